"""The site in a real browser, opened from the disk with no network: `make browser`.

Screenshots of pages, in light, in dark, on a phone and on paper, are left in
tests/browser/screenshots, which git ignores.
"""

import time

import barriers
import hands
import pytest
from barriers import DESK
from lessons import PATHS, TAUGHT
from pages import build, exercises
from playwright.sync_api import expect

from lessons_lib.exercises import messages

# Whether no picture is missing, and each has words for those who cannot see it.
PICTURES = """async () => {
    const images = [...document.images];
    images.forEach(image => { image.loading = 'eager'; });
    await Promise.all(images.map(image => image.decode()));
    return images.every(image => image.naturalWidth && image.alt.split(' ').length >= 8);
}"""
NAMES = ["index", *(path.stem for path in PATHS), "teaching", "search"]
MOVING = ["index", *(path.stem for path in TAUGHT)]

# A deprecated function that Sphinx extensions still call.
pytestmark = pytest.mark.filterwarnings("ignore:.*is deprecated")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of the site, built in a short time, without the address of a repository."""
    folder = tmp_path_factory.mktemp("site")
    before = time.process_time()  # of this process only, since others may keep the machine busy
    build(folder)
    assert time.process_time() - before <= 15
    return folder


@pytest.fixture
def opened(site, browser):
    """A function that opens a page without a network; only the site's folder may be requested."""
    contexts, asked = [], []

    def open_page(name, **options):
        context = browser.new_context(offline=True, **options)
        contexts.append(context)
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.goto(f"{site.as_uri()}/{name}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not [address for address in asked if not address.startswith((site.as_uri(), "data:"))]


@pytest.mark.parametrize("name", NAMES)
def test_page_has_no_barriers(opened, screenshots, name):
    """axe-core finds nothing in any theme; no page scrolls sideways, and no picture is missing."""
    page = opened(f"{name}.html", viewport=DESK)
    for look in barriers.in_each_look(page):
        page.screenshot(path=screenshots / f"site-{name}-{look}.png", full_page=name == "index")
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    assert page.evaluate(PICTURES)
    barriers.assert_none(page)


@pytest.mark.parametrize("name", MOVING)
def test_figures_move_without_a_kernel(opened, screenshots, name):
    """Figures move with keys, mouse and finger, on a desk and on the smallest phone."""
    for width, touch in ((1400, False), (320, True)):
        page = opened(f"{name}.html", viewport={"width": width, "height": 900}, has_touch=touch)
        hands.try_all(page, f"{name} on the site, {width} px", touch=touch)
    for width in (1400, 800, 640, 390, 320):  # 640: a window of 1280 px at 200 %
        page.set_viewport_size({"width": width, "height": 900})
        hands.settle(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for number, figure in enumerate(page.locator(".moving").all()):
            figure.screenshot(path=screenshots / f"moving-{name}-{number}-{width}.png")


def test_handle_does_not_jump_to_the_hand(opened):
    """A handle held beside its middle moves as far as the hand; the right button moves nothing."""
    page = opened(f"{PATHS[4].stem}.html", viewport=DESK)
    handle = page.locator(hands.HANDLES).first
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 14
    start = float(handle.get_attribute("aria-valuenow"))
    for button, moved in (("right", 0), ("left", 0.01)):
        page.mouse.move(x, y)
        page.mouse.down(button=button)
        page.mouse.move(x, y + 1)
        hands.settle(page)
        page.mouse.up(button=button)
        now = float(handle.get_attribute("aria-valuenow"))
        assert start - now == pytest.approx(moved, abs=1e-9)


def test_figure_speaks_only_when_it_was_moved(opened):
    """A screen reader hears what to notice after a move, and nothing when a page is opened."""
    page = opened(f"{PATHS[4].stem}.html", viewport=DESK)
    said, notice = (page.locator(f".moving {name}") for name in (".moving-said", ".moving-notice"))
    expect(notice).not_to_be_empty()
    page.wait_for_timeout(1000)
    expect(said).to_be_empty()
    page.locator(hands.HANDLES).first.press("ArrowUp")
    expect(said).not_to_be_empty()
    assert said.text_content() == notice.text_content()


def test_figure_keeps_its_colours(opened):
    """Colours that a reader forces on a page do not make a figure's lines vanish."""
    page = opened(f"{PATHS[3].stem}.html", forced_colors="active", color_scheme="dark")
    ground = "e => getComputedStyle(e).backgroundColor"
    assert page.locator(".moving").evaluate(ground) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("word", ["Brier", "nats"])
def test_search_needs_no_server(opened, word):
    """The search finds a word in the lessons on the disk, without a server."""
    page = opened("index.html", viewport=DESK)
    page.get_by_role("textbox", name="Search").fill(word)
    page.keyboard.press("Enter")
    found = page.locator("#search-results li a").first
    expect(found).to_be_visible()
    found.click()
    expect(page.locator("article")).to_contain_text(word)


def test_first_page_judges_an_answer(opened, screenshots):
    """Foreseen mistakes get their diagnosis, as in the notebook; other numbers get a reply."""
    page = opened("index.html", viewport=DESK)
    rare = exercises(PATHS[0]).rare
    status = page.locator("form.answer").get_by_role("status")
    answers = [(rare.answer, rare.why), *rare.misconceptions, (123456, messages.OTHER_NUMBER)]
    for answer, said in answers:
        page.get_by_label("Your answer").fill(repr(answer))
        page.get_by_role("button", name="Check").click()
        expect(status).to_contain_text(messages.CORRECT if said == rare.why else messages.NOT_YET)
        expect(status).to_contain_text(said)
    page.get_by_label("Your answer").fill("3.32")
    page.keyboard.press("Enter")
    expect(status).to_contain_text(messages.CORRECT)
    status.scroll_into_view_if_needed()
    page.screenshot(path=screenshots / "site-answer.png")


def test_site_is_light(site):
    """No page, with all that it loads, is too large for a phone, nor is the site for a class."""
    size = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    shared = sum(size[path] for path in size if "_static" in path.parts)
    for path in PATHS:
        own = [size[file] for file in site.glob(f"figures/{path.name[:2]}-*")]
        assert shared + size[site / f"{path.stem}.html"] + sum(own) <= 1.7e6
    assert sum(size.values()) <= 10e6


def test_lesson_is_read_without_scripts(opened):
    """With JavaScript off, formulas show, and a reader can open a result."""
    page = opened(f"{PATHS[3].stem}.html", viewport=DESK, java_script_enabled=False)
    expect(page.locator(".katex").first).to_be_visible()
    result = page.locator("details.hide").first
    expect(result.locator(".cell_output")).to_be_hidden()
    result.locator("summary").click()
    expect(result.locator(".cell_output")).to_be_visible()


def test_paper_shows_results_alone(opened, screenshots):
    """On paper, results are open, and hints and solutions are left out."""
    page = opened(f"{PATHS[3].stem}.html", viewport=DESK)
    page.pdf(path=screenshots / "site-print.pdf", format="A4")
    page.emulate_media(media="print")
    expect(page.locator("details.hide .cell_output").first).to_be_visible()
    expect(page.locator(".folds").first).to_be_hidden()
