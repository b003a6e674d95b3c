"""Games really do what the oracle says of them, seen in a real Chromium by inside knowledge."""

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.games.defects import DEFECTS
from tests.games.driver.compare import contradictions
from tests.games.driver.plan import plan_of
from tests.games.driver.selfcheck import checked
from tests.games.driver.verdict import Terms
from tests.games.driver.witness import Theatre, theatre
from tests.games.generator import held_out_specs, regression_specs
from tests.games.oracle import truth
from tests.games.spec import Spec
from tests.games.writing import write

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def stage() -> Iterator[Theatre]:
    with theatre(os.environ.get("BITGRADE_CHROMIUM")) as opened:
        yield opened


def _sample() -> list[Spec]:
    """A clean game of every engine, and a game of every owner of faults."""
    specs = regression_specs()
    clean = {spec["engine"]: spec for spec in specs if not spec.bug}
    broken = {DEFECTS[spec.bug].owner: spec for spec in specs if spec.bug}
    return [*clean.values(), *broken.values()]


@pytest.mark.parametrize("spec", _sample(), ids=lambda spec: f"{spec.name}-{spec.bug or 'clean'}")
def test_game_does_what_the_oracle_says(stage: Theatre, spec: Spec) -> None:
    assert checked(stage, spec) == []


def test_a_wrong_label_is_noticed(stage: Theatre) -> None:
    spec = next(one for one in regression_specs() if one.bug == "line_never")
    result = stage.watch(write(replace(spec, hook=True)), plan_of(spec))
    clean = replace(spec, bug="")
    said = contradictions(truth(clean), Terms.of(clean), result)
    assert any(line.startswith("uncleared-line") for line in said)


@pytest.mark.soak
@pytest.mark.parametrize("spec", regression_specs(), ids=lambda spec: spec.name)
def test_every_game_of_the_suite(stage: Theatre, spec: Spec) -> None:
    assert checked(stage, spec) == []


@pytest.mark.soak
@pytest.mark.parametrize("spec", held_out_specs(), ids=lambda spec: spec.name)
def test_every_held_out_game(stage: Theatre, spec: Spec) -> None:
    assert checked(stage, spec) == []
