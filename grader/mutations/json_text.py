"""Slips in a JSON document."""

import itertools
import re
from collections.abc import Iterator
from random import Random

from grader.mutations.edit import Change, Edit, Slip, kept

_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}\[\],:]', re.DOTALL
)
Tokens = tuple[re.Match[str], ...]


@kept
def tokens(text: str) -> Tokens:
    """The tokens of a document."""
    return tuple(_TOKEN.finditer(text))


def _each(found: Tokens, wanted: str, new: str = "") -> Iterator[Change]:
    return ((Edit(*one.span(), new),) for one in found if one[0] in wanted)


def dropped_commas(found: Tokens, _rng: Random) -> Iterator[Change]:
    """Lose a comma."""
    return _each(found, ",")


def dropped_brackets(found: Tokens, _rng: Random) -> Iterator[Change]:
    """Lose a bracket."""
    return _each(found, "{}[]")


def trailing_commas(found: Tokens, _rng: Random) -> Iterator[Change]:
    """Put a comma behind the last of several."""
    for before, one in itertools.pairwise(found):
        if one[0] in "}]" and before[0] not in "{[":
            yield (Edit(before.end(), before.end(), ","),)


def dropped_quotes(found: Tokens, _rng: Random) -> Iterator[Change]:
    """Lose the second quote of a text."""
    return ((Edit(one.end() - 1, one.end(), ""),) for one in found if one[0][0] == '"')


def bare_keys(found: Tokens, _rng: Random) -> Iterator[Change]:
    """Write a key without quotes."""
    return ((Edit(*one.span(), one[0][1:-1]),) for one in _keys(found))


def single_quotes(found: Tokens, _rng: Random) -> Iterator[Change]:
    """Quote a text as Python does."""
    for one in found:
        if one[0][0] == '"' and "'" not in one[0]:
            yield (Edit(*one.span(), f"'{one[0][1:-1]}'"),)


_PYTHON = {"true": "True", "false": "False", "null": "None"}


def python_literals(found: Tokens, _rng: Random) -> Iterator[Change]:
    """Write a word as Python does."""
    return ((Edit(*one.span(), _PYTHON[one[0]]),) for one in found if one[0] in _PYTHON)


def comments(found: Tokens, _rng: Random) -> Iterator[Change]:
    """Explain something between the lines."""
    return ((Edit(one.end(), one.end(), "  // as asked for"),) for one in found if one[0] == ",")


def cut_tails(found: Tokens, rng: Random) -> Iterator[Change]:
    """End too early."""
    if len(found) > 4:
        at = rng.choice(found[len(found) // 2 : -1])
        yield (Edit(at.start(), found[-1].end(), ""),)


def fences(found: Tokens, _rng: Random) -> Iterator[Change]:
    """Wrap the document up as a piece of a chat."""
    if found:
        end = found[-1].end()
        yield (Edit(0, 0, "```json\n"), Edit(end, end, "\n```"))


def renamed_keys(found: Tokens, rng: Random) -> Iterator[Change]:
    """Call a key otherwise."""
    for one in _keys(found):
        name = one[0][1:-1]
        yield (Edit(*one.span(), f'"{rng.choice((f"{name}s", name.upper(), f"{name}_value"))}"'),)


def changed_types(found: Tokens, _rng: Random) -> Iterator[Change]:
    """Write a number as a text."""
    return ((Edit(*one.span(), f'"{one[0]}"'),) for one in found if one[0][0] in "-0123456789")


def _keys(found: Tokens) -> Iterator[re.Match[str]]:
    for one, after in itertools.pairwise(found):
        if after[0] == ":":
            yield one


_INVALID = ("invalid-json",)
KINDS: tuple[Slip[Tokens], ...] = (
    Slip("dropped_comma", _INVALID, tokens, dropped_commas),
    Slip("dropped_bracket", _INVALID, tokens, dropped_brackets),
    Slip("trailing_comma", _INVALID, tokens, trailing_commas),
    Slip("dropped_quote", _INVALID, tokens, dropped_quotes),
    Slip("bare_key", _INVALID, tokens, bare_keys),
    Slip("single_quotes", _INVALID, tokens, single_quotes),
    Slip("python_literal", _INVALID, tokens, python_literals),
    Slip("commented_json", _INVALID, tokens, comments),
    Slip("cut_tail", _INVALID, tokens, cut_tails),
    Slip("fenced_document", _INVALID, tokens, fences),
    Slip("renamed_key", ("schema-violation",), tokens, renamed_keys),
    Slip("changed_type", ("schema-violation",), tokens, changed_types),
)
