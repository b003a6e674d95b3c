"""Pictures that nobody took while a page was graded are taken when they are asked for."""

import pytest

from grader.cli.filming import film
from grader.evidence.inputs import Plan, Window, tap
from grader.evidence.replay import Replay, Shot
from grader.gather.lab.picture import measure
from grader.report.proof.grid import size

PAGE = b"""<!doctype html><title>Ball</title><body style="background: #ff0000"><script>
addEventListener("keydown", () => setTimeout(() => { document.body.style.background = "#0000ff"; },
  100));
</script>"""
BEFORE, AFTER = Shot("before", 500.0, "a.png"), Shot("after", 700.0, "b.png")
REPLAY = Replay(
    "one", "it changes", Plan.of(tap("Space", 500.0), window=Window(640, 400)), (BEFORE, AFTER)
)


@pytest.mark.browser
def test_a_strip_shows_each_moment_before_what_is_done_then() -> None:
    taken = film({"index.html": PAGE}, "index.html", [REPLAY], {})
    assert {name: size(png) for name, png in taken.items()} == {
        "a.png": (640, 400), "b.png": (640, 400)
    }  # fmt: skip
    assert measure(taken["a.png"]).ground == (255, 0, 0)
    assert measure(taken["b.png"]).ground == (0, 0, 255)


def test_pictures_that_were_kept_are_not_taken_again() -> None:
    assert film({}, "index.html", [REPLAY], {"a.png": b"", "b.png": b""}) == {}
