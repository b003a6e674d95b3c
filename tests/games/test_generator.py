"""The generator keeps its promises, told without running any game."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.games import covering
from tests.games.defects import DEFECTS, possible
from tests.games.dimensions import DIMENSIONS, allowed
from tests.games.generator import (
    Game,
    game,
    held_out_specs,
    main,
    regression_specs,
    stored_rows,
)
from tests.games.oracle import ADVERTISED, ALWAYS, BESIDE, CHECKS, CRAFT, facts, truth
from tests.games.spec import Spec
from tests.games.templating import ENGINES
from tests.games.writing import write


@pytest.fixture(scope="module")
def suite() -> list[Game]:
    return [game(spec) for spec in regression_specs()]


@pytest.fixture(scope="module")
def held_out() -> list[Spec]:
    return held_out_specs()


def test_same_specification_gives_the_same_page(suite: list[Game]) -> None:
    assert [write(one.spec) for one in suite[:20]] == [one.html for one in suite[:20]]


def test_suite_covers_every_pair_that_can_be(suite: list[Game]) -> None:
    covered = set().union(*(covering.pairs_of(dict(one.spec.values)) for one in suite))
    wanted = {each for each in covering.possible_pairs() if not covering.is_held_out(each)}
    missing = wanted - covered
    assert len(missing) <= 6, sorted(missing)[:10]


@pytest.mark.soak
def test_stored_rows_are_what_the_covering_array_computes() -> None:
    rows, hopeless = covering.covering(seed=1)
    assert rows == stored_rows()
    assert len(hopeless) <= 6


def test_suite_has_a_size_that_can_be_run_and_half_of_it_is_clean(suite: list[Game]) -> None:
    assert 150 <= len(suite) <= 260
    clean = sum(not one.spec.bug for one in suite)
    assert abs(clean - len(suite) / 2) <= 1


def test_held_out_games_share_no_held_out_pair_with_the_suite(
    suite: list[Game], held_out: list[Spec]
) -> None:
    assert not any(covering.held_out_in(dict(one.spec.values)) for one in suite)
    assert all(covering.held_out_in(dict(spec.values)) for spec in held_out)
    assert len({spec.name for spec in held_out} | {one.name for one in suite}) == len(
        held_out
    ) + len(suite)


def test_every_row_keeps_the_limits(suite: list[Game], held_out: list[Spec]) -> None:
    for spec in (*(one.spec for one in suite), *held_out):
        assert list(spec.values) == list(DIMENSIONS)
        assert allowed(spec.values), spec.name


def test_every_defect_is_in_the_suite_and_several_times_among_the_held_out(
    suite: list[Game], held_out: list[Spec]
) -> None:
    assert {one.spec.bug for one in suite} == {"", *DEFECTS}
    counts = Counter(spec.bug for spec in held_out)
    assert min(counts[bug] for bug in DEFECTS) >= 3


def test_there_are_enough_kinds_of_fault_and_each_has_one_owner() -> None:
    kinds = {one.kind for one in DEFECTS.values()}
    assert len(kinds) >= 40
    for kind in kinds:
        assert len({one.owner for one in DEFECTS.values() if one.kind == kind}) == 1, kind
    assert {one.owner for one in DEFECTS.values()} == {*ALWAYS, *ADVERTISED, *BESIDE}


def test_every_engine_can_hold_nearly_every_fault_of_engines() -> None:
    own = [name for name, one in DEFECTS.items() if one.engine]
    for name, engine in ENGINES.items():
        missing = [
            bug for bug in own if not re.search(rf"\b{bug}\b", engine.text + str(engine.calls))
        ]
        assert len(missing) <= 1, (name, missing)


def test_a_defect_changes_the_program(suite: list[Game]) -> None:
    for one in suite:
        if one.spec.bug:
            clean = Spec(one.spec.name, one.spec.values, "", one.spec.seed)
            assert write(clean) != one.html, (one.name, one.spec.bug)
            assert possible(one.spec, one.spec.bug)


def test_no_mark_of_the_generator_is_left_in_a_program(suite: list[Game]) -> None:
    for one in suite:
        assert not re.search(r"@\{|//%|/\*%|%\*/|built-in|__game|hook", one.html), one.name
        assert not re.search(r"\bNone\b|Undefined", one.html), one.name
        if one.spec.bug:
            assert one.spec.bug not in one.html


def test_truth_names_every_check_and_at_most_one_fault(suite: list[Game]) -> None:
    for one in suite:
        assert set(one.truth) == {*CHECKS, *BESIDE}
        failing = {name for name, each in one.truth.items() if each.status == "fails"}
        failing -= set(CRAFT)
        owners = {DEFECTS[one.spec.bug].owner} if one.spec.bug else set()
        assert failing == owners, one.name


def test_what_a_fault_hides_is_blocked_by_it_and_by_nothing_else(suite: list[Game]) -> None:
    for one in suite:
        roots = {each.root for each in one.truth.values() if each.status == "blocked"}
        assert roots <= ({DEFECTS[one.spec.bug].owner} if one.spec.bug else set())
        for each in one.truth.values():
            assert (each.status == "blocked") == bool(each.root)
            assert not each.findings or each.status == "fails"


def test_wrong_pieces_have_findings_and_right_ones_none(suite: list[Game]) -> None:
    for one in suite:
        pieces = one.truth["wrong-tetrominoes"]
        assert bool(pieces.findings) == (pieces.status == "fails"), one.name


def test_facts_agree_with_the_page(suite: list[Game]) -> None:
    for one in suite:
        told = facts(one.spec)
        assert told.columns * told.rows == one.spec.wide * one.spec.high
        assert len(told.points) in {0, 4}
        assert bool(told.points) == one.spec.scored
        for key in told.controls.values():
            if one.spec["hints"] != "none" and one.spec["view"] != "window":
                assert key.label in one.html, (one.name, key)


def test_pages_differ_as_much_as_their_authors_do(suite: list[Game]) -> None:
    """No line of code but braces and the like is in more than half of the programs."""
    lines: Counter[str] = Counter()
    for one in suite:
        script = one.html.partition("<script")[2]
        lines.update({line.strip() for line in script.splitlines() if len(line.strip()) > 40})
    line, count = lines.most_common(1)[0]
    assert count < len(suite) * 0.55, line


def test_command_writes_pages_and_their_truth(tmp_path: Path) -> None:
    assert main([str(tmp_path), "--held-out", "--count", "12"]) == 0
    known = json.loads((tmp_path / "truth.json").read_text("utf-8"))
    assert len(known) == 12
    for one in known:
        assert (tmp_path / f"{one['name']}.html").exists()
        assert set(one["checks"]) == {*CHECKS, *BESIDE}


def test_truth_of_a_clean_game_follows_from_what_it_advertises() -> None:
    row = dict(stored_rows()[0]) | {"hints": "none", "restart": "none", "preview": "none"}
    row |= {"levels": "none", "scoring": "none", "drops": "no", "keys": "key", "controls": "qw"}
    told = truth(Spec("mute", row))
    assert {told[check].status for check in ALWAYS} == {"holds"}
    assert {told[check].status for check in (*ADVERTISED, *CRAFT)} == {"not-owed"}
