"""Ask a lexicon whether words exist: one line a word, `token<TAB>class<TAB>analysis`.

LANG is `sw`, `hunspell:<language or path>` or `wordlist:<path>`. Words come as arguments, or
one a line on standard input with `-`. The classes known, analysable and weak are accepted;
unknown is not. Without words: how often the lexicon errs, as measured.
"""

import argparse
import sys
import unicodedata
from collections.abc import Iterator

from grader.cli import kit
from grader.errors import UsageError
from grader.evidence.lexicon import Lexicon
from grader.gather.lexicon import open_lexicon


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``lexicon``."""
    parser.add_argument("language", metavar="LANG", help="sw, hunspell:<…> or wordlist:<path>")
    parser.add_argument("words", metavar="WORD", nargs="*", help="words, or `-`: standard input")


def run(options: argparse.Namespace) -> int:
    """Look the words up; the exit code does not depend on what they are."""
    lexicon = open_lexicon(options.language)
    if not options.words:
        kit.say(_described(lexicon))
        return kit.OK
    piped = options.words == ["-"]
    tokens = _lines(sys.stdin.buffer.read()) if piped else iter(options.words)
    written = sys.stdout.write
    for token in tokens:
        clean = unicodedata.normalize("NFC", token.replace("\t", " ").strip())
        if clean:
            found = lexicon.analyse(clean)
            written(f"{clean}\t{found.word_class}\t{found.reason}\n")
    return kit.OK


def _lines(data: bytes) -> Iterator[str]:
    """Decode every line before the first is answered.

    Raises:
        UsageError: a line is no UTF-8.
    """
    lines: list[str] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError as error:
            raise UsageError(f"standard input, line {number}: not UTF-8: {error.reason}") from error
    return iter(lines)


def _described(lexicon: Lexicon) -> str:
    measured = lexicon.calibration
    if measured is None:
        return f"{lexicon.name}: not calibrated, so what it says is advisory"
    return (
        f"{lexicon.name}: rejects {measured.false_alarms:.1%} of the words of real text "
        f"({measured.words:,} words: {measured.sample})"
        + (f" and {measured.detection:.0%} of invented ones" if measured.detection else "")
    )
