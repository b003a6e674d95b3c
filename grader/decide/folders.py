"""A folder per quant, without manifests: what its names say of rungs and items."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from grader.decide.answers import Answer, Rung
from grader.decide.quants import is_quant, nominal_bits


def answers_of_folders(
    rows: Iterable[Mapping[str, Any]], roots: Sequence[str], capabilities: Mapping[str, str]
) -> list[Answer]:
    """Read rung and item off each path: ``outputs/Q4_K_M/tetris/3.html``.

    The quant is the first folder that is called like one, else the first below the argument;
    what stands before it, else the argument itself, is the model; the rest of the path is the
    item, so that equal names under two quants are pairs. Each file is taken for another prompt.

    Args:
        rows: ``path, rubric, task, tier, success, score, score_low, score_high, partial,
            artifact_id, rubric_version`` of each graded sample.
        roots: the arguments as typed.
        capabilities: of each rubric.
    """
    answers = []
    for row in rows:
        found = _read(str(row["path"]), roots, row["rubric"])
        if found is None:
            continue
        model, quant, item = found
        low, high = row["score_low"], row["score_high"]
        answers.append(
            Answer(
                rung=Rung(model=model, quant=quant, origin=f"{model}/{quant}"),
                task=row["task"],
                item=item,
                repeat=0,
                success=row["success"],
                untold=row["success"] is None and low is not None and low < high,
                score=row["score"],
                capability=capabilities.get(row["rubric"], row["task"]),
                rubric=row["rubric"],
                rubric_version=row["rubric_version"],
                artifact_id=row["artifact_id"],
                partial=row["partial"],
            )
        )
    return answers


def unranked(answers: Sequence[Answer]) -> tuple[str, ...]:
    """Name rungs whose bits nobody knows, so that they stand on no ladder."""
    names = {one.rung.label for one in answers if one.rung.width is None}
    return tuple(sorted(names))


def _read(path: str, roots: Sequence[str], rubric: str) -> tuple[str, str, str] | None:
    """Return (model, quant, item) of a path, or None where no folder lies between."""
    root = max(
        (one for one in map(_plain, roots) if path == one or path.startswith(f"{one}/")),
        key=len,
        default="",
    )
    parts = (
        PurePosixPath(path).relative_to(root).parts
        if root not in ("", ".")
        else (PurePosixPath(path).parts)
    )
    folders = parts[:-1]
    if not folders:
        return None
    at = next((at for at, one in enumerate(folders) if is_quant(one)), 0)
    before = [one for one in folders[:at] if one != rubric]
    model = before[-1] if before else PurePosixPath(root).name or "outputs"
    item = "/".join((*before[:-1], *parts[at + 1 :]))
    return model, folders[at], item


def _plain(root: str) -> str:
    return root.removeprefix("./").rstrip("/") or "."


def knows_bits(quant: str) -> bool:
    """Whether a quant's name promises a number of bits."""
    return nominal_bits(quant) is not None
