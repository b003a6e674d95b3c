"""Samples that others generated: a folder of files per quant, and logs of lm-evaluation-harness."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.artifact import Medium
from grader.errors import ContractError, UsageError
from grader.finding import to_json
from grader.item import Chat, Item
from grader.items import declared_items
from grader.manifest import read_object, write_sample
from grader.origin import Origin
from grader.rubric import Rubric
from grader.shelf import Choice, Shelf, find_samples, is_graded, read_artifact
from runners.gguf.facts import named_quant
from runners.imports.naming import model_name
from runners.imports.scores import Score
from runners.plan.parse import slug
from runners.reply.files import Files, files_of
from runners.reply.reasoning import split_reasoning


@dataclass(frozen=True, slots=True)
class Found:
    """One answer that was found: what was asked by which rubric, who answered, and the files."""

    rubric: Rubric
    item: Item
    origin: Origin
    files: Files
    reasoning: str = ""
    repeat: int = 0


def of_folder(root: Path, rubrics: Mapping[Medium, Rubric], model: str | None) -> Iterator[Found]:
    """Read a folder with a folder of files for each quant. The files stay as they are.

    The folder's name is the quant; the path of a sample below it, without ending, the item, so
    that equal names under two quants are pairs. Where the rubric has an item of that name, the
    whole item is known.

    Args:
        root: the folder.
        rubrics: by which samples of each medium are graded; others are left out.
        model: who answered; else the root's name.

    Raises:
        UsageError: there are no such folders, or no samples of these media in them.
    """
    known = {one.id: {item.id: item for item in declared_items(one)} for one in rubrics.values()}
    count = 0
    for folder in sorted(one for one in root.iterdir() if one.is_dir() and is_graded(one.name)):
        origin = Origin(model=model or root.resolve().name, quant=folder.name)
        for sample in _shelf(folder).samples:
            rubric = rubrics.get(sample.where.medium)
            if rubric is None:
                continue
            place = Path(sample.path)
            whole = place if len(sample.where.files) > 1 else place.with_suffix("")
            name = whole.relative_to(folder).as_posix()
            items = known[rubric.id]
            item = items.get(name) or items.get(whole.name) or Item(rubric.id, name)
            artifact = read_artifact(sample.where)
            count += 1
            contents = {one.path: one.data for one in artifact.files}
            yield Found(rubric, item, origin, Files(contents, artifact.entry))
    if not count:
        media = " or ".join(sorted(rubrics))
        raise UsageError(
            f"{root}: wanted is a folder for each quant with files of {media} in it, like "
            f"{root}/Q4_K_M/hello.html"
        )


def _shelf(folder: Path) -> Shelf:
    try:
        return find_samples([str(folder)], Choice({}))
    except UsageError:
        return Shelf(())  # a folder that holds nothing


def of_lm_eval(
    root: Path, rubric: Rubric, model: str | None, quant: str | None
) -> tuple[list[Found], list[Score]]:
    """Read what lm-evaluation-harness writes with ``--log_samples``: samples and results.

    Samples are generated answers; requests that only compare likelihoods bring none. The item
    is the task's document, its answer ``expected``; metrics come as scores.

    Raises:
        UsageError: no samples_*.jsonl and no results_*.json are there.
        ContractError: one of them is not in that form.
    """
    folder = root if root.is_dir() else root.parent
    results = sorted(folder.rglob("results_*.json"))
    logs = sorted(folder.rglob("samples_*.jsonl")) if root.is_dir() else [root]
    if not results and not logs:
        raise UsageError(f"{root}: no samples_*.jsonl or results_*.json (lm_eval --log_samples)")
    name, rung = _harness_names([read_object(one) for one in results], model, quant, root)
    origin = Origin(model=name, quant=rung)
    found = [one for log in logs for one in _logged(log, rubric, origin)]
    scores = [one for path in results for one in _measured(read_object(path), name, rung)]
    return found, scores


def write(found: Found, out: Path, collection: str) -> Path:
    """Lay a sample down as `grade collect` does; return its folder.

    Raises:
        UsageError: something else lies there already.
    """
    origin, rubric = found.origin, found.rubric
    folder = out.joinpath(
        slug(rubric.id),
        slug(origin.model or "model"),
        slug(origin.quant or "unknown"),
        f"{slug(found.item.id)}-{found.repeat}",
    )
    if folder.exists():
        raise UsageError(f"{folder} is there already; choose another --out")
    folder.mkdir(parents=True)
    if found.reasoning:
        (folder / "reasoning.txt").write_bytes(found.reasoning.encode("utf-8", "replace"))
    write_sample(
        folder, found.files.contents, found.files.entry, found.item, origin,
        repeat=found.repeat, collection=collection, rubric_version=rubric.version,
    )  # fmt: skip
    return folder


def _harness_names(
    results: list[dict[str, Any]], model: str | None, quant: str | None, root: Path
) -> tuple[str, str]:
    told = next((str(one["model_name"]) for one in results if one.get("model_name")), root.name)
    name = told.rstrip("/").rpartition("/")[2]
    rung = quant or named_quant(name if name.endswith(".gguf") else f"{name}.gguf")
    if rung is None:
        raise UsageError(f"{root}: {told!r} does not tell the quant; give --quant")

    return model or model_name(name), rung


def _logged(log: Path, rubric: Rubric, origin: Origin) -> Iterator[Found]:
    task = log.stem.removeprefix("samples_").rpartition("_")[0] or log.stem
    for number, line in enumerate(log.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            replies = row["resps"]
            doc_id = row["doc_id"]
        except (ValueError, KeyError, TypeError) as error:
            raise ContractError(f"{log}, line {number}: no logged sample: {error!r}") from error
        texts = [one for held in replies for one in (held if isinstance(held, list) else [held])]
        item = Item(
            rubric.id,
            f"{task}-{doc_id}",
            messages=(Chat("user", _prompt(row.get("arguments"))),),
            params=(("task", task),),
            expected=to_json(row.get("target")),
        )
        for repeat, text in enumerate(one for one in texts if isinstance(one, str)):
            thoughts, said = split_reasoning(text)
            files = files_of(said, rubric.medium)
            yield Found(rubric, item, origin, files, thoughts, repeat)


def _prompt(arguments: object) -> str:
    """First text among the arguments of a request, in the form of any version of the harness."""
    if isinstance(arguments, str):
        return arguments
    held = list(arguments.values()) if isinstance(arguments, Mapping) else arguments
    texts = (_prompt(one) for one in held) if isinstance(held, list) else iter(())
    return next((one for one in texts if one), "")


def _measured(data: Mapping[str, Any], model: str, quant: str) -> Iterator[Score]:
    better = data.get("higher_is_better") or {}
    for task, metrics in (data.get("results") or {}).items():
        for name, value in metrics.items():
            metric, _, filtered = name.partition(",")
            if metric.endswith("_stderr") or isinstance(value, bool):
                continue
            if not isinstance(value, int | float):
                continue
            kind = metric if filtered in ("", "none") else f"{metric} ({filtered})"
            up = (better.get(task) or {}).get(metric, True)
            yield Score(model, quant, kind, float(value), task, bool(up), "lm-evaluation-harness")
