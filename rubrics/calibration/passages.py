"""A short text about people of nowhere, and a question that it answers or does not."""

from random import Random

from grader.drawing import Draft
from rubrics.reasoning.names import people

_TOWNS = ("Brookford", "Eastham", "Norwick", "Stonebridge", "Westerly", "Aldmere", "Fenholt")
_JOBS = ("baker", "carpenter", "nurse", "pilot", "potter", "teacher", "tailor")
_PETS = ("cat", "dog", "goat", "parrot", "rabbit", "turtle")


def passage(rng: Random, level: int) -> tuple[Draft, bool]:
    """Tell facts of one, two or three people, and leave some out; ask for one."""
    names = people(rng, level + 1)
    facts = {name: _facts(rng) for name in names}
    known = rng.random() < 0.5
    about, what = rng.choice(names), rng.choice(sorted(_ASKED))
    told = {name: {key for key in _ASKED if rng.random() < 0.75} for name in names}
    told[about] = told[about] | {what} if known else told[about] - {what}
    for other in names:  # the others have the fact: near, and of no use
        if other != about:
            told[other].add(what)
    lines = [
        _TOLD[key].format(name=name, value=facts[name][key])
        for name in names
        for key in sorted(told[name])
    ]
    rng.shuffle(lines)
    question = f"{' '.join(lines)}\n\nBy this text alone: {_ASKED[what].format(name=about)}"
    expected: dict[str, object] = {"kind": _KIND[what], "answerable": known}
    if what in _CHOICES:
        expected["choices"] = [[one] for one in _CHOICES[what]]
    if known:
        expected["value"] = str(facts[about][what])
    return Draft(question, expected), known


def _facts(rng: Random) -> dict[str, str | int]:
    return {
        "age": rng.randint(18, 90),
        "town": rng.choice(_TOWNS),
        "job": rng.choice(_JOBS),
        "pet": rng.choice(_PETS),
        "books": rng.randint(3, 900),
    }


_TOLD = {
    "age": "{name} is {value} years old.",
    "town": "{name} lives in {value}.",
    "job": "{name} works as a {value}.",
    "pet": "{name} has a {value}.",
    "books": "{name} owns {value} books.",
}
_ASKED = {
    "age": "How old is {name}?",
    "town": "In which town does {name} live?",
    "job": "What does {name} work as?",
    "pet": "Which animal does {name} have?",
    "books": "How many books does {name} own?",
}
_CHOICES = {"town": _TOWNS, "job": _JOBS, "pet": _PETS}
_KIND = {"age": "integer", "books": "integer", "town": "choice", "job": "choice", "pet": "choice"}
