"""Sphinx settings that make the site from the pages that tools/pages.py writes."""

import functools
import json
import subprocess
from pathlib import Path

from docutils import nodes
from sphinx.errors import SphinxError

HERE = Path(__file__).parent

project = "From Entropy to the Loss of Logistic Regression"
author = "The authors of the lessons"
copyright = "the authors of the lessons; code under MIT, texts and figures under CC BY 4.0"
language = "en"

extensions = ["myst_nb"]
exclude_patterns = ["copied", "doctrees"]
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3

nb_execution_mode = "off"
nb_code_prompt_show = "Show the result"
nb_code_prompt_hide = "Hide the result"

html_theme = "furo"
html_title = project
html_math_renderer = "katex"
html_static_path = ["static"]
html_css_files = ["katex/katex.min.css", "lessons.css"]
html_js_files = [("lessons.js", {"defer": "defer"})]
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0067a1", "color-brand-content": "#0067a1"},
    "dark_css_variables": {"color-brand-primary": "#6cb8ec", "color-brand-content": "#6cb8ec"},
}
html_copy_source = False
html_use_index = False
html_show_sphinx = False


def setup(app):
    renderers = (inline, None), (display, None)
    app.add_html_math_renderer("katex", *renderers)
    app.connect("html-page-context", name_by_words)
    app.connect("build-finished", close)


def inline(translator, node):
    """A formula within a line, rendered while building, so that a page needs no script for it."""
    translator.body.append(f'<span class="math">{rendered(node, False)}</span>')
    raise nodes.SkipNode


def display(translator, node):
    """A formula on a line of its own."""
    translator.body.append(f'<div class="math">{rendered(node, True)}</div>')
    raise nodes.SkipNode


def rendered(node, display):
    """The HTML that KaTeX makes of a formula."""
    process = katex()
    print(json.dumps({"latex": node.astext(), "displayMode": display}), file=process.stdin)
    if not (line := process.stdout.readline()):
        raise SphinxError(f"KaTeX must be able to read each formula; got {node.astext()!r}.")
    return json.loads(line)


@functools.cache
def katex():
    """A running KaTeX process, which waits for formulas."""
    pipe = subprocess.PIPE
    command = ["node", HERE / "formulas.js"]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, bufsize=1, encoding="utf-8")


def close(app, error):
    """End KaTeX, and close its pipes."""
    if katex.cache_info().currsize:
        katex().communicate()
        katex.cache_clear()


def name_by_words(app, page, template, context, doctree):
    """Let a screen reader call a result's fold by its visible words, and by no other label."""
    context["body"] = context.get("body", "").replace(' aria-label="Toggle hidden content"', "")
