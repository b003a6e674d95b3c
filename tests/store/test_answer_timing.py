"""How an answer went, by whatever name a runner or a server timed it."""

import pytest

from grader.origin import Origin
from grader.record import _answer


@pytest.mark.parametrize(
    ("timings", "tokens", "speed", "first"),
    [
        ({"tokens_per_second": 41.5, "first_token_ms": 120}, None, 41.5, 120.0),
        ({"predicted_n": 200, "predicted_ms": 4000.0, "prompt_ms": 80.5}, 200, 50.0, 80.5),
        ({"predicted_per_second": 12.25, "predicted_n": 10}, 10, 12.25, None),
        ({"tokens_per_second": "fast", "predicted_n": True}, None, None, None),
        ([1, 2], None, None, None),
        (None, None, None, None),
    ],
)
def test_names_of_timings(
    timings: object, tokens: int | None, speed: float | None, first: float | None
) -> None:
    origin = Origin.from_json({"timings": timings, "finish_reason": "stop"}, "here")
    assert _answer(origin) == {
        "tokens": tokens,
        "tokens_per_second": speed,
        "first_token_ms": first,
        "finish_reason": "stop",
    }


def test_nobody_answered() -> None:
    assert set(_answer(None).values()) == {None}
