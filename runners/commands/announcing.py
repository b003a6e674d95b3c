"""What is said before a collection begins, and when it has ended."""

from collections.abc import Iterator, Sequence

from runners.plan.panel import RATES, duration
from runners.plan.power import detectable, worth
from runners.plan.values import Plan
from runners.plan.work import Asking
from runners.sitting import Tally


def announced(plan: Plan, askings: Sequence[Asking]) -> Iterator[str]:
    """Say how many answers are asked for, what they can show, and how long they may get."""
    copies = plan.sampling.temperature == 0
    whole = 0
    for one in askings:
        items = len(one.items)
        n = worth(items, one.repeats, copies=copies)
        whole += one.count
        asked = f"{items} items x {one.repeats}" if items != 1 else f"1 item x {one.repeats}"
        yield f"{one.rubric.id}: n = {one.count} answers a rung ({asked}); {_shows(n, one, copies)}"
    rungs = len(plan.variants)
    tokens = whole * rungs * plan.sampling.max_tokens
    yield (
        f"{rungs} {'rung' if rungs == 1 else 'rungs'}, {whole * rungs:,} answers in all, at most "
        f"{tokens:,} tokens ({plan.sampling.max_tokens:,} an answer); the time is told once a "
        "server has answered"
    )
    yield from _expected(askings, rungs)


def _expected(askings: Sequence[Asking], rungs: int) -> Iterator[str]:
    """Say what answers of usual length would take, where every rubric tells that."""
    told = [one.tokens for one in askings if one.tokens is not None]
    if len(told) < len(askings):
        return
    tokens = sum(told)
    times = ", ".join(f"{duration(tokens / rate)} at {rate}" for rate in RATES)
    more = " of each rung" if rungs > 1 else ""
    yield (
        f"about {tokens:,} tokens{more} without long reasoning: {times} tokens/s, asked one by one"
    )


def _shows(n: int, asking: Asking, copies: bool) -> str:  # noqa: FBT001 - named where called
    drop = detectable(n)
    about = "this exact prompt and no other: " if len(asking.items) == 1 else ""
    worth_ = "" if n == asking.count else f"worth {n} independent ones; "
    if copies and asking.repeats > 1:
        worth_ = f"at temperature 0 repeats are copies, so worth {n}; "
    if drop is None:
        return f"{about}{worth_}too few to show any drop; 5 or more would"
    return f"{about}{worth_}shows a drop from 95 % of {drop * 100:.0f} points or more (80 % power)"


def summary(plan: Plan, tallies: Sequence[Tally]) -> str:
    """Write what came of every rung, and what to do next."""
    lines = []
    width = max(len(one.rung) for one in tallies)
    for one in tallies:
        told = [f"{one.there + one.answered} answers"]
        told += [f"{one.missing} missing"] if one.missing else []
        told += [f"{one.cached} from the cache"] if one.cached else []
        told += [f"{one.tokens:,} tokens"] if one.tokens else []
        told += [f"{number} cut by {_CUT[cut]}" for cut, number in sorted(one.cut.items())]
        told += [f"{one.peak_memory / 2**30:.2f} GiB at most"] if one.peak_memory else []
        lines.append(f"{one.rung:<{width}}  {', '.join(told)}")
        lines += [f"    {one.stopped}"] if one.stopped else []
        lines += [f"    {gap}" for gap in one.gaps[:3]]
        lines += [f"    … and {len(one.gaps) - 3} more, see .logs/gaps.ndjson"] * (
            len(one.gaps) > 3
        )
    if any(one.missing for one in tallies):
        lines.append(
            "what is missing is asked again by the same command; it counts against no rung"
        )
    lines.append(f"next: grade {plan.out}")
    return "\n".join(lines)


_CUT = {
    "token-limit": "your token limit",
    "context-limit": "the context",
    "runaway": "running in circles",
}
