"""The hand in which a program is written: names, spaces, comments."""

import re
from itertools import count, product
from string import ascii_letters

from tests.games.spec import Spec

_KEPT = """
ARRAY_BUFFER Array BEGIN Boolean COLOR_BUFFER_BIT DEPTH DYNAMIC_DRAW Date EMPTY FLOAT
FRAGMENT_SHADER Float32Array HARD HTMLElement Idle ImageData Left Map Math NaN Number OPEN Object
Over PAUSE PI Paused Promise Right Running SHIFT SOFT SWAP Set TICK TRIANGLES TURN Uint32Array
VERTEX_SHADER WAKE __game a action actions active add addColorStop addEventListener advance after
alert align antialias appendChild arc arguments assign async at attachShader attachShadow await b
back backgroud background backgroundColor backgroundColour before beginPath bindBuffer blur body
boxShadow break brick bufferData c candidate caption case catch cells check children class
classList className clear clearColor clearInterval clearRect clearTimeout clientHeight clientLeft
clientWidth clientX clientY code color columns command compact compileShader complete
connectedCallback const constructor contains continue controlled count create createBuffer
createElement createElementNS createLinearGradient createProgram createShader crypto cssText
customElements d data default define delay delete devicePixelRatio direction display do document
drawArrays drawImage dx dy e else empty enableVertexAttribArray ended endsWith event every
exchange extends f face false fill fillColor fillRect fillStyle fillText fillstyle filter finally
findIndex finish firstChild flat flatMap floor focus font for forEach frame frames freeze from
function gain get getAttribLocation getBoundingClientRect getContext getElementById
getRandomValues getTime globalAlpha globalThis go grid has height hidden high id if in includes
index indexOf innerHTML innerHeight innerWidth insertBefore insertCell insertRow instanceof item
items join key keyCode keys kind last left length let letroundsPlayed line lineWidth linkProgram
list listener lock loop low lower map mark mask match matrix max message min mode move ms name new
next now null of offset onkeydown onkeyup onload open order overlay parseInt passive paused
pending performance play points pop position pow pressed preventDefault prototype push put
putImageData px query querySelector querySelectorAll r random ratio rect reduce reduceRight remove
removeChild repeat replace replaceChildren requestAnimationFrame reset resetTransform resolve
restore return reverse rotate round roundRect rows s save scale seed self set setAttribute
setInterval setTimeout setTransform shaderSource shadowBlur shadowColor shadowRoot shape sheet
shift show sign size slice some sort source splice split start startsWith state states static
stats step stop store strokeRect strokeStyle style super switch system tabIndex take target text
textAlign textContent then this throw time timing to toLowerCase toggle top total touched touches
transform true trunc try turn type typeof undefined unshift update useProgram value values var
vertexAttribPointer visibility visible void w which while width window write x x1 x2 y yield z
"""
KEPT = frozenset(_KEPT.split())
"""Words of the language and of the platform, and keys that are also written as strings."""

_SPANISH = {
    "grid": "tablero", "cur": "actual", "upcoming": "proximas", "held": "reserva", "running":
    "enJuego", "napping": "enPausa", "makePiece": "crearPieza", "blocks": "bloques", "free":
    "cabe", "shift": "desplazar", "turned": "girada", "turn": "girar", "fall": "caer", "settle":
    "fijar", "sweep": "limpiar", "reward": "puntuar", "spawn": "aparecer", "newGame":
    "partidaNueva", "nextKind": "siguienteTipo", "frame": "cuadro", "startGame": "empezar",
    "finish": "terminar", "square": "cuadrado", "lastTime": "tiempoPrevio", "sinceFall":
    "desdeCaida", "tint": "color_", "score": "puntos", "lines": "lineas", "level": "nivel",
    "piece": "pieza", "well": "pozo", "game": "juego", "field": "campo", "board": "mesa",
    "draw": "dibujar", "mini": "miniatura", "look": "mirar", "started": "empezado", "ended":
    "acabado", "timer": "temporizador", "gravity": "gravedad", "softDrop": "bajar", "hardDrop":
    "soltar", "stone": "ficha", "kind": "tipo", "spots": "celdas", "alive": "viva",
}  # fmt: skip


_LEXEME = re.compile(
    r"(?P<text>'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\")"
    r"|(?P<template>`(?:\\.|[^`\\])*`)"
    r"|(?P<remark>//[^\n]*|/\*.*?\*/)"
    r"|(?P<name>#?[A-Za-z_$][\w$]*)"
    r"|(?P<number>\d[\w.]*)"
    r"|(?P<space>\s+)",
    re.DOTALL,
)
"""What a program of the generator is made of; templates are never nested in templates."""
_HOLE = re.compile(r"\$\{([^{}]*)\}")


def spoken(code: str, spec: Spec) -> str:
    """The program with the names and the spaces of its author."""
    voice = spec["names"]
    if voice == "native":
        return code
    names = _names(_own(code), spec)
    tight = voice == "short"

    def renamed(found: re.Match[str]) -> str:
        text = found[0]
        match found.lastgroup:
            case "name":
                return (
                    f"#{names.get(text[1:], text[1:])}" if text[0] == "#" else names.get(text, text)
                )
            case "template":
                return _HOLE.sub(lambda hole: "${" + _LEXEME.sub(renamed, hole[1]) + "}", text)
            case "remark":
                return "" if voice in {"short", "numbered"} else text
            case "space" if tight:
                return _gap(found)
            case _:
                return text

    return _LEXEME.sub(renamed, code)


def _own(code: str) -> set[str]:
    """Every name that the program has given itself."""
    found: set[str] = set()
    for one in _LEXEME.finditer(code):
        if one.lastgroup == "name":
            found.add(one[0].removeprefix("#"))
        elif one.lastgroup == "template":
            found.update(*(_own(hole) for hole in _HOLE.findall(one[0])))
    return found - KEPT


def _gap(found: re.Match[str]) -> str:
    """One space where two words or two signs would become one, else none."""
    before = found.string[found.start() - 1 : found.start()]
    after = found.string[found.end() : found.end() + 1]
    words = _is_word(before) and _is_word(after)
    return " " if words or before + after in {"++", "--"} else ""


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign in {"_", "$", "#"}


def _names(own: set[str], spec: Spec) -> dict[str, str]:
    """What the names of a program become."""
    if spec["names"] == "spanish":
        return {old: new for old, new in _SPANISH.items() if old in own and new not in own}
    if spec["names"] == "numbered":
        prefix = spec.rng("names").choice(("v", "_x", "var", "obj"))
        return {
            name: f"{prefix}{number}" for name, number in zip(sorted(own), count(1), strict=False)
        }
    letters = spec.rng("names").sample(ascii_letters, len(ascii_letters))
    pairs = (first + second for first, second in product(letters, repeat=2))
    short = [name for name in (*letters, *pairs) if name not in KEPT]
    return dict(zip(sorted(own), short, strict=False))
