"""``--record`` and ``--replay``: the same bytes, with and without a browser."""

from pathlib import Path

import pytest

from tests.cli.conftest import Grade

PAGES = {
    "good.html": "<!doctype html><html lang=en><title>x</title><h1>é hi</h1>",
    "throws.html": "<!doctype html><title>x</title><p>x<script>setTimeout(() => nowhere(),"
    " 9)</script>",
    "blank.html": "<!doctype html><title>x</title>",
}


@pytest.fixture
def pages(home: Path) -> Path:
    (home / "out").mkdir()
    for name, text in PAGES.items():
        (home / "out" / name).write_text(text)
    return home / "out"


@pytest.mark.browser
def test_a_replay_needs_no_browser_and_says_the_same(grade: Grade, pages: Path) -> None:
    ask = (str(pages.name), "--no-store", "--format", "ndjson")
    seen = grade(*ask, "--record", "kept")
    assert '"script-error", "status": "failed"' in seen.out
    nothing = {"BITGRADE_CHROMIUM": "/no/browser", "PATH": "/no/path"}
    again = grade(*ask, "--replay", "kept", **nothing)
    assert (again.code, again.out, again.err) == (seen.code, seen.out, seen.err)


@pytest.mark.browser
def test_what_was_not_recorded_is_looked_at_or_is_a_gap(grade: Grade, pages: Path) -> None:
    ask = (str(pages.name), "--no-store", "--format", "ndjson")
    (pages / "blank.html").rename(pages / "later.txt")
    grade(*ask, "--record", "kept")
    (pages / "later.txt").rename(pages / "blank.html")
    plain = grade(*ask)
    mixed = grade(*ask, "--replay", "kept")
    assert mixed.out == plain.out
    assert "no BrowserSession was recorded in kept" in mixed.err
    blind = grade(*ask, "--replay", "kept", BITGRADE_CHROMIUM="/no/browser")
    assert blind.code == 3
    assert '"cause": "tool"' in blind.out


def test_wrong_folders_are_said_clearly(grade: Grade, pages: Path) -> None:
    (pages / "file").write_text("")
    done = grade("out/good.html", "--static", "--replay", "gone")
    assert (done.code, done.out) == (2, "")
    assert "--replay gone: no such folder" in done.err
    done = grade("out/good.html", "--static", "--record", "out/file")
    assert done.code == 2
    assert "--record out/file" in done.err
