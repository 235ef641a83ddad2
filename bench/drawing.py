"""How long a graph of 2,000 nodes takes in a browser: to its first plot, and to move it.

`python3 run.py bench --graph`: the impact of the hub, of which 2,000 nodes are shown. Frames are
counted by the browser itself while a mouse drags the plot, and its wheel zooms it.
"""

import os
import shutil
from collections.abc import Iterator
from statistics import quantiles

from playwright.sync_api import Page, sync_playwright

from bench.once import Figure
from bench.rounds import Bench

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATH = "/configuration-items/{hub}/graph?view=impact&most=2000&layout={layout}"
LAYOUTS = ("automatic", "rings", "clusters")
FIRST_PLOT, FRAME = 3_000.0, 50.0
STEPS, PATIENCE = 60, 240_000
_COUNT = """() => {
  window.frames_ = [];
  let last = performance.now();
  const tick = (now) => {
    window.frames_.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}"""
_TAKE = "() => window.frames_.splice(0)"


def figures(bench: Bench) -> Iterator[Figure]:
    """The time to the first plot, and of the slower frames (19 of 20 are faster), by layout."""
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        name, _, value = bench.facts["cookie"].partition("=")
        address = f"http://127.0.0.1:{bench.house.port}"
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": name, "value": value, "url": address}])
        for layout in LAYOUTS:
            page = context.new_page()
            page.goto(
                address + PATH.format(hub=bench.facts["hub"], layout=layout), timeout=PATIENCE
            )
            yield from _measured(page, layout)
            page.close()
        browser.close()


def _measured(page: Page, layout: str) -> Iterator[Figure]:
    plot = page.locator("armillary-graph[data-state=drawn]")
    plot.wait_for(timeout=PATIENCE)
    drawn = page.evaluate("() => performance.now()")
    nodes = plot.get_attribute("data-nodes")
    yield Figure("graph", f"{layout}: {nodes} nodes to the first plot, ms", drawn, FIRST_PLOT)
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(_COUNT)
    _drag(page, *middle)
    yield Figure("graph", f"{layout}: a slow frame while dragged, ms", _slow(page), FRAME)
    for step in range(STEPS):
        page.mouse.wheel(0, 60 if step < STEPS / 2 else -60)
    yield Figure("graph", f"{layout}: a slow frame while zoomed, ms", _slow(page), FRAME)


def _drag(page: Page, x: float, y: float) -> None:
    page.mouse.move(x - 200, y - 200)
    page.mouse.down()
    for step in range(STEPS):
        page.mouse.move(x - 200 + 5 * step, y - 200 + 3 * step)
    page.mouse.up()


def _slow(page: Page) -> float:
    frames: list[float] = page.evaluate(_TAKE)
    return quantiles(frames, n=20)[-1]
