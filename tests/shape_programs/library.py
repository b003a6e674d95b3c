"""The programs in `hand_written/` with the truth that `expected.toml` tells about them."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.shape_programs.oracle import Cells, Expected, Program, cells_of

FOLDER = Path(__file__).parent / "hand_written"


def _truths() -> dict[str, dict[str, Any]]:
    return tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))


def _findings(truth: dict[str, Any]) -> Expected | None:
    if "findings" not in truth:
        return None
    pairs = (line.partition(" ") for line in truth["findings"])
    return tuple(sorted((message, kind) for message, _, kind in pairs))


def hand_written() -> Iterator[Program]:
    """Every hand-written program; `style` is "hard" where giving up on it is forgivable."""
    for file, truth in _truths().items():
        expected = _findings(truth)
        defect = "unreadable" if expected is None else truth.get("fault", "clean")
        yield Program(
            name=Path(file).stem,
            html=(FOLDER / file).read_text("utf-8"),
            encoding=truth["encoding"],
            style="hard" if truth.get("hard") else "hand-written",
            defect=defect,
            expected=expected,
        )


def drawn_pieces() -> dict[str, tuple[tuple[Cells, ...], ...]]:
    """What the entries of every readable program draw: program name → entries → turned states."""
    return {
        Path(file).stem: tuple(
            tuple(cells_of(picture.split("/")) for picture in entry.split())
            for entry in truth["pieces"]
        )
        for file, truth in _truths().items()
        if "pieces" in truth
    }
