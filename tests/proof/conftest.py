"""A reader's own browser: Chromium without any of the lab's walls."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.evidence.inputs import Plan
from grader.evidence.replay import Replay
from grader.gather.lab.find import chromiums
from grader.gather.lab.replaying import replaying, told
from grader.report.proof import Proof, proof
from tests.report.build import failed, finding, sample

Open = Callable[[str], Any]


def written(page: str, plan: Plan | None = None, *, text: str = "it fails") -> str:
    """A proof of one page with one replay."""
    replay = Replay("one", "open it", plan or Plan(until=500.0))
    fault = finding(text, line=1, column=1)
    fault["detail"] = {"replay": "one"}
    row = sample("index.html", "functional", 0.5, failed("dead-control", fault))
    recipe = json.loads(replay.kept.data) | {"play": told(replay.plan)}
    sources = {"index.html": page.splitlines()}
    return proof(Proof(row, page, sources, {}, [recipe], replaying()))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - 0.3 s

    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=next(chromiums(), None), chromium_sandbox=False
            )
        except Error as error:
            pytest.skip(f"no browser on this machine: {error}")
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    """Write a proof to disk and open it as a reader does."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})

    def show(text: str) -> Any:
        path = tmp_path / "proof.html"
        path.write_text(text, "utf-8")
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    yield show
    context.close()
