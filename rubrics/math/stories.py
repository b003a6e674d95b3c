"""Word problems: a stock that is filled, given away, shared and doubled, step by step."""

from collections.abc import Callable
from random import Random

from grader.drawing import Draft
from rubrics.asking import asked

_WHO = ("Nadia", "Tomas", "Amina", "Joon", "Lerato", "Felix", "Ines", "Kofi", "Maya", "Oskar")
_WHAT = ("pencils", "shells", "oranges", "tiles", "beads", "eggs", "bolts", "tickets", "cards")
_BOX = ("boxes", "bags", "crates", "baskets")
Change = Callable[[Random, int, str, str], tuple[str, int, str] | None]


def story(rng: Random, level: int) -> Draft:
    """A stock after two, three or five changes; every stock on the way is a step."""
    who, what, box = rng.choice(_WHO), rng.choice(_WHAT), rng.choice(_BOX)
    boxes, each = rng.randint(3, 6 + 5 * level), rng.randint(4, 6 + 10 * level)
    stock = boxes * each
    lines = [f"{who} has {boxes} {box} with {each} {what} in each."]
    steps = [[f"{boxes} × {each}", str(stock)]]
    last = ""
    while len(steps) < (2, 3, 5)[level - 1]:
        name = rng.choice([one for one in _CHANGES if one != last])
        changed = _CHANGES[name](rng, stock, who, what)
        if changed is None or not 0 < changed[1] < 20_000:
            continue
        line, after, step = changed
        lines.append(line)
        steps.append([f"{step}", str(after)])
        stock, last = after, name
    question = f"{' '.join(lines)} How many {what} does {who} have now?"
    expected = {"kind": "integer", "value": str(stock), "steps": steps}
    return Draft(asked(rng, question, f"number of {what}"), expected)


def _gives(rng: Random, stock: int, who: str, what: str) -> tuple[str, int, str] | None:
    if stock < 10:
        return None
    some = rng.randint(2, stock * 2 // 3)
    return f"{who} gives away {some} {what}.", stock - some, f"{stock} - {some}"


def _buys(rng: Random, stock: int, who: str, what: str) -> tuple[str, int, str] | None:
    packs, each = rng.randint(2, 9), rng.randint(3, 24)
    line = f"{who} buys {packs} packs of {each} {what}."
    return line, stock + packs * each, f"{stock} + {packs} × {each}"


def _shares(rng: Random, stock: int, who: str, what: str) -> tuple[str, int, str] | None:
    fits = [one for one in range(3, 10) if stock % one == 0 and stock // one >= 5]
    if not fits:
        return None
    parts = rng.choice(fits)
    line = f"{who} divides the {what} evenly among {parts} chests and keeps only one chest."
    return line, stock // parts, f"{stock} / {parts}"


def _doubles(rng: Random, stock: int, who: str, what: str) -> tuple[str, int, str] | None:
    times = rng.choice((2, 3))
    word = "twice" if times == 2 else "three times"
    line = f"A friend brings {word} as many {what} as {who} has at that moment."
    return line, stock * (times + 1), f"{stock} + {times} × {stock}"


def _loses(_rng: Random, stock: int, who: str, what: str) -> tuple[str, int, str] | None:
    if stock % 4 or stock < 12:
        return None
    line = f"A quarter of the {what} that {who} has turn out to be broken and are thrown away."
    return line, stock * 3 // 4, f"3/4 of {stock}"


_CHANGES: dict[str, Change] = {
    "gives": _gives,
    "buys": _buys,
    "shares": _shares,
    "doubles": _doubles,
    "loses": _loses,
}
