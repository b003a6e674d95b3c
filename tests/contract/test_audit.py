"""Audit: what follows from a failure, a gap and a not-applicable, and in which order."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.artifact import Medium
from grader.audit import Due, audit, due_checks
from grader.check import Check, Example, check
from grader.errors import ContractError
from grader.finding import Message
from grader.missing import Cause, Missing
from grader.registry import Listed, Registry
from grader.rubric import Counted, Rubric
from grader.verdict import Status, Verdict, all_or_nothing, gap, not_applicable

FAULT = Message("fault", "a fault")
SOUND = all_or_nothing(())
FAULTY = all_or_nothing([FAULT.at()])
LIMIT = gap("cut", Cause.TOKEN_LIMIT)


@dataclass(frozen=True, slots=True)
class Told:
    """Evidence that says what each check shall say."""

    verdicts: tuple[tuple[str, Verdict], ...]


def telling(id_: str) -> Check:
    @check
    def judge(told: Told) -> Verdict:
        return dict(told.verdicts)[id_]

    return Check(id_, "fault", "It fails.", judge.needs, {}, judge.judge, __name__)


def said(*rows: tuple[str, Verdict, tuple[str, ...]]) -> dict[str, Verdict]:
    due = [Due(telling(id_), after, rank) for rank, (id_, _, after) in enumerate(rows)]
    told = Told(tuple((id_, verdict) for id_, verdict, _ in rows))
    return {one.check: one.verdict for one in audit(due, {Told: told})}


def test_a_failed_parent_blocks_and_names_the_root() -> None:
    verdicts = said(("a", FAULTY, ()), ("b", SOUND, ("a",)), ("c", SOUND, ("b",)))
    assert verdicts["b"].status is Status.BLOCKED
    assert [verdicts[id_].blocked_by for id_ in "bc"] == ["a", "a"]
    assert verdicts["c"].earned == 0.0


def test_the_root_that_stands_first_in_the_rubric_is_named() -> None:
    verdicts = said(("a", FAULTY, ()), ("b", FAULTY, ()), ("c", SOUND, ("b", "a")))
    assert verdicts["c"].blocked_by == "a"


def test_not_applicable_stands_whatever_went_before() -> None:
    nothing = not_applicable("no preview")
    assert said(("a", FAULTY, ()), ("b", nothing, ("a",)))["b"] == nothing


def test_a_gap_is_handed_down_with_its_cause() -> None:
    child = said(("a", LIMIT, ()), ("b", FAULTY, ("a",)))["b"]
    assert (child.status, child.cause) == (Status.GAP, Cause.TOKEN_LIMIT)


def test_failure_beats_gap() -> None:
    verdicts = said(("a", LIMIT, ()), ("b", FAULTY, ()), ("c", SOUND, ("a", "b")))
    assert verdicts["c"].status is Status.BLOCKED


@pytest.mark.parametrize("parent", [SOUND, not_applicable("nothing")])
def test_other_parents_do_nothing(parent: Verdict) -> None:
    assert said(("a", parent, ()), ("b", FAULTY, ("a",)))["b"] == FAULTY


def test_a_deselected_parent_does_nothing_and_has_no_row() -> None:
    due = [Due(telling("a"), (), 0, deselected=True), Due(telling("b"), ("a",), 1)]
    told = Told((("a", FAULTY), ("b", SOUND)))
    assert [(j.check, j.verdict) for j in audit(due, {Told: told})] == [("b", SOUND)]


def test_another_rubric_that_asks_about_the_same_evidence_judges_nothing_again() -> None:
    asked: list[Told] = []

    @check
    def judge(told: Told) -> Verdict:
        asked.append(told)
        return SOUND

    one = Due(Check("a", "fault", "It fails.", judge.needs, {}, judge.judge, __name__), ())
    known: dict[object, Verdict] = {}
    told, other = Told(()), Told(())
    verdicts = [audit([one], {Told: given}, known) for given in (told, told, other)]
    assert len(asked) == 2
    assert verdicts[0] == verdicts[1] == verdicts[2]


def test_a_missing_need_is_a_gap_of_its_cause() -> None:
    missing = Missing("no engine here", Cause.NO_ENGINE)
    (judged,) = audit([Due(telling("a"), ())], {Told: missing})
    assert judged.verdict == gap("no engine here", Cause.NO_ENGINE)


def test_a_check_that_raises_cannot_tell() -> None:
    (judged,) = audit([Due(telling("a"), ())], {Told: Told(())})
    assert judged.verdict.cause is Cause.CANNOT_TELL
    assert "KeyError" in judged.verdict.reason


@pytest.mark.parametrize(
    "impossible",
    [
        Verdict(Status.PASSED),
        Verdict(Status.PASSED, 1, 1),
        Verdict(Status.FAILED, 0, 1),
        Verdict(Status.FAILED, 2, 1),
        Verdict(Status.NOT_APPLICABLE, 0, 1),
        Verdict(Status.GAP),
        Verdict(Status.PASSED, 0, 1, cause=Cause.TOOL),
        Verdict(Status.BLOCKED, blocked_by="a"),
        all_or_nothing([Message("hole", "{name} is missing").at()]),
    ],
)
def test_an_impossible_verdict_is_a_gap(impossible: Verdict) -> None:
    assert said(("a", impossible, ()))["a"].cause is Cause.CANNOT_TELL


def rubric(*rows: tuple[str, tuple[str, ...]]) -> tuple[Rubric, Registry]:
    checks = tuple(Counted(id_, after=after) for id_, after in rows)
    listed = {id_: Listed(telling(id_), (Example(()),), (), "here") for id_, _ in rows}
    return Rubric("r", 1, Medium.HTML, checks), Registry((), listed)


def test_everything_is_after_cut_short() -> None:
    bound = due_checks(*rubric(("a", ()), ("cut-short", ()), ("b", ("a",))))
    assert [one.check.id for one in bound] == ["cut-short", "a", "b"]
    assert {one.check.id: one.after for one in bound} == {
        "cut-short": (),
        "a": ("cut-short",),
        "b": ("cut-short", "a"),
    }


def test_circles_are_refused() -> None:
    with pytest.raises(ContractError, match="a after b after a"):
        due_checks(*rubric(("a", ("b",)), ("b", ("a",))))


def test_a_parent_that_is_not_counted_is_refused_with_a_suggestion() -> None:
    with pytest.raises(ContractError, match="did you mean 'dead-start'"):
        due_checks(*rubric(("dead-start", ()), ("b", ("dead-strat",))))


IDS = [f"c{n}" for n in range(7)]


@given(st.data())
def test_parents_are_judged_first_and_rows_keep_the_rubrics_order(data: st.DataObject) -> None:
    order = data.draw(st.permutations(IDS))
    after = {
        id_: tuple(data.draw(st.lists(st.sampled_from(order[:at]), unique=True)) if at else ())
        for at, id_ in enumerate(order)
    }
    rows = data.draw(st.permutations(IDS))
    bound = due_checks(*rubric(*((id_, after[id_]) for id_ in rows)))
    place = {one.check.id: at for at, one in enumerate(bound)}
    assert all(place[parent] < place[id_] for id_ in IDS for parent in after[id_])
    told = Told(tuple((id_, data.draw(st.sampled_from([SOUND, FAULTY, LIMIT]))) for id_ in IDS))
    assert [one.check for one in audit(bound, {Told: told})] == list(rows)
