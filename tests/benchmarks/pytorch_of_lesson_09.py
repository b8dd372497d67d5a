"""Compare the table of PyTorch's results in lesson 09 with PyTorch; `--write` renews it.

    python tests/benchmarks/pytorch_of_lesson_09.py [--write]

The lesson shows this table: nobody has to install PyTorch for it.
"""

import sys
from pathlib import Path

import torch
from torch.nn.functional import binary_cross_entropy as bce
from torch.nn.functional import binary_cross_entropy_with_logits as bce_logits
from torch.nn.functional import cross_entropy

from lessons_lib.figures.lesson_07 import DAMAGE, TEMPERATURE

TABLE = Path(__file__).parents[2] / "notebooks" / "data" / "09_pytorch.csv"
HEADER = """\
# What PyTorch {version} computes for the four days of lesson 04: labels y = 1, 0, 0, 1, forecasts
# q = 0.8, 0.3, 0.4, 0.7, logits z = ln(q / (1 - q)); and for single days. All in nats. Last, the
# weights that its LBFGS finds for the 23 flights of lesson 07, by the standardised temperature.
# Written and compared by tests/benchmarks/pytorch_of_lesson_09.py.
call;float64;float32
"""


def results(kind):
    """The results of all calls, for numbers of one kind."""
    y = torch.tensor([1, 0, 0, 1], dtype=kind)
    q = torch.tensor([0.8, 0.3, 0.4, 0.7], dtype=kind)
    z = torch.log(q / (1 - q))
    zero, one, forty = (torch.tensor([value], dtype=kind) for value in (0, 1, 40))
    return {
        "binary_cross_entropy(q, y)": bce(q, y),
        'binary_cross_entropy(q, y, reduction="sum")': bce(q, y, reduction="sum"),
        "binary_cross_entropy(y, q)": bce(y, q),
        "binary_cross_entropy_with_logits(z, y)": bce_logits(z, y),
        "cross_entropy(stack([0 * z, z], 1), y.long())": cross_entropy(
            torch.stack([0 * z, z], 1), y.long()
        ),
        "cross_entropy(stack([1 - q, q], 1), y.long())": cross_entropy(
            torch.stack([1 - q, q], 1), y.long()
        ),
        "binary_cross_entropy([0], [1])": bce(zero, one),
        "binary_cross_entropy(sigmoid([40]), [0])": bce(torch.sigmoid(forty), zero),
        "binary_cross_entropy_with_logits([40], [0])": bce_logits(forty, zero),
    }


def fitted(kind):
    """The weights of the 23 flights, fitted by the loss alone: PyTorch adds no penalty."""
    temperature, y = (torch.tensor(column, dtype=kind) for column in (TEMPERATURE, DAMAGE))
    s = (temperature - temperature.mean()) / temperature.std(correction=0)
    weights = torch.zeros(2, dtype=kind, requires_grad=True)
    method = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def loss():
        method.zero_grad()
        value = bce_logits(weights[0] + weights[1] * s, y)
        value.backward()
        return value

    method.step(loss)
    return {"LBFGS, intercept": weights[0].item(), "LBFGS, slope": weights[1].item()}


def table():
    """The text of the file that holds the table."""
    rows = []
    for what, digits in ((results, 8), (fitted, 4)):
        double, single = what(torch.float64), what(torch.float32)
        rows += [f"{call};{double[call]:.{digits}f};{single[call]:.{digits}f}" for call in double]
    return HEADER.format(version=torch.__version__.partition("+")[0]) + "\n".join(rows) + "\n"


if __name__ == "__main__":
    if "--write" in sys.argv:
        TABLE.write_text(table(), encoding="utf-8")
    rows = [
        [line for line in text.splitlines() if not line.startswith("#")]
        for text in (table(), TABLE.read_text(encoding="utf-8"))
    ]
    for now, stored in zip(*rows, strict=True):
        if now != stored:
            sys.exit(f"PyTorch {torch.__version__} says {now}; the table has {stored}.")
    print(f"{TABLE.name}: PyTorch {torch.__version__} computes the same {len(rows[0]) - 1} rows")
