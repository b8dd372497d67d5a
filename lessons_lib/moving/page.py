"""A moving figure in a notebook's output: a place for it, and the script that moves it."""

import html
import json
import re
from importlib.resources import files

from IPython.display import display

# Seen wherever scripts do not run: on paper, or in a notebook that is not trusted yet.
PAGE = """\
<div class="moving" data-moving="{name}"><p><b>{title}</b> {instead}</p></div>
<script type="module">
{script}
const say = {words};
mount("{name}", {figure}({start}, say), say);
</script>"""
INSTEAD = (
    "Run this cell to move the figure. Where that is not possible, a picture in this lesson shows "
    "the same."
)


def show(lesson, figure, start, words):
    """Display a moving figure of a lesson.

    Parameters
    ----------
    lesson : str
        The number of the lesson: ``lesson_03.js`` belongs to "03".
    figure : str
        The function in that file which makes the figure.
    start : dict
        The numbers that the figure starts with.
    words : dict
        All words of the figure; `title` and `question` appear above it.
    """
    page = PAGE.format(
        name=f"{lesson}-{figure}",
        title=html.escape(words["title"]),
        instead=INSTEAD,
        script=script(lesson),
        figure=figure,
        start=literal(start),
        words=literal(words),
    )
    display({"text/html": page, "text/plain": f"Moving figure: {words['title']}"}, raw=True)


def script(lesson):
    """The stage and a lesson's figures as one script, which imports nothing."""
    sources = [
        (files("lessons_lib.moving") / name).read_text("utf-8")
        for name in ("stage.js", f"lesson_{lesson}.js")
    ]
    return "\n".join(
        re.sub(r"^(import .*?;\n|export )", "", source, flags=re.M | re.S) for source in sources
    )


def literal(value):
    """A value as a JavaScript literal, without anything that could end the enclosing script."""
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")
