"""`grade order` over a panel tells capabilities in the order in which they were made to fall."""

from grader.binding import House
from grader.decide.answers import Answer
from grader.decide.order import order
from tests.decide.answering import answers, drawn, rung

BITS = {"Q8_0": 8.5, "Q6_K": 6.6, "Q5_K_M": 5.7, "Q4_K_M": 4.8, "Q3_K_M": 3.9, "Q2_K": 3.0}
FALLS_AT = {"math": "Q5_K_M", "reasoning": "Q4_K_M", "json_schema": "Q3_K_M", "prose": "Q2_K"}


def collected() -> list[Answer]:
    """Sixty items of each rubric at each rung: 95 % pass until it falls, then 40 %."""
    rubrics = House.open().registry.rubrics
    made: list[Answer] = []
    for seed, (name, falls) in enumerate(FALLS_AT.items()):
        for at, (quant, bits) in enumerate(BITS.items()):
            passed = 0.4 if bits <= BITS[falls] else 0.95
            outcomes = drawn(passed, 60, 10 * seed + at)
            capability = rubrics[name].capability
            made += answers(rung(quant, bits=bits), outcomes, name, capability=capability)
    return made


def test_a_panel_is_told_in_the_order_of_its_falls() -> None:
    (found,) = order(collected())
    assert [one.capability for one in found.falls] == ["math", "reasoning", "json", "prose"]
    seen = [one.labels[one.seen] for one in found.falls if one.seen is not None]
    assert seen == list(FALLS_AT.values())
    assert any("prose holds, while" in one for one in found.warnings)
