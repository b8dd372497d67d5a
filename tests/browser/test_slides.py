"""The slides of every lesson in a real browser, opened from the disk: `make browser`.

A screenshot of each slide is left in tests/browser/screenshots, which git ignores.
"""

import re

import barriers
import hands
import paper
import pytest
from lessons import TAUGHT
from playwright.sync_api import expect
from slides import copy_what_pages_load, write

PALE = """async () => {
    document.querySelectorAll('details').forEach(e => { e.open = true; });
    const found = await axe.run('.slides', {runOnly: ['color-contrast']});
    return found.violations.flatMap(v => v.nodes.map(node => node.html.slice(0, 200)));
}"""
SLIDE = "section.present section.present"
BROKEN = ".katex-error"
# The heights of the roots and braces of the current slide.
DRAWN = """all => all.map(drawn => drawn.getBoundingClientRect().height)"""
# An alternative text with a meaning; nbconvert makes one up if it finds none.
WORDS = re.compile(r"^(?!No description)\S+( \S+){7}")
# Show slide `number` with all its fragments.
SHOW = """async number => {
    Reveal.slide(number, 0, 99);
    Reveal.getCurrentSlide().querySelectorAll('details').forEach(e => { e.open = true; });
    await document.fonts.ready;
    await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}"""
# The paragraphs of the notes of slide `number`.
NOTES = """number => [...Reveal.getSlide(number, 0).querySelectorAll('aside.notes p')]
    .map(p => p.textContent)"""
# From now on, `setBack` says whether a message has set the deck to a slide.
LISTEN = """() => { window.setBack = false; addEventListener('message', event => {
    window.setBack ||= String(event.data).includes('"setState"');
}); }"""
# How far down the current slide its text and pictures reach, as a share of the slide's height.
FILLED = """() => {
    const frame = document.querySelector('.reveal .slides').getBoundingClientRect();
    const slide = Reveal.getCurrentSlide(), unseen = 'aside.notes, .katex-mathml, .moving-said';
    const drawn = [...slide.querySelectorAll('img, svg, button')];
    const boxes = drawn.map(e => e.getBoundingClientRect());
    const words = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT), range = new Range();
    while (words.nextNode()) {
        if (words.currentNode.parentElement.closest(unseen)) continue;
        range.selectNodeContents(words.currentNode);
        boxes.push(...range.getClientRects());
    }
    return (Math.max(...boxes.map(box => box.bottom)) - frame.top) / frame.height;
}"""
# Which elements of a printed page reach below it.
CUT = """all => {
    const bottom = element => element.getBoundingClientRect().bottom;
    return all.filter(e => !e.closest('aside.notes') && bottom(e) > bottom(e.closest('section')))
        .map(e => e.outerHTML.slice(0, 80));
}"""
# What has the focus: its role, and whether it is visible, and on the current slide if on any.
FOCUSED = """() => {
    const element = document.activeElement, slide = element.closest('section section');
    return [element.role, (slide ?? Reveal.getCurrentSlide()) === Reveal.getCurrentSlide()
        && element.checkVisibility({visibilityProperty: true, opacityProperty: true})];
}"""
# The height of letters in a picture is at least 12 points if the picture is 7 inches wide.
LETTERS = "e => e.getBoundingClientRect().width / 7 * 12 / 72"
# By how many pixels the current slide exceeds its frame, or is cut off inside it.
EXCESS = """() => {
    const frame = document.querySelector('.reveal .slides').getBoundingClientRect();
    const elements = [...document.querySelectorAll('section.present section.present *')]
        .filter(e => e.getClientRects().length)
        .filter(e => !e.closest('aside.notes, .katex *, .moving-said'));
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
    """A folder with everything that slides load, and nothing beside it."""
    folder = tmp_path_factory.mktemp("slides")
    copy_what_pages_load(folder)
    return folder


@pytest.fixture(scope="module", params=TAUGHT, ids=lambda path: path.stem)
def deck(request, folder, browser):
    """The slides of a lesson without a network, with a list of what was requested."""
    write(request.param, folder)
    screen = {"viewport": {"width": 1280, "height": 720}, "has_touch": True}
    context = browser.new_context(**screen, offline=True)
    page = context.new_page()
    page.requests = []
    context.on("request", lambda asked: page.requests.append(asked.url))
    page.lesson = request.param.stem
    page.goto((folder / f"{page.lesson}.html").as_uri())
    page.wait_for_selector(".reveal.ready")
    page.total = page.evaluate("Reveal.getTotalSlides()")
    yield page
    context.close()


def test_slides_fit_and_need_no_network(deck, folder, screenshots):
    """Nothing leaves a slide at 1280 × 720, no formula is broken, all files are in the folder."""
    excess = {}
    for number in range(deck.total):
        deck.evaluate(SHOW, number)
        shot = screenshots / f"slides-{deck.lesson[:2]}-{number + 1:02d}.png"
        deck.screenshot(path=shot, animations="disabled")
        excess[number + 1] = deck.evaluate(EXCESS)
        slide = deck.locator(SLIDE)
        assert slide.locator(BROKEN).count() == 0, f"slide {number + 1}"
        drawn = slide.locator(".katex-html svg").evaluate_all(DRAWN)
        assert all(height >= 2 for height in drawn), f"slide {number + 1}"
        assert slide.locator("img").count() == slide.get_by_alt_text(WORDS).count()
    assert {slide: f"{px} px too large" for slide, px in excess.items() if px > 0} == {}
    assert deck.locator(".slides").inner_text().count("$$") == 0
    links = deck.locator(".slides a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    pages = {f"{path.stem}.html" for path in TAUGHT}
    assert [
        link for link in links if not link.startswith(("https://", "#")) and link not in pages
    ] == []
    own = folder.as_uri()
    assert [url for url in deck.requests if not url.startswith((own, "data:"))] == []


def test_slides_are_for_the_back_row(deck):
    """Each has a heading and is over a third full; half show something; letters are 24 px."""
    shown = []
    for number in range(deck.total):
        deck.evaluate(SHOW, number)
        slide, place = deck.locator(SLIDE), f"slide {number + 1}"
        assert slide.locator("h1, h2, h3").first.inner_text().strip(), place
        assert deck.evaluate(FILLED) > 1 / 3, place
        for picture in slide.locator("img").all():
            assert picture.evaluate(LETTERS) >= 24, place
        shown.append(slide.locator(".jp-OutputArea-output").count() > 0)
    assert sum(shown) >= len(shown) / 2


def test_slides_have_contrast(deck, folder):
    """No letters on a slide are too pale to read; on paper, slides stand one below another."""
    page = deck.context.new_page()
    page.goto(f"{(folder / deck.lesson).as_uri()}.html?print")
    expect(page.locator(".slides > section > section")).to_have_count(deck.total)
    page.add_script_tag(path=barriers.AXE)
    assert page.evaluate(PALE) == []
    page.close()


def test_figure_moves_on_its_slide(deck):
    """A figure on a slide asks its question; keys, mouse and finger move it, not the slides."""
    for number in range(deck.total):
        deck.evaluate(SHOW, number)
        if deck.locator(f"{SLIDE} .moving").count():
            expect(deck.locator(f"{SLIDE} .moving-question")).to_be_visible()
            # The other keys turn slides.
            name = f"{deck.lesson} on slide {number + 1}"
            hands.try_all(deck, name, touch=True, keys=hands.KEYS[:4])
            assert deck.evaluate("Reveal.getIndices().h") == number
            return
    pytest.fail("no slide has a figure that moves")


def test_tab_reaches_what_is_on_the_slide(deck):
    """Tab goes to a figure that moves, and to nothing on the slides before or after it."""
    number = deck.evaluate("Reveal.getSlides().findIndex(slide => slide.querySelector('.moving'))")
    page = deck.context.new_page()
    page.goto(f"{deck.url.partition('#')[0]}#/{number}")
    page.wait_for_selector(".reveal.ready")
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    page.close()
    assert "slider" in [role for role, _ in reached[:3]]
    assert all(seen for _, seen in reached)


def test_overview_leads_to_every_slide(deck):
    """A click on any slide of the overview shows that slide."""
    deck.evaluate(SHOW, 0)
    deck.evaluate("Reveal.toggleOverview(true)")
    deck.locator(".slides > section").nth(1).click()
    assert deck.evaluate("[Reveal.getIndices().h, Reveal.isOverview()]") == [1, False]


def test_a_slide_is_a_page_on_paper(deck, folder, screenshots):
    """The PDF of a deck has as many pages as the deck has slides."""
    target = screenshots / f"slides-{deck.lesson[:2]}.pdf"
    paper.print_page(f"{(folder / deck.lesson).as_uri()}.html?print", target)
    assert target.read_bytes().count(b"/Type /Page\n") == deck.total


def test_slides_are_whole_on_paper(deck, folder):
    """The page of each slide carries its number, and cuts off no text and no picture."""
    page = deck.context.new_page()
    page.goto(f"{(folder / deck.lesson).as_uri()}.html?print")
    assert numbers(page) == [str(number + 1) for number in range(deck.total)]
    assert page.locator(".slides :is(img, pre, li, table)").evaluate_all(CUT) == []
    page.close()


def numbers(page):
    """The number beside each slide, which CSS counts and only the browser's own tree contains."""
    ask = page.context.new_cdp_session(page).send
    document = ask("DOM.getDocument")["root"]["nodeId"]
    slides = {"nodeId": document, "selector": ".slides > section > section"}
    found = []
    for slide in ask("DOM.querySelectorAll", slides)["nodeIds"]:
        (after,) = ask("DOM.describeNode", {"nodeId": slide})["node"]["pseudoElements"]
        of_number = {"backendNodeId": after["backendNodeId"]}
        nodes = ask("Accessibility.getPartialAXTree", of_number)["nodes"]
        found += [node["name"]["value"] for node in nodes if node["role"]["value"] == "StaticText"]
    return found


def test_speaker_view_shows_the_notes(deck):
    """Each note is in the speaker view, unfolded, with its formulas as the browser draws them."""
    noted = [number for number in range(deck.total) if deck.evaluate(NOTES, number)]
    assert noted
    deck.evaluate(SHOW, noted[-1])
    deck.evaluate(LISTEN)
    with deck.expect_popup() as opened:
        deck.keyboard.press("s")
    told = opened.value.locator(".speaker-controls-notes p")
    # Its preview sets the deck back to the slide on which it was opened, once, when it is loaded.
    deck.wait_for_function("window.setBack")
    for number in noted:
        deck.evaluate(SHOW, number)
        expect(told).to_have_text(deck.evaluate(NOTES, number))
        expect(told.last).to_be_visible()
    assert deck.locator("aside.notes .katex-html").count() == 0
