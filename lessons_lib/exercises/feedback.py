"""How an exercise speaks: Markdown with a coloured edge in a notebook, plain text elsewhere."""

from lessons_lib.exercises import messages

# Each has a contrast of at least 3 to 1 with a white page and with a black one (WCAG 1.4.11). The
# words keep the colour of the page, to be legible in any theme.
_COLOURS = {
    messages.TO_DO: "#4a7fc1",
    messages.CORRECT: "#2e8b57",
    messages.NOT_YET: "#b8760b",
}


class Text(str):
    """Something said to the learner: `markdown` in a notebook, the text itself on a terminal."""

    markdown: str

    def __new__(cls, plain: str, markdown: str | None = None) -> "Text":
        text = super().__new__(cls, plain)
        text.markdown = plain if markdown is None else markdown
        return text

    def __repr__(self) -> str:
        return str(self)

    def _repr_markdown_(self) -> str:
        return self.markdown


def verdict(kind: str, text: str, folds: tuple[tuple[str, str], ...] = ()) -> Text:
    """One of the three verdicts with its reason, and below it the `folds`: (title, text) pairs."""
    # Blank lines let Markdown and formulas be rendered inside HTML.
    body = [f"**{kind}:** {text}", *(fold(title, inside) for title, inside in folds)]
    opening = f'<div style="border-left: 5px solid {_COLOURS[kind]}; padding-left: 12px">'
    plain = messages.VERDICT.format(verdict=kind, text=text)
    return Text(plain, "\n\n".join([opening, *body, "</div>"]))


def code_block(code: str) -> str:
    """`code` as a block of Python in Markdown."""
    return f"```python\n{code}\n```"


def fold(title: str, inside: str) -> str:
    """`inside`, folded away below its title."""
    return f"<details>\n<summary>{title}</summary>\n\n{inside}\n\n</details>"
