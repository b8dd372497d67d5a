"""Every cell of the phrase book in lesson 09 says what the installed libraries do.

PyTorch's column is compared with the table of its results and, where PyTorch is installed, as for
`make bench`, with PyTorch itself.
"""

import inspect
import math
import re
import warnings

import numpy as np
import pytest
from lessons import NOTEBOOKS, NUMBERED, prose, read
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from statsmodels.api import GLM, Logit, add_constant
from statsmodels.genmod.families import Binomial
from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

import lessons_lib as lib

# Comparing words with libraries covers no line of ours.
pytestmark = pytest.mark.no_cover

COLUMNS = ("lessons_lib", "scikit-learn", "statsmodels", "PyTorch")
Y = np.array([1, 0, 0, 1])
Q = np.array([0.8, 0.3, 0.4, 0.7])
Z = np.log(Q / (1 - Q))
X = np.array([[1.0], [2.0], [3.0], [4.0]])
LABELS = np.array([0, 1, 0, 1])
WITH_ONES = add_constant(X)
ONE, ZERO = np.ones(1), np.zeros(1)
OURS = lib.fit_logistic_regression(X, LABELS)
SCIKIT = LogisticRegression().fit(X, LABELS)
LOGIT = Logit(LABELS, WITH_ONES).fit(disp=0)
FITS_OF_STATSMODELS = [LOGIT, GLM(LABELS, WITH_ONES, family=Binomial()).fit()]


def book():
    """{(row, column): text} of both tables, without the marks of code."""
    found = {}
    for text in prose(read(NUMBERED["09"])):
        for title in ("losses", "fits"):
            if f"|{title}|" in text:
                _, *rows = [
                    [cell.replace("`", "") for cell in line.strip("|").split("|")]
                    for line in text.splitlines()
                    if line.startswith("|") and "---" not in line
                ]
                found |= {
                    (f"{title}: {row}", column): cell
                    for row, *cells in rows
                    for column, cell in zip(COLUMNS, cells, strict=True)
                }
    return found


BOOK = book()


def stored():
    """The stored table of PyTorch's results: those in float64 by call, and the one in float32."""
    text = (NOTEBOOKS / "data" / "09_pytorch.csv").read_text(encoding="utf-8")
    rows = [line.split(";") for line in text.splitlines() if not line.startswith("#")]
    return {call: (float(double), float(single)) for call, double, single in rows[1:]}


PYTORCH = stored()
FOUR_DAYS = "binary_cross_entropy(q, y)"


def first_arguments(function):
    return list(inspect.signature(function).parameters)[:2]


def number(text):
    return float(text.replace("−", "-"))


def prints(text, value):
    """Assert that a number in the book is this value, rounded to the digits of the book."""
    digits = len(text.partition(".")[2])
    return text == ("inf" if math.isinf(value) else f"{value:.{digits}f}".replace("-", "−"))


def single(loss):
    """Whether a loss of the four days has lost digits, as a loss computed in float32 has."""
    return abs(loss / 0.36182976573941633 - 1) > 1e-9


def rounded_only(loss):
    """Whether a loss is that of forecasts rounded to float32, but was computed in float64."""
    exact = lib.binary_cross_entropy(Y, Q.astype(np.float32).astype(np.float64))
    return math.isclose(loss, exact, rel_tol=1e-12)


def separable(fit):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        fit([0, 1])
    return [warning.category for warning in caught]


def moves_bias(torch):
    """Whether weight_decay alone, without any gradient of a loss, moves the intercept."""
    model = torch.nn.Linear(1, 1)
    optimiser = torch.optim.SGD(model.parameters(), lr=0.1, weight_decay=0.5)
    before = model.bias.item()
    (0 * model(torch.ones(1, 1))).sum().backward()
    optimiser.step()
    return before != 0 and model.bias.item() == pytest.approx(0.95 * before, rel=1e-6)


def intercept_of_penalised(fit):
    """Whether the intercept is free: under an enormous penalty on everything, it would be 0."""
    labels = np.array([0, 1, 1, 1])
    return abs(fit(labels)) > 0.5


CHECKS = {
    ("losses: call", "lessons_lib"): lambda said: callable(getattr(lib, said)),
    ("losses: call", "scikit-learn"): lambda said: said == log_loss.__name__,
    ("losses: call", "statsmodels"): lambda said: (
        said == "Binomial().loglike" and callable(Binomial().loglike)
    ),
    ("losses: comes first", "lessons_lib"): lambda said: (
        said == "labels" and first_arguments(lib.binary_cross_entropy)[0] == "y_true"
    ),
    ("losses: comes first", "scikit-learn"): lambda said: (
        said == "labels" and first_arguments(log_loss)[0] == "y_true"
    ),
    ("losses: comes first", "statsmodels"): lambda said: (
        said == "labels" and first_arguments(Binomial().loglike)[0] == "endog"
    ),
    ("losses: comes first", "PyTorch"): lambda said: (
        said == "forecasts"
        and PYTORCH[FOUR_DAYS][0] == pytest.approx(0.36182977, abs=1e-8)
        and PYTORCH["binary_cross_entropy(y, q)"][0] == 30
    ),
    ("losses: from logits", "lessons_lib"): lambda said: (
        said == "…_with_logits"
        and math.isclose(lib.binary_cross_entropy_with_logits(Y, Z), lib.binary_cross_entropy(Y, Q))
    ),
    ("losses: from logits", "PyTorch"): lambda said: (
        said == "…_with_logits"
        and PYTORCH["binary_cross_entropy_with_logits(z, y)"] == PYTORCH[FOUR_DAYS]
    ),
    ("losses: many classes", "lessons_lib"): lambda said: (
        said == "categorical_…: probabilities"
        and math.isclose(
            lib.categorical_cross_entropy(Y, np.c_[1 - Q, Q]), lib.binary_cross_entropy(Y, Q)
        )
    ),
    ("losses: many classes", "scikit-learn"): lambda said: (
        said == "probabilities"
        and math.isclose(
            log_loss([2, 0], [[0.1, 0.2, 0.7], [0.5, 0.3, 0.2]], labels=[0, 1, 2]),
            -np.log([0.7, 0.5]).mean(),
        )
    ),
    ("losses: many classes", "PyTorch"): lambda said: (
        said == "cross_entropy: logits"
        and PYTORCH["cross_entropy(stack([0 * z, z], 1), y.long())"] == PYTORCH[FOUR_DAYS]
        and PYTORCH["cross_entropy(stack([1 - q, q], 1), y.long())"] != PYTORCH[FOUR_DAYS]
    ),
    ("losses: four days, in nats", "lessons_lib"): lambda said: prints(
        said, lib.binary_cross_entropy(Y, Q)
    ),
    ("losses: four days, in nats", "scikit-learn"): lambda said: prints(said, log_loss(Y, Q)),
    ("losses: four days, in nats", "statsmodels"): lambda said: prints(
        said, Binomial().loglike(Y, Q)
    ),
    ("losses: four days, in nats", "PyTorch"): lambda said: prints(said, PYTORCH[FOUR_DAYS][0]),
    ("losses: their sum", "lessons_lib"): lambda said: (
        said == 'reduction="sum"'
        and math.isclose(
            lib.binary_cross_entropy(Y, Q, reduction="sum"), 4 * lib.binary_cross_entropy(Y, Q)
        )
    ),
    ("losses: their sum", "scikit-learn"): lambda said: (
        said == "normalize=False"
        and math.isclose(log_loss(Y, Q, normalize=False), 4 * log_loss(Y, Q))
    ),
    ("losses: their sum", "statsmodels"): lambda said: (
        said == "by default" and math.isclose(-Binomial().loglike(Y, Q), 4 * log_loss(Y, Q))
    ),
    ("losses: their sum", "PyTorch"): lambda said: (
        said == 'reduction="sum"'
        and math.isclose(
            PYTORCH['binary_cross_entropy(q, y, reduction="sum")'][0],
            4 * PYTORCH[FOUR_DAYS][0],
            rel_tol=1e-7,
        )
    ),
    ("losses: forecast of 0, in nats", "lessons_lib"): lambda said: prints(
        said, lib.binary_cross_entropy(ONE, ZERO)
    ),
    ("losses: forecast of 0, in nats", "scikit-learn"): lambda said: prints(
        said, log_loss(ONE, ZERO, labels=[0, 1])
    ),
    ("losses: forecast of 0, in nats", "statsmodels"): lambda said: prints(
        said, -Binomial().loglike(ONE, ZERO)
    ),
    ("losses: forecast of 0, in nats", "PyTorch"): lambda said: prints(
        said, PYTORCH["binary_cross_entropy([0], [1])"][0]
    ),
    ("losses: float32 forecasts: logs in", "lessons_lib"): lambda said: (
        said == "float64" and rounded_only(lib.binary_cross_entropy(Y, Q.astype(np.float32)))
    ),
    ("losses: float32 forecasts: logs in", "scikit-learn"): lambda said: (
        said == "float32" and not rounded_only(log_loss(Y, Q.astype(np.float32)))
    ),
    ("losses: float32 forecasts: logs in", "statsmodels"): lambda said: (
        said == "float32"
        and not rounded_only(-Binomial().loglike(Y.astype(np.float32), Q.astype(np.float32)) / 4)
    ),
    ("losses: float32 forecasts: logs in", "PyTorch"): lambda said: (
        said == "float32" and single(PYTORCH[FOUR_DAYS][1])
    ),
    ("fits: call", "lessons_lib"): lambda said: said == lib.fit_logistic_regression.__name__,
    ("fits: call", "scikit-learn"): lambda said: said == LogisticRegression.__name__,
    ("fits: call", "statsmodels"): lambda said: said == f"{Logit.__name__}, {GLM.__name__}",
    ("fits: arguments", "lessons_lib"): lambda said: (
        said == ", ".join(first_arguments(lib.fit_logistic_regression))
    ),
    ("fits: arguments", "scikit-learn"): lambda said: (
        said == ", ".join(first_arguments(SCIKIT.fit))
    ),
    ("fits: arguments", "statsmodels"): lambda said: (
        said == "y, X with ones"
        and all(first_arguments(model) == ["endog", "exog"] for model in (Logit, GLM))
        and Logit(LABELS, X).fit(disp=0).params.size == 1
    ),
    ("fits: penalty, by default", "lessons_lib"): lambda said: (
        said == "l2=0"
        and inspect.signature(lib.fit_logistic_regression).parameters["l2"].default == 0
    ),
    ("fits: penalty, by default", "scikit-learn"): lambda said: (
        said == f"C={SCIKIT.get_params()['C']}"
        and np.allclose(SCIKIT.coef_, lib.fit_logistic_regression(X, LABELS, l2=1).coef, rtol=1e-3)
    ),
    ("fits: penalty, by default", "statsmodels"): lambda said: (
        said == "none"
        and all(np.allclose(fit.params[1:], OURS.coef, rtol=1e-6) for fit in FITS_OF_STATSMODELS)
    ),
    ("fits: intercept penalised", "lessons_lib"): lambda said: (
        said == "no"
        and intercept_of_penalised(
            lambda labels: lib.fit_logistic_regression(X, labels, l2=1e6).intercept
        )
    ),
    ("fits: intercept penalised", "scikit-learn"): lambda said: (
        said == "no"
        and intercept_of_penalised(
            lambda labels: LogisticRegression(C=1e-6).fit(X, labels).intercept_[0]
        )
    ),
    ("fits: intercept penalised", "statsmodels"): lambda said: (
        said == "yes, by fit_regularized"
        and not intercept_of_penalised(
            lambda labels: Logit(labels, WITH_ONES).fit_regularized(alpha=1e6, disp=0).params[0]
        )
        and not intercept_of_penalised(
            lambda labels: (
                GLM(labels, WITH_ONES, family=Binomial()).fit_regularized(alpha=1e6).params[0]
            )
        )
    ),
    ("fits: slopes", "lessons_lib"): lambda said: getattr(OURS, said).shape == (1,),
    ("fits: slopes", "scikit-learn"): lambda said: getattr(SCIKIT, said).shape == (1, 1),
    ("fits: slopes", "statsmodels"): lambda said: (
        said == "params[1:]"
        and all(np.allclose(fit.params[1:], OURS.coef, rtol=1e-6) for fit in FITS_OF_STATSMODELS)
    ),
    ("fits: standard errors", "lessons_lib"): lambda said: getattr(OURS, said).shape == (2,),
    ("fits: standard errors", "statsmodels"): lambda said: all(
        np.allclose(getattr(fit, said), OURS.standard_errors, rtol=1e-5)
        for fit in FITS_OF_STATSMODELS
    ),
    ("fits: predict returns", "scikit-learn"): lambda said: (
        said == "labels" and set(SCIKIT.predict(X)) <= {0, 1}
    ),
    ("fits: predict returns", "statsmodels"): lambda said: (
        said == "probabilities"
        and all(
            np.allclose(fit.predict(WITH_ONES), OURS.predict_proba(X), rtol=1e-6)
            for fit in FITS_OF_STATSMODELS
        )
    ),
    ("fits: predict_proba has shape", "lessons_lib"): lambda said: (
        said == "(m,)" and OURS.predict_proba(X).shape == (4,)
    ),
    ("fits: predict_proba has shape", "scikit-learn"): lambda said: (
        said == "(m, 2)" and SCIKIT.predict_proba(X).shape == (4, 2)
    ),
    ("fits: separable data", "lessons_lib"): lambda said: (
        said == "a message"
        and "separable" in lib.fit_logistic_regression([[1], [3]], [0, 1]).message
    ),
    ("fits: separable data", "scikit-learn"): lambda said: (
        said == "hidden by the penalty"
        and not separable(lambda y: LogisticRegression().fit([[1], [3]], y))
    ),
    ("fits: separable data", "statsmodels"): lambda said: (
        said == "a warning"
        and PerfectSeparationWarning in separable(lambda y: Logit(y, [[1, 1], [1, 3]]).fit(disp=0))
        and PerfectSeparationWarning
        in separable(lambda y: GLM(y, [[1, 1], [1, 3]], family=Binomial()).fit())
    ),
}
# Claims of the book that only PyTorch itself can confirm.
OF_PYTORCH = {
    "losses: call": lambda said, torch: callable(getattr(torch.nn.functional, said)),
    "fits: call": lambda said, torch: (
        said == f"{torch.nn.Linear.__name__}, {torch.optim.SGD.__name__}"
    ),
    "fits: penalty, by default": lambda said, torch: (
        said
        == f"weight_decay={inspect.signature(torch.optim.SGD).parameters['weight_decay'].default}"
    ),
    "fits: intercept penalised": lambda said, torch: said == "yes" and moves_bias(torch),
    "fits: slopes": lambda said, torch: getattr(torch.nn.Linear(2, 1), said).shape == (1, 2),
    "fits: separable data": lambda said, torch: (
        said == "nothing"
        and not separable(
            lambda y: torch.nn.functional.binary_cross_entropy(
                torch.sigmoid(torch.tensor([-50.0, 50.0])), torch.tensor(y, dtype=torch.float32)
            )
        )
    ),
}


@pytest.mark.parametrize("cell", CHECKS, ids=" | ".join)
def test_cell_is_what_the_library_does(cell):
    """A cell of the book says what the installed library does."""
    assert CHECKS[cell](BOOK[cell])


@pytest.mark.parametrize("row", OF_PYTORCH)
def test_cell_is_what_pytorch_does(row):
    """The installed PyTorch does what the book says in cells not covered by the stored table."""
    torch = pytest.importorskip("torch")
    assert OF_PYTORCH[row](BOOK[row, "PyTorch"], torch)


def names_like(pattern, *found):
    """The names of a function's arguments, or else of attributes, that match a pattern."""
    return [
        name
        for one in found
        for name in (inspect.signature(one).parameters if inspect.isroutine(one) else dir(one))
        if re.search(pattern, name)
    ]


def adds_two_classes_only(loglike):
    """Whether the result for forecasts of three classes differs from the log of what happened."""
    happened, q = np.array([[0, 0, 1.0], [1, 0, 0]]), np.array([[0.1, 0.2, 0.7], [0.5, 0.3, 0.2]])
    return not math.isclose(loglike(happened, q), np.log([0.7, 0.5]).sum(), rel_tol=0.1)


ERRORS = r"bse|std|stderr|standard_error"
DASHES = {
    ("losses: from logits", "scikit-learn"): lambda: not names_like("logit", log_loss),
    ("losses: from logits", "statsmodels"): lambda: not names_like("logit", Binomial().loglike),
    ("losses: many classes", "statsmodels"): lambda: adds_two_classes_only(Binomial().loglike),
    ("fits: standard errors", "scikit-learn"): lambda: not names_like(ERRORS, SCIKIT),
    ("fits: predict returns", "lessons_lib"): lambda: not hasattr(OURS, "predict"),
    ("fits: predict_proba has shape", "statsmodels"): lambda: (
        not names_like("proba", *FITS_OF_STATSMODELS)
    ),
}
# The parts from which a PyTorch user builds a fit: none takes samples or reports on a fit.
DASHES_OF_PYTORCH = {
    "fits: arguments": r"fit$|^X$|^y$",
    "fits: standard errors": ERRORS,
    "fits: predict returns": "predict$",
    "fits: predict_proba has shape": "proba",
}


@pytest.mark.parametrize("cell", DASHES, ids=" | ".join)
def test_dash_is_what_the_library_lacks(cell):
    """Where the book has a dash, that column's call has no such argument or attribute."""
    assert BOOK[cell] == "–"
    assert DASHES[cell]()


@pytest.mark.parametrize("row", DASHES_OF_PYTORCH)
def test_dash_is_what_pytorch_lacks(row):
    """Where PyTorch's column has a dash, PyTorch has no such argument or attribute."""
    assert BOOK[row, "PyTorch"] == "–"
    torch = pytest.importorskip("torch")
    model = torch.nn.Linear(1, 1)
    parts = [model, torch.optim.SGD(model.parameters(), lr=0.1), model.forward]
    assert not names_like(DASHES_OF_PYTORCH[row], *parts)


def test_every_cell_is_checked():
    """Each cell of the book is checked, and so is each dash."""
    dashes = {*DASHES, *((row, "PyTorch") for row in DASHES_OF_PYTORCH)}
    checked = {*CHECKS, *((row, "PyTorch") for row in OF_PYTORCH)}
    assert {cell for cell, said in BOOK.items() if said == "–"} == dashes
    assert {cell for cell, said in BOOK.items() if said != "–"} == checked
    assert len(BOOK) == 68
