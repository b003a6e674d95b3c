"""What the verbs of decisions share: where answers come from, and how good the grader is."""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from grader.cli import kit
from grader.cli.progress import progress
from grader.decide.answers import Answer
from grader.decide.folders import answers_of_folders, unranked
from grader.decide.reading import read_answers
from grader.errors import UsageError
from grader.grade import grade
from grader.plan import Request
from grader.store.db import Store, open_store, query
from grader.store.errors import StoreError

DB = Path("bitgrade.duckdb")

_UNSIGNED = """
select
    s.path, s.rubric, s.task, s.tier, s.score, s.score_low, s.score_high, s.partial, s.artifact_id,
    s.rubric_version,
    case
        when s.tier = 'unknown' then null
        when g.endpoint = 'professional' then s.tier = 'professional'
        else s.passed
    end as success
from artifact_score s
join rubric_edition g on g.rubric = s.rubric and g.newest
where not s.illustration and (s.origin is null or s.item is null)
order by s.path, s.rubric
"""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Answers to reason from, and how many illustrations there are beside them."""

    answers: list[Answer]
    illustrations: int


def add_source(parser: argparse.ArgumentParser, *, paths: bool = False) -> None:
    """Declare where answers come from."""
    if paths:
        parser.add_argument(
            "paths", nargs="*", metavar="PATH", help="grade these first: a folder per quant"
        )
        parser.add_argument("--rubric", action="append", default=[], metavar="NAME|FOLDER")
        parser.add_argument("--static", action="store_true", help="without a browser")
        parser.add_argument("--workers", type=int, default=2, metavar="N")
    parser.add_argument("--db", type=Path, help=f"database ({DB})")
    parser.add_argument("--model", metavar="NAME", help="this model only")
    parser.add_argument("--task", metavar="NAME", help="this task only")


def gather(options: argparse.Namespace) -> Gathered:
    """Read the answers that the options name, grading paths first.

    Raises:
        UsageError: there is nothing to reason from; the text says why.
    """
    if getattr(options, "paths", None):
        found = _graded(options)
    else:
        with opened(options.db or DB) as db:
            found = Gathered(read_answers(db), _illustrations(db))
    model, task = options.model, options.task
    answers = [
        one
        for one in found.answers
        if model in (None, one.rung.model) and task in (None, "all", one.task)
    ]
    if not answers:
        raise UsageError(_nothing(found, options))
    return Gathered(answers, found.illustrations)


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """Open a store for reading; what is wrong with it is a wrong use.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        with open_store(path, read_only=True) as db:
            yield db
    except StoreError as error:
        raise UsageError(str(error)) from error


def _graded(options: argparse.Namespace) -> Gathered:
    with tempfile.TemporaryDirectory(prefix="bitgrade-") as folder:
        path = options.db or Path(folder, "graded.duckdb")
        request = Request(
            paths=tuple(options.paths),
            rubrics=tuple(options.rubric),
            static=options.static,
            workers=options.workers,
            db=path,
        )
        with progress() as step:
            outcome = grade(request, step)
        for one in (*outcome.notes, *([outcome.store_fault] if outcome.store_fault else [])):
            kit.note(one)
        with opened(path) as db:
            return _read(db, options.paths)


def _read(db: Store, paths: Sequence[str]) -> Gathered:
    table = query(db, _UNSIGNED)
    rows = [dict(zip(table.columns, values, strict=True)) for values in table.rows]
    capabilities = dict(
        query(db, "select rubric, capability from rubric_edition where newest").rows
    )
    loose = answers_of_folders(rows, paths, capabilities)
    if loose:
        kit.note(
            "no manifests: folders are taken for quants and files for prompts; equal names pair"
        )
    for name in unranked(loose):
        kit.note(f"{name} is left out: its name says nothing of bits (call it like Q4_K_M)")
    return Gathered([*read_answers(db), *loose], _illustrations(db))


def _illustrations(db: Store) -> int:
    rows = query(db, "select count(*) from artifact_score where illustration").rows
    return int(rows[0][0])


def _nothing(found: Gathered, options: argparse.Namespace) -> str:
    if found.answers:
        models = sorted({one.rung.model or "unknown" for one in found.answers})
        tasks = sorted({one.task for one in found.answers})
        return (
            f"nothing of model {options.model or 'any'} and task {options.task or 'any'}: there is "
            f"{', '.join(models)} at {', '.join(tasks)}"
        )
    if found.illustrations:
        return (
            f"nothing to reason from: all {found.illustrations} samples are illustrations, which "
            "are shown and never used; grade what your models wrote (try grade demo)"
        )
    return (
        "nothing to reason from: no graded sample says what was asked and who answered "
        "(docs/samples.md); a folder per quant works too: grade cliff ./outputs/"
    )
