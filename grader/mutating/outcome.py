"""What came of damage: which checks spoke up, per mutant and per kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.mutation import Mutation
from grader.rows import SampleRow, VerdictRow
from grader.stats.estimate import Estimate
from grader.stats.interval import exact


@dataclass(frozen=True, slots=True)
class Mutant:
    """One damaged answer, and what was said of it that was not said of the original.

    ``said`` are checks that newly fail, or fail in more places; ``lost`` checks that decided on
    the original and not on this. ``named`` means that one of the expected checks spoke.
    """

    kind: str
    number: int
    original: str
    diff: str
    said: tuple[str, ...]
    lost: tuple[str, ...]
    named: bool
    before: SampleRow
    after: SampleRow

    @property
    def outcome(self) -> str:
        """noticed, undecided or survived."""
        if self.said:
            return "noticed"
        return "undecided" if self.lost else "survived"

    @property
    def name(self) -> str:
        """The name of its folder."""
        return f"{self.kind}-{self.number}"

    def to_json(self) -> dict[str, Any]:
        """Return what is told of it."""
        return {
            "name": self.name,
            "kind": self.kind,
            "original": self.original,
            "outcome": self.outcome,
            "named": self.named,
            "said": list(self.said),
            "undecided": list(self.lost),
            "tier": [self.before["tier"], self.after["tier"]],
            "score": [self.before["score"], self.after["score"]],
            "diff": self.diff,
        }


def compared(
    kind: Mutation, number: int, original: str, diff: str, rows: tuple[SampleRow, SampleRow]
) -> Mutant:
    """Lay what is said of a mutant beside what is said of its original."""
    before, after = rows
    old = {one["check"]: one for one in before["verdicts"]}
    said = tuple(one["check"] for one in after["verdicts"] if _new(one, old.get(one["check"])))
    lost = tuple(
        one["check"]
        for one in after["verdicts"]
        if one["status"] == "gap" and old[one["check"]]["status"] in {"passed", "failed"}
    )
    named = bool(said) if kind.expects == ("*",) else bool(set(kind.expects) & set(said))
    return Mutant(kind.name, number, original, diff, said, lost, named, before, after)


def _new(one: VerdictRow, old: VerdictRow | None) -> bool:
    if one["status"] != "failed":
        return False
    return old is None or old["status"] != "failed" or one["faulty"] > old["faulty"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of damage and all mutants of it; ``same`` were not counted: they change nothing."""

    name: str
    expects: tuple[str, ...]
    mutants: tuple[Mutant, ...]
    same: int = 0

    @property
    def harmless(self) -> bool:
        """Whether nothing may be said of it."""
        return not self.expects

    def count(self, outcome: str) -> int:
        """How many mutants came out so."""
        return sum(one.outcome == outcome for one in self.mutants)

    @property
    def noticed(self) -> Estimate | None:
        """Share of which anything was said: detection, or, of harmless rewrites, false alarms."""
        return exact(self.count("noticed"), len(self.mutants))

    @property
    def named(self) -> Estimate | None:
        """Share of which an expected check spoke."""
        return exact(sum(one.named for one in self.mutants), len(self.mutants))

    def to_json(self) -> dict[str, Any]:
        """Return counts and rates."""
        return {
            "kind": self.name,
            "expects": list(self.expects),
            "harmless": self.harmless,
            "mutants": len(self.mutants),
            "not_counted": self.same,
            "undecided": self.count("undecided"),
            "survived": self.count("survived"),
            "noticed": _json(self.noticed),
            "named": None if self.harmless else _json(self.named),
        }


@dataclass(frozen=True, slots=True)
class Study:
    """Everything that was tried of a rubric."""

    rubric: str
    seed: int
    originals: Mapping[str, SampleRow]
    kinds: tuple[Kind, ...]
    unsought: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    static: bool = False
    made: str = ""
    rubric_version: int = 0

    @property
    def damage(self) -> Sequence[Kind]:
        """Kinds of which something ought to be said."""
        return [one for one in self.kinds if not one.harmless]

    @property
    def harmless(self) -> Sequence[Kind]:
        """Kinds of which nothing may be said."""
        return [one for one in self.kinds if one.harmless]

    @property
    def alarms(self) -> dict[str, tuple[str, ...]]:
        """Originals of which something is said, and by which checks that count as faults."""
        said = {
            name: tuple(
                one["check"]
                for one in row["verdicts"]
                if one["status"] == "failed" and one["kind"] == "fault"
            )
            for name, row in self.originals.items()
        }
        return {name: checks for name, checks in said.items() if checks}

    def to_json(self) -> dict[str, Any]:
        """Return the whole study."""
        return {
            "schema": 1,
            "rubric": self.rubric,
            "seed": self.seed,
            "static": self.static,
            "originals": [
                {"name": name, "tier": row["tier"], "alarms": list(self.alarms.get(name, ()))}
                for name, row in self.originals.items()
            ],
            "kinds": [one.to_json() for one in self.kinds],
            "unsought": list(self.unsought),
            "mutants": [one.to_json() for kind in self.kinds for one in kind.mutants],
        }


def together(kinds: Iterable[Kind], outcome: str = "noticed") -> Estimate | None:
    """The share over several kinds."""
    listed = list(kinds)
    return exact(sum(one.count(outcome) for one in listed), sum(len(one.mutants) for one in listed))


def _json(estimate: Estimate | None) -> dict[str, Any] | None:
    if estimate is None:
        return None
    return {
        "count": round(estimate.value * estimate.n),
        "of": estimate.n,
        "share": round(estimate.value, 6),
        "low": round(estimate.low, 6),
        "high": round(estimate.high, 6),
    }
