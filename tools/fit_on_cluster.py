"""Fit a logistic regression to two .npy files on the workers of a Dask scheduler.

    .venv/bin/python tools/fit_on_cluster.py tcp://ADDRESS:8786 X.npy y.npy --rows 50000

All workers must have this package. They and this machine must find both files under the same
absolute names.
"""

import argparse
import os

from distributed import Client

from lessons_lib import fit_logistic_regression
from lessons_lib.blocks import mean_loss_over_blocks, rows_of_files, sums_over_blocks


def main():
    """Print weights with their standard errors, the mean loss, and the message of the fit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scheduler", help="its address, such as tcp://192.168.0.7:8786")
    parser.add_argument("X", type=os.path.abspath, help="a row of measurements for each sample")
    parser.add_argument("y", type=os.path.abspath, help="labels 0 and 1")
    parser.add_argument("--rows", type=int, default=50_000, help="in each block (50000)")
    options = parser.parse_args()
    blocks = rows_of_files(options.X, options.y, options.rows)
    try:
        client = Client(options.scheduler)
    except OSError as error:
        parser.error(
            f"scheduler must answer; got {error}. Start it with `dask scheduler`, and pass the "
            "address that it prints."
        )
    with client:
        fit = fit_logistic_regression(sums=sums_over_blocks(client, blocks))
        weights = [fit.intercept, *fit.coef]
        loss = mean_loss_over_blocks(client, blocks, weights)
    print(f"{'weight':>16}{'standard error':>16}   (intercept first)")
    for weight, error in zip(weights, fit.standard_errors, strict=True):
        print(f"{weight:16.9g}{error:16.9g}")
    print(f"mean loss: {loss:.9g} nats per sample")
    print(fit.message)


if __name__ == "__main__":
    main()
