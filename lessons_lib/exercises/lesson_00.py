"""The exercise of *Start here*: how exercises work."""

import math

from lessons_lib.exercises import names_of_exercises
from lessons_lib.exercises.kinds import Number

rare = Number(
    answer=math.log2(10),
    unit="bits",
    misconceptions=[
        (math.log(10), "that is in nats. Which NumPy function takes the logarithm to base 2?"),
        (
            -math.log2(10),
            "the sign is flipped. A cost is −log₂ of a probability, so it is never negative.",
        ),
        (
            -math.log2(0.9),
            ("that is what the forecast costs on a dry day. What probability did it give to rain?"),
        ),
        (
            10,
            (
                "that is 1 divided by the probability. Which function turns products into sums? "
                "Apply it to your result."
            ),
        ),
        (
            math.log2(0.9),
            (
                "you took the logarithm of the probability of a dry day, but it rained. The "
                "minus sign is missing too."
            ),
        ),
        (
            0.1 * math.log2(10),
            (
                "that is a tenth of the right number. Do not multiply by the probability: it "
                "rained, so the cost counts in full."
            ),
        ),
        (
            0.1,
            (
                "that is the probability that the forecast gave to rain. What did the forecast "
                "cost, in bits?"
            ),
        ),
        (
            0.9,
            (
                "that is the probability that the forecast left for a dry day. But it rained: "
                "what did the forecast cost, in bits?"
            ),
        ),
        (
            -0.1 * math.log2(0.1) - 0.9 * math.log2(0.9),
            "that is the entropy of the forecast. What did the forecast cost once it had rained?",
        ),
        (
            math.log2(9),
            (
                "that is the logarithm of the odds against rain. Take −log₂ of the probability "
                "of rain."
            ),
        ),
        (
            -math.log2(0.2),
            "that is the cost after a forecast of 20 %. The forecast here said 10 %.",
        ),
        (
            -math.log2(0.05),
            "that is the cost after a forecast of 5 %. The forecast here said 10 %.",
        ),
        (
            -math.log2(0.001),
            (
                "that is the cost of a probability of 0.001. A forecast of 10 % is a probability "
                "of 0.1."
            ),
        ),
        (
            -math.log2(0.01),
            "that is the cost of a probability of 1 %. The forecast here said 10 %.",
        ),
    ],
    hints=[
        (
            "The cell with the forecasts of 80 %, 40 % and 20 % computed the costs of those "
            "forecasts. Use the same formula."
        ),
        (
            "Which probability did the forecast give to what happened? The surprisal of that "
            "probability is the cost."
        ),
    ],
    why=(
        "The forecast gave rain a probability of 0.1, and −log₂ 0.1 is the number of "
        "halvings from 1 down to 0.1."
    ),
    explanation=(
        "It rained, and the forecast had given rain a probability of 0.1. The cost in bits "
        "is −log₂ of that probability."
    ),
    code="rare_bits = -np.log2(0.1)",
)

__all__ = names_of_exercises(globals())


def __dir__():
    return __all__
