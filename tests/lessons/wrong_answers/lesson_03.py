"""Wrong answers that a learner may give to the exercises of lesson 03, with the slip in words."""

import math

import numpy as np

TOWN = np.array([1 / 2, 1 / 2])
NEWSPAPER = np.array([1 / 4, 3 / 4])
P = np.array([1 / 2, 1 / 4, 1 / 8, 1 / 8])
GLOOMY = np.array([0.1, 0.2, 0.2, 0.5])
STATIONS = np.array([0.3, 0.7])
CAUTIOUS = np.array([0.4, 0.6])


def encode_from_identity(labels, classes):
    return np.eye(len(classes))[labels]


def encode_sorted(labels, classes):
    return np.array([[float(label == name) for name in sorted(classes)] for label in labels])


def encode_seen(labels, classes):
    seen = sorted(set(labels))
    return np.array([[float(label == name) for name in seen] for label in labels])


def encode_in_order_of_labels(labels, classes):
    seen = list(dict.fromkeys(labels))
    return np.array([[float(label == name) for name in seen] for label in labels])


def encode_by_rank(labels, classes):
    _, numbers = np.unique(labels, return_inverse=True)
    return np.eye(len(classes))[numbers]


def encode_transposed(labels, classes):
    return np.array([[float(label == name) for label in labels] for name in classes])


def encode_first_label(labels, classes):
    for label in labels:
        return np.array([float(label == name) for name in classes])


def encode_one_label(labels, classes):
    return np.array([float(labels == name) for name in classes])


def encode_last_label(labels, classes):
    for label in labels:
        row = [float(label == name) for name in classes]
    return np.array(row)


def encode_flat(labels, classes):
    return np.array([float(label == name) for label in labels for name in classes])


def encode_as_numbers(labels, classes):
    return np.array([list(classes).index(label) for label in labels])


def encode_as_numbers_from_1(labels, classes):
    return np.array([list(classes).index(label) + 1 for label in labels])


def encode_as_column(labels, classes):
    return np.array([[list(classes).index(label)] for label in labels])


def encode_one_column_too_far(labels, classes):
    rows = np.zeros((len(labels), len(classes) + 1))
    for i, label in enumerate(labels):
        rows[i, list(classes).index(label) + 1] = 1
    return rows


def encode_without_first_class(labels, classes):
    return np.array([[float(label == name) for name in classes[1:]] for label in labels])


def encode_for_two_classes(labels, classes):
    is_second = np.array([float(label == classes[1]) for label in labels])
    return np.column_stack([1 - is_second, is_second])


def encode_a_and_b(labels, classes):
    return np.array([[float(label == name) for name in ["A", "B"]] for label in labels])


def encode_inverted(labels, classes):
    return np.array([[float(label != name) for name in classes] for label in labels])


def encode_reversed(labels, classes):
    return np.array([[float(label == name) for name in classes[::-1]] for label in labels])


def encode_with_class_number(labels, classes):
    return np.array(
        [[k * float(label == name) for k, name in enumerate(classes, 1)] for label in labels]
    )


def encode_with_one_row_for_all(labels, classes):
    row = [0.0] * len(classes)
    rows = []
    for label in labels:
        row[list(classes).index(label)] = 1.0
        rows.append(row)
    return np.array(rows)


def encode_without_clearing(labels, classes):
    row = np.zeros(len(classes))
    rows = []
    for label in labels:
        row[list(classes).index(label)] = 1.0
        rows.append(row.copy())
    return np.array(rows)


def encode_each_label_once(labels, classes):
    rows = {label: [float(label == name) for name in classes] for label in labels}
    return np.array(list(rows.values()))


def encode_by_substring(labels, classes):
    return np.array([[float(str(name) in str(label)) for name in classes] for label in labels])


def encode_side_by_side(labels, classes):
    return np.array([float(label == name) for label, name in zip(labels, classes, strict=False)])


def encode_as_text(labels, classes):
    return np.array([["1" if label == name else "0" for name in classes] for label in labels])


def encode_as_rows_of_text(labels, classes):
    return [str([int(label == name) for name in classes]) for label in labels]


def encode_names(labels, classes):
    return np.array([[name if label == name else "" for name in classes] for label in labels])


def encode_printed(labels, classes):
    for label in labels:
        print([float(label == name) for name in classes])


def encode_counts(labels, classes):
    return np.array([sum(label == name for label in labels) for name in classes])


def encode_square(labels, classes):
    rows = np.zeros((len(labels), len(labels)))
    for i, label in enumerate(labels):
        rows[i, list(classes).index(label)] = 1
    return rows


def cross_where_both(p, q):
    both = (p > 0) & (q > 0)
    return -np.sum(p[both] * np.log2(q[both]))


def cross_where_both_in_nats(p, q):
    both = (p > 0) & (q > 0)
    return -np.sum(p[both] * np.log(q[both]))


def cross_in_nats(p, q):
    happens = p > 0
    return -np.sum(p[happens] * np.log(q[happens]))


def cross_to_base_10(p, q):
    happens = p > 0
    return -np.sum(p[happens] * np.log10(q[happens]))


def cross_swapped(p, q):
    believed = q > 0
    return -np.sum(q[believed] * np.log2(p[believed]))


def cross_without_minus(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log2(q[happens]))


def cross_mean_of_terms(p, q):
    return -np.mean(np.where(p > 0, p * np.log2(q), 0.0))


def cross_mean_of_happening_terms(p, q):
    happens = p > 0
    return -np.mean(p[happens] * np.log2(q[happens]))


def cross_without_weights(p, q):
    return -np.sum(np.log2(q[p > 0]))


def cross_terms(p, q):
    return np.where(p > 0, -p * np.log2(q), 0.0)


def cross_printed(p, q):
    print(np.sum(np.where(p > 0, -p * np.log2(q), 0.0)))


def cross_infinite_for_any_zero_of_q(p, q):
    if np.any(q == 0):
        return np.inf
    return -np.sum(p * np.log2(q))


def cross_minus_infinite(p, q):
    if np.any((q == 0) & (p > 0)):
        return -np.inf
    return np.sum(np.where(p > 0, -p * np.log2(q), 0.0))


def cross_error_when_infinite(p, q):
    if np.any((q == 0) & (p > 0)):
        raise ValueError("the cross-entropy is infinite")
    return np.sum(np.where(p > 0, -p * np.log2(q), 0.0))


def cross_infinite_in_words(p, q):
    if np.any((q == 0) & (p > 0)):
        return "infinity"
    return np.sum(np.where(p > 0, -p * np.log2(q), 0.0))


def cross_clipped(p, q):
    return -np.sum(p * np.log2(np.clip(q, 1e-15, 1)))


def cross_in_place(p, q):
    q[q == 0] = 1e-12
    return -np.sum(p * np.log2(q))


def cross_in_place_where_nothing_happens(p, q):
    q[p == 0] = 1
    return -np.sum(p * np.log2(q))


def cross_divergence(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log2(p[happens] / q[happens]))


def cross_entropy_of_data(p, q):
    happens = p > 0
    return -np.sum(p[happens] * np.log2(p[happens]))


def cross_entropy_of_model(p, q):
    believed = q > 0
    return -np.sum(q[believed] * np.log2(q[believed]))


def cross_bits_and_nats(p, q):
    happens = p > 0
    p, q = p[happens], q[happens]
    return -np.sum(p * np.log2(p)) + np.sum(p * np.log(p / q))


def cross_both_classes(p, q):
    inner = (q > 0) & (q < 1)
    p, q = p[inner], q[inner]
    return -np.sum(p * np.log2(q) + (1 - p) * np.log2(1 - q))


def cross_of_most_frequent(p, q):
    return -np.log2(q[np.argmax(p)])


def cross_log_of_sum(p, q):
    return -np.log2(np.sum(p * q))


def cross_two_outcomes(p, q):
    return sum(-p[k] * np.log2(q[k]) for k in range(2) if p[k] > 0)


def cross_loop_with_math(p, q):
    return -sum(p_k * math.log2(q_k) for p_k, q_k in zip(p, q, strict=True))


def cross_returned_in_loop(p, q):
    total = 0.0
    for p_k, q_k in zip(p, q, strict=True):
        if p_k > 0:
            total -= p_k * np.log2(q_k)
        return total


def cross_rounded(p, q):
    return np.round(np.sum(np.where(p > 0, -p * np.log2(q), 0.0)), 1)


WRONG = {
    "recall": [
        ("swapped the arguments", np.sum(NEWSPAPER * np.log2(NEWSPAPER / TOWN))),
        ("swapped the arguments, in nats", np.sum(NEWSPAPER * np.log(NEWSPAPER / TOWN))),
        ("took natural logs", np.sum(TOWN * np.log(TOWN / NEWSPAPER))),
        ("took logs to base 10", np.sum(TOWN * np.log10(TOWN / NEWSPAPER))),
        ("inverted the ratio", np.sum(TOWN * np.log2(NEWSPAPER / TOWN))),
        ("weighted by the belief", np.sum(NEWSPAPER * np.log2(TOWN / NEWSPAPER))),
        ("gave the whole bill", -np.sum(TOWN * np.log2(NEWSPAPER))),
        ("gave the whole bill in nats", -np.sum(TOWN * np.log(NEWSPAPER))),
        ("gave the entropy of the town", 1.0),
        ("gave the entropy of the belief", -np.sum(NEWSPAPER * np.log2(NEWSPAPER))),
        ("forgot the weights", np.sum(np.log2(TOWN / NEWSPAPER))),
        ("took the absolute values of the terms", np.sum(np.abs(TOWN * np.log2(TOWN / NEWSPAPER)))),
        ("left out the saving on rainy days", 0.5),
        ("gave the term of rain only", 0.5 * math.log2(0.5 / 0.75)),
        ("took the mean of the terms", np.mean(TOWN * np.log2(TOWN / NEWSPAPER))),
        ("forgot the logarithm", np.sum(TOWN * TOWN / NEWSPAPER)),
        ("took the difference of the probabilities", 0.25),
        ("thought that the two errors cancel", 0),
        ("gave the terms instead of their sum", TOWN * np.log2(TOWN / NEWSPAPER)),
        ("rounded to one decimal", 0.2),
        ("gave a percentage", 100 * np.sum(TOWN * np.log2(TOWN / NEWSPAPER))),
    ],
    "gloomy": [
        ("swapped the arguments", -np.sum(GLOOMY * np.log2(P))),
        ("gave the waste", np.sum(P * np.log2(P / GLOOMY))),
        ("gave the waste in the other direction", np.sum(GLOOMY * np.log2(GLOOMY / P))),
        ("gave the entropy of the weather", 1.75),
        ("gave the entropy of his belief", -np.sum(GLOOMY * np.log2(GLOOMY))),
        ("took natural logs", -np.sum(P * np.log(GLOOMY))),
        ("took logs to base 10", -np.sum(P * np.log10(GLOOMY))),
        ("took natural logs and swapped", -np.sum(GLOOMY * np.log(P))),
        ("forgot the minus sign", np.sum(P * np.log2(GLOOMY))),
        ("added the surprisals without weights", -np.sum(np.log2(GLOOMY))),
        ("took the plain mean of the surprisals", -np.mean(np.log2(GLOOMY))),
        ("took the mean of the terms", -np.mean(P * np.log2(GLOOMY))),
        ("forgot the snowy days", -np.sum(P[:3] * np.log2(GLOOMY[:3]))),
        ("read the belief from its end", -np.sum(P * np.log2(GLOOMY[::-1]))),
        ("rounded the surprisals to whole bits", 0.5 * 3 + 0.25 * 2 + 0.125 * 2 + 0.125 * 1),
        ("took the log of the mean probability", -math.log2(np.sum(P * GLOOMY))),
        (
            "added the waste to the entropy in the wrong direction",
            1.75 + np.sum(GLOOMY * np.log2(GLOOMY / P)),
        ),
        ("added nats to bits", 1.75 + np.sum(P * np.log(P / GLOOMY))),
        (
            "added the waste to the entropy of the belief",
            -np.sum(GLOOMY * np.log2(GLOOMY)) + np.sum(P * np.log2(P / GLOOMY)),
        ),
        ("gave the terms instead of their sum", -P * np.log2(GLOOMY)),
        ("gave the surprisals", -np.log2(GLOOMY)),
        ("rounded to one decimal", 2.7),
        ("gave the waste in nats", np.sum(P * np.log(P / GLOOMY))),
        ("took the plain mean of the surprisals, in nats", -np.mean(np.log(GLOOMY))),
    ],
    "data_first": [
        ("swapped the arguments", "a"),
        ("took what the app itself expects", "c"),
        ("took a symmetry for granted", "d"),
        ("swapped the arguments, in a capital", "A"),
        ("gave two letters", "ab"),
        ("gave two letters with a word between", "a or b"),
        ("gave a letter that is not offered", "e"),
        ("gave a call as text", "cross_entropy(quoted, climate, base=2)"),
        ("named one argument", "quoted"),
        ("gave a number for a letter", 1),
        ("gave a loss", 1.75),
        ("gave the order of the arguments", ("quoted", "climate")),
    ],
    "encode": [
        ("indexed the identity by names", encode_from_identity),
        ("sorted the classes", encode_sorted),
        ("took the classes from the labels, sorted", encode_seen),
        ("took the classes from the labels, in their order", encode_in_order_of_labels),
        ("numbered the labels by their rank", encode_by_rank),
        ("returned a row for each class", encode_transposed),
        ("returned inside the loop", encode_first_label),
        ("kept the last row only", encode_last_label),
        ("compared the whole list of labels with a name", encode_one_label),
        ("returned one long row", encode_flat),
        ("numbered the labels", encode_as_numbers),
        ("numbered the labels from 1", encode_as_numbers_from_1),
        ("returned the numbers as a column", encode_as_column),
        ("numbered from 1 and added a column", encode_one_column_too_far),
        ("left out the first class, as for dummies", encode_without_first_class),
        ("thought of two classes only", encode_for_two_classes),
        ("wrote A and B into the function", encode_a_and_b),
        ("exchanged 0 and 1", encode_inverted),
        ("reversed the columns", encode_reversed),
        ("put the number of the class instead of 1", encode_with_class_number),
        ("used the same row for all labels", encode_with_one_row_for_all),
        ("did not clear the row between labels", encode_without_clearing),
        ("returned a row for each different label", encode_each_label_once),
        ("looked for the name inside the label", encode_by_substring),
        ("compared labels and classes in pairs", encode_side_by_side),
        ("returned digits as text", encode_as_text),
        ("returned a list of strings", encode_as_rows_of_text),
        ("returned names instead of ones", encode_names),
        ("printed instead of returning", encode_printed),
        ("counted the labels of each class", encode_counts),
        ("made a column for each label", encode_square),
        ("returned the row of the example", lambda labels, classes: np.array([[0.0, 1.0]])),
        ("gave a value instead of a function", np.array([[0.0, 1.0], [1.0, 0.0]])),
        ("forgot the second argument", lambda labels: np.eye(2)[labels]),
    ],
    "dry_day": [
        ("took the forecast of rain", -math.log2(0.85)),
        ("took natural logs", -math.log(0.15)),
        ("took the forecast of rain, in nats", -math.log(0.85)),
        ("took logs to base 10", -math.log10(0.15)),
        ("forgot the minus sign", math.log2(0.15)),
        ("multiplied by the probability", -0.15 * math.log2(0.15)),
        ("multiplied by the forecast of rain", -0.85 * math.log2(0.15)),
        (
            "gave the entropy of the forecast",
            -0.15 * math.log2(0.15) - 0.85 * math.log2(0.85),
        ),
        ("let both terms survive", -math.log2(0.15) - math.log2(0.85)),
        ("took the mean over two classes", -math.log2(0.15) / 2),
        ("took the mean of both surprisals", -(math.log2(0.15) + math.log2(0.85)) / 2),
        ("subtracted the second term", -math.log2(0.15) + math.log2(0.85)),
        ("swapped label and forecast", math.inf),
        ("thought that the label 0 makes the loss 0", 0),
        ("gave the probability of dry", 0.15),
        ("gave the error of the forecast", 0.85),
        ("squared the error", 0.85**2),
        ("took 0.8 from the rainy day", -math.log2(0.2)),
        ("took 0.25 for the rest of 0.85", -math.log2(0.25)),
        ("took 0.05 for the rest of 0.85", -math.log2(0.05)),
        ("gave the two terms", [-math.log2(0.15), 0.0]),
        ("rounded to one decimal", 2.7),
    ],
    "which_terms": [
        ("counted terms", "a"),
        ("rewarded less for the wrong classes", "b"),
        ("thought that the split counts", "d"),
        ("counted terms, in a capital", "A"),
        ("gave two letters", "bd"),
        ("gave two letters with a word between", "c or d"),
        ("gave a letter that is not offered", "e"),
        ("gave the loss", -math.log2(0.8)),
        ("gave the difference", 0.0),
        ("answered in words", "hers is larger"),
        ("gave the number of terms", 3),
        ("gave a number for a letter", 1),
        ("answered no", False),
    ],
    "three_bits": [
        ("turned bits into a number of outcomes", 2**3),
        ("took the 3 bits for nats", math.exp(-3)),
        ("took base 10", 10**-3),
        ("gave the probability of dry", 1 - 1 / 8),
        ("divided by 3 instead of halving three times", 1 / 3),
        ("halved 1/3", 1 / 6),
        ("halved twice", 1 / 4),
        ("halved four times", 1 / 16),
        ("squared 3", 1 / 9),
        ("gave a percentage", 12.5),
        ("rounded to one decimal", 0.1),
        ("gave the surprisal of 3", -math.log2(3)),
        ("gave log2 of 3", math.log2(3)),
        ("forgot that the loss is minus the log, in nats", math.exp(3)),
        ("wrote ^ for a power", 2 ^ -3),
        ("forgot the minus sign and gave a negative probability", -1 / 8),
    ],
    "soft_loss": [
        ("exchanged the shares of the label", -0.7 * math.log2(0.4) - 0.3 * math.log2(0.6)),
        ("swapped label and forecast", -np.sum(CAUTIOUS * np.log2(STATIONS))),
        ("took natural logs", -np.sum(STATIONS * np.log(CAUTIOUS))),
        ("took logs to base 10", -np.sum(STATIONS * np.log10(CAUTIOUS))),
        (
            "exchanged the shares, in nats",
            -0.7 * math.log(0.4) - 0.3 * math.log(0.6),
        ),
        ("forgot the minus sign", np.sum(STATIONS * np.log2(CAUTIOUS))),
        ("rounded the label to rain", -math.log2(0.6)),
        ("rounded the label to rain, in nats", -math.log(0.6)),
        ("gave the entropy of the label", -np.sum(STATIONS * np.log2(STATIONS))),
        ("gave the entropy of the forecast", -np.sum(CAUTIOUS * np.log2(CAUTIOUS))),
        ("gave the waste", np.sum(STATIONS * np.log2(STATIONS / CAUTIOUS))),
        ("kept the forecast of 0.8", -0.3 * math.log2(0.2) - 0.7 * math.log2(0.8)),
        ("forgot the weights", -np.sum(np.log2(CAUTIOUS))),
        ("took the plain mean of the surprisals", -np.mean(np.log2(CAUTIOUS))),
        ("took the mean over two classes", -np.mean(STATIONS * np.log2(CAUTIOUS))),
        ("counted stations instead of shares", -3 * math.log2(0.4) - 7 * math.log2(0.6)),
        ("kept the term of rain only", -0.7 * math.log2(0.6)),
        ("kept the term of dry only", -0.3 * math.log2(0.4)),
        ("took the log of the mean probability", -math.log2(0.3 * 0.4 + 0.7 * 0.6)),
        ("took the surprisal of the dry class", -math.log2(0.4)),
        ("subtracted the terms", -0.7 * math.log2(0.6) + 0.3 * math.log2(0.4)),
        ("gave the terms instead of their sum", -STATIONS * np.log2(CAUTIOUS)),
        ("rounded to one decimal", 0.9),
        ("gave the entropy of the label in nats", -np.sum(STATIONS * np.log(STATIONS))),
        ("gave the waste in nats", np.sum(STATIONS * np.log(STATIONS / CAUTIOUS))),
        ("kept the forecast of 0.8, in nats", -0.3 * math.log(0.2) - 0.7 * math.log(0.8)),
    ],
    "vote": [
        ("thought that a met target costs nothing", "a"),
        ("rounded the label to rain", "b"),
        ("took the soft label for an error", "d"),
        ("thought that a met target costs nothing, in a capital", "A"),
        ("gave two letters", "ac"),
        ("gave two letters with a word between", "b or c"),
        ("gave a letter that is not offered", "e"),
        ("gave the loss", -0.2 * math.log2(0.2) - 0.8 * math.log2(0.8)),
        ("gave 0 bits", 0),
        ("gave the loss of the rainy day", -math.log2(0.8)),
        ("gave infinity", math.inf),
        ("answered in words", "0 bits"),
        ("gave a number for a letter", 1),
    ],
    "minimum": [
        ("left the steps in the order of the list", "abcde"),
        ("joined the fractions before differentiating", "caedb"),
        ("set the numerator to 0 before joining", "cedab"),
        ("called it the minimum before the zero was found", "ceabd"),
        ("began with the derivative", "ecadb"),
        ("began with the derivative, wrote the loss last", "eadbc"),
        ("found the zero at once after the loss", "cdeab"),
        ("called it the minimum before joining", "cebad"),
        ("put the conclusion after the derivative, then the zero", "cebda"),
        ("began with the zero", "dceab"),
        ("reversed the derivation", "bdaec"),
        ("forgot the last step", "cead"),
        ("forgot to join the fractions", "cedb"),
        ("wrote one letter twice", "ceaddb"),
        ("wrote one letter for another", "ceadd"),
        ("gave the first letter only", "c"),
        ("gave digits for the letters, two exchanged", "35412"),
    ],
    "find_the_bug": [
        ("blamed the order of the arguments", "a"),
        ("restricted the identity to hard labels", "c"),
        ("blamed a mean over classes", "d"),
        ("restricted the identity to hard labels, in a capital", "C"),
        ("gave two letters", "bd"),
        ("gave two letters with a word between", "a or b"),
        ("gave a letter that is not offered", "e"),
        ("gave the right cross-entropy", -0.3 * math.log2(0.2) - 0.7 * math.log2(0.8)),
        ("gave the factor between the units", math.log(2)),
        ("named the wrong line", "divergence"),
        ("answered that something is wrong", True),
        ("answered that nothing is wrong", False),
    ],
    "cross_entropy_bits": [
        ("used the plain line, nan at 0 log2 0", lambda p, q: -np.sum(p * np.log2(q))),
        ("used the plain line in nats, nan at 0 ln 0", lambda p, q: -np.sum(p * np.log(q))),
        ("looped with math.log2, an error at a zero", cross_loop_with_math),
        ("took natural logs", cross_in_nats),
        ("took logs to base 10", cross_to_base_10),
        ("swapped the arguments", cross_swapped),
        ("swapped the arguments in the plain line", lambda p, q: -np.sum(q * np.log2(p))),
        ("forgot the minus sign", cross_without_minus),
        ("forgot the minus sign in the plain line", lambda p, q: np.sum(p * np.log2(q))),
        ("took the mean over the classes", cross_mean_of_terms),
        ("took the mean over what happens", cross_mean_of_happening_terms),
        ("forgot the weights", cross_without_weights),
        ("returned the terms", cross_terms),
        ("printed instead of returning", cross_printed),
        ("dropped every outcome with a zero", cross_where_both),
        ("dropped every outcome with a zero, in nats", cross_where_both_in_nats),
        (
            "replaced minus infinity by a huge negative float",
            lambda p, q: -np.sum(p * np.nan_to_num(np.log2(q))),
        ),
        ("added an epsilon in the logarithm", lambda p, q: -np.sum(p * np.log2(q + 1e-9))),
        ("added an epsilon, in nats", lambda p, q: -np.sum(p * np.log(q + 1e-9))),
        ("clipped the model", cross_clipped),
        ("overwrote the zeros of the model", cross_in_place),
        ("overwrote the model where nothing happens", cross_in_place_where_nothing_happens),
        ("made every zero of the model infinite", cross_infinite_for_any_zero_of_q),
        ("returned minus infinity", cross_minus_infinite),
        ("raised an error where it is infinite", cross_error_when_infinite),
        ("returned a word where it is infinite", cross_infinite_in_words),
        ("gave the divergence", cross_divergence),
        ("gave the entropy of the data", cross_entropy_of_data),
        ("gave the entropy of the model", cross_entropy_of_model),
        ("added the divergence in nats to the entropy in bits", cross_bits_and_nats),
        ("added 1 - p and 1 - q in every class", cross_both_classes),
        ("took the most frequent outcome only", cross_of_most_frequent),
        ("took the log of the sum", cross_log_of_sum),
        ("thought of two outcomes only", cross_two_outcomes),
        ("returned inside the loop", cross_returned_in_loop),
        ("rounded to one decimal", cross_rounded),
        ("ignored the arguments", lambda p, q: -np.sum(STATIONS * np.log2(CAUTIOUS))),
        ("returned the number of the example", lambda p, q: 2.0),
        ("gave a value instead of a function", 2.0),
    ],
}
