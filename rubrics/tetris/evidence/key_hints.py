"""Keys as a page names them to its player: signs, words in many languages, single letters."""

# ruff: noqa: RUF001 - signs and letters of other alphabets are meant

import re
from collections.abc import Iterator

_ARROWS = {
    "ArrowDown": (
        r"[↓⬇▼▾🔽⇩]|⯆|arrow[ -]?down|down[ -]?arrow|\bdown\b(?=\s*(key|:|-|–|—|=|\)|to\b|$))|"
        r"[下]方?向?键|下箭头|下鍵|[↓下]キー|flecha (hacia |de |para )?abajo|"
        r"pfeil(taste)? (nach )?unten|стрелка вниз|вниз стрелка|flèche (du |vers le )?bas|"
        r"seta (para )?(baixo|abaixo)|freccia gi[uù]|아래(쪽)? ?(방향키|화살표)|šipka dolů|"
        r"strzałka w dół|aşağı ok|mshale wa chini|नीचे (का )?तीर"
    ),
    "ArrowUp": (
        r"[↑⬆▲🔼⇧]|arrow[ -]?up|up[ -]?arrow|\bup\b(?=\s*(key|:|-|–|—|=|\)|to\b|$))|上方?向?键|"
        r"上箭头|上キー|flecha (hacia )?arriba|pfeil(taste)? (nach )?oben|стрелка вверх|"
        r"flèche (du )?haut|seta (para )?cima|freccia su|위(쪽)? ?(방향키|화살표)|šipka nahoru"
    ),
}
_SIDES = {
    "ArrowLeft": r"[←⬅◄]|arrow[ -]?left|left[ -]?arrow|左方?向?键|左箭头|左キー|стрелка влево",
    "ArrowRight": r"[→➡]|arrow[ -]?right|right[ -]?arrow|右方?向?键|右箭头|右キー|стрелка вправо",
}
_NAMED = {
    "Space": (
        r"\bbarra\b(?=\s*:)|space[ -]?bar|\bspace\b|空格|スペース|스페이스|пробел|пробіл|leertaste|"
        r"barra espaciadora|\bespacio\b|\bespace\b|barra (de espaço|spaziatrice)|\bespaço\b|"
        r"mezerník|spacja|boşluk|स्पेस|\bnafasi\b|spatie|mellanslag|välilyönti|المسافة|␣|⎵"
    ),
    "Enter": r"\benter\b|\breturn\b|回车|回車|エンター|엔터|\bintro\b|entrée|eingabetaste|⏎|↵",
    "ShiftLeft": r"\bshift\b|⇧",
    "Escape": r"\besc(ape)?\b",
    "Backspace": r"\bbackspace\b",
}
_KEYS = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in (_ARROWS | _SIDES | _NAMED).items()
}
_ACTIONS = r"left|right|rotate|turn|spin|down|up|drop|fall|move|pause|quit|hold"
_LETTER = re.compile(
    r"(?<![\w'’.])(?:[\[(<«「【\"“]\s*([A-Za-z0-9])\s*[\])>»」】\"”]"
    rf"|([A-Z]|[a-z](?=\s*[:=–—-]\s)|[b-z](?=\s+(?:{_ACTIONS})\b)))(?![\w'’])"
)
_FUNCTION = re.compile(r"\bF(\d{1,2})\b")


FEWEST = 3
"""Keys in one run of text from which it is a list of keys."""


def hinted_keys(text: str) -> tuple[str, ...]:
    """The codes of keys that a piece of text names, in its order."""
    found = sorted(set(_hits(_FUNCTION.sub(" ", text))))
    return tuple(dict.fromkeys(code for _, code in found))


def cut_at_keys(text: str) -> list[str]:
    """Split a list such as ``← → move ↑ turn``, or ``move ← → turn ↑``, at each key."""
    hits = _spans(text)
    groups = [hits[0]] if hits else []
    for start, end in hits[1:]:
        if re.search(r"\w", text[groups[-1][1] : start]):
            groups.append((start, end))
        else:
            groups[-1] = groups[-1][0], max(end, groups[-1][1])
    if len(groups) < FEWEST:
        return [text]
    leading = not re.search(r"\w", text[: groups[0][0]])
    cuts = [start for start, _ in groups] if leading else [0, *(end for _, end in groups[:-1])]
    return [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def leading_keys(text: str) -> tuple[tuple[str, ...], str]:
    """The keys with which a text begins, and what it says of them: ``S / ↓ down``."""
    hits = _spans(text)
    if not hits or re.search(r"\w", text[: hits[0][0]]):
        return (), text
    end = hits[0][1]
    for start, stop in hits[1:]:
        if start >= end and re.search(r"\w", text[end:start]):
            break
        if start < end or re.search(r"[/,&+]|or\b", text[end:start]):
            end = max(end, stop)
    found = sorted(set(_hits(text)))
    return tuple(dict.fromkeys(code for at, code in found if at < end)), text[end:]


def only_keys(text: str) -> bool:
    """Whether a text names keys and says nothing else, as in ``[↓] / S``."""
    left = text
    for pattern in _KEYS.values():
        left = pattern.sub(" ", left)
    left = _LETTER.sub(" ", left)
    return bool(hinted_keys(text)) and not re.search(r"\w{2,}", left)


def _spans(text: str) -> list[tuple[int, int]]:
    found = [match.span() for one in _KEYS.values() for match in one.finditer(text)]
    return sorted(found + [match.span() for match in _LETTER.finditer(text)])


def _hits(text: str) -> Iterator[tuple[int, str]]:
    for name, pattern in _KEYS.items():
        for match in pattern.finditer(text):
            yield match.start(), name
    for match in _LETTER.finditer(text):
        letter = (match[1] or match[2]).upper()
        lonely_word = match[2] in ("A", "I") and re.match(r"\s+[a-z]", text[match.end() :])
        if not lonely_word:
            yield match.start(), f"Digit{letter}" if letter.isdigit() else f"Key{letter}"
