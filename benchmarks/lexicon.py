"""How fast the Swahili lexicon answers: a dictionary look-up is the baseline.

Told are ratios in one run: the second pass over a text (every token seen before) and the first,
against looking the same tokens up in a plain dict; and the time to load against starting Python.
"""

import subprocess
import sys
import time
from collections.abc import Callable

from grader.binding import House
from grader.gather.lexicon import open_lexicon
from grader.items import declared_items

TIMES = 40


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the ratios."""
    items = declared_items(House.open().rubric("swahili_translation"))
    texts = [str(dict(one.expected)["references"][0]) for one in items]  # type: ignore[arg-type]
    tokens = [word.strip('.,;:"?!') for text in texts for word in text.split()] * TIMES
    known = dict.fromkeys(tokens, 0)
    load = timed(lambda: open_lexicon("sw"))
    python = timed(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))
    lexicon = open_lexicon("sw")
    plain = timed(lambda: [known[one] for one in tokens])
    first = timed(lambda: [lexicon.analyse(one) for one in dict.fromkeys(tokens)])
    again = timed(lambda: [lexicon.analyse(one) for one in tokens])
    types = len(set(tokens))
    print(f"load: {load:.3f} s, {load / python:.1f} times starting Python")
    print(f"first look: {types / first:,.0f} words/s")
    print(f"again: {len(tokens) / again:,.0f} tokens/s, {again / plain:.1f} times a dict")


if __name__ == "__main__":
    main()
