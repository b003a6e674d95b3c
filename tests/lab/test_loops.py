"""One program with a loop of timers and with a loop of frames: the same is said of both."""

from importlib.resources import files
from pathlib import Path

import pytest

from grader.gather.lab.find import chromiums
from grader.grade import grade
from grader.plan import Request

pytestmark = pytest.mark.browser

LOOPS = {
    "timers": "const every = (f, ms) => setInterval(f, ms), stop = (id) => clearInterval(id);",
    "frames": (
        "const going = new Set(); let last = 0; const stop = (id) => going.delete(id);"
        " const every = (f, ms) => { const id = ++last; let due; going.add(id);"
        " requestAnimationFrame(function frame(now) { due ??= now + ms;"
        " while (due <= now + 1e-6 && going.has(id)) { due += ms; f() }"
        " if (going.has(id)) requestAnimationFrame(frame) }); return id };"
    ),
}
"""``every`` and ``stop`` by either; both on one line, so that all places stay the same."""

HEAD = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Loop</title><meta name=viewport "
    'content="width=device-width, initial-scale=1"><style>body { font: 16px sans-serif }</style>'
)

PROGRAMS = {
    "a canvas with buttons": """<canvas id=c width=300 height=200></canvas>
<button id=faster>Faster</button> <button id=dead>Slower</button><script>
LOOP
const g = c.getContext('2d'); let x = 0, v = 2;
faster.onclick = () => { v += 1 }; dead.onclick = () => {};
every(() => { x = (x + v) % 300; g.clearRect(0, 0, 300, 200); g.fillRect(x, 90, 20, 20) }, 50);
</script>""",
    "flakes that stay": """<p>Snow</p><script>
LOOP
every(() => { const f = document.createElement('i'); f.textContent = '*'; document.body.append(f);
  f.style.cssText = 'position:fixed;top:-99px;left:' + Math.random() * 900 + 'px' }, 100);
</script>""",
    "an error on the way": """<p id=p>0</p><button id=b>Reset</button><script>
LOOP
let n = 0; b.onclick = () => { n = 0; p.textContent = n };
every(() => { n += 1; p.textContent = n; if (n === 20) nowhere() }, 100);
</script>""",
    "timers for every press": """<p id=p>0</p><button id=b>Start</button><script>
LOOP
let n = 0; b.onclick = () => every(() => { n += 1; p.textContent = n }, 200);
</script>""",
}

TELLING = {"interval-loop", "uncleared-interval"}
"""Checks that read in the source which loop it is."""

Said = list[tuple[str, str, str]]


def said(folder: Path, rubric: str, pages: dict[str, str]) -> dict[str, Said]:
    """What a rubric says of pages: check, status, and every message."""
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page, "utf-8")
    rows = grade(Request((str(folder),), (rubric,))).rows
    assert len(rows) == len(pages)
    return {
        Path(row["path"]).stem: [
            (one["check"], one["status"], str([f["message"] for f in one["findings"]]))
            for one in row["verdicts"]
            if one["check"] not in TELLING
        ]
        for row in rows
    }


@pytest.fixture(autouse=True)
def chromium() -> None:
    if not any(one.is_file() for one in chromiums()):
        pytest.skip("no Chromium on this machine")


def test_pages_get_the_same_verdicts(tmp_path: Path) -> None:
    pages = {
        f"{number} {loop}": HEAD + program.replace("LOOP", how)
        for number, program in enumerate(PROGRAMS.values())
        for loop, how in LOOPS.items()
    }
    found = said(tmp_path, "web_page", pages)
    for number, name in enumerate(PROGRAMS):
        assert found[f"{number} timers"] == found[f"{number} frames"], name
    failed = {check for one in found.values() for check, status, _ in one if status == "failed"}
    assert {"dead-control", "leaking-nodes", "leaking-timers", "script-error"} <= failed


@pytest.mark.soak
def test_a_game_gets_the_same_verdicts(tmp_path: Path) -> None:
    game = (files("rubrics.tetris") / "exemplars/functional/index.html").read_text("utf-8")
    game = game.replace("setInterval(", "every(").replace("clearInterval(", "stop(")
    pages = {loop: game.replace("<script>", f"<script>{how}", 1) for loop, how in LOOPS.items()}
    found = said(tmp_path, "tetris", pages)
    assert found["timers"] == found["frames"]
    assert not [check for check, status, _ in found["timers"] if status == "gap"]
