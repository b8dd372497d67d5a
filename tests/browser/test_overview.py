"""The overview of a class in a real browser, opened from the disk with no network.

Screenshots of the page, in light, in dark, on a phone and on paper, are left in
tests/browser/screenshots, which git ignores.
"""

import barriers
import overview
import pages
import pytest
from lessons import PATHS, exercises
from playwright.sync_api import expect
from returned import SOLVED, STORED, TRIED, Learner, Result

from lessons_lib.exercises import exercises_of

# A deprecated function that Sphinx extensions still call.
pytestmark = pytest.mark.filterwarnings("ignore:.*is deprecated")


def school():
    """Thirty learners: every second one made a slip in each exercise, the others made none."""
    found = [Learner(name=f"<img src=x onerror=alert({n})> {n}", notebooks=9) for n in range(30)]
    for number, learner in enumerate(found[:25]):
        for path in PATHS[:5]:
            for name, exercise in exercises_of(exercises(path)).items():
                wrong = exercise.misconceptions[number % len(exercise.misconceptions)]
                slips = (wrong[1],) if number % 2 else ()
                state = TRIED if slips else SOLVED
                result = Result(state=state, slips=slips, basis=STORED)
                learner.results[path.name[:2], name] = result
    found[3].unread.append("a file that is not a notebook")
    found[3].copies["01"] = 2
    found[29].notebooks = 0
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder that holds the page and a site, arranged as in `build`."""
    build = tmp_path_factory.mktemp("build")
    pages.build(build / "site")
    (build / "overview").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overview, "SITE", build / "site")
        text = overview.page(school(), names=True, others=[("work.zip", "an archive: unpack it")])
    (build / "overview" / "index.html").write_text(text, encoding="utf-8")
    return build / "overview"


@pytest.fixture
def opened(folder, browser):
    """The page, opened without a network; it may request nothing, and no script in it may run."""
    context, asked, said = browser.new_context(offline=True, viewport=barriers.DESK), [], []
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    context.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "index.html").as_uri())
    yield page
    context.close()
    assert not [address for address in asked if not address.startswith("file:")]
    assert not said


def test_page_has_no_barriers(opened, screenshots):
    """axe-core finds nothing in any theme, with all lessons open; no page scrolls sideways."""
    for look in barriers.in_each_look(opened):
        opened.screenshot(path=screenshots / f"overview-{look}.png", full_page=look == "light")
    opened.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    barriers.assert_none(opened)


def test_style_is_applied(opened):
    """The page's security policy allows its own style."""
    expect(opened.locator("main")).to_have_css("max-width", "960px")


def test_names_are_text(opened):
    """A name that contains a tag is shown as plain text."""
    assert opened.locator("img").count() == 0
    expect(opened.locator("#idle + p bdi").first).to_have_text("<img src=x onerror=alert(25)> 25")


def test_links_lead_to_the_sections(opened):
    """Each link leads to a lesson's page on the site, and to the section on that page."""
    links = opened.locator("a").evaluate_all("links => [...new Set(links.map(a => a.href))]")
    assert len(links) > 50
    other = opened.context.new_page()
    lost = []
    for link in links:
        other.goto(link)
        if not other.evaluate("document.getElementById(location.hash.slice(1)) !== null"):
            lost.append(link)
    assert not lost


def test_paper_holds_the_whole_width(opened, screenshots):
    """On A4, in black on white, no table is cut off."""
    opened.emulate_media(media="print", color_scheme="dark")
    opened.pdf(path=screenshots / "overview-print.pdf", format="A4")
    opened.set_viewport_size({"width": 718, "height": 1000})  # A4 less its margins
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(opened.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
