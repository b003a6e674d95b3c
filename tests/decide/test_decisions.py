"""Decisions from answers: what is said, what is refused, and why."""

from typing import Any

import pytest

from grader.decide.answers import Answer, outcomes
from grader.decide.cliffs import Decision, decide
from grader.decide.comparable import differences
from grader.decide.duel import duel
from grader.decide.folders import answers_of_folders, unranked
from grader.decide.instrument import ErrorSheet
from grader.decide.ladders import Axis, ladders
from grader.decide.memory import footprint, parse_bytes, parse_count, parse_share
from grader.decide.order import order
from grader.decide.quants import cache_bits, is_quant, nominal_bits, recipe
from grader.decide.recommend import Wish, deciding_level, recommend
from grader.errors import UsageError
from grader.stats.cliff import Verdict
from grader.stats.interval import exact
from tests.decide.answering import answers, drawn, rung

QUANTS = (("Q8_0", 0.95), ("Q6_K", 0.95), ("Q4_K_M", 0.94), ("Q3_K_M", 0.3), ("Q2_K", 0.1))


def broken_ladder(items: int = 100, **more: object) -> list[Answer]:
    found = []
    for seed, (quant, rate) in enumerate(QUANTS):
        found += answers(rung(quant, **more), drawn(rate, items, seed))
    return found


def one_decision(found: list[Answer], **more: object) -> Decision:
    (ladder,) = ladders(found)
    return decide(ladder, {}, **more)  # type: ignore[arg-type]


def sheet(alarms: tuple[int, int], misses: tuple[int, int]) -> ErrorSheet:
    first, second = exact(*alarms), exact(*misses)
    assert first is not None
    assert second is not None
    return ErrorSheet("tetris", "", first, second)


def test_a_cliff_is_found_between_its_rungs() -> None:
    found = one_decision(broken_ladder())
    assert found.cliff is not None
    assert found.cliff.verdict is Verdict.CLIFF
    assert found.between == ("Q4_K_M", "Q3_K_M")
    assert found.possible == (("Q4_K_M", "Q3_K_M"),)
    assert not found.measured
    document = found.to_json()
    assert document["answer"] == "cliff"
    assert [one["quant"] for one in document["rungs"]] == [quant for quant, _ in QUANTS]
    assert document["rungs"][0]["rate"]["value"] == 0.95


def test_few_items_are_not_enough_and_say_how_many_would_be() -> None:
    found = one_decision(broken_ladder(10))
    assert found.cliff is not None
    assert found.cliff.verdict is Verdict.NOT_ENOUGH
    assert found.cliff.needed is not None
    assert 10 < found.cliff.needed < 300


def test_a_bad_sheet_explains_the_drop() -> None:
    (ladder,) = ladders(broken_ladder())
    good = decide(ladder, {"tetris": sheet((1, 400), (1, 400))})
    assert good.measured
    assert good.cliff is not None
    assert good.cliff.verdict is Verdict.CLIFF
    poor = decide(ladder, {"tetris": sheet((120, 400), (60, 400))})
    assert poor.cliff is not None
    assert poor.cliff.verdict is Verdict.INSTRUMENT
    assert "could explain" in poor.cliff.why


def test_what_cannot_be_told_decides() -> None:
    fine = answers(rung("Q8_0"), drawn(0.95, 100, 1))
    untold = [None] * 60 + [True] * 5 + [False] * 35
    low = [
        *answers(rung("Q2_K"), untold[:60], untold=True),
        *answers(rung("Q2_K"), [*([None] * 60), *untold[60:]])[60:],
    ]
    found = one_decision([*fine, *low])
    assert found.cliff is not None
    assert found.cliff.verdict is Verdict.INSTRUMENT
    assert "could not tell" in found.cliff.why
    assert found.points[1].gap_rate == pytest.approx(0.6)


def test_tool_gaps_are_left_out() -> None:
    gone: list[bool | None] = [None] * 50 + [True] * 48 + [False] * 2
    found = one_decision([*answers(rung("Q8_0"), [True] * 100), *answers(rung("Q2_K"), gone)])
    assert found.cliff is not None
    assert found.cliff.verdict is Verdict.PLATEAU
    assert found.points[1].unknown == 50


def test_confounded_rungs_are_refused_by_name() -> None:
    found = [
        *answers(rung("Q8_0", build="b1", template_digest="x"), drawn(0.9, 50, 1)),
        *answers(rung("Q2_K", build="b2", template_digest="y"), drawn(0.1, 50, 2)),
    ]
    refused = one_decision(found)
    assert refused.cliff is None
    assert "--allow-confounded" in refused.refused
    assert [one.what for one in refused.confounders] == ["chat template", "build"]
    assert str(refused.confounders[1]) == "build: b1 (Q8_0) / b2 (Q2_K)"
    allowed = one_decision(found, allow_confounded=True)
    assert allowed.cliff is not None
    assert allowed.confounders


def test_unknown_is_no_difference_but_another_question_is() -> None:
    found = [
        *answers(rung("Q8_0", build="b1"), [True] * 5, item_digest="one"),
        *answers(rung("Q2_K"), [True] * 5, item_digest="two"),
    ]
    (ladder,) = ladders(found)
    assert [one.what for one in differences(ladder)] == ["what was asked as tetris/i0"]


def test_one_prompt_is_exact_and_says_so() -> None:
    def repeats(quant: str, rate: float) -> list[Answer]:
        return [
            Answer(rung(quant), "tetris", "tetris/only", at, at < rate * 30, rubric="tetris")
            for at in range(30)
        ]

    found = one_decision([*repeats("Q8_0", 1.0), *repeats("Q2_K", 0.1)])
    assert found.cliff is not None
    assert found.cliff.verdict is Verdict.CLIFF
    assert any("one prompt" in note for note in found.notes)
    assert found.points[0].rate is not None
    assert found.points[0].rate.method == "Clopper-Pearson"


def test_one_answer_a_rung_is_not_enough() -> None:
    found = one_decision([*answers(rung("Q8_0"), [True]), *answers(rung("Q2_K"), [False])])
    assert found.answer == found.to_json()["answer"] == "not enough data"
    assert "single answer" in found.refused
    nothing = one_decision([*answers(rung("Q8_0"), [None]), *answers(rung("Q2_K"), [False])])
    assert nothing.answer == "not enough data"
    assert "fewer than two rungs" in nothing.refused


def test_copies_at_temperature_zero_count_once() -> None:
    who = rung("Q8_0", sampling='{"temperature": 0}')
    same = [Answer(who, "t", "i", at, success=True, artifact_id="a") for at in range(5)]
    assert outcomes(same) == {"i": [1.0]}
    warm = rung("Q8_0", sampling='{"temperature": 0.7}')
    several = [Answer(warm, "t", "i", at, success=True, artifact_id="a") for at in range(5)]
    assert outcomes(several) == {"i": [1.0] * 5}


def test_a_baseline_can_be_named() -> None:
    found = one_decision(broken_ladder(), baseline="Q4_K_M")
    assert found.points[0].step.label == "Q4_K_M"


def test_recipes_stand_on_ladders_of_their_own() -> None:
    found = []
    for quant in ("Q8_0", "Q4_K_M", "Q2_K", "IQ4_XS", "IQ2_XXS", "TQ1_0"):
        found += answers(rung(quant), [True] * 4)
    made = {one.family: [step.label for step in one.steps] for one in ladders(found)}
    assert made == {
        "i-quant": ["Q8_0", "IQ4_XS", "IQ2_XXS", "TQ1_0"],
        "k-quant": ["Q8_0", "Q4_K_M", "Q2_K", "TQ1_0"],
    }
    (together,) = ladders(found, together=True)
    assert len(together.steps) == 6


def test_axes_hold_the_others_fixed() -> None:
    found = []
    for quant in ("Q8_0", "Q4_K_M"):
        for cache in ("f16", "q8_0", "q4_0"):
            found += answers(rung(quant, kv_cache=cache, file_digest=quant), [True] * 4)
    weights = ladders(found)
    assert [(one.fixed, len(one.steps)) for one in weights] == [
        ("f16", 2),
        ("q4_0", 2),
        ("q8_0", 2),
    ]
    caches = ladders(found, Axis.KV)
    assert [[step.label for step in one.steps] for one in caches] == [
        ["KV f16", "KV q8_0", "KV q4_0"]
    ] * 2
    schemes = [
        *answers(rung("a", scheme="W4A16", weight_bits=4.0, activation_bits=16.0), [True] * 4),
        *answers(rung("b", scheme="W4A8", weight_bits=4.0, activation_bits=8.0), [True] * 4),
    ]
    (one,) = ladders(schemes, Axis.ACTIVATIONS)
    assert [step.label for step in one.steps] == ["W4A16", "W4A8"]


@pytest.mark.parametrize(
    ("name", "family", "bits"),
    [
        ("Q8_0", "any", 8.5),
        ("TQ1_0", "any", 1.69),
        ("Q4_K_M", "k-quant", 4.83),
        ("Q4_K_XL", "k-quant", 4.5),
        ("UD-Q2_K_XL", "dynamic", 2.5),
        ("UD-TQ1_0", "dynamic", 1.69),
        ("IQ4_XS", "i-quant", 4.25),
        ("Q4_0", "legacy", 4.5),
        ("NVFP4", "fp", 4.5),
        ("W8A8-INT", "int", 8.0),
        ("4bit", "other", 4.0),
        ("mine", "other", None),
    ],
)
def test_names_of_quants(name: str, family: str, bits: float | None) -> None:
    assert recipe(name) == family
    assert nominal_bits(name) == bits


def test_folders_that_are_quants() -> None:
    assert all(map(is_quant, ("Q4_K_M", "q8_0", "UD-IQ1_S", "BF16", "fp8", "4bit", "W4A16")))
    assert not any(map(is_quant, ("tetris", "Quentin", "outputs", "q", "F1", "run-4")))
    assert (cache_bits("q8_0"), cache_bits("q8_0/q4_0"), cache_bits("odd")) == (8.5, 6.5, None)


def test_a_folder_per_quant() -> None:
    def row(path: str, *, success: bool | None = True) -> dict[str, object]:
        return {
            "path": path, "rubric": "tetris", "task": "tetris", "success": success, "score": 1.0,
            "score_low": 0.5, "score_high": 1.0, "partial": False, "artifact_id": path,
            "rubric_version": 1,
        }  # fmt: skip

    paths = ("outputs/Q4_K_M/1.html", "outputs/Q2_K/1.html", "outputs/big/tetris/Q8_0/a/1.html")
    found = answers_of_folders(map(row, paths), ["./outputs/"], {"tetris": "code"})
    assert [(one.rung.model, one.rung.quant, one.item) for one in found] == [
        ("outputs", "Q4_K_M", "1.html"),
        ("outputs", "Q2_K", "1.html"),
        ("big", "Q8_0", "a/1.html"),
    ]
    (open_one,) = answers_of_folders([row("out/mine/1.html", success=None)], ["out"], {})
    assert open_one.untold
    assert unranked([open_one]) == ("mine",)
    assert answers_of_folders([row("1.html")], ["1.html"], {}) == []


MEASURED = {"tetris": sheet((1, 400), (1, 400))}


def sized(quant: str, bits: float, rate: float, items: int = 120, **more: Any) -> list[Answer]:
    who = rung(
        quant, bits=bits, params=8_000_000_000, file_bytes=int(bits * 1e9), layers=32, heads=8
    )
    return answers(who, [at < rate * items for at in range(items)], **more)


WISH = Wish(memory=24e9, context=16_384, reserve=2e9, headroom=0.1, min_speed=15)


def test_the_smallest_that_is_as_good() -> None:
    found = [*sized("Q8_0", 8.5, 0.95), *sized("Q4_K_M", 4.8, 0.95), *sized("Q2_K", 3.0, 0.4)]
    said = recommend("tetris", found, WISH, MEASURED)
    assert said.answer == "run"
    assert said.chosen is not None
    assert said.chosen.rung.quant == "Q4_K_M"
    assert said.larger is not None
    assert said.larger.rung.quant == "Q8_0"
    assert [one.worse for one in said.candidates] == [True, False, False]


def test_recommendations_that_are_refused() -> None:
    found = [*sized("Q8_0", 8.5, 0.95), *sized("Q2_K", 3.0, 0.4)]
    assert recommend("tetris", found, WISH, {}).answer == "instrument not measured"
    assert recommend("tetris", found, WISH, {}, allow_unmeasured=True).answer == "run"
    small = Wish(memory=6e9, context=4_096)
    assert recommend("tetris", found, small, MEASURED).answer == "nothing is good enough"
    assert recommend("tetris", found, Wish(1e9, 4_096), MEASURED).answer == "nothing fits"
    few = [*sized("Q8_0", 8.5, 1.0, 10), *sized("Q4_K_M", 4.8, 1.0, 10)]
    unsure = recommend("tetris", few, Wish(7e9, 4_096), MEASURED)
    assert unsure.answer == "not enough data"
    assert recommend("tetris", [], WISH, MEASURED).answer == "nothing measured"


def test_a_slow_one_is_not_recommended() -> None:
    found = [
        *sized("Q8_0", 8.5, 0.95, tokens_per_second=40.0),
        *sized("Q4_K_M", 4.8, 0.95, tokens_per_second=9.0),
    ]
    said = recommend("tetris", found, WISH, MEASURED)
    assert said.chosen is not None
    assert said.chosen.rung.quant == "Q8_0"


def test_what_a_million_tokens_cost() -> None:
    found = sized("Q8_0", 8.5, 0.95, tokens_per_second=20.0)
    wish = Wish(24e9, 4_096, price_kwh=0.30, watts=300)
    (one,) = recommend("tetris", found, wish, MEASURED).candidates
    # 50,000 s at 300 W are 4.17 kWh
    assert one.cost == pytest.approx(50_000 / 3_600 * 0.3 * 0.30)
    assert one.to_json()["cost_per_million_tokens"] == one.cost
    assert WISH.cost(20.0) is None
    assert wish.cost(None) is None


def test_the_hardest_level_that_is_passed_decides() -> None:
    easy, hard, hopeless = (
        sized("Q8_0", 8.5, rate, level=n) for n, rate in enumerate((1, 0.9, 0.1), 1)
    )
    assert deciding_level([*easy, *hard, *hopeless]) == 2
    assert deciding_level(sized("Q8_0", 8.5, 1.0)) is None


def test_memory() -> None:
    size = footprint(rung(file_bytes=5_000_000_000, layers=32, heads=8, kv_cache="f16"), 16_384)
    assert size is not None
    # keys and values: 2 x 32 layers x 8 heads x 128 elements x 2 bytes = 128 KiB a token
    assert size.cache == 16_384 * 128 * 1024
    assert size.assumed == ""
    half = footprint(rung(file_bytes=5_000_000_000, layers=32, heads=8, kv_cache="q8_0"), 16_384)
    assert half is not None
    assert half.cache / size.cache == pytest.approx(8.5 / 16)
    guessed = footprint(rung(params=8_000_000_000, bits=5.0), 1_024)
    assert guessed is not None
    assert guessed.weights == 5e9
    assert guessed.cache == pytest.approx(1_024 * 128 * 1024)
    assert "layers" in guessed.assumed
    assert footprint(rung(), 1_024) is None


def test_sizes_as_people_write_them() -> None:
    assert (parse_bytes("24GB"), parse_bytes("1 GiB"), parse_bytes("512M")) == (24e9, 2**30, 512e6)
    assert (parse_count("16k"), parse_count("4096")) == (16_384, 4_096)
    assert (parse_share("10%"), parse_share("0.25")) == (0.1, 0.25)
    for read, text in ((parse_bytes, "much"), (parse_count, "-1"), (parse_share, "120%")):
        with pytest.raises(UsageError, match=r"write it like|between 0 and"):
            read(text)


def test_duel_with_flips_both_ways() -> None:
    first = answers(rung("Q8_0", file_bytes=8), [True] * 60 + [False] * 40)
    second = answers(rung("Q4_K_M", file_bytes=4), [True] * 20 + [False] * 70 + [True] * 10)
    prose = [
        *answers(rung("Q8_0", file_bytes=8), [True] * 50, "prose"),
        *answers(rung("Q4_K_M", file_bytes=4), [True] * 50, "prose"),
    ]
    found = duel([*first, *second, *prose], "Q8_0", "tiny:Q4_K_M")
    by_task = {one.task: one for one in found.bouts}
    assert (len(by_task["tetris"].flips.lost), len(by_task["tetris"].flips.gained)) == (40, 10)
    assert by_task["tetris"].worse
    assert not by_task["prose"].worse
    assert found.dominated is None  # it is smaller
    back = duel([*first, *second, *prose], "Q4_K_M", "Q8_0")
    assert back.dominated is None
    heavy = [
        Answer(rung("Q2_K", file_bytes=9), one.task, one.item, 0, one.success, rubric=one.rubric)
        for one in second
    ]
    assert duel([*first, *heavy], "Q8_0", "Q2_K").dominated == "tiny:Q2_K"


def test_duels_that_cannot_be() -> None:
    found = [*answers(rung("Q8_0"), [True] * 3), *answers(rung("Q4_K_M"), [True] * 3, "prose")]
    with pytest.raises(UsageError, match="no item in common"):
        duel(found, "Q8_0", "Q4_K_M")
    with pytest.raises(UsageError, match="nobody of that name"):
        duel(found, "Q8_0", "Q5")
    with pytest.raises(UsageError, match="may mean tiny:Q4_K_M"):
        duel(found, "tiny", "Q8_0")


def test_arithmetic_falls_before_prose() -> None:
    found = []
    for quant, digits, letters in (("Q8_0", 0.95, 1.0), ("Q4_K_M", 0.6, 1.0), ("Q2_K", 0.1, 0.97)):
        found += answers(rung(quant), drawn(digits, 100, 1), "sums", capability="arithmetic")
        found += answers(rung(quant), drawn(letters, 100, 2), "letters", capability="prose")
    (said,) = order(found)
    assert [one.capability for one in said.falls] == ["arithmetic", "prose"]
    sums, prose_fall = said.falls
    assert (sums.seen, sums.fell, sums.held) == (1, 1, 0)
    assert (prose_fall.seen, prose_fall.fell) == (None, None)
    assert prose_fall.held == 2
    assert said.warnings == (
        "Q4_K_M seems fine: prose holds, while arithmetic fell",
        "Q2_K seems fine: prose holds, while arithmetic fell",
    )
