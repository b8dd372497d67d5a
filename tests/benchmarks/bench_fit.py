"""How long a fit takes compared with its peers, as ratios, and how much memory it needs.

All candidates of a table run in turn, several rounds; the best of each counts: a busy moment
of the machine must not fall on one of them alone. None has a penalty. Tolerances are set so
that all reach the same optimum: the last column says how many standard errors the farthest weight
is from that optimum; scikit-learn's own tolerance, 1e-4, is there for comparison. Memory is the
peak that NumPy's arrays take during the fit, as a multiple of X.
"""

import argparse
import time
import tracemalloc

import numpy as np
import statsmodels.api as sm
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from lessons_lib.logistic import fit_logistic_regression

SIZES = [(200, 5), (10**4, 100), (10**5, 10), (10**6, 20)]


def candidates(X, y):
    """The candidates compared: each returns its weights, intercept first."""

    def lessons_lib():
        fit = fit_logistic_regression(X, y)
        return np.r_[fit.intercept, fit.coef]

    def scikit_learn(solver, tol):
        model = LogisticRegression(C=np.inf, solver=solver, tol=tol, max_iter=1000).fit(X, y)
        return np.r_[model.intercept_, model.coef_[0]]

    return {
        "lessons_lib": lessons_lib,
        "sklearn newton-cholesky": lambda: scikit_learn("newton-cholesky", 1e-8),
        "sklearn lbfgs": lambda: scikit_learn("lbfgs", 1e-8),
        "sklearn lbfgs, tol 1e-4": lambda: scikit_learn("lbfgs", 1e-4),
        "statsmodels Logit": lambda: sm.Logit(y, sm.add_constant(X)).fit(disp=0).params,
    }


def data(m, d):
    """Independent columns, and labels that depend on them."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((m, d))
    logits = X @ rng.standard_normal(d) / np.sqrt(d) - 1
    return X, (rng.random(m) < 1 / (1 + np.exp(-logits))).astype(float)


def measure(run, rounds):
    """The best time of every candidate, in seconds."""
    best = dict.fromkeys(run, np.inf)
    for _ in range(rounds):
        for name, fit in run.items():
            start = time.perf_counter()
            fit()
            best[name] = min(best[name], time.perf_counter() - start)
    return best


def peak_memory(fit):
    """The most memory that arrays take at any time during a fit, in bytes."""
    tracemalloc.start()
    fit()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def main():
    """Print one table for each size and number of threads."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    for m, d in SIZES:
        X, y = data(m, d)
        run = candidates(X, y)
        errors = fit_logistic_regression(X, y).standard_errors
        optimum = run["lessons_lib"]()
        memory = {name: peak_memory(fit) / X.nbytes for name, fit in run.items()}
        distance = {name: np.max(np.abs(fit() - optimum) / errors) for name, fit in run.items()}
        for threads in (1, None):
            with threadpool_limits(threads):
                best = measure(run, rounds)
            print(f"\n{m} rows, {d} columns, {threads or 'default'} thread(s)")
            print(f"{'':26}{'ms':>10}{'ratio':>8}{'memory':>8}{'from optimum':>14}")
            for name, seconds in best.items():
                ratio = seconds / best["lessons_lib"]
                print(
                    f"{name:26}{1e3 * seconds:10.1f}{ratio:8.2f}{memory[name]:8.2f}"
                    f"{distance[name]:14.0e}"
                )


if __name__ == "__main__":
    main()
