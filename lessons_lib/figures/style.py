"""The house style, and the only way in which a figure reaches the page.

Each quantity has one colour throughout the series, and a line style or marker as well, so that
colour is never the only signal. Figures carry mathematics and English only.
"""

import functools
import html
import io
import re

from IPython.display import Image, display
from matplotlib import rcParams
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

# From the palette of Okabe and Ito, which people with colour-blindness can tell apart. Words are in
# black, DATA or QUIET: the other colours stand out from white as marks and lines, not as letters.
DATA = "#0072B2"  # p, what really happens
MODEL = "#D55E00"  # q or ŷ, what is believed
LOSS = "#000000"  # entropy, cross-entropy and every loss
WASTE = "#CC79A7"  # relative entropy: what a wrong belief adds
GOOD = "#009E73"
THIRD = "#E69F00"
QUIET = "#767676"  # guides, limits, and what is shown for comparison

# Set when a lesson imports its figures, so that what a learner draws beside them looks the same.
rcParams.update(
    {
        "axes.axisbelow": True,
        "axes.grid": True,
        "axes.labelsize": 12,
        "axes.spines.right": False,
        "axes.spines.top": False,
        "axes.titlelocation": "left",
        "axes.titlesize": 12,
        "figure.facecolor": "white",  # also on JupyterLab's dark theme
        "font.family": "DejaVu Sans",  # comes with matplotlib to every machine
        "font.size": 12,
        "grid.color": "#E5E5E5",
        "legend.frameon": False,
        "lines.linewidth": 2.2,
        "lines.markersize": 7,
        "mathtext.fontset": "dejavusans",
        "xtick.labelsize": 12,
        "ytick.labelsize": 12,
    }
)


def written(text):
    """A text with numbers as Python formats them, now as they are printed: −1, 2.2 · 10⁻¹⁶, ∞."""
    text = re.sub(r"\binf\b", "∞", text)
    text = re.sub(r"(?<!\w)-(?=\d)", "−", text)
    return re.sub(r"(\d[\d.]*)e([+-]?\d+)", _power, text)


def _power(number):
    exponent = str(int(number[2])).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"10{exponent}" if number[1] == "1" else f"{number[1]} · 10{exponent}"


# For axes with numbers from 1,000 on, and for logarithmic ones without powers of ten.
NUMBER = FuncFormatter(lambda value, _: written(f"{value:,.9f}".rstrip("0").rstrip(".")))


def axes(*, rows=1, columns=1, width=7.0, height=3.6, **options):
    """Empty axes in the house style: one, or an array of them; `options` go to subplots."""
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure.subplots(rows, columns, **options)


def shown(draw):
    """Turn a function that returns (figure, headline, caption) into one that displays all three.

    The headline stands in the picture and says what the picture shows. The first sentence of the
    caption stands below it, the rest in a fold. Headline and caption are also the picture's
    alternative text, and are compared when the tests run.
    """

    @functools.wraps(draw)
    def show(*arguments, **named):
        figure, *words = draw(*arguments, **named)
        headline, caption = map(written, words)
        figure.suptitle(headline, x=0.01, ha="left", fontsize=13, fontweight="bold")
        display(Image(png(figure), retina=True, alt=f"{headline}. {caption}"))
        plain = f"Figure: {headline}. {caption}"
        display({"text/html": below(caption), "text/plain": plain}, raw=True)

    return show


def below(caption):
    """What is shown below a picture: the caption's first sentence, and the rest on demand."""
    # A sentence ends with a word or a number, not with the dot of an initial.
    first, *rest = re.split(r"(?<=[\w)%]{2}\.)\s|(?<=\d\.)\s", html.escape(caption), maxsplit=1)
    more = "".join(
        f"<details><summary>Full description</summary>{words}</details>" for words in rest
    )
    return f"<figcaption>{first}{more}</figcaption>"


def png(figure):
    """A figure as the bytes of a PNG, with twice as many dots each way as are shown."""
    picture = io.BytesIO()
    # Sharp on a high-resolution screen. Without the Software entry the file does not change with
    # the version of matplotlib alone.
    figure.savefig(picture, format="png", dpi=200, metadata={"Software": None})
    return picture.getvalue()
