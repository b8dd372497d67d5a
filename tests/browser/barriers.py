"""How a page is searched for barriers: with axe-core, in light, in dark and on a phone."""

from pathlib import Path

import npm

AXE = npm.install(Path(__file__).parent) / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FOUND = """async rules => {
    const found = await axe.run({runOnly: {type: 'tag', values: rules}});
    return found.violations.map(v => [v.id, v.nodes.map(node => node.html.slice(0, 200))]);
}"""
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
LOOKS = {"light": (DESK, "light"), "dark": (DESK, "dark"), "phone": (PHONE, "light")}


def in_each_look(page):
    """Show a page in each look; yield the name of the look."""
    for look, (viewport, scheme) in LOOKS.items():
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        yield look


def assert_none(page):
    """Assert that axe-core finds nothing in any look, and that no page scrolls sideways."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for _ in in_each_look(page):
        page.wait_for_timeout(300)  # while colours change, and the page finds out what scrolls
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate(FOUND, RULES) == []
