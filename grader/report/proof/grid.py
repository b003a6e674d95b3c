"""A picture with a lattice drawn over it, cut down to the board and what stands beside it."""

import base64
import struct
from collections.abc import Iterator, Mapping
from typing import Any

from grader.report.proof.html import Piece, element, text

AROUND = 0.06
"""Of the board's height, how much is shown around it."""


def gridded(png: bytes, grid: Mapping[str, Any], caption: str) -> Piece:
    """Draw a grid (``grader.evidence.replay.Grid`` as JSON) over a PNG; cells are marked.

    The drawing is SVG, so the lines stay fine however large it is shown.
    """
    width, height = size(png)
    left, right, top, bottom = _edges(grid)
    margin = AROUND * (bottom - top)
    x, y = max(0.0, left - margin), max(0.0, top - margin)
    w, h = min(float(width), right + margin) - x, min(float(height), bottom + margin) - y
    if w <= 0 or h <= 0:
        x, y, w, h = 0.0, 0.0, float(width), float(height)
    data = base64.b64encode(png).decode()
    drawn = "".join(_lines(grid, left, right, top, bottom))
    cells = "".join(_cells(grid))
    return Piece(
        f'<svg class="gridded" role="img" aria-label="{text(caption)}" '
        f'viewBox="{x:g} {y:g} {w:g} {h:g}">'
        f'<image href="data:image/png;base64,{data}" width="{width}" height="{height}"/>'
        f'<path class="under" d="{drawn}"/><path class="lines" d="{drawn}"/>{cells}</svg>'
    )


def size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG, from its header (PNG specification, 11.2.2)."""
    width, height = struct.unpack(">II", png[16:24])
    return int(width), int(height)


def _edges(grid: Mapping[str, Any]) -> tuple[float, float, float, float]:
    left, top = float(grid["left"]), float(grid["top"])
    right = left + grid["columns"] * grid["across"]
    end = top + grid["rows"] * grid["down"]
    return min(left, right), max(left, right), min(top, end), max(top, end)


def _lines(
    grid: Mapping[str, Any], left: float, right: float, top: float, bottom: float
) -> Iterator[str]:
    for column in range(int(grid["columns"]) + 1):
        yield f"M{grid['left'] + column * grid['across']:g} {top:g}V{bottom:g}"
    for row in range(int(grid["rows"]) + 1):
        yield f"M{left:g} {grid['top'] + row * grid['down']:g}H{right:g}"


def _cells(grid: Mapping[str, Any]) -> Iterator[str]:
    across, down = float(grid["across"]), float(grid["down"])
    for marked, cls in (("cells", "foreseen"), ("others", "unforeseen")):
        for column, row in grid.get(marked, ()):
            x, y = grid["left"] + column * across, grid["top"] + row * down
            x, y = min(x, x + across), min(y, y + down)
            yield element(
                "rect", x=f"{x:g}", y=f"{y:g}", width=f"{abs(across):g}",
                height=f"{abs(down):g}", cls=cls,
            )  # fmt: skip
