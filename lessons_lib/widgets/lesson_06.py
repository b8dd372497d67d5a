"""To move in lesson 06: what was quoted before a dry day, and the threshold of the 0/1 error."""

import numpy as np

from lessons_lib.figures import lesson_06 as fig
from lessons_lib.figures import style
from lessons_lib.information import surprisal
from lessons_lib.widgets.panel import number, panel

NOTICE = (
    "A dry day, for which {quote:.2f} was quoted: log loss {bits:.2f} bits, squared error "
    "{squared:.4f}. With the threshold {threshold:.2f} the 0/1 error is {wrong:.0f}. {where}"
)
PASSED = (
    "It lets every quote up to the threshold pass. The other two have no threshold: they depend on "
    "the quote alone."
)
CAUGHT = (
    "It is the same for every quote above the threshold. Of the other two, only log loss has no "
    "upper limit."
)


def quote(quote, threshold):
    """A quote for a day that stayed dry, and a threshold above which it counts as rain."""
    grid = np.arange(0, 991) / 1000
    log_bits, squared = surprisal(1 - grid, base=2), grid**2

    def draw(quote, threshold):
        zero_one = (grid > threshold).astype(float)
        wrong = quote > threshold
        notice = NOTICE.format(
            quote=quote,
            bits=surprisal(1 - quote, base=2),
            squared=quote**2,
            threshold=threshold,
            wrong=wrong,
            where=CAUGHT if wrong else PASSED,
        )
        return *fig.confident_mistake.draw(grid, log_bits, squared, zero_one, quote), notice

    return panel(
        draw,
        quote=number("quoted probability ŷ", quote, 0.01, 0.99, 0.01, style.MODEL),
        threshold=number("threshold", threshold, 0.05, 0.95, 0.05, style.QUIET),
    )
