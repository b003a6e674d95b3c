"""The lab's parts that need no browser."""

import os
import random
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

from grader.evidence.browser import BlockedRequest, ConsoleLine, PageError
from grader.evidence.source import SourceFiles
from grader.gather.lab import Lab, ToolError
from grader.gather.lab.confine import SANDBOX, UNPRIVILEGED, Confinement, confinements
from grader.gather.lab.find import chromiums
from grader.gather.lab.inject import injection
from grader.gather.lab.log import Log
from grader.gather.lab.meter import Meter
from grader.gather.lab.picture import CHANNELS, Measure, measure
from grader.gather.lab.serve import ORIGIN, Site
from grader.png import SIGNATURE
from grader.provider import Limits
from tests.lab.visits import Visitor, artifact


def test_importing_the_lab_does_not_import_playwright() -> None:
    code = "import sys, grader.gather.lab.session; print('playwright' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert told.stdout.strip() == b"False"


def test_without_a_browser_the_lab_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BITGRADE_CHROMIUM", str(tmp_path / "none"))
    visitor = Visitor()
    with pytest.raises(ToolError, match=r"none: .*playwright install"):
        visitor.start()
    visitor.close()
    assert visitor.lab.version == ""


def test_a_browser_that_is_no_browser_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake = tmp_path / "fake"
    fake.write_text("#!/bin/sh\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("BITGRADE_CHROMIUM", str(fake))
    visitor = Visitor()
    with pytest.raises(ToolError, match="fake"):
        visitor.start()
    visitor.close()


def test_browsers_are_looked_for_in_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    cache, path = tmp_path / "cache", tmp_path / "path"
    for file in (
        cache / "chromium-1300" / "chrome-linux" / "chrome",
        cache / "chromium_headless_shell-900" / "chrome-linux" / "headless_shell",
        cache / "chromium_headless_shell-1200" / "chrome-linux" / "headless_shell",
        path / "google-chrome",
        path / "chromium-headless-shell",
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("#!/bin/sh\n")
        file.chmod(0o755)
    monkeypatch.delenv("BITGRADE_CHROMIUM", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(cache))
    monkeypatch.setenv("PATH", str(path))
    assert [one.relative_to(tmp_path).parts[:2] for one in chromiums()] == [
        ("cache", "chromium_headless_shell-1200"),
        ("cache", "chromium_headless_shell-900"),
        ("path", "chromium-headless-shell"),
        ("cache", "chromium-1300"),
        ("path", "google-chrome"),
    ]


def test_the_safest_way_is_tried_first_and_the_last_always_works() -> None:
    ways = list(confinements())
    weights = [len(one.protections) for one in ways]
    assert weights[0] == max(weights)
    assert ways[-1].prefix == () or os.geteuid() != 0
    assert not ways[-1].sandbox
    assert all((SANDBOX in one.protections) == one.sandbox for one in ways)


def test_the_script_that_starts_a_browser(tmp_path: Path) -> None:
    way = Confinement(("env", "A=b c", "--"), sandbox=True, protections=(UNPRIVILEGED,))
    script = way.executable(Path("/bin/echo"), tmp_path)
    told = subprocess.run([script, "--user-data-dir=/x", "y z"], capture_output=True, check=False)
    assert script.stat().st_mode & 0o111
    assert b"--user-data-dir=/x y z" in told.stdout or b"env" in told.stderr
    assert Confinement((), sandbox=True, protections=()).executable(script, tmp_path) == script


def test_a_meter_reads_this_process() -> None:
    meter = Meter(os.getpid())
    before = meter.seconds()
    sum(range(3_000_000))
    after = meter.seconds()
    if before is None or after is None:
        pytest.skip("no /proc on this platform")
    assert after > before
    assert (meter.memory() or 0) > 1_000_000
    assert Meter(2**22 + 1).seconds() is None


def test_addresses_of_a_site() -> None:
    site = Site.of(artifact({"a page.html": b"<p>", "b/c.js": b"1"}))
    assert site.address == f"{ORIGIN}/a%20page.html"
    assert site.path(f"{ORIGIN}/b/c.js?v=2#x") == "b/c.js"
    assert site.path(f"{ORIGIN}/") == "a page.html"
    assert site.path("https://page.test.example.com/b/c.js") is None
    assert site.path("http://page.test/b/c.js") is None
    assert (site.answer("b/c.js").status, site.answer("../c.js").status) == (200, 404)
    assert site.answer("b/c.js").kind.startswith("text/javascript")


PAGE = "<p>é😀\n<script src=//a.example/x.js?v=1></script>\nfetch('https://b.example')"


def _log() -> Log:
    return Log(Site.of(artifact(PAGE)), SourceFiles.parse(PAGE))


def test_places_count_code_points_of_the_file() -> None:
    log = _log()
    assert log.spot(f"{ORIGIN}/index.html", 0, 6) == ("index.html", 1, 6)
    assert log.spot(f"{ORIGIN}/index.html", 99, 0) == ("index.html", 100, None)
    assert log.spot(f"{ORIGIN}/none.js", 0, 0) == (None, None, None)
    assert log.spot("", 0, 0) == (None, None, None)


def test_requests_are_found_in_the_source() -> None:
    log = _log()
    for url in ("https://b.example/", "https://a.example/x.js?v=1", "data:,x", f"{ORIGIN}/y"):
        log.block(url, "fetch")
        log.block(url, "fetch")
    assert log.blocked() == (
        BlockedRequest("https://a.example/x.js?v=1", "fetch", "index.html", 2, 13),
        BlockedRequest("https://b.example/", "fetch", "index.html", 3, 8),
    )


def test_an_error_is_heard_twice_and_told_once() -> None:
    log = _log()
    details = {"text": "Uncaught", "lineNumber": 1, "columnNumber": 3, "url": f"{ORIGIN}/"}
    thrown = {"exceptionDetails": {**details, "exception": {"description": "Error: x\n  at y"}}}
    log.hear_fault("100", f"{ORIGIN}/index.html", "2", "4", "Uncaught Error: x")
    log.hear_exception(thrown)
    log.hear_exception(thrown)
    log.hear_fault("100", "", "0", "0", "Script error.")
    assert list(log.errors.values()) == [
        PageError("Uncaught Error: x", "index.html", 2, 4, 100.0),
    ]


def test_the_console_of_strangers_is_heard_as_well() -> None:
    log = _log()
    log.hear_console({"type": "log", "args": [{"value": 1}, {"description": "Object"}, {}]})
    assert log.console == [ConsoleLine("log", "1 Object ")]


def test_the_injected_script_names_nothing_of_the_house() -> None:
    assert injection(1) != injection(2)
    assert "bitgrade" not in injection(1)


@pytest.mark.parametrize("plans", [True, False])
def test_the_injected_script_is_one_script(tmp_path: Path, plans: bool) -> None:  # noqa: FBT001
    """Its files share one scope; a browser that gets a broken one only waits."""
    script = tmp_path / "injection.js"
    script.write_text(injection(1, plans=plans))
    node, _ = compute_driver_executable()
    told = subprocess.run([node, "--check", script], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


def _png(width: int, rows: list[bytes], filters: list[int], kind: int) -> bytes:
    """Write a PNG with the given filters; guesses as the standard defines them."""
    size, raw, above = CHANNELS[kind], b"", bytes(len(rows[0]))
    for number, row in enumerate(rows):
        chosen = filters[number % len(filters)]
        raw += bytes([chosen])
        for at, byte in enumerate(row):
            left = row[at - size] if at >= size else 0
            corner = above[at - size] if at >= size else 0
            near = left + above[at] - corner
            paeth = min((abs(near - one), n) for n, one in enumerate((left, above[at], corner)))[1]
            nearest = (left, above[at], corner)[paeth]
            guess = (0, left, above[at], (left + above[at]) // 2, nearest)[chosen]
            raw += bytes([(byte - guess) & 255])
        above = row
    header = struct.pack(">IIBBBBB", width, len(rows), 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(raw)), (b"IEND", b""))
    return SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + name + body + bytes(4) for name, body in chunks
    )


@pytest.mark.parametrize("kind", CHANNELS)
@pytest.mark.parametrize("filters", [[0], [1], [2], [3], [4], [4, 0, 3, 1, 2]])
def test_pictures_are_measured_whatever_their_filter(kind: int, filters: list[int]) -> None:
    size = CHANNELS[kind]
    flat = [bytes((10, 20, 30, 255)[:size]) * 32] * 32
    assert measure(_png(32, flat, filters, kind)) == Measure(1, (10, 20, 30), 1.0)
    dot = [*flat[:31], flat[0][:-size] + bytes(size)]
    assert measure(_png(32, dot, filters, kind)).colours == 2
    noise = random.Random(7)
    rows = [bytes(noise.randrange(256) for _ in range(32 * size)) for _ in range(32)]
    found = measure(_png(32, rows, filters, kind))
    assert (found.colours, found.share) == (16, 1 / 16)
    assert found.ground in {
        tuple(row[at : at + 3]) for row in rows for at in range(0, len(row), size)
    }


def test_other_pictures_are_refused() -> None:
    with pytest.raises(ValueError, match="no PNG"):
        measure(b"GIF89a")


def test_a_lab_that_was_never_started_has_no_protections() -> None:
    assert Lab().protections == ()
    assert Lab().version == ""
    assert Limits().artifact_bytes == 2 << 20
