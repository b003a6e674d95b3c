"""Rows as the store would hand them over, built in code."""

from grader.rows import FindingRow, LadderRow, SampleRow, VerdictRow


def finding(
    text: str,
    file: str | None = "index.html",
    line: int | None = None,
    column: int | None = None,
    *,
    message: str = "message",
    end_line: int | None = None,
    selector: str | None = None,
    time_ms: float | None = None,
) -> FindingRow:
    return {
        "message": message,
        "text": text,
        "file": file,
        "line": line,
        "column": column,
        "end_line": end_line,
        "selector": selector,
        "time_ms": time_ms,
        "detail": {"name": text[:8]},
    }


def verdict(
    check: str,
    status: str = "passed",
    *findings: FindingRow,
    weight: float = 1.0,
    gate: bool = False,
    kind: str = "fault",
    total: int = 1,
    blocked_by: str | None = None,
    cause: str | None = None,
    reason: str = "",
) -> VerdictRow:
    judged = status in ("passed", "failed")
    return {
        "check": check,
        "status": status,
        "faulty": min(len(findings), total) if judged else 0,
        "total": total if judged else 0,
        "weight": weight,
        "gate": gate,
        "kind": kind,
        "blocked_by": blocked_by,
        "cause": cause,
        "reason": reason,
        "findings": list(findings),
    }


def failed(
    check: str,
    *findings: FindingRow,
    weight: float = 1.0,
    gate: bool = False,
    kind: str = "fault",
    total: int = 1,
) -> VerdictRow:
    return verdict(check, "failed", *findings, weight=weight, gate=gate, kind=kind, total=total)


def blocked(check: str, by: str, *, gate: bool = False) -> VerdictRow:
    return verdict(check, "blocked", blocked_by=by, reason=f"blocked by {by}", gate=gate)


def gap(check: str, cause: str, reason: str, *, gate: bool = False) -> VerdictRow:
    return verdict(check, "gap", cause=cause, reason=reason, gate=gate)


def sample(
    path: str,
    tier: str,
    score: float | None,
    *verdicts: VerdictRow,
    low: float | None = None,
    high: float | None = None,
    quant: str | None = None,
    rubric: str = "tetris",
    craft: float | None = 1.0,
    partial: bool = False,
) -> SampleRow:
    return {
        "path": path,
        "artifact": "3f2a9c51d0e8b7764a1f" + "0" * 44,
        "rubric": rubric,
        "item": "canonical" if quant else None,
        "repeat": 0 if quant else None,
        "model": "demo-8b" if quant else None,
        "quant": quant,
        "score": score,
        "score_low": score if low is None else low,
        "score_high": score if high is None else high,
        "craft": craft,
        "tier": tier,
        "passed": {"unknown": None, "broken": False}.get(tier, True),
        "observed": 1.0,
        "partial": partial,
        "verdicts": list(verdicts),
    }


def rung(
    quant: str,
    bits: float | None,
    mean: float | None,
    counts: tuple[int, int, int, int],
    *,
    model: str | None = "demo-8b",
    task: str = "tetris",
    kv_cache: str | None = "f16",
    origin: str | None = "9a7c30",
    illustration: bool = False,
    gaps: int = 0,
) -> LadderRow:
    professional, functional, broken, unknown = counts
    decided = professional + functional + broken
    return {
        "model": model,
        "task": task,
        "scheme": None,
        "quant": quant,
        "origin": origin,
        "bits": bits,
        "kv_cache": kv_cache,
        "items": sum(counts),
        "samples": sum(counts),
        "mean_score": mean,
        "professional": professional,
        "functional": functional,
        "broken": broken,
        "unknown": unknown,
        "pass_rate": (professional + functional) / decided if decided else None,
        "gaps": gaps,
        "illustration": illustration,
    }


def shelf(quant: str) -> str:
    return f"artifacts/cliff/tetris/demo-8b/{quant}/canonical-0"


GOOD = (
    verdict("cut-short", gate=True),
    verdict("dead-start", gate=True, weight=3.0),
    verdict("dead-rotation", gate=True, weight=3.0),
    verdict("wrong-tetrominoes", gate=True, weight=3.0, total=7),
    verdict("undeclared-name", weight=2.0, total=64),
)

CLUMSY = sample(
    shelf("Q4_K_M"),
    "functional",
    0.83,
    *GOOD,
    failed(
        "unscored-line",
        finding("Clearing a line leaves the score at 0", line=212, column=9),
        weight=2.0,
    ),
    failed(
        "identical-modes",
        finding("Easy and Hard start the same game: both fall every 500 ms", line=31, column=14),
    ),
    failed(
        "leaking-timers",
        finding("Every restart leaves an interval running", line=301, column=3),
        weight=0.5,
    ),
    failed(
        "interval-loop",
        finding("A timer of 16 ms draws every tick", line=340, column=5),
        kind="craft",
    ),
    verdict("dead-hard-drop", "not-applicable", reason="the game advertises no hard drop"),
    quant="Q4_K_M",
    craft=0.5,
)

BROKEN = sample(
    shelf("Q2_K"),
    "broken",
    0.31,
    verdict("cut-short", gate=True),
    verdict("dead-start", gate=True, weight=3.0),
    failed(
        "wrong-tetrominoes",
        finding("The J piece is missing from the table of shapes", line=18, column=7),
        finding("The O piece has 6 cells instead of 4", line=22, column=5),
        gate=True,
        weight=3.0,
        total=7,
    ),
    failed(
        "dead-rotation",
        finding("ArrowUp was pressed 12 times and no piece turned", line=140, column=7),
        gate=True,
        weight=3.0,
    ),
    *(
        blocked(one, "dead-rotation", gate=one == "escaping-rotation")
        for one in ("escaping-rotation", "refused-rotation")
    ),
    failed(
        "undeclared-name",
        finding("rotatePeice is read but declared nowhere", line=140, column=15),
        finding("cosnt is read but declared nowhere", line=9, column=1),
        finding("ctxx is read but declared nowhere", line=77, column=11),
        weight=2.0,
        total=64,
    ),
    failed(
        "script-error",
        finding(
            "Uncaught ReferenceError: rotatePeice is not defined (thrown 12 times while the "
            "game was played with arrow keys, the space bar and the keys A, S, D and W)",
            line=140,
            column=15,
            time_ms=3200.0,
        ),
    ),
    quant="Q2_K",
)

HUNG = sample(
    shelf("TQ1_0"),
    "broken",
    0.04,
    failed(
        "hung-page",
        finding("The page answered nothing for 10 s of virtual time", line=61, column=3),
        gate=True,
        weight=3.0,
    ),
    *(blocked(f"check-{one}", "hung-page", gate=one < 4) for one in range(14)),
    quant="TQ1_0",
)

UNSURE = sample(
    shelf("Q3_K_M"),
    "unknown",
    0.71,
    gap("dead-rotation", "cannot-tell", "the canvas is drawn with WebGL", gate=True),
    gap("overlapping-piece", "cannot-tell", "the canvas is drawn with WebGL"),
    gap("undeclared-name", "tool", "the browser closed the page twice"),
    verdict("dead-start", gate=True),
    low=0.62,
    high=0.8,
    quant="Q3_K_M",
)

ROWS = (
    CLUMSY,
    sample(shelf("Q8_0"), "professional", 1.0, *GOOD, quant="Q8_0"),
    sample(shelf("Q6_K"), "professional", 0.9789, *GOOD, quant="Q6_K"),
    UNSURE,
    BROKEN,
    HUNG,
)

LADDER = (
    rung("Q8_0", 8.5, 0.987, (18, 2, 0, 0)),
    rung("Q6_K", 6.56, 0.981, (17, 3, 0, 0)),
    rung("Q4_K_M", 4.85, 0.91, (9, 9, 2, 0)),
    rung("Q3_K_M", 3.91, 0.74, (2, 11, 5, 2), gaps=3),
    rung("Q2_K", 2.96, 0.31, (0, 2, 18, 0)),
    rung("TQ1_0", 1.69, 0.06, (0, 0, 20, 0)),
    *(
        rung(quant, bits, mean, counts, model="demo-8b", task="swahili", illustration=True)
        for quant, bits, mean, counts in (
            ("Q8_0", 8.5, 0.97, (1, 0, 0, 0)),
            ("Q2_K", 2.96, 0.55, (0, 0, 1, 0)),
        )
    ),
)

RUN = {
    "run_id": "r-1",
    "grader_version": "0.1.0",
    "started": "2026-01-02T03:04:05Z",
    "browser": "chromium 141.0.7390.37",
    "engine": "V8 14.1",
    "static": False,
}

NOTES = ("artifacts/old/tetris.html: the same answer as artifacts/new/tetris.html; skipped",)
