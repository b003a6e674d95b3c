"""Damage to a text with constraints, and other dress for it."""

import re
from random import Random
from typing import Any

from grader.item import Item
from grader.mutations.rewriting import Rewriting
from rubrics.prose.evidence.counted import constraints_of

_WHO = (
    "The old man",
    "A child",
    "The mother",
    "Someone",
    "The sailor",
    "Her friend",
    "The teacher",
)
_DID = ("saw", "took", "told of", "found", "mended", "lost", "held", "sold", "hid", "used")
_WHAT = ("the hat", "a coat", "the door", "a tree", "the road", "a tin", "the letter", "an oar",
         "the net", "a stool", "the field", "a rose")  # fmt: skip
_WHERE = (
    "near the sea", "in the rain", "at the old mill", "on the hill", "at home", "in the ruins",
    "under the stars", "at the station", "on the roof",
)  # fmt: skip


def sound(item: Item) -> str | None:
    """A text that is dull and keeps to everything."""
    values = dict(constraints_of(item))
    if not values:
        return None
    rng = Random(item.id)  # noqa: S311 - the same text every time
    hero = values.get("hero")
    told = [f"{hero[0]} is {hero[2]} years old and at home in {hero[1]}."] if hero else []
    told += [f"There is a mention of the word {one} here." for one in values.get("must", ())]
    last = values.get("ending", "")
    least, most = values["words"]
    goal = (least + most) // 2
    seen: set[str] = set(told)
    while len(" ".join([*told, last]).split()) < goal:
        one = f"{rng.choice(_WHO)} {rng.choice(_DID)} {rng.choice(_WHAT)} {rng.choice(_WHERE)}."
        if one not in seen and not _forbidden(one, values):
            seen.add(one)
            told.append(one)
    told += [last] if last else []
    return _parted(told, values.get("paragraphs", 1)) + "\n"


def _forbidden(text: str, values: dict[str, Any]) -> bool:
    words = set(re.findall(r"\w+", text.lower()))
    return values.get("letter", "\0") in text.lower() or bool(words & set(values.get("never", ())))


def _parted(told: list[str], count: int) -> str:
    size = max(1, len(told) // count)
    parts = [told[at * size : (at + 1) * size if at < count - 1 else None] for at in range(count)]
    return "\n\n".join(" ".join(one) for one in parts)


def too_short(text: str, values: dict[str, Any], _rng: Random) -> str | None:
    """Write half of it."""
    words = text.split(" ")
    least = values["words"][0]
    return " ".join(words[: least // 2]).rstrip() + ".\n" if len(words) >= least else None


def too_long(text: str, values: dict[str, Any], rng: Random) -> str:
    """Write on and on."""
    more = [f"{a} {rng.choice(_DID)} {b} {c}." for a in _WHO for b in _WHAT for c in _WHERE]
    return text.rstrip() + " " + " ".join(rng.sample(more, values["words"][1] // 6 + 4)) + "\n"


def merged(text: str, values: dict[str, Any], _rng: Random) -> str | None:
    """Run paragraphs together."""
    return text.replace("\n\n", " ", 1) if values.get("paragraphs", 1) > 1 else None


def forgotten(text: str, values: dict[str, Any], rng: Random) -> str | None:
    """Forget a word that has to stand there."""
    words = values.get("must")
    return text.replace(rng.choice(words), "thing") if words else None


def forbidden(text: str, values: dict[str, Any], rng: Random) -> str | None:
    """Use a word that may not stand there."""
    words = values.get("never")
    if not words or " the " not in text:
        return None
    return text.replace(" the ", f" the {rng.choice(words)} ", 1)


def lettered(text: str, values: dict[str, Any], rng: Random) -> str | None:
    """Use a letter that may not stand there."""
    one = values.get("letter")
    if not one:
        return None
    at = rng.choice([found.end() for found in re.finditer(r"\b[A-Za-z]{3,}", text)])
    return f"{text[:at]}{one}{text[at:]}"


def signed(text: str, values: dict[str, Any], rng: Random) -> str | None:
    """Use a sign that may not stand there."""
    one = values.get("sign")
    ends = [found.start() for found in re.finditer(r" ", text)]
    at = rng.choice(ends)
    return f"{text[:at]}{one}{text[at:]}" if one else None


def unended(text: str, values: dict[str, Any], _rng: Random) -> str | None:
    """End with another sentence."""
    return text.rstrip() + " Then they went home.\n" if "ending" in values else None


def aged(text: str, values: dict[str, Any], rng: Random) -> str | None:
    """Change the age on the way."""
    hero = values.get("hero")
    other = rng.choice([one for one in range(21, 89) if hero and one != hero[2]] or [0])
    return text.replace(f"is {hero[2]} years", f"is {other} years", 1) if hero else None


def misnamed(text: str, values: dict[str, Any], rng: Random) -> str | None:
    """Change the name of person or town."""
    hero = values.get("hero")
    return text.replace(str(hero[rng.randrange(2)]), "Quentin") if hero else None


def drifted(text: str, _values: dict[str, Any], rng: Random) -> str:
    """Slip into another language."""
    more = rng.choice(("然后大家都回家了。", "Потом все пошли домой.", "ثم ذهب الجميع إلى البيت."))
    at = rng.choice([found.end() for found in re.finditer(r"\. ", text)] or [0])
    return text[:at] + more + " " + text[at:]


def introduced(text: str, _values: dict[str, Any], _rng: Random) -> str:
    """Say something before it."""
    return f"Sure! Here is a short text:\n\n{text}"


def counted(text: str, _values: dict[str, Any], _rng: Random) -> str:
    """Tell the number of words behind it."""
    return f"{text.rstrip()}\n\n(Word count: {len(text.split())})\n"


def titled(text: str, _values: dict[str, Any], _rng: Random) -> str | None:
    """Put a title before it."""
    return None if text.startswith("#") else f"# A short text\n\n{text}"


def _parts(answer: str, item: Item) -> tuple[str, dict[str, Any]] | None:
    """The text, and its constraints by kind."""
    values = dict(constraints_of(item))
    return (answer, values) if values else None


_BROKEN = ("broken-constraint",)
_NO: tuple[str, ...] = ()

MUTATIONS = (
    Rewriting("too_short", _BROKEN, _parts, too_short),
    Rewriting("too_long", _BROKEN, _parts, too_long),
    Rewriting("merged_paragraphs", _BROKEN, _parts, merged),
    Rewriting("forgotten_word", _BROKEN, _parts, forgotten),
    Rewriting("forbidden_word", _BROKEN, _parts, forbidden),
    Rewriting("forbidden_letter", _BROKEN, _parts, lettered),
    Rewriting("forbidden_sign", _BROKEN, _parts, signed),
    Rewriting("other_ending", _BROKEN, _parts, unended),
    Rewriting("other_age", _BROKEN, _parts, aged),
    Rewriting("other_name", _BROKEN, _parts, misnamed),
    Rewriting("drift", _BROKEN, _parts, drifted),
    Rewriting("introduced", _NO, _parts, introduced),
    Rewriting("word_count", _NO, _parts, counted),
    Rewriting("titled", _NO, _parts, titled),
    *(
        Rewriting(name, _NO, _parts, introduced)
        for name in ("paragraph", "refrain", "wrapped_lines")
    ),
)
"""The last three take the place of rewrites that would break a constraint."""
