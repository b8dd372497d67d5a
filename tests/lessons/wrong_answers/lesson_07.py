"""Wrong answers that a learner may well give in lesson 07, with the slip in words."""

import math

import numpy as np

LN2 = math.log(2)
P, Q = 7 / 23, 16 / 23  # shares of the flights with and without damage
BASELINE = -P * math.log(P) - Q * math.log(Q)  # in nats
INFORMATION = 23 * P * Q


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def gradient(w, X, y):
    return X.T @ (sigmoid(X @ w) - y) / len(y)


def hessian(w, X, y):
    y_hat = sigmoid(X @ w)
    return X.T @ (X * (y_hat * (1 - y_hat))[:, None]) / len(y)


def newton_step(w, X, y):
    return np.linalg.solve(hessian(w, X, y), gradient(w, X, y))


def descending(slope, start=np.zeros):
    """A `descend` that takes `slope(w, X, y)` for the gradient."""

    def descend(X, y, rate, steps):
        path = [start(X.shape[1])]
        for _ in range(steps):
            path.append(path[-1] - rate * slope(path[-1], X, y))
        return np.array(path)

    return descend


def stepping(step, start=np.zeros):
    """A `newton` that subtracts `step(w, X, y)`."""

    def newton(X, y, steps):
        return descending(step, start)(X, y, 1, steps)

    return newton


descend = descending(gradient)
newton = stepping(newton_step)


def descend_without_memory(X, y, rate, steps):
    w = np.zeros(X.shape[1])
    path = [w]
    for _ in range(steps):
        w -= rate * gradient(w, X, y)
        path.append(w)
    return np.array(path)


def descend_along_the_first_slope(X, y, rate, steps):
    w = np.zeros(X.shape[1])
    slope = gradient(w, X, y)
    path = [w]
    for _ in range(steps):
        w = w - rate * slope
        path.append(w)
    return np.array(path)


def descend_returned_too_early(X, y, rate, steps):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        path.append(path[-1] - rate * gradient(path[-1], X, y))
        return np.array(path)


def descend_with_a_column(X, y, rate, steps):
    w = np.zeros((X.shape[1], 1))
    path = [w[:, 0]]
    for _ in range(steps):
        w = w - rate * gradient(w, X, y)
        path.append(w[:, 0])
    return np.array(path)


def descend_as_columns(X, y, rate, steps):
    return descend(X, y, rate, steps)[:, :, None]


def descend_one_weight_after_the_other(X, y, rate, steps):
    w = np.zeros(X.shape[1])
    path = [w.copy()]
    for _ in range(steps):
        for j in range(len(w)):
            w[j] -= rate * gradient(w, X, y)[j]
        path.append(w.copy())
    return np.array(path)


def descend_one_sample_a_step(X, y, rate, steps):
    path = [np.zeros(X.shape[1])]
    for step in range(steps):
        i = step % len(y)
        path.append(path[-1] - rate * (sigmoid(X[i] @ path[-1]) - y[i]) * X[i])
    return np.array(path)


def descend_until_it_stands_still(X, y, rate, steps):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        path.append(path[-1] - rate * gradient(path[-1], X, y))
        if np.abs(path[-1] - path[-2]).max() < 1e-3:
            break
    return np.array(path)


def descend_to_losses(X, y, rate, steps):
    z = X @ descend(X, y, rate, steps).T
    return np.mean(np.logaddexp(0, z) - y[:, None] * z, axis=0)


def descend_printed(X, y, rate, steps):
    for w in descend(X, y, rate, steps):
        print(w)


def descend_with_an_intercept(X, y, rate, steps):
    return descend(np.column_stack([np.ones(len(X)), X]), y, rate, steps)


def descend_standardised(X, y, rate, steps):
    return descend((X - X.mean(axis=0)) / (X.std(axis=0) + 1e-12), y, rate, steps)


def slope_of_squared_error(w, X, y):
    y_hat = sigmoid(X @ w)
    return 2 * X.T @ ((y_hat - y) * y_hat * (1 - y_hat)) / len(y)


def newton_without_memory(X, y, steps):
    w = np.zeros(X.shape[1])
    path = [w]
    for _ in range(steps):
        w -= newton_step(w, X, y)
        path.append(w)
    return np.array(path)


def newton_with_the_first_curvature(X, y, steps):
    path = [np.zeros(X.shape[1])]
    H = hessian(path[0], X, y)
    for _ in range(steps):
        path.append(path[-1] - np.linalg.solve(H, gradient(path[-1], X, y)))
    return np.array(path)


def newton_returned_too_early(X, y, steps):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        path.append(path[-1] - newton_step(path[-1], X, y))
        return np.array(path)


def newton_until_it_stands_still(X, y, steps):
    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        path.append(path[-1] - newton_step(path[-1], X, y))
        if np.abs(path[-1] - path[-2]).max() < 1e-3:
            break
    return np.array(path)


def newton_printed(X, y, steps):
    for w in newton(X, y, steps):
        print(w)


def newton_with_weights(weight):
    """A `newton` with `weight(y_hat, y)` instead of ŷ(1 − ŷ)."""

    def step(w, X, y):
        y_hat = sigmoid(X @ w)
        H = X.T @ (X * weight(y_hat, y)[:, None]) / len(y)
        return np.linalg.solve(H, gradient(w, X, y))

    return stepping(step)


def step_with_rows_for_columns(w, X, y):
    y_hat = sigmoid(X @ w)
    H = X.T @ (X * (y_hat * (1 - y_hat))) / len(y)
    return np.linalg.solve(H, gradient(w, X, y))


WRONG = {
    "recall": [
        ("counted in bits", BASELINE / LN2),
        ("summed over the flights", 23 * BASELINE),
        ("summed over the flights, in bits", 23 * BASELINE / LN2),
        ("took logarithms of base 10", BASELINE / math.log(10)),
        ("forgot the minus sign", -BASELINE),
        ("gave the best probability", P),
        ("gave the other probability", Q),
        ("gave the logit", math.log(7 / 16)),
        ("kept only the flights with damage, weighted", -P * math.log(P)),
        ("kept only the flights without damage, weighted", -Q * math.log(Q)),
        ("gave the surprisal of damage", -math.log(P)),
        ("gave the surprisal of no damage", -math.log(Q)),
        ("took the fair coin", LN2),
        ("averaged the two surprisals without weights", -(math.log(P) + math.log(Q)) / 2),
        ("summed the two surprisals without weights", -math.log(P) - math.log(Q)),
        ("swapped the weights", -Q * math.log(P) - P * math.log(Q)),
        (
            "took 7 of 16 for the share",
            -7 / 16 * math.log(7 / 16) - 9 / 16 * math.log(9 / 16),
        ),
        ("quoted 7/16 for every flight", -P * math.log(7 / 16) - Q * math.log(9 / 16)),
        ("took the coin of the ten days", -0.3 * math.log(0.3) - 0.7 * math.log(0.7)),
        ("gave the deviance", 2 * 23 * BASELINE),
        ("gave the likelihood", P**7 * Q**16),
        ("gave the perplexity", math.exp(BASELINE)),
        ("computed bits, then divided by ln 2", BASELINE / LN2**2),
        ("multiplied the nats by ln 2", BASELINE * LN2),
        ("gave the saving against the fair coin", LN2 - BASELINE),
        ("rounded to one digit", 0.6),
        ("rounded to two digits", 0.61),
    ],
    "first_gradient": [
        ("summed over the samples", [0, -1]),
        ("subtracted the other way round", [0, 0.5]),
        ("subtracted the other way round, and summed", [0, 1]),
        ("swapped the entries", [-0.5, 0]),
        ("gave the errors of the two samples", [0.5, -0.5]),
        ("multiplied the errors by x, and left the sum out", [0.5, -1.5]),
        ("multiplied the errors by x and halved, without adding", [0.25, -0.75]),
        ("gave only the second entry", -0.5),
        ("gave a table with one row for each sample", [[0.5, 0.5], [-0.5, -1.5]]),
        ("took σ(0) for 0", [-0.5, -1.5]),
        ("took σ(0) for 0, and summed", [-1, -3]),
        ("took σ(0) for 1", [0.5, 0.5]),
        ("forgot the labels", [0.5, 1]),
        ("forgot the labels, and summed", [1, 2]),
        ("kept the slope of the sigmoid", [0, -0.125]),
        ("kept the slope of the sigmoid, and summed", [0, -0.25]),
        ("counted in bits", [0, -0.5 / LN2]),
        ("forgot to multiply by x", [0, 0]),
        ("left the first sample out of the second entry", [0, -0.75]),
        ("multiplied the sizes of the errors by x", [0.5, 1.5]),
        ("gave the mean loss", LN2),
        ("gave only the second entry of the sum", -1),
        ("swapped the entries, and summed", [-1, 0]),
        ("squared the errors", [0.25, 0.25]),
    ],
    "curvature": [
        ("kept the printed order", "abcde"),
        ("differentiated before there was a gradient", "acdbe"),
        ("took the direction before the matrix", "cabde"),
        ("collected before differentiating", "cdabe"),
        ("began with the matrix", "dacbe"),
        ("began with the matrix, and took the gradient from it", "dcabe"),
        ("gave the verdict before the direction", "cadeb"),
        ("gave only the verdict from the factors", "caedb"),
        ("took the direction at once", "cbade"),
        ("collected and took the direction before differentiating", "cdbae"),
        ("differentiated first, and took the direction before the matrix", "acbde"),
        ("wrote the steps backwards", "ebdac"),
        ("left out the verdict", "cadb"),
        ("left out the direction", "cade"),
        ("named a step twice", "caddbe"),
        ("gave a list in the wrong order", ["c", "d", "a", "b", "e"]),
        ("numbered the steps in the wrong order", "31245"),
        ("gave only the first step", "c"),
    ],
    "vote": [
        ("thought that convex means solved", "a"),
        ("thought that a bowl always has a floor", "b"),
        ("thought that downhill always arrives", "d"),
        ("thought that convex means solved, as a capital", "A"),
        ("thought that a bowl always has a floor, in brackets", "(b)"),
        ("named two consequences", "bc"),
        ("named two consequences in a list", ["b", "c"]),
        ("hedged between two consequences", "b or c"),
        ("named all of them", "abcd"),
        ("gave the number of the consequence", 2),
        ("typed the consequence instead of its letter", "it has a lowest point"),
        ("named a letter that is not there", "e"),
    ],
    "descend": [
        ("summed the gradient", descending(lambda w, X, y: len(y) * gradient(w, X, y))),
        ("went uphill", descending(lambda w, X, y: -gradient(w, X, y))),
        (
            "went uphill on the sum",
            descending(lambda w, X, y: -len(y) * gradient(w, X, y)),
        ),
        ("left out the sigmoid", descending(lambda w, X, y: X.T @ (X @ w - y) / len(y))),
        (
            "lost the minus sign in the sigmoid",
            descending(lambda w, X, y: X.T @ (sigmoid(-X @ w) - y) / len(y)),
        ),
        ("forgot the labels", descending(lambda w, X, y: X.T @ sigmoid(X @ w) / len(y))),
        ("counted the loss in bits", descending(lambda w, X, y: gradient(w, X, y) / LN2)),
        ("took the slope of squared error", descending(slope_of_squared_error)),
        (
            "divided by the number of columns",
            descending(lambda w, X, y: X.T @ (sigmoid(X @ w) - y) / X.shape[1]),
        ),
        (
            "divided by the number of entries",
            descending(lambda w, X, y: X.T @ (sigmoid(X @ w) - y) / X.size),
        ),
        (
            "divided by the 23 flights",
            descending(lambda w, X, y: X.T @ (sigmoid(X @ w) - y) / 23),
        ),
        (
            "averaged errors and columns separately",
            descending(lambda w, X, y: X.mean(axis=0) * np.mean(sigmoid(X @ w) - y)),
        ),
        (
            "averaged the errors, and left out X",
            descending(lambda w, X, y: np.mean(sigmoid(X @ w) - y)),
        ),
        ("forgot to transpose X", descending(lambda w, X, y: X @ (sigmoid(X @ w) - y) / len(y))),
        (
            "took Newton's step, times the learning rate",
            descending(newton_step),
        ),
        ("started at ones", descending(gradient, start=np.ones)),
        (
            "started at random",
            descending(gradient, start=lambda d: np.random.default_rng(0).standard_normal(d)),
        ),
        (
            "started with two zeros, whatever X is",
            descending(gradient, start=lambda d: np.zeros(2)),
        ),
        ("left out the learning rate", lambda X, y, rate, steps: descend(X, y, 1, steps)),
        (
            "kept the learning rate of lesson 05",
            lambda X, y, rate, steps: descend(X, y, 0.02, steps),
        ),
        ("divided by the learning rate", lambda X, y, rate, steps: descend(X, y, 1 / rate, steps)),
        ("left out the start", lambda X, y, rate, steps: descend(X, y, rate, steps)[1:]),
        (
            "summed the gradient, and left out the start",
            lambda X, y, rate, steps: descend(X, y, len(y) * rate, steps)[1:],
        ),
        (
            "summed the gradient, and returned only the last weights",
            lambda X, y, rate, steps: descend(X, y, len(y) * rate, steps)[-1],
        ),
        (
            "counted the loss in bits, and summed",
            descending(lambda w, X, y: len(y) * gradient(w, X, y) / LN2),
        ),
        ("took one step too few", lambda X, y, rate, steps: descend(X, y, rate, steps - 1)),
        ("took one step too many", lambda X, y, rate, steps: descend(X, y, rate, steps + 1)),
        (
            "returned only the last weights",
            lambda X, y, rate, steps: descend(X, y, rate, steps)[-1],
        ),
        ("put the steps into columns", lambda X, y, rate, steps: descend(X, y, rate, steps).T),
        ("returned the path backwards", lambda X, y, rate, steps: descend(X, y, rate, steps)[::-1]),
        ("changed w in place, one array many times", descend_without_memory),
        ("computed the gradient once, before the loop", descend_along_the_first_slope),
        ("returned inside the loop", descend_returned_too_early),
        ("made w a column, and met labels without one", descend_with_a_column),
        ("returned columns", descend_as_columns),
        ("moved one weight after the other", descend_one_weight_after_the_other),
        ("took one sample a step", descend_one_sample_a_step),
        ("stopped when the weights stood still", descend_until_it_stands_still),
        ("returned the losses", descend_to_losses),
        ("printed instead of returning", descend_printed),
        ("added a column of ones", descend_with_an_intercept),
        ("standardised the columns", descend_standardised),
        ("gave a path instead of a function", np.zeros((11, 2))),
    ],
    "rate_limit": [
        ("gave the fastest rate", 1 / 5),
        ("took the smallest eigenvalue", 2 / 0.02),
        ("took the smallest eigenvalue, without the 2", 1 / 0.02),
        ("added the eigenvalues", 2 / (0.02 + 5)),
        ("subtracted the eigenvalues", 2 / (5 - 0.02)),
        ("averaged the eigenvalues", 2 / ((0.02 + 5) / 2)),
        ("took the geometric mean of the eigenvalues", 2 / math.sqrt(0.02 * 5)),
        ("multiplied the eigenvalues", 0.02 * 5),
        ("divided by the product of the eigenvalues", 2 / (0.02 * 5)),
        ("gave the condition number", 5 / 0.02),
        ("divided 2 by the condition number", 2 / (5 / 0.02)),
        ("inverted the condition number", 0.02 / 5),
        ("inverted the limit", 5 / 2),
        ("multiplied instead of dividing", 2 * 5),
        ("kept the bound 1/4 of standardised columns", 8),
        ("kept the limit for λ = 1", 2),
        ("gave the greatest eigenvalue", 5),
        ("gave the smallest eigenvalue", 0.02),
        ("doubled the limit", 4 / 5),
        ("misplaced the decimal point", 0.04),
        ("gave a limit for each direction", [100, 0.4]),
        ("gave the range between the fastest rate and the limit", [0.2, 0.4]),
    ],
    "newton": [
        (
            "summed the gradient and averaged the Hessian",
            stepping(lambda w, X, y: len(y) * newton_step(w, X, y)),
        ),
        (
            "averaged the gradient and summed the Hessian",
            stepping(lambda w, X, y: newton_step(w, X, y) / len(y)),
        ),
        ("multiplied by H", stepping(lambda w, X, y: hessian(w, X, y) @ gradient(w, X, y))),
        (
            "multiplied by H, both sums",
            stepping(lambda w, X, y: len(y) ** 2 * hessian(w, X, y) @ gradient(w, X, y)),
        ),
        (
            "multiplied by H, with a summed gradient",
            stepping(lambda w, X, y: len(y) * hessian(w, X, y) @ gradient(w, X, y)),
        ),
        (
            "left out the Hessian, and summed the gradient",
            stepping(lambda w, X, y: len(y) * gradient(w, X, y)),
        ),
        (
            "left out the weights of the Hessian and its mean",
            stepping(lambda w, X, y: np.linalg.solve(X.T @ X, gradient(w, X, y))),
        ),
        ("left out the Hessian", stepping(gradient)),
        ("went uphill", stepping(lambda w, X, y: -newton_step(w, X, y))),
        (
            "went uphill, with a summed gradient",
            stepping(lambda w, X, y: -len(y) * newton_step(w, X, y)),
        ),
        (
            "left out the weights of the Hessian",
            newton_with_weights(lambda y_hat, y: 0 * y_hat + 1),
        ),
        ("weighted with ŷ", newton_with_weights(lambda y_hat, y: y_hat)),
        ("weighted with 1 − ŷ", newton_with_weights(lambda y_hat, y: 1 - y_hat)),
        (
            "squared ŷ(1 − ŷ)",
            newton_with_weights(lambda y_hat, y: (y_hat * (1 - y_hat)) ** 2),
        ),
        (
            "weighted with the squared errors",
            newton_with_weights(lambda y_hat, y: (y_hat - y) ** 2),
        ),
        (
            "weighted with y(1 − y), which is always 0",
            newton_with_weights(lambda y_hat, y: y * (1 - y)),
        ),
        (
            "multiplied the columns by the weights, not the rows",
            stepping(step_with_rows_for_columns),
        ),
        (
            "kept only the diagonal of H",
            stepping(lambda w, X, y: gradient(w, X, y) / np.diag(hessian(w, X, y))),
        ),
        (
            "divided by H entry by entry",
            stepping(lambda w, X, y: gradient(w, X, y) / hessian(w, X, y)),
        ),
        (
            "inverted H entry by entry",
            stepping(lambda w, X, y: (1 / hessian(w, X, y)) @ gradient(w, X, y)),
        ),
        (
            "swapped the arguments of solve",
            stepping(lambda w, X, y: np.linalg.solve(gradient(w, X, y), hessian(w, X, y))),
        ),
        (
            "left out the sigmoid in the gradient",
            stepping(lambda w, X, y: np.linalg.solve(hessian(w, X, y), X.T @ (X @ w - y) / len(y))),
        ),
        ("counted the gradient in bits", stepping(lambda w, X, y: newton_step(w, X, y) / LN2)),
        ("kept a learning rate", stepping(lambda w, X, y: 0.1 * newton_step(w, X, y))),
        ("halved every step", stepping(lambda w, X, y: newton_step(w, X, y) / 2)),
        (
            "added a little to the diagonal of H",
            stepping(
                lambda w, X, y: np.linalg.solve(
                    hessian(w, X, y) + 0.01 * np.eye(len(w)), gradient(w, X, y)
                )
            ),
        ),
        ("started at ones", stepping(newton_step, start=np.ones)),
        (
            "started with two zeros, whatever X is",
            stepping(newton_step, start=lambda d: np.zeros(2)),
        ),
        ("left out the start", lambda X, y, steps: newton(X, y, steps)[1:]),
        (
            "averaged the gradient, summed the Hessian, and left out the start",
            lambda X, y, steps: stepping(lambda w, X, y: newton_step(w, X, y) / len(y))(
                X, y, steps
            )[1:],
        ),
        ("took one step too few", lambda X, y, steps: newton(X, y, steps - 1)),
        ("took one step too many", lambda X, y, steps: newton(X, y, steps + 1)),
        ("returned only the last weights", lambda X, y, steps: newton(X, y, steps)[-1]),
        ("put the steps into columns", lambda X, y, steps: newton(X, y, steps).T),
        ("changed w in place, one array many times", newton_without_memory),
        ("computed the Hessian once, before the loop", newton_with_the_first_curvature),
        ("returned inside the loop", newton_returned_too_early),
        ("stopped when the weights stood still", newton_until_it_stands_still),
        ("printed instead of returning", newton_printed),
        (
            "solved least squares on the labels",
            lambda X, y, steps: np.tile(np.linalg.solve(X.T @ X, X.T @ y), (steps + 1, 1)),
        ),
        ("gave a path instead of a function", np.zeros((6, 2))),
    ],
    "odds_colder": [
        ("took the slope as printed, for one degree warmer", math.exp(-0.2322)),
        ("gave the change of the logit", 0.2322),
        ("gave the slope", -0.2322),
        ("added 1 to the change of the logit", 1.2322),
        ("subtracted the change of the logit from 1", 1 - 0.2322),
        ("took the sigmoid", 1 / (1 + math.exp(-0.2322))),
        ("took the sigmoid of the slope", 1 / (1 + math.exp(0.2322))),
        ("used the power of 2", 2**0.2322),
        ("used the power of 10", 10**0.2322),
        ("gave the increase instead of the factor", math.exp(0.2322) - 1),
        ("gave the increase in percent", 100 * (math.exp(0.2322) - 1)),
        ("gave the factor in percent", 100 * math.exp(0.2322)),
        ("went from Fahrenheit to Celsius", math.exp(0.2322 * 9 / 5)),
        ("went from Celsius to Fahrenheit", math.exp(0.2322 * 5 / 9)),
        ("inverted the change of the logit", 1 / 0.2322),
        ("took the standard error", math.exp(0.1082)),
        ("took the intercept", math.exp(15.0429)),
        ("added the intercept", math.exp(15.0429 - 0.2322)),
        ("took the logarithm instead of the power", -math.log(0.2322)),
        ("multiplied by e", 0.2322 * math.e),
        ("gave the greatest change of the probability", 0.2322 / 4),
        ("went to bits", 0.2322 / LN2),
        ("went to bits, then took the power of e", math.exp(0.2322 / LN2)),
        ("gave the factor for the whole way to 31 °F", math.exp(0.2322 * 22)),
        ("rounded to two digits", 1.3),
        ("cut off after one decimal", 1.2),
    ],
    "intercept_error": [
        ("forgot the root", 1 / INFORMATION),
        ("gave the Hessian of the sum", INFORMATION),
        ("took the root and forgot the inverse", math.sqrt(INFORMATION)),
        ("took the Hessian of the mean", 1 / math.sqrt(P * Q)),
        ("took the Hessian of the mean, and forgot the root", 1 / (P * Q)),
        ("gave the Hessian of the mean", P * Q),
        ("gave the standard deviation of a label", math.sqrt(P * Q)),
        ("gave the standard error of a share", math.sqrt(P * Q / 23)),
        ("gave the variance of a share", P * Q / 23),
        ("divided only by the root of 23", 1 / math.sqrt(23)),
        ("kept ŷ and left out 1 − ŷ", 1 / math.sqrt(7)),
        ("kept 1 − ŷ and left out ŷ", 1 / 4),
        ("squared ŷ", 1 / math.sqrt(23 * P**2)),
        ("copied the standard error of the table", 7.3786),
        ("copied the standard error of the slope", 0.1082),
        ("gave the intercept", math.log(7 / 16)),
        ("gave the size of the intercept", math.log(16 / 7)),
        ("gave half the width of the 95 % band", 1.96 / math.sqrt(INFORMATION)),
        ("went to bits", 1 / math.sqrt(INFORMATION) / LN2),
        ("divided by 22 flights", 1 / math.sqrt(22 * P * Q)),
        ("divided by 22 in the standard deviation of a label", math.sqrt(P * Q * 23 / 22)),
        ("rounded ŷ to 0.3", 1 / math.sqrt(23 * 0.3 * 0.7)),
        ("took the fair coin", 1 / math.sqrt(23 / 4)),
        ("took 7/16 for ŷ", 1 / math.sqrt(23 * 7 / 16 * 9 / 16)),
        ("took the root of 23 but not of ŷ(1 − ŷ)", 1 / (math.sqrt(23) * P * Q)),
        ("turned the sign", -1 / math.sqrt(INFORMATION)),
        ("rounded to one digit", 0.5),
        ("rounded to two digits", 0.45),
        ("gave the mean loss", BASELINE),
    ],
    "third_sample": [
        ("thought that any further sample helps", "a"),
        ("thought that a sample on the other side helps", "c"),
        ("thought that a sample in the gap helps", "d"),
        ("thought that a sample in the gap helps, as a capital", "D"),
        ("thought that any further sample helps, with a bracket", "a)"),
        ("named two samples", "bd"),
        ("named two samples in a list", ["b", "d"]),
        ("hedged between two samples", "b or d"),
        ("typed x instead of the letter", 2),
        ("typed x and label", [2, 1]),
        ("named a letter that is not there", "e"),
        ("typed the sample instead of its letter", "x = 2 with label 1"),
    ],
    "find_the_bug": [
        ("blamed the threshold", "a"),
        ("blamed the fit", "b"),
        ("missed the sigmoid", "c"),
        ("missed the sigmoid, as a capital", "C"),
        ("blamed the threshold, in brackets", "(a)"),
        ("named two causes", "cd"),
        ("named two causes in a list", ["a", "c"]),
        ("hedged between two causes", "c or d"),
        ("left out the quotes, and gave the intercept b", -0.5),
        ("gave the number of the cause", 3),
        ("typed the cause instead of its letter", "the sigmoid"),
        ("named a letter that is not there", "e"),
    ],
}
