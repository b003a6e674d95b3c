"""Everything that the report shows, as values: read once, drawn by pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.decide.cliffs import Decision
from grader.decide.instrument import ErrorSheet
from grader.decide.order import Order
from grader.decide.standing import Worse
from grader.stats.estimate import Estimate

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RungView:
    """One rung as the report shows it. ``rate`` has an interval where it may be reasoned from."""

    label: str
    bits: float | None
    family: str | None
    gigabytes: float | None
    rate: Estimate | None
    pass_rate: float | None
    professional: int
    functional: int
    broken: int
    unknown: int
    samples: int
    retained: float | None
    retained_low: float | None
    retained_high: float | None
    mean_score: float | None
    lost: int | None
    gained: int | None
    tokens_per_second: float | None
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LadderView:
    """One ladder: rungs in order, and what was decided of it; an illustration is only shown."""

    key: str
    model: str
    task: str
    family: str
    illustration: bool
    rungs: tuple[RungView, ...]
    decision: Decision | None
    checks: tuple[Row, ...] = ()
    first_faults: tuple[Row, ...] = ()
    traits: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """One sample with its evidence: findings beside source lines, pictures, the program itself.

    ``findings``: rows with ``excerpt``, lines of (number, text, marked). ``pictures``: (name,
    media type, bytes). ``program``: HTML to run on a click, or None.
    """

    row: Row
    prompt: str
    findings: tuple[Row, ...]
    pictures: tuple[tuple[str, str, bytes], ...]
    program: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One prompt answered at each rung, side by side."""

    task: str
    item: str
    prompt: str
    columns: tuple[tuple[str, Shown], ...]


@dataclass(frozen=True, slots=True)
class ReportData:
    """A whole report. ``samples`` are rows of ``artifact_score`` with the root fault of each."""

    title: str
    runs: tuple[Row, ...]
    ladders: tuple[LadderView, ...]
    orders: tuple[Order, ...]
    samples: tuple[Row, ...]
    comparisons: tuple[Comparison, ...]
    shown: tuple[Shown, ...]
    gaps: tuple[Row, ...]
    flaky: tuple[Row, ...]
    external: tuple[Row, ...]
    sheets: Mapping[str, ErrorSheet | None] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    worse: tuple[Worse, ...] = ()
