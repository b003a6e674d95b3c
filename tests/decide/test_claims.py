"""Claims: each shipped one on data in which it is true, false, or untested."""

from typing import Any

import pytest

from grader.decide.claims import CONTRADICTED, OPEN, SUPPORTED, Claim, read_claims, try_claim
from grader.errors import ContractError
from grader.store.db import Store, memory_store
from tests.decide.answering import drawn
from tests.store.builders import FAILED, PASSED, Row, gate, origin, row, rubric, run, store

CLAIMS = {one.id: one for one in read_claims()}
N = 60


def answered(*groups: tuple[Row, str, float, dict[str, Any]]) -> Store:
    """Load answers: who, at which capability, at which rate, with what of each item."""
    rubrics = {one: rubric(gate("g"), name=one, capability=one) for _, one, _, _ in groups}
    rows, items, origins = [], {}, {}
    for who, name, rate, more in groups:
        origins[who["digest"]] = who
        kind = f"{more.get('level', 1)}{more.get('language', '')}"
        for at, works in enumerate(drawn(rate, N, 1)):
            item = f"{name} {kind} {at}"
            level, language = more.get("level", 1), more.get("language")
            said = {"rubric": name, "id": item, "level": level, "params": {"language": language}}
            items[item] = {**said, "digest": item}
            rows.append(
                row(rubrics[name], {"g": PASSED if works else FAILED},
                    f"{who['digest']} {item}", item=item, item_digest=item, repeat=0,
                    level=more.get("level", 1), origin_digest=who["digest"])
            )  # fmt: skip
    described = run(
        "r1", *rubrics.values(), origins=list(origins.values()), items=list(items.values())
    )
    return store((described, rows))


Q8, Q4, Q2 = origin("Q8_0", 8.5), origin("Q4_K_M", 4.8), origin("Q2_K", 2.9)
SMALL = [
    origin(quant, bits, model="small", params=1_000_000_000)
    for quant, bits in (("Q8_0", 8.5), ("Q4_K_M", 4.8))
]
LARGE = [
    origin(quant, bits, model="large", params=70_000_000_000)
    for quant, bits in (("Q8_0", 8.5), ("Q4_K_M", 4.8))
]
BIG = origin("Q2_K", 2.9, model="big", params=70_000_000_000, file_bytes=26_000_000_000)
DENSE = origin("Q6_K", 6.6, model="dense", params=32_000_000_000, file_bytes=27_000_000_000)
OLD, NEW = origin("Q4_0", 4.5), origin("IQ4_XS", 4.25)
WARM = [origin("Q4_K_M", 4.8, kv_cache=cache, file_digest="f") for cache in ("f16", "q8_0")]
BASE = origin("BF16", 16.0, scheme="BF16")
W8A8 = origin("W8A8-INT", 8.0, scheme="W8A8-INT", weight_bits=8.0, activation_bits=8.0)
W4A16 = origin("W4A16", 4.0, scheme="W4A16", weight_bits=4.0, activation_bits=16.0)


def two(
    first: tuple[Row, float], second: tuple[Row, float], name: str = "code", **more: Any
) -> list[tuple[Row, str, float, dict[str, Any]]]:
    return [(first[0], name, first[1], more), (second[0], name, second[1], more)]


def shape(claim: str, *, true: bool) -> Store:
    """Answers in which a claim is true, or false."""
    good, bad = (0.95, 0.3) if true else (0.3, 0.95)
    kept, lost = (0.95, 0.4) if true else (0.4, 0.95)
    q8 = (Q8, 0.95)
    shapes: dict[str, list[tuple[Row, str, float, dict[str, Any]]]] = {
        "plateau-to-4-bits": two(q8, (Q4, kept)),
        "cliff-below-3-bits": two((Q4, 0.95), (Q2, 0.2 if true else 0.95)),
        "arithmetic-first-prose-last": [
            *two(q8, (Q4, lost), "arithmetic"), *two(q8, (Q4, kept), "prose")
        ],
        "code-is-fragile": [*two(q8, (Q4, lost)), *two(q8, (Q4, kept), "prose")],
        "code-is-resistant": [*two(q8, (Q4, kept)), *two(q8, (Q4, lost), "prose")],
        "fewer-parameters-at-more-bits": two((BIG, bad), (DENSE, good)),
        "recipe-beats-bits": two((OLD, bad), (NEW, good)),
        "kv-cache-at-8-bits": two((WARM[0], 0.95), (WARM[1], kept)),
        "activations-hurt-more": [*two((BASE, 0.95), (W8A8, lost)), (W4A16, "code", kept, {})],
        "harder-falls-faster": [
            *two(q8, (Q4, lost), level=3), *two(q8, (Q4, kept), level=1)
        ],
        "rarer-languages-fall-faster": [
            *two(q8, (Q4, lost), "prose", language="sw"),
            *two(q8, (Q4, kept), "prose", language="en"),
        ],
        "small-models-are-fragile": [
            *two((SMALL[0], 0.95), (SMALL[1], lost)), *two((LARGE[0], 0.95), (LARGE[1], kept))
        ],
    }  # fmt: skip
    return answered(*shapes[claim])


@pytest.mark.parametrize("name", CLAIMS)
def test_every_claim_can_be_supported_and_contradicted(name: str) -> None:
    true = try_claim(shape(name, true=True), CLAIMS[name])
    assert (name, true.answer) == (name, SUPPORTED)
    false = try_claim(shape(name, true=False), CLAIMS[name])
    assert (name, false.answer) == (name, CONTRADICTED)


@pytest.mark.parametrize("name", CLAIMS)
def test_nothing_is_said_of_an_empty_store(name: str) -> None:
    found = try_claim(memory_store(), CLAIMS[name])
    assert (found.answer, found.loss, found.pairs) == (OPEN, None, 0)


def test_claims_that_cannot_be_read() -> None:
    with pytest.raises(ContractError, match="not claims"):
        read_claims("[[claim]]\nid = 'x'")
    with pytest.raises(ContractError, match="is none of"):
        read_claims("[[claim]]\nid='x'\nsays='y'\ntest='feels'\nquery='q'")
    with pytest.raises(ContractError, match="claim x"):
        try_claim(memory_store(), Claim("x", "y", "holds", "select nonsense"))
