"""A real Chromium in which games show what they do."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

_HERE = Path(__file__).parent
CLOCK = (_HERE / "clock.js").read_text("utf-8")
STAGE = (_HERE / "stage.js").read_text("utf-8")
REFEREE = (_HERE / "referee.js").read_text("utf-8")
ROWS = (_HERE / "rows.js").read_text("utf-8")
ENDING = (_HERE / "ending.js").read_text("utf-8")
RESTART = (_HERE / "restart.js").read_text("utf-8")
EYE = (_HERE / "eye.js").read_text("utf-8")
VIEWPORT = {"width": 1280, "height": 900}


class Theatre:
    """One browser; `watch` drives one game in a fresh page and returns what it did."""

    def __init__(self, page: Page, eye: Page) -> None:
        self.page = page
        self.eye = eye
        self._html = ""
        page.route("**/*", self._serve)

    def _serve(self, route: Any) -> None:
        if route.request.url.endswith("/"):
            route.fulfill(body=self._html, content_type="text/html; charset=utf-8")
        else:
            route.fulfill(status=404)

    def open(self, html: str) -> None:
        """Load a page under the clock that stands still."""
        self._html = html
        self.page.goto("https://games.test/")

    def look(self, spots: dict[str, list[list[float]]]) -> dict[str, Any]:
        """Mean colours of places in a picture of the page."""
        picture = base64.b64encode(self.page.screenshot(animations="allow")).decode()
        seen: dict[str, Any] = self.eye.evaluate(EYE, {"picture": picture, "spots": spots})
        return seen

    def watch(self, html: str, plan: dict[str, Any]) -> dict[str, Any]:
        """Everything that a game which shows its state really does."""
        self.open(html)
        result: dict[str, Any] = self.page.evaluate(REFEREE, plan)
        if not result["started"]:
            return result
        result["rows"] = self.page.evaluate(ROWS, plan)
        result["seen"] = self.look(result["rows"].pop("spots"))
        result["end"] = self.page.evaluate(ENDING, plan)
        if plan["restart"]:
            result["again"] = self.page.evaluate(RESTART, plan)
        return result


@contextmanager
def theatre(executable: str | None = None) -> Iterator[Theatre]:
    """Start a browser, and end it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--enable-unsafe-swiftshader"]
        )
        context = browser.new_context(viewport=VIEWPORT)  # type: ignore[arg-type]
        context.add_init_script(CLOCK + STAGE)
        eye = browser.new_page()
        try:
            yield Theatre(context.new_page(), eye)
        finally:
            browser.close()
