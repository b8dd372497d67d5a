"""How the moving figures are tried in a browser: with keys, with the mouse and with a finger."""

from playwright.sync_api import expect

HANDLES = ".moving [role='slider']:visible"
# Note how long each frame takes to compute, draw and lay out, and the time between frames.
WATCH = """() => {
    window.frames_taken = [];
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = act => request(time => {
        const start = performance.now();
        act(time);
        document.body.getBoundingClientRect();
        window.frames_taken.push(performance.now() - start);
    });
}"""
KEYS = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]


def try_all(page, name, touch=False, keys=KEYS):
    """Move each handle on a page in each way; print how long the slowest change took."""
    page.evaluate(WATCH)
    expect(page.locator(".moving").first).to_have_attribute("data-alive", "", timeout=30_000)
    for place in range(page.locator(HANDLES).count()):
        handle = page.locator(HANDLES).nth(place)
        handle.scroll_into_view_if_needed()
        assert handle.get_attribute("aria-label")
        moved_by_keys(page, handle, keys)
        moved_by_mouse(page, handle)
        if touch:
            moved_by_touch(page, handle)
    taken = sorted(page.evaluate("() => window.frames_taken"))
    print(
        f"{name}: {len(taken)} changes, median {taken[len(taken) // 2]:.1f} ms, "
        f"slowest {taken[-1]:.1f} ms"
    )


def moved_by_keys(page, handle, keys):
    """Check that each key moves the handle, or leaves it at its end, and keeps the focus on it."""
    handle.focus()
    seen = set()
    for key in keys:
        page.keyboard.press(key)
        settle(page)
        seen.add(handle.get_attribute("aria-valuetext"))
        assert handle.evaluate("e => e === document.activeElement")
    assert len(seen) > 1
    for key in ["ArrowLeft"] * 4 + ["ArrowRight"] * 4:  # away from the ends
        page.keyboard.press(key)
    settle(page)


def moved_by_mouse(page, handle):
    """Check that a handle follows the mouse, and that the words below the figure change with it."""
    drag(page, handle, page.mouse.move, page.mouse.down, page.mouse.up)


def moved_by_touch(page, handle):
    """Check that a handle follows a finger, and that the words below the figure change with it."""
    session = page.context.new_cdp_session(page)

    def send(kind, *points):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    place = {}

    def move(x, y):
        place.update(x=x, y=y)
        if place.get("down"):
            send("touchMove", {"x": x, "y": y})

    def down():
        place["down"] = True
        send("touchStart", {"x": place["x"], "y": place["y"]})

    drag(page, handle, move, down, lambda: send("touchEnd"))


def drag(page, handle, move, down, up):
    """Take a handle, move it by up to 60 px in four directions, let it go."""
    handle.scroll_into_view_if_needed()  # keys may have moved it out of the window
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    seen = {handle.get_attribute("aria-valuetext")}
    move(x, y)
    down()
    for dx, dy in [(1, 0), (0, -1), (-1, 0), (0, 1)]:
        for step in range(1, 7):
            move(x + 10 * step * dx, y + 10 * step * dy)
        settle(page)
        seen.add(handle.get_attribute("aria-valuetext"))
    up()
    assert len(seen) > 1


def settle(page):
    """Wait until the page has drawn what was requested."""
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
