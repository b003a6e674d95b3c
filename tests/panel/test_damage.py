"""What the panel's rubrics notice of damage, and that they say nothing of what is sound."""

import os

import pytest

from grader.binding import House
from grader.mutating.outcome import together
from grader.mutating.study import Ask, study

COUNT = 40 if os.environ.get("BITGRADE_FULL") else 5
HOUSE = House.open()
PANEL = sorted(
    one.id
    for one in HOUSE.registry.rubrics.values()
    if one.panel and not HOUSE.bind(one.id).opens_browser
)


@pytest.mark.parametrize("name", PANEL)
def test_damage_is_noticed_and_what_is_sound_is_left_alone(name: str) -> None:
    found = study(Ask(name, seed=5, count=COUNT, static=True, workers=1))
    assert found.alarms == {}
    assert [one.name for one in found.harmless if one.count("noticed")] == []
    noticed = together(found.damage)
    assert noticed is not None
    assert noticed.n >= COUNT * 4
    assert noticed.value >= 0.95, [
        mutant.diff
        for kind in found.damage
        for mutant in kind.mutants
        if mutant.outcome != "noticed"
    ]
