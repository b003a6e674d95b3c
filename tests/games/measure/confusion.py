"""How verdicts compare with the truth, per check and per kind of fault."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.games.measure.interval import clopper_pearson
from tests.games.oracle import ALWAYS, BESIDE, CHECKS, Expectation

Row = Mapping[str, Any]
"""One line of the product's output: a game with all its verdicts."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What a row is compared with: `kind` names the kind of fault, or is empty."""

    name: str
    kind: str
    expected: Mapping[str, Expectation]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One check on one game: what is true, and what was said (or `absent`)."""

    name: str
    kind: str
    check: str
    expected: Expectation
    said: str

    @property
    def outcome(self) -> str:
        """hit, miss, right, alarm or undecided; empty where the meeting says nothing."""
        if self.expected.either or self.said == "absent":
            return ""
        match self.expected.status:
            case "fails":
                return {"failed": "hit", "passed": "miss"}.get(self.said, "undecided")
            case "holds":
                return {"passed": "right", "failed": "alarm"}.get(self.said, "undecided")
            case "not-owed":
                return "alarm" if self.said == "failed" else "right"
            case _:
                return "alarm" if self.said == "failed" else ""


def meetings(truths: Iterable[Truth], rows: Mapping[str, Row]) -> Iterator[Meeting]:
    """Every check of every game that was judged."""
    for truth in truths:
        row = rows[truth.name]
        said = {verdict["check"]: verdict["status"] for verdict in row["verdicts"]}
        for check, expected in truth.expected.items():
            yield Meeting(truth.name, truth.kind, check, expected, said.get(check, "absent"))


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its exact 95 % interval."""

    count: int
    total: int

    def __str__(self) -> str:
        if not self.total:
            return "-"
        low, high = clopper_pearson(self.count, self.total)
        share = f"{self.count}/{self.total} = {self.count / self.total:.3f}"
        return f"{share} [{low:.3f}, {high:.3f}]"


@dataclass(slots=True)
class Sheet:
    """The errors of one check. Gaps count as misses in `caught`, and not in `sensitivity`."""

    check: str
    outcomes: Counter[str] = field(default_factory=Counter)

    @property
    def sensitivity(self) -> Share:
        """Of the faults on which it decided, those that it found."""
        return Share(self.outcomes["hit"], self.outcomes["hit"] + self.outcomes["miss"])

    @property
    def caught(self) -> Share:
        """Of all faults, those that it found."""
        undecided = self.outcomes["undecided fails"]
        return Share(self.outcomes["hit"], self.outcomes["hit"] + self.outcomes["miss"] + undecided)

    @property
    def specificity(self) -> Share:
        """Of what is right and was decided, what it left in peace."""
        return Share(self.outcomes["right"], self.outcomes["right"] + self.outcomes["alarm"])

    @property
    def decided(self) -> Share:
        """Of all games, those on which it decided."""
        undecided = self.outcomes["undecided fails"] + self.outcomes["undecided holds"]
        decided = sum(self.outcomes[name] for name in ("hit", "miss", "right", "alarm"))
        return Share(decided, decided + undecided)


def sheets(met: Iterable[Meeting]) -> dict[str, Sheet]:
    """The error sheet of every check, in the order of the design."""
    found = {check: Sheet(check) for check in (*CHECKS, *BESIDE)}
    for one in met:
        outcome = one.outcome
        if outcome == "undecided":
            outcome = f"undecided {one.expected.status}"
        if outcome:
            found[one.check].outcomes[outcome] += 1
    return found


def sheet_table(found: Mapping[str, Sheet]) -> str:
    """The sheets as a table in Markdown."""
    lines = [
        "| check | sensitivity | gaps as misses | specificity | decided |",
        "|---|---|---|---|---|",
    ]
    for check, sheet in found.items():
        if sheet.outcomes:
            cells = (sheet.sensitivity, sheet.caught, sheet.specificity, sheet.decided)
            lines.append(f"| `{check}` | {' | '.join(str(cell) for cell in cells)} |")
    return "\n".join(lines)


def kind_table(met: Sequence[Meeting]) -> str:
    """Per kind of fault how often its owner found it."""
    kinds: dict[tuple[str, str], Counter[str]] = {}
    for one in met:
        if one.expected.status == "fails" and one.kind and one.outcome:
            kinds.setdefault((one.check, one.kind), Counter())[one.outcome] += 1
    lines = ["| check | kind of fault | found | missed | undecided |", "|---|---|--:|--:|--:|"]
    for (check, kind), counts in sorted(kinds.items()):
        cells = " | ".join(str(counts[name]) for name in ("hit", "miss", "undecided"))
        lines.append(f"| `{check}` | {kind} | {cells} |")
    return "\n".join(lines)


def wronged(truths: Iterable[Truth], rows: Mapping[str, Row]) -> list[str]:
    """Games without any fault that the product calls broken."""
    return [
        one.name
        for one in truths
        if all(one.expected[check].status == "holds" for check in ALWAYS)
        and not one.kind
        and rows[one.name]["passed"] is False
    ]


def undeserved(truths: Iterable[Truth], rows: Mapping[str, Row]) -> list[str]:
    """Games with a fault in what is always owed that the product passes."""
    return [
        one.name
        for one in truths
        if any(one.expected[check].status == "fails" for check in ALWAYS)
        and rows[one.name]["passed"] is True
    ]
