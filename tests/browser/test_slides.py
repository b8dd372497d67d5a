"""The slides of every lesson in a real browser, opened from the disk: `make browser`.

A screenshot of each slide is left in tests/browser/screenshots, which git ignores.
"""

import re

import pytest
from lessons import TAUGHT
from playwright.sync_api import expect
from slides import copy_what_pages_load, write

# What MathJax makes of a formula, and of one with an error or with an unknown command.
FORMULA = ".mjx-chtml[id^='MathJax-Element']"
BROKEN = "merror, [mathcolor='red']"
# An alternative text that says something; nbconvert makes one up where it finds none.
WORDS = re.compile(r"^(?!No description)\S+( \S+){7}")
# The number of slides, once the formulas of the first are drawn.
READY = """() => new Promise(ready => {
    MathJax.Hub.Queue(() => ready(require('reveal.js/dist/reveal.js').getTotalSlides()));
})"""
# Show slide `number` with all that it unfolds, and wait until its formulas are drawn again.
SHOW = """number => new Promise(shown => {
    const deck = require('reveal.js/dist/reveal.js');
    let asked = false;  // MathJax tells a new listener first what it missed
    MathJax.Hub.signal.Interest(([message]) => {
        if (asked && message === 'End Rerender') shown();
    });
    asked = true;
    const there = deck.getIndices().h === number;
    deck.slide(number, 0, 99);
    deck.getCurrentSlide().querySelectorAll('details').forEach(e => { e.open = true; });
    if (there) shown();
})"""
# By how many pixels the slide shown exceeds its frame, or is cut off inside it.
EXCESS = """() => {
    const frame = document.querySelector('.reveal .slides').getBoundingClientRect();
    const elements = [...document.querySelectorAll('section.present section.present *')]
        .filter(e => e.getClientRects().length)
        .filter(e => !e.closest('aside.notes, .MJX_Assistive_MathML'));
    const excess = element => {
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const cutsAcross = style.overflowX !== 'visible', cutsDown = style.overflowY !== 'visible';
        return Math.max(
            frame.top - box.top, box.bottom - frame.bottom,
            frame.left - box.left, box.right - frame.right,
            cutsAcross ? element.scrollWidth - element.clientWidth : 0,
            cutsDown ? element.scrollHeight - element.clientHeight : 0);
    };
    return Math.round(Math.max(...elements.map(excess)));
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with everything that slides load, and nothing around it."""
    folder = tmp_path_factory.mktemp("slides")
    copy_what_pages_load(folder)
    return folder


@pytest.fixture(params=TAUGHT, ids=lambda path: path.stem)
def deck(request, folder, browser):
    """The slides of a lesson without a network, with a list of what was requested."""
    write(request.param, folder)
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    page = context.new_page()
    page.requests = []
    context.on("request", lambda asked: page.requests.append(asked.url))
    page.lesson = request.param.stem
    page.goto((folder / f"{page.lesson}.html").as_uri())
    page.wait_for_selector(".reveal.ready")
    page.total = page.evaluate(READY)
    yield page
    context.close()


def test_slides_fit_and_need_no_network(deck, folder, screenshots):
    """Nothing leaves the frame at 1280 × 720, no formula is broken, all comes from the folder."""
    excess = {}
    for number in range(deck.total):
        deck.evaluate(SHOW, number)
        shot = screenshots / f"slides-{deck.lesson[:2]}-{number + 1:02d}.png"
        deck.screenshot(path=shot, animations="disabled")
        excess[number + 1] = deck.evaluate(EXCESS)
        slide = deck.locator("section.present section.present")
        formulas = slide.locator("script[type^='math/tex']").count()
        assert slide.locator(FORMULA).count() == formulas, f"slide {number + 1}"
        assert slide.locator(BROKEN).count() == 0, f"slide {number + 1}"
        assert slide.locator("img").count() == slide.get_by_alt_text(WORDS).count()
    assert {slide: f"{px} px too large" for slide, px in excess.items() if px > 0} == {}
    links = deck.locator(".slides a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    pages = {f"{path.stem}.html" for path in TAUGHT}
    assert [
        link for link in links if not link.startswith(("https://", "#")) and link not in pages
    ] == []
    own = folder.as_uri()
    assert [url for url in deck.requests if not url.startswith((own, "data:"))] == []


def test_speaker_view_shows_the_notes(deck):
    """Each note is in the speaker view, unfolded, with its formulas as the browser draws them."""
    with deck.expect_popup() as opened:
        deck.keyboard.press("s")
    speaker = opened.value
    told = speaker.locator(".speaker-controls-notes p")
    slides_with_notes = 0
    for number in range(deck.total):
        deck.evaluate(SHOW, number)
        written = deck.locator("section.present section.present aside.notes p").all_text_contents()
        if written:
            expect(told).to_have_text(written)
            expect(told.last).to_be_visible()
            slides_with_notes += 1
    assert slides_with_notes
    assert deck.locator(f"aside.notes {FORMULA}").count() == 0
