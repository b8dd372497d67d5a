"""Wrong answers that a learner may give to the exercises of lesson 00, with the slip in words."""

import math

import numpy as np

WRONG = {
    "rare": [
        ("took natural logs", -math.log(0.1)),
        ("took logs to base 10", -math.log10(0.1)),
        ("forgot the minus sign, or wrote -log2(10) for 10 %", math.log2(0.1)),
        ("priced the dry day", -math.log2(0.9)),
        ("priced the dry day in nats", -math.log(0.9)),
        ("multiplied the surprisal by its probability", -0.1 * math.log2(0.1)),
        ("gave the entropy of the forecast", -0.1 * math.log2(0.1) - 0.9 * math.log2(0.9)),
        ("divided by 100 once too often", -math.log2(0.001)),
        ("read 10 % as 0.01", -math.log2(0.01)),
        ("took an eighth of the probability as eight times the cost", -8 * math.log2(0.8)),
        ("took a quarter of 40 % as four times its cost", -4 * math.log2(0.4)),
        ("stopped one halving early, at 20 %", -math.log2(0.2)),
        ("went one halving too far, to 5 %", -math.log2(0.05)),
        ("counted three halvings, forgot what 80 % had cost", 3),
        ("took the log of the odds", -math.log2(0.1 / 0.9)),
        ("gave the probability of a dry day", 0.9),
        ("gave the inverse of the probability", 10),
        ("multiplied nats by ln 2 to get bits", -math.log(0.1) * math.log(2)),
        ("divided by ln 2 though log2 was taken", -math.log2(0.1) / math.log(2)),
        ("rounded to one decimal", 3.3),
        ("typed a decimal comma", (3, 3219)),
        ("gave the cost of rain and of a dry day", [-math.log2(0.1), -math.log2(0.9)]),
        ("gave a function instead of its value", lambda p: -np.log2(p)),
    ],
}
