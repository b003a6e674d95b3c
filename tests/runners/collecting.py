"""What tests of collecting share: plans, and what lies in a collection."""

import hashlib
from pathlib import Path

from grader.registry import Registry, installed
from grader.rubric import Rubric
from runners.plan.parse import parse_plan
from runners.plan.values import Plan
from runners.plan.work import Asking, choose

QUICK = """
[patience]
first_token = 20
stall = 1.0
longest_wait = 0.05
attempts = 12
"""


def plan_for(url: str, out: Path, more: str = "", items: int = 5, repeats: int = 2) -> Plan:
    """A plan that asks one server for pages, with little patience."""
    text = f"""
    model = "fake-1b"
    out = "{out}"
    repeats = {repeats}
    {more}
    [[rubric]]
    id = "web_page"
    items = {items}
    [[variant]]
    quant = "Q4_K_M"
    url = "{url}"
    {QUICK}
    """
    return parse_plan(text, "PLAN.toml", out.parent)


def askings_of(plan: Plan) -> list[Asking]:
    """What a plan asks, from the rubrics that are installed."""
    rubrics = Registry.of(installed()).rubrics
    return [asking(rubrics[one.rubric], plan) for one in plan.tasks]


def asking(rubric: Rubric, plan: Plan) -> Asking:
    """One task of a plan, by its rubric."""
    task = next(one for one in plan.tasks if one.rubric == rubric.id)
    return choose(task, rubric, plan.repeats, plan.seed, plan.where)


def artifacts(out: Path) -> dict[str, str]:
    """Digest of every graded file of a collection, by path."""
    apart = ("reply.json", "manifest.json", "collection.json")
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name not in apart and ".logs" not in path.parts
    }
