"""Measure the Swahili lexicon on text that it was not built from.

    python -m tools.swahili.calibrate news=news.txt health=health.txt

Each file is running Swahili text. Told are: the share of lower-case running words accepted, by
genre and in all; the share of invented words rejected, with words invented from the same texts
in four ways (letters by trigrams; one and two letters changed; a real beginning on an invented
root); both for each tier, which is the trade-off; and how well passages of 40 words with three
invented ones are told from real ones (area under the ROC curve). Invented words that occur in
the texts are left out; some of the rest are real words by chance, so detection is understated.
"""

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from grader.evidence.lexicon import Lexicon, WordClass
from grader.gather.lexicon import open_lexicon

_TOKEN = re.compile(r"[^\W\d_][^\W\d_'\u2018\u2019-]*")
_BEGINNINGS = re.compile(r"^(?:a|wa|ni|u|tu|i|ya|li|ki|vi|zi)(?:na|li|ta|me)|^(?:ku|m|ki|u|wa|ma)")
TIERS = (
    ("known", {WordClass.KNOWN}),
    ("+ analysable", {WordClass.KNOWN, WordClass.ANALYSABLE}),
    ("+ weak", {WordClass.KNOWN, WordClass.ANALYSABLE, WordClass.WEAK}),
)
PASSAGE, INVENTED, PASSAGES = 40, 3, 600
EACH = 1500


def main(arguments: Sequence[str]) -> None:
    """Print the measurements."""
    lexicon = open_lexicon("sw")
    texts = {
        name: tuple(_words(Path(path)))
        for name, _, path in (one.partition("=") for one in arguments)
    }
    for name, words in (*texts.items(), ("pooled", tuple(w for t in texts.values() for w in t))):
        shares = "  ".join(f"{tier} {_share(lexicon, words, within):.4f}" for tier, within in TIERS)
        _say(f"{name:12} {len(words):8,} words  accepted: {shares}")
    rng = random.Random(20)  # noqa: S311 - a seed makes the measurement repeatable
    pooled = [word for words in texts.values() for word in words]
    invented = invent(pooled, rng)
    for name, made in invented.items():
        shares = "  ".join(
            f"{tier} {1 - _share(lexicon, made, within):.4f}" for tier, within in TIERS
        )
        _say(f"{name:12} {len(made):8,} invented  rejected: {shares}")
    for name, words in texts.items():
        told = auc(lexicon, words, [w for v in invented.values() for w in v], rng)
        _say(f"{name:12} passages of {PASSAGE} with {INVENTED} invented: AUC {told:.4f}")


def invent(words: Sequence[str], rng: random.Random) -> dict[str, list[str]]:
    """Invent words in four ways; what occurs in the texts is left out."""
    real = set(words)
    common = sorted(word for word, times in Counter(words).items() if len(word) > 4 and times > 1)
    letters = "abcdefghijklmnoprstuvwyz"
    follow: dict[str, list[str]] = defaultdict(list)
    for word in common:
        padded = f"^^{word}$"
        for at in range(2, len(padded)):
            follow[padded[at - 2 : at]].append(padded[at])

    def trigrams() -> str:
        made = "^^"
        while not made.endswith("$"):
            made += rng.choice(follow[made[-2:]])
        return made[2:-1]

    def changed(times: int) -> str:
        word = rng.choice(common)
        for _ in range(times):
            at = rng.randrange(1, len(word))
            same = "aeiou" if word[at] in "aeiou" else letters
            word = word[:at] + rng.choice(same) + word[at + 1 :]
        return word

    def rooted() -> str:
        start = _BEGINNINGS.match(rng.choice(common))
        return (start[0] if start else "ana") + trigrams()[-5:]

    ways: dict[str, Callable[[], str]] = {
        "trigrams": trigrams,
        "one letter": lambda: changed(1),
        "two letters": lambda: changed(2),
        "beginning": rooted,
    }
    return {name: _several(way, real) for name, way in ways.items()}


def _several(way: Callable[[], str], real: set[str]) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < EACH:
        word = way()
        if 4 < len(word) < 15 and word not in real and word[-1] in "aeiou":
            made[word] = None
    return list(made)


def auc(
    lexicon: Lexicon, words: Sequence[str], invented: Sequence[str], rng: random.Random
) -> float:
    """Area under the ROC curve of the count of unknown words: real passages against spoiled."""
    real: list[int] = []
    spoiled: list[int] = []
    for _ in range(PASSAGES):
        at = rng.randrange(max(1, len(words) - PASSAGE))
        passage = list(words[at : at + PASSAGE])
        real.append(_unknown(lexicon, passage))
        for place in rng.sample(range(len(passage)), min(INVENTED, len(passage))):
            passage[place] = rng.choice(invented)
        spoiled.append(_unknown(lexicon, passage))
    wins = sum((one > other) + (one == other) / 2 for one in spoiled for other in real)
    return wins / (len(real) * len(spoiled))


def _unknown(lexicon: Lexicon, words: Sequence[str]) -> int:
    return sum(not lexicon.analyse(word).accepted for word in words)


def _share(lexicon: Lexicon, words: Sequence[str], within: set[WordClass]) -> float:
    return sum(lexicon.analyse(word).word_class in within for word in words) / max(1, len(words))


def _words(path: Path) -> Iterator[str]:
    for token in _TOKEN.findall(path.read_text("utf-8")):
        word = token.strip("'\u2018\u2019-")
        if word and word[0].islower():
            yield word


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
