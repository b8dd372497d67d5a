"""How Sphinx makes the site of what tools/pages.py hands it."""

from pathlib import Path

KATEX = Path(__file__).parent / "node_modules" / "katex" / "dist"

project = "From Entropy to the Loss of Logistic Regression"
author = "The authors of the lessons"
copyright = "the authors of the lessons; code under MIT, texts and figures under CC BY 4.0"
language = "en"

extensions = ["myst_nb", "sphinxcontrib.katex"]
exclude_patterns = ["copied", "doctrees"]
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3
suppress_warnings = ["misc.highlighting_failure"]  # code that a lesson shows to be wrong

nb_execution_mode = "off"
nb_code_prompt_show = "Show the result"
nb_code_prompt_hide = "Hide the result"

katex_prerender = True
katex_js_path = str(KATEX / "katex.min.js")
katex_css_path = "katex/katex.min.css"

html_theme = "furo"
html_title = project
html_static_path = ["static"]
html_extra_path = [str(Path(__file__).parents[2] / "build" / "site-source" / "copied")]
html_css_files = ["lessons.css"]
html_js_files = [("lessons.js", {"defer": "defer"})]
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0067a1", "color-brand-content": "#0067a1"},
    "dark_css_variables": {"color-brand-primary": "#6cb8ec", "color-brand-content": "#6cb8ec"},
}
html_copy_source = False
html_use_index = False
html_show_sphinx = False


def setup(app):
    app.connect("html-page-context", name_by_words)


def name_by_words(app, page, template, context, doctree):
    """Let a result's fold be called what it says, and not otherwise by a screen reader."""
    context["body"] = context.get("body", "").replace(' aria-label="Toggle hidden content"', "")
