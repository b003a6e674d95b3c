"""Samples: one prompt at every rung side by side, single samples in full, and all as a list."""

import json
from base64 import b64encode
from collections.abc import Sequence

from grader.decide.report_data import Comparison, Row, Shown
from grader.report.page.parts import lines, number, tag, text, tier
from grader.report.wording import visible

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
)
"""What a program may load when a reader runs it: nothing that it does not bring."""

_STORAGE = (
    "<script>for(const n of['localStorage','sessionStorage'])try{const m=new Map();"
    "Object.defineProperty(window,n,{value:{getItem:k=>m.has(k)?m.get(k):null,"
    "setItem:(k,v)=>m.set(k,String(v)),removeItem:k=>m.delete(k),clear:()=>m.clear(),"
    "key:i=>[...m.keys()][i]??null,get length(){return m.size}}})}catch{}</script>"
)


def side_by_side(comparisons: Sequence[Comparison]) -> str:
    """Show one prompt of each ladder as every rung answered it."""
    return "".join(_comparison(one) for one in comparisons if len(one.columns) > 1)


def _comparison(one: Comparison) -> str:
    prompt = f'<blockquote class="prompt">{lines(one.prompt)}</blockquote>' if one.prompt else ""
    columns = "".join(
        f'<div class="card"><h4>{text(label)}</h4>{_brief(shown)}</div>'
        for label, shown in one.columns
    )
    return (
        f'<article class="comparison"><h3>{text(one.task)} <small>{text(one.item)}</small></h3>'
        f'{prompt}<div class="cards" tabindex="0" role="region" '
        f'aria-label="answers of every rung to {text(one.item)}">{columns}</div></article>'
    )


def _brief(shown: Shown) -> str:
    row = shown.row
    first = shown.findings[0] if shown.findings else None
    fault = ""
    if first:
        fault = f"<p><code>{text(first['check'])}</code> {text(first['text'])}</p>"
    return (
        f"<p>{tier(row['tier'])} <b>{number(row['score'])}</b></p>{_pictures(shown, 1)}{fault}"
        f"{_run(shown)}"
    )


def sample(shown: Shown) -> str:
    """Show one sample in full, folded."""
    row = shown.row
    who = " · ".join(str(one) for one in (row["model"], row["quant"], row["item"]) if one)
    findings = "".join(_finding(one) for one in shown.findings)
    nothing = "" if findings else "<p class='note'>No finding was kept.</p>"
    summary = (
        f"{tier(row['tier'])} <b>{number(row['score'])}</b> "
        f"<span>{text(who or row['path'])}</span> <small>{text(row['rubric'])}</small>"
    )
    body = f'<p class="path"><code>{text(row["path"])}</code></p>{_pictures(shown, 8)}{findings}'
    return tag("details", f"<summary>{summary}</summary>{body}{nothing}{_run(shown)}",
               class_="sample", data_tier=row["tier"])  # fmt: skip


def _finding(one: Row) -> str:
    where = ""
    if one["file"]:
        line = f":{one['line']}" if one["line"] else ""
        where = f"<small>{text(one['file'])}{line}</small>"
    code = "".join(
        f'<span class="{"hit" if hit else ""}"><i>{number}</i>{text(source) or " "}</span>'
        for number, source, hit in one["excerpt"]
    )
    kind = "gate" if one["gate"] else one["kind"]
    return (
        f'<div class="finding {text(kind)}"><p><code>{text(one["check"])}</code> '
        f"{text(one['text'])} {where}</p>"
        + (f'<pre tabindex="0">{code}</pre>' if code else "")
        + "</div>"
    )


def _pictures(shown: Shown, most: int) -> str:
    """Write the film strip."""
    images = "".join(
        f'<img loading="lazy" alt="{text(name)}: {text(shown.row["path"])}" '
        f'src="data:{media};base64,{b64encode(data).decode()}">'
        for name, media, data in shown.pictures[:most]
    )
    return f'<div class="strip">{images}</div>' if images else ""


def _run(shown: Shown) -> str:
    """Offer to run the program, on a click only, in a frame that can reach nothing."""
    if shown.program is None:
        return ""
    guarded = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">{_STORAGE}'
    return (
        f'<button type="button" class="run" data-program="{text(guarded)}'
        f'{_attribute(shown.program)}">Run this page</button>'
    )


def _attribute(program: str) -> str:
    """Escape a whole program for an attribute; its line ends stay."""
    table = {"&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;", "\x00": ""}
    return "".join(table.get(one, one) for one in program)


def listing(samples: Sequence[Row]) -> str:
    """Write all samples as data; the script draws those that are asked for."""
    columns = ("path", "rubric", "model", "quant", "item", "tier", "score", "root")
    rows = [[_value(row[name]) for name in columns] for row in samples]
    data = json.dumps({"columns": columns, "rows": rows}, ensure_ascii=False, separators=(",", ":"))
    safe = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    safe = safe.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    tiers = "".join(
        f'<option value="{one}">{one}</option>'
        for one in ("professional", "functional", "broken", "unknown")
    )
    first = samples[:25]
    rows_html = "".join(
        f"<tr><td>{tier(row['tier'])}</td><td class='num'>{number(row['score'])}</td>"
        f"<td>{text(row['quant'])}</td><td>{text(row['rubric'])}</td>"
        f"<td><code>{text(row['path'])}</code></td><td><code>{text(row['root'] or '')}</code></td>"
        "</tr>"
        for row in first
    )
    return (
        '<form class="filter" role="search" onsubmit="return false">'
        '<label>Find <input type="search" id="find" placeholder="path, quant, check …"></label>'
        f'<label>Tier <select id="tier"><option value="">all</option>{tiers}</select></label>'
        f'<output id="count" aria-live="polite">{len(samples)} samples</output></form>'
        '<div class="scroll" tabindex="0" role="region" aria-label="all samples">'
        '<table id="all"><thead><tr><th scope="col">tier</th><th scope="col" class="num">score</th>'
        '<th scope="col">quant</th><th scope="col">rubric</th><th scope="col">sample</th>'
        f'<th scope="col">root fault</th></tr></thead><tbody>{rows_html}</tbody></table></div>'
        '<p class="pager"><button type="button" id="back">Back</button> '
        '<button type="button" id="next">Next</button></p>'
        f'<script type="application/json" id="samples">{safe}</script>'
    )


def _value(value: object) -> object:
    return visible(value) if isinstance(value, str) else value
