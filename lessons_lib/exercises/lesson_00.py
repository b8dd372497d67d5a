"""The exercise of *Start here*: how exercises work."""

import math

from lessons_lib.exercises.kinds import Number

rare = Number(
    answer=math.log2(10),
    misconceptions=[
        (math.log(10), "that is in nats. Which NumPy function takes the logarithm to base 2?"),
        (-math.log2(10), "the sign is turned. A cost is counted upwards: −log₂ of a probability."),
        (-math.log2(0.9), "that is the cost of a dry day. Which probability did the rain get?"),
        (10, "that is 1/p. Dividing is not enough: what makes products into sums?"),
    ],
    hints=[
        "The cell with the forecasts of 80 %, 40 % and 20 % did this for other numbers.",
        "Take the probability given to what happened, 0.1, and then −log₂ of it.",
    ],
    explanation="It rained, and rain had been given 0.1. The cost is −log₂ of that, in bits.",
    code="rare_bits = -np.log2(0.1)",
)
