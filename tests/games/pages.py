"""The page around a game's program: what stands where, and how it is dressed."""

from html import escape
from typing import Any

from tests.games.dimensions import CANVAS_VIEWS, DOM_VIEWS
from tests.games.spec import Spec
from tests.games.templating import render

_TITLES = (
    "Tetris",
    "TETRIS",
    "Blocks",
    "Tetromino",
    "Falling Blocks",
    "俄罗斯方块",
    "Тетрис",
    "My Game",
    "Stacker",
)


def _board(spec: Spec, ids: dict[str, str], cell: int) -> str:
    name, view = ids["board"], spec["view"]
    wide, high = spec.wide * cell, spec.high * cell
    size = f'width="{wide}" height="{high}"'
    small = f'width="{spec.wide * 10}" height="{spec.high * 10}"'
    unsized = f'<canvas id="{name}"></canvas>'
    boards = {
        "stretched": f'<canvas id="{name}" {small}></canvas>',
        "dpr": unsized,
        "window": unsized,
        "table": f'<table id="{name}"></table>',
        "svg": f'<svg id="{name}" {size} viewBox="0 0 {wide} {high}"></svg>',
        "pre": f'<pre id="{name}"><span></span></pre>',
        "shadow": f'<tetris-board id="{name}"></tetris-board>',
    }
    if view in boards:
        return boards[view]
    if view in DOM_VIEWS:
        return f'<div id="{name}"></div>'
    return f'<canvas id="{name}" {size}></canvas>'


def _small(spec: Spec, name: str, mini: int, count: int) -> str:
    if spec["view"] in CANVAS_VIEWS or spec["view"] == "webgl":
        return f'<canvas id="{name}" width="{mini * 5}" height="{mini * 5 * count}"></canvas>'
    if spec["view"] == "svg":
        return f'<svg id="{name}" width="{mini * 5}" height="{mini * 5 * count}"></svg>'
    return f'<pre id="{name}"></pre>' if spec["view"] == "pre" else f'<div id="{name}"></div>'


def _sides(spec: Spec, words: dict[str, Any]) -> dict[str, str]:
    """The parts of the page beside the board, by what they show."""
    ids, said, parts = words["ids"], spec.words, {}
    if spec["view"] != "window":
        if spec.preview:
            parts["next"] = (
                f"<div>{said.next}</div>{_small(spec, ids['next'], words['mini'], spec.preview)}"
            )
        if spec.has_hold:
            parts["hold"] = f"<div>{said.hold}</div>{_small(spec, ids['hold'], words['mini'], 1)}"
        rows = [(said.score, ids["score"], "0")] if spec.scored else []
        rows += [(said.lines, ids["lines"], "0")] if spec.scored or spec.lines_per_level else []
        rows += [(said.level, ids["level"], "1")] if spec.lines_per_level else []
        parts["stats"] = "\n".join(
            f'<div>{label}: <span id="{name}">{zero}</span></div>' for label, name, zero in rows
        )
        parts["hints"] = _hints(spec, words["hint_lines"])
    if spec["keys"] == "buttons":
        parts["pad"] = _pad(spec, words)
    if spec["start"] == "button":
        parts["start"] = f'<button class="start" id="{ids["start"]}">{said.start}</button>'
    elif spec["start"] == "div":
        parts["start"] = f'<div class="start" id="{ids["start"]}">▶ {said.start}</div>'
    if spec["restart"] == "button":
        parts["restart"] = f'<button id="{ids["restart"]}">{said.restart}</button>'
    first = f"{said.click}" if spec["start"] == "canvas" else ""
    parts["message"] = f'<div id="{ids["message"]}">{first}</div>'
    if "pause" in spec.roles:
        parts["message"] += f'<div id="{ids["message"]}-pause" hidden>{said.paused}</div>'
    return {name: text for name, text in parts.items() if text}


def _hints(spec: Spec, lines: list[str]) -> str:
    if not lines:
        return ""
    if spec["hints"] == "table":
        rows = "".join(
            f"<tr><td><kbd>{escape(left)}</kbd></td><td>{escape(right)}</td></tr>"
            for left, _, right in (line.partition(": ") for line in lines)
        )
        return f'<h3>{spec.words.keys}</h3><table class="keys">{rows}</table>'
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<ul class="keys">{items}</ul>'


def _pad(spec: Spec, words: dict[str, Any]) -> str:
    said = spec.words
    labels = {
        "left": "◀", "right": "▶", "turn": f"⟳ {said.turn}", "soft": f"▼ {said.soft}",
        "hard": f"⤓ {said.hard}", "swap": said.hold, "pause": said.pause,
    }  # fmt: skip
    roles = [role for role in labels if role in spec.roles]
    buttons = "".join(
        f'<button id="{words["ids"]["pad"]}-{role}">{labels[role]}</button>' for role in roles
    )
    return f'<div class="pad">{buttons}</div>'


def _overlay(spec: Spec, words: dict[str, Any]) -> str:
    if not words["has_overlay"]:
        return ""
    said, start = spec.words, spec["start"]
    text = {
        "enter": said.press.format("Enter"), "space": said.press.format("Space"),
        "anykey": said.anykey, "overlay": said.click, "countdown": "3",
    }.get(start, "")  # fmt: skip
    if start == "menu":
        text = f'<div class="item">{said.start}</div><div class="item">{said.keys}</div>'
    shown = "" if text else ' style="display: none"'
    name = words["ids"]["overlay"]
    return f'<div class="overlay" id="{name}"{shown}><div id="{name}-text">{text}</div></div>'


def _body(spec: Spec, words: dict[str, Any], heading: str) -> str:
    sides = _sides(spec, words)
    cell = int(spec["cell"])
    stage = f'<div class="stage">{_board(spec, words["ids"], cell)}{_overlay(spec, words)}</div>'
    sky = (
        '<canvas id="sky" width="800" height="600"></canvas>'
        if spec["animation"] == "background"
        else ""
    )
    if spec["view"] == "window":
        return f'{sky}{stage}<div class="corner">{"".join(sides.values())}</div>'
    panel = "\n".join(f"<div>{text}</div>" for text in sides.values())
    match spec["layout"]:
        case "side":
            return f'{sky}{heading}<div class="game"><div class="panel">{panel}</div>{stage}</div>'
        case "canvases":
            early = "".join(
                f"<div>{sides.pop(name)}</div>" for name in ("hold", "next") if name in sides
            )
            rest = "\n".join(f"<div>{text}</div>" for text in sides.values())
            side = f'<div class="panel">{rest}</div>'
            return f'{sky}<div class="game"><div>{early}</div>{stage}{side}</div>'
        case "nineties":
            return (
                f'{sky}<center>{heading}<table border="1"><tr><td valign="top">{stage}</td>'
                f'<td valign="top"><font size="3">{panel}</font></td></tr></table></center>'
            )
        case "bare":
            return f"{sky}{stage}{panel}"
        case _:
            side = f'<aside class="panel">{panel}</aside>'
            return f'{sky}{heading}<main class="game">{stage}{side}</main>'


def handles(words: dict[str, Any]) -> str:
    """Code that finds the elements which several parts of the program use."""
    ids, lines = words["ids"], []
    if words["has_message"]:
        lines.append(f"const message = document.getElementById('{ids['message']}');")
    if words["has_overlay"]:
        lines.append(f"const overlay = document.getElementById('{ids['overlay']}');")
        lines.append(f"const overlayText = document.getElementById('{ids['overlay']}-text');")
    return "\n".join(lines) + "\n" if lines else ""


def _wrapped(spec: Spec, code: str) -> tuple[str, str]:
    """The script for the head and the one for the end of the body."""
    lined = "\n".join(f"  {line}" if line else line for line in code.splitlines())
    match spec["wrapper"]:
        case "iife":
            return "", f"<script>\n(function () {{\n  'use strict';\n{lined}\n}})();\n</script>"
        case "ready":
            event = "document.addEventListener('DOMContentLoaded', () => {"
            return f"<script>\n{event}\n{lined}\n}});\n</script>", ""
        case "load":
            return f"<script>\nwindow.onload = function () {{\n{lined}\n}};\n</script>", ""
        case "module":
            return "", f'<script type="module">\n{code}</script>'
        case _:
            return "", f"<script>\n{code}</script>"


def page(spec: Spec, words: dict[str, Any], code: str) -> str:
    """The whole document."""
    title = spec.rng("title").choice(_TITLES)
    head, tail = _wrapped(spec, code)
    return render(
        "page.html",
        language=spec["language"],
        title=title,
        css=render("style.css", **words).strip(),
        head=head,
        body=_body(spec, words, f"<h1>{title}</h1>"),
        tail=tail,
    )
