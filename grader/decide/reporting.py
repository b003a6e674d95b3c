"""Read what the report shows: views and evidence in, :class:`ReportData` out."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any

from grader.decide.answers import Answer, outcomes
from grader.decide.cliffs import Decision, decide, sheets_of
from grader.decide.evidence import Evidence
from grader.decide.instrument import ErrorSheet
from grader.decide.ladders import Step, ladders
from grader.decide.order import order
from grader.decide.reading import read_answers
from grader.decide.report_data import LadderView, ReportData, Row, RungView
from grader.stats.cliff import Verdict
from grader.stats.paired import flips
from grader.store.db import Store, query

_SAMPLES = """
with root as (
    select
        run_id, sample_id, rubric, min_by("check", ord) as root, min(ord) as ord
    from rung_check
    where is_current and gate and status = 'failed'
    group by all
)
select
    s.run_id, s.sample_id, s.path, s.rubric, s.task, s.model, s.quant, s.bits, s.item, s.repeat,
    s.level, s.score, s.score_low, s.score_high, s.craft, s.tier, s.gaps, s.illustration, s.origin,
    s.artifact_id, r.root
from artifact_score s
left join root r using (run_id, sample_id, rubric)
order by s.path, s.rubric
"""
_FIRST = """
select model, task, origin, illustration, root as "check", count(*) as samples
from ({samples}) where root is not null and origin is not null group by all
"""
_RUNS = """
select run_id, cast(started as varchar) as started, grader_version, browser, engine, static
from run order by seq desc limit 5
"""


def read_report(
    db: Store, evidence: Evidence, read_sheet: Callable[[str], ErrorSheet | None], title: str
) -> ReportData:
    """Read a whole report.

    Args:
        db: an open store.
        evidence: where pictures and cited files are fetched.
        read_sheet: the error sheet of a rubric.
        title: of the page.
    """
    answers = read_answers(db)
    sheets = sheets_of(answers, read_sheet)
    decisions = [decide(one, sheets, allow_confounded=False) for one in ladders(answers)]
    samples = _rows(db, _SAMPLES)
    views = _views(db, decisions)
    comparisons, shown = evidence.choose(db, samples, views)
    return ReportData(
        title=title,
        runs=tuple(_rows(db, _RUNS)),
        ladders=views,
        orders=tuple(order(answers)),
        samples=tuple(samples),
        comparisons=comparisons,
        shown=shown,
        gaps=tuple(_rows(db, 'from gap_report order by samples desc, rubric, "check" limit 200')),
        flaky=tuple(_rows(db, 'from flaky_check order by rubric, "check" limit 50')),
        external=tuple(_rows(db, "from external_score order by model, metric, value desc")),
        sheets=sheets,
        notes=_notes(samples),
    )


def _views(db: Store, decisions: Sequence[Decision]) -> tuple[LadderView, ...]:
    ladder = _rows(db, "from quant_ladder")
    speeds = {
        (one["task"], one["origin"], one["illustration"]): one["tokens_per_second"]
        for one in _rows(db, "select task, origin, illustration, tokens_per_second "
                             "from speed_quality")
    }  # fmt: skip
    by_rung: dict[tuple[Any, ...], list[Row]] = {}
    for row in ladder:
        by_rung.setdefault((row["task"], row["origin"], row["illustration"]), []).append(row)
    extras = {
        "checks": _grouped(_rows(db, "from check_rate where origin is not null")),
        "first": _grouped(_rows(db, _FIRST.format(samples=_SAMPLES))),
        "traits": _grouped(_rows(db, "from trait_ladder where origin is not null")),
    }
    made = [_decided(at, one, by_rung, speeds, extras) for at, one in enumerate(decisions)]
    made.sort(key=lambda one: _urgency(one.decision))
    there = {origin for view in made for rung in view.rungs for origin in rung.origins}
    rest = [row for row in ladder if row["illustration"] or row["origin"] not in there]
    made += [
        _only_shown(len(made) + at, rows, speeds, extras) for at, rows in enumerate(_groups(rest))
    ]
    return tuple(made)


def _urgency(decision: Decision | None) -> int:
    """What a reader wants to see first: cliffs, then slopes, then what is open or flat."""
    urgency = (
        Verdict.CLIFF,
        Verdict.SLOPE,
        Verdict.INSTRUMENT,
        Verdict.NOT_ENOUGH,
        Verdict.PLATEAU,
    )
    if decision is None or decision.cliff is None:
        return len(urgency)
    return urgency.index(decision.cliff.verdict)


def _decided(
    at: int,
    decision: Decision,
    by_rung: Mapping[tuple[Any, ...], list[Row]],
    speeds: Mapping[tuple[Any, ...], Any],
    extras: Mapping[str, Mapping[tuple[Any, ...], list[Row]]],
) -> LadderView:
    steps = [one.step for one in decision.points]
    base = outcomes(steps[0].answers) if steps else {}
    rungs = []
    for point in decision.points:
        step = point.step
        origins = tuple(sorted({one.rung.origin or "" for one in step.answers}))
        rows = [
            row
            for origin in origins
            for row in by_rung.get((decision.ladder.task, origin, False), ())
        ]
        turned = flips(base, outcomes(step.answers))
        speed = next(
            (
                found
                for origin in origins
                if (found := speeds.get((decision.ladder.task, origin, False))) is not None
            ),
            None,
        )
        rungs.append(_rung(step.label, step, rows, origins, speed, point.rate, turned))
    view = decision.ladder
    keys = [(view.task, origin, False) for rung in rungs for origin in rung.origins]
    return LadderView(
        f"ladder-{at}",
        view.model,
        view.task,
        view.family,
        illustration=False,
        rungs=tuple(rungs),
        decision=decision,
        checks=_picked(extras["checks"], keys),
        first_faults=_picked(extras["first"], keys),
        traits=_picked(extras["traits"], keys),
    )


def _rung(
    label: str,
    step: Step | None,
    rows: Sequence[Row],
    origins: tuple[str, ...],
    speed: Any,
    rate: Any,
    turned: Any,
) -> RungView:
    first = rows[0] if rows else {}
    total = {
        name: sum(int(row[name]) for row in rows)
        for name in ("professional", "functional", "broken", "unknown", "samples")
    }
    known = total["samples"] - total["unknown"]
    works = total["professional"] + total["functional"]
    one = rows[0] if len(rows) == 1 else {}
    size = step.rung.gigabytes if step else None
    return RungView(
        label=label,
        bits=step.bits if step else first.get("bits"),
        family=first.get("family"),
        gigabytes=size if size is not None else first.get("file_gb"),
        rate=rate,
        pass_rate=works / known if known else None,
        retained=one.get("retained"),
        retained_low=one.get("retained_low"),
        retained_high=one.get("retained_high"),
        mean_score=first.get("mean_score"),
        lost=len(turned.lost) if turned else None,
        gained=len(turned.gained) if turned else None,
        tokens_per_second=speed,
        origins=origins,
        **total,
    )


def _only_shown(
    at: int,
    rows: Sequence[Row],
    speeds: Mapping[tuple[Any, ...], Any],
    extras: Mapping[str, Mapping[tuple[Any, ...], list[Row]]],
) -> LadderView:
    """Show rungs that nothing is decided of: illustrations, or a rung alone."""
    ordered = sorted(rows, key=lambda row: (row["bits"] is None, -(row["bits"] or 0.0)))
    rungs = tuple(
        _rung(
            row["quant"] or row["scheme"] or "unknown",
            None,
            [row],
            (row["origin"],),
            speeds.get((row["task"], row["origin"], row["illustration"])),
            None,
            None,
        )
        for row in ordered
    )
    keys = [(row["task"], row["origin"], row["illustration"]) for row in ordered]
    first = ordered[0]
    return LadderView(
        f"ladder-{at}",
        first["model"] or "unknown model",
        first["task"],
        "all",
        illustration=bool(first["illustration"]),
        rungs=rungs,
        decision=None,
        checks=_picked(extras["checks"], keys),
        first_faults=_picked(extras["first"], keys),
        traits=_picked(extras["traits"], keys),
    )


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    def key(row: Row) -> tuple[bool, str, str]:
        return row["illustration"], row["model"] or "", row["task"]

    return [list(there) for _, there in groupby(sorted(rows, key=key), key)]


def _grouped(rows: Sequence[Row]) -> dict[tuple[Any, ...], list[Row]]:
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        key = (row["task"], row["origin"], row["illustration"])
        groups.setdefault(key, []).append(row)
    return groups


def _picked(
    groups: Mapping[tuple[Any, ...], list[Row]], keys: Sequence[tuple[Any, ...]]
) -> tuple[Row, ...]:
    return tuple(row for key in keys for row in groups.get(key, ()))


def _notes(samples: Sequence[Row]) -> tuple[str, ...]:
    illustrations = sum(bool(one["illustration"]) for one in samples)
    loose = sum(one["origin"] is None for one in samples)
    notes = []
    if any(one["run_id"] == "simulated" for one in samples):
        notes.append("simulated: every outcome was drawn at random, and no model was run")
    if illustrations:
        notes.append(
            f"{illustrations} of {len(samples)} samples are illustrations, written by hand: shown, "
            "never reasoned from"
        )
    if loose:
        notes.append(f"{loose} samples say nothing of who answered: they stand on no ladder")
    return tuple(notes)


def _rows(db: Store, sql: str) -> list[dict[str, Any]]:
    table = query(db, sql)
    return [dict(zip(table.columns, values, strict=True)) for values in table.rows]


def read_decisions(
    answers: Sequence[Answer], sheets: Mapping[str, ErrorSheet | None]
) -> list[Decision]:
    """Decide every ladder of these answers."""
    return [decide(one, sheets) for one in ladders(answers)]
