"""Explores and measures pages as the providers do."""

from dataclasses import dataclass

from grader.evidence.accessibility import Accessibility
from grader.evidence.appearance import Appearance
from grader.evidence.browser import BrowserSession
from grader.evidence.exploration import Control, Exploration
from grader.evidence.html import HtmlTree
from grader.evidence.layout import Layout
from grader.evidence.source import SourceFiles, source_files
from grader.gather.explore.accessing import AxeCore, accessibility
from grader.gather.explore.appearing import appearance
from grader.gather.explore.exploration import exploration
from grader.gather.explore.fitting import layout
from grader.gather.lab.session import View
from grader.missing import Missing
from grader.provider import Limits
from tests.lab.visits import Page, Visitor, artifact

HEAD = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>x</title>"
    '<meta name=viewport content="width=device-width, initial-scale=1">'
)


@dataclass
class Explorer:
    visitor: Visitor

    def explore(self, page: str) -> Exploration:
        """Explore a page of which the head is left out, and which has to be seen."""
        seen = self.explore_anything(HEAD + page)
        assert isinstance(seen, Exploration), seen
        return seen

    def explore_anything(self, page: Page) -> Exploration | Missing:
        seen: Exploration | Missing = self.visitor.run(self._ask(exploration, page))
        return seen

    def measure(self, page: str, head: str = HEAD) -> Layout:
        seen = self.visitor.run(self._ask(layout, head + page))
        assert isinstance(seen, Layout), seen
        return seen

    def appear(self, page: str) -> Appearance:
        seen = self.visitor.run(self._ask(appearance, HEAD + page))
        assert isinstance(seen, Appearance), seen
        return seen

    def access(self, page: str) -> Accessibility:
        seen = self.access_anything(HEAD + page)
        assert isinstance(seen, Accessibility), seen
        return seen

    def access_anything(self, page: Page) -> Accessibility | Missing:
        axe = AxeCore()
        self.visitor.run(axe.start(Limits()))
        seen: Accessibility | Missing = self.visitor.run(self._ask(accessibility, page, axe))
        return seen

    async def _ask(self, provider: object, page: Page, *tools: object) -> object:
        made = artifact(page)
        source = source_files.make(made)
        assert isinstance(source, SourceFiles)
        session = await self.visitor.call(page)
        if not isinstance(session, BrowserSession):
            return session
        tree = HtmlTree.read(source.index)
        call = provider.make  # type: ignore[attr-defined]
        return await call(made, source, tree, session, View(), self.visitor.lab, *tools)


def control(seen: Exploration, selector: str) -> Control:
    """One control by its selector."""
    found = [one for one in seen.controls if one.selector == selector]
    assert found, [one.selector for one in seen.controls]
    return found[0]
