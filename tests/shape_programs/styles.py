"""The five hands in which every program is written."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import count, pairwise, product
from random import Random
from string import ascii_letters

from tests.shape_programs.javascript import tokens
from tests.shape_programs.planting import Entry

STYLES = ("plain", "neutral", "minified", "mislabelled", "decoys")

_WORDS = """
arguments async await break case catch class const continue default delete do else extends false
finally for from function get if in instanceof let new null of return set static super switch this
throw true try typeof undefined var void while yield constructor Array Boolean Image JSON Map Math
Number Object String document window localStorage location fetch performance requestAnimationFrame
setInterval setTimeout clearInterval clearTimeout globalThis addEventListener innerWidth
innerHeight scrollX scrollY abs assign bind charAt clear concat create delete entries every fill
filter floor forEach freeze from has includes indexOf join keys length map max min parse parseInt
pop push random repeat reverse shift slice some sort splice split sqrt toString trim unshift
values then json get set size now prompt getElementById querySelector querySelectorAll
createElement createElementNS appendChild replaceChildren setAttribute getContext target blur
preventDefault style background backgroundColor innerHTML textContent body clientWidth checked
onkeydown onkeyup onload src data getItem hash opener morePieces PIECE_PACK pieces timeStamp width
height fillStyle strokeStyle font fillRect strokeRect clearRect fillText scale drawImage
getImageData key keyCode code ArrowLeft ArrowRight ArrowDown ArrowUp x y r c row col __probe
"""
KEPT = frozenset(_WORDS.split())
_VOCABULARIES: tuple[dict[str, str], ...] = (
    {},
    {
        "takeShape": "getTetromino",
        "newPiece": "createPiece",
        "turned": "rotate",
        "blocksOf": "getCells",
        "tintOf": "colorFor",
        "randomKind": "randomType",
        "TINTS": "COLORS",
        "tint": "color",
        "kind": "type",
    },
    {
        "takeShape": "shapeById",
        "newPiece": "spawnPiece",
        "turned": "turnRight",
        "blocksOf": "absoluteCells",
        "randomKind": "pickId",
        "kind": "id",
        "COLS": "BOARD_WIDTH",
        "ROWS": "BOARD_HEIGHT",
    },
    {
        "takeShape": "figura",
        "newPiece": "nuevaPieza",
        "turned": "girada",
        "blocksOf": "casillas",
        "tintOf": "colorDe",
        "randomKind": "tipoAlAzar",
        "COLS": "COLUMNAS",
        "ROWS": "FILAS",
        "piece": "pieza",
        "shape": "forma",
    },
)
_SCRIPT = re.compile(r"(<script[^>]*>)(.*?)(</script>)", re.DOTALL)


def dressed(entries: Sequence[Entry], style: str, rng: Random) -> tuple[Entry, ...]:
    """The entries with the labels and notes of a style: true, neutral or all of them false."""
    if style in {"neutral", "minified"}:
        return tuple(
            replace(entry, label=f"k{at}" if entry.label else "", note="")
            for at, entry in enumerate(entries)
        )
    if style == "mislabelled":
        at = [index for index, entry in enumerate(entries) if entry.label]
        labels = [entries[index].label for index in at]
        step = rng.randrange(1, len(labels))
        lies = dict(zip(at, labels[step:] + labels[:step], strict=True))
        return tuple(
            replace(entry, label=lies[index], note=lies[index]) if index in lies else entry
            for index, entry in enumerate(entries)
        )
    return tuple(entries)


def _short_names(taken: frozenset[str], rng: Random) -> list[str]:
    letters = rng.sample(ascii_letters, len(ascii_letters))
    pairs = (first + second for first, second in product(letters, repeat=2))
    return [name for name in (*letters, *pairs) if name not in taken]


def new_names(own: set[str], style: str, labels: frozenset[str], rng: Random) -> dict[str, str]:
    """What the names of a script become in a style."""
    if style == "neutral":
        return {name: f"v{number}" for name, number in zip(sorted(own), count(1), strict=False)}
    if style == "minified":
        return dict(zip(sorted(own), _short_names(KEPT | labels, rng), strict=False))
    words = rng.choice(_VOCABULARIES)
    return {old: new for old, new in words.items() if new not in own}


def rewritten(script: str, style: str, labels: frozenset[str], rng: Random) -> str:
    """The script in its style: names, comments and spaces; what it does stays the same."""
    found = tokens(script)
    own = {text.removeprefix("#") for what, text in found if what == "name"} - KEPT - labels
    names = new_names(own, style, labels, rng)
    names |= {f"#{old}": f"#{new}" for old, new in names.items()}
    found = [(what, names.get(text, text) if what == "name" else text) for what, text in found]
    if style in {"plain", "mislabelled", "decoys"}:
        return "".join(text for _, text in found)
    found = [(what, text) for what, text in found if not text.startswith(("//", "/*"))]
    if style == "neutral":
        return "".join(text for _, text in found)
    return _tight([text for what, text in found if what != "space"])


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign in "_$#"


def _tight(parts: Sequence[str]) -> str:
    """The tokens with a space only where two of them would become one."""
    text = [parts[0]]
    for before, after in pairwise(parts):
        words = _is_word(before[-1]) and _is_word(after[0])
        text.append(f" {after}" if words or before[-1] + after[0] in {"++", "--"} else after)
    return "".join(text)


def styled(html: str, style: str, labels: frozenset[str], rng: Random) -> str:
    """The page in its style."""
    head, opening, script, closing, tail = _SCRIPT.split(html)
    if style == "minified":
        head, tail = (re.sub(r"\s+", " ", part).strip() for part in (head, tail))
    return head + opening + rewritten(script, style, labels, rng) + closing + tail
