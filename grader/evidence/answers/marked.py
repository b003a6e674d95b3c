"""Where a text says its answer: `Answer: …`, a box, a tag, the last line.

Marks of the first rank say that this is the answer; those of the second (result, total) count where
there is none of the first. Without any, what stands alone on its line and the last line count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ANSWER = (
    "answer|antwort|lösung|respuesta|réponse|reponse|resposta|risposta|antwoord|svar|vastaus|"
    "odpowiedź|odpověď|cevap|ответ|відповідь|απάντηση|jibu|jawaban|đáp án|उत्तर|"
    "答案|答え|回答|答|정답|الجواب|الإجابة"
)
_RESULT = (
    "result|total|solution|conclusion|ergebnis|resultado|résultat|resultaat|risultato|"
    "resultat|wynik|sonuç|результат|итог|итого|结果|結果|결과|matokeo|hasil"
)
_DRESS = r"[\s*_`\"'#>~\[({\\]*"
_KIND = r"(?:(?:final|correct|my|the|your|endgültige|final e|votre|la|die|el)\s+){0,2}"


def _label(words: str) -> re.Pattern[str]:
    """A label at the beginning of a line or sentence, with its colon, however it is dressed."""
    return re.compile(
        rf"(?:^|(?<=[.!?\n;,*]\s)|(?<=[。！])|(?<=\*\*)){_DRESS}{_KIND}"
        rf"(?:{words})[\s*_`\"'\])]*(?:\((?:[^()\n]{{1,40}})\)[\s*_`]*)?"
        r"(?:\s+(?:is|ist|es|est|é|è)\s*)?[:：=]",
        re.IGNORECASE | re.MULTILINE,
    )


def _sentence(words: str) -> re.Pattern[str]:
    """A sentence that says what the answer is."""
    return re.compile(
        rf"\b(?:the|my|our|die|das|la|el|le|a|o|il)\s+(?:(?:final|correct|right)\s+)?(?:{words})"
        rf"{_DRESS}\s+(?:is|equals|would be|must be|ist|lautet|es|est|é|è)(?:\s+therefore)?\b\s*:?",
        re.IGNORECASE,
    )


_BOX = re.compile(r"\\(?:boxed|fbox)\s*\{")
_TAG = re.compile(r"<answer>(.*?)(?:</answer>|\Z)", re.IGNORECASE | re.DOTALL)
_HASHES = re.compile(r"^####\s+(?=\S)(?![^\n]*:\s*$)", re.MULTILINE)
_HEADING = re.compile(rf"^(?:#+|\*\*)\s*{_KIND}(?:{_ANSWER})[*:\s]*$", re.IGNORECASE | re.MULTILINE)
_CHINESE = re.compile(r"(?:答案|答え|정답|답)\s*(?:是|は|은|는|为|為)")
_FIRST = (_label(_ANSWER), _sentence(_ANSWER), _CHINESE)
_SECOND = (_label(_RESULT), _sentence(_RESULT))
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)])\s+\S")
_PLACEHOLDER = re.compile(
    r"[\s*_`\"'“”]*(?:[<\[{(](?:[^<>\[\]{}()\n]*\b)?(?:your|answer|number|value|insert|here|result|"
    r"fraction|integer|name|word|date|x)\b[^<>\[\]{}()\n]*[>\]})]|\.{2,}|…)?[\s.*_`\"'“”]*\Z",
    re.IGNORECASE,
)
_BLANK = " \t\r\n*_`\"'.:#"
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“(*])|(?<=[。！？])|\n")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that say an answer, and where they stand in the text.

    ``whole`` is false of a last line that nothing marks as the answer.
    """

    text: str
    start: int
    end: int
    whole: bool = True


def segments(text: str, *, listed: bool = False) -> tuple[Segment, ...]:
    """Find where a text says its answer, in order; of several, all have to agree.

    ``listed``: the answer may be a list, which goes on over lines.
    """
    for found in (tuple(_first(text, listed=listed)), tuple(_second(text, listed=listed))):
        told = [one for one in found if not _PLACEHOLDER.match(one.text)]
        if told:
            return tuple(sorted(told, key=lambda one: one.start))
        if found and not text[max(one.start for one in found) :].strip(_BLANK):
            return found[-1:]  # it begins to answer, and ends
    return tuple(_unmarked(text, listed=listed))


def marked(text: str) -> bool:
    """Whether anything in a text says: this is the answer."""
    return any(not _PLACEHOLDER.match(one.text) for one in _first(text, listed=False))


def _first(text: str, *, listed: bool) -> Iterator[Segment]:
    boxes = list(_boxed(text))
    yield from boxes
    yield from (Segment(one[1], one.start(1), one.end(1)) for one in _TAG.finditer(text))
    for pattern in (*_FIRST, _HEADING, _HASHES):
        for one in pattern.finditer(text):
            said = _after(text, one.end(), listed=listed)
            if not any(said.start <= box.start < said.end for box in boxes):
                yield said


def _second(text: str, *, listed: bool) -> Iterator[Segment]:
    for pattern in _SECOND:
        yield from (_after(text, one.end(), listed=listed) for one in pattern.finditer(text))


def _boxed(text: str) -> Iterator[Segment]:
    for box in _BOX.finditer(text):
        depth, at = 1, box.end()
        while at < len(text) and depth:
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        yield Segment(text[box.end() : at - (depth == 0)], box.end(), at)


def _after(text: str, start: int, *, listed: bool) -> Segment:
    """What follows a mark: the rest of its line, or the next line where that is empty."""
    lead = re.compile(r"[\s*_`:\"'#>\\\[({]*").match(text, start)
    rest = text.find("\n", start)
    begin = start
    if lead is not None and (rest < 0 or lead.end() > rest):
        begin = max(start, text.rfind("\n", start, lead.end()) + 1)
    if listed:
        return _list(text, begin)
    end = _line_end(text, begin)
    if _opens_bold(text, start):
        closed = text.find("**", begin, end)
        end = closed if closed > begin else end
    return Segment(text[begin:end], begin, end)


def _opens_bold(text: str, at: int) -> bool:
    """Whether bold began before a place in its line and has not ended there."""
    return text.count("**", text.rfind("\n", 0, at) + 1, at) % 2 == 1


def _list(text: str, begin: int) -> Segment:
    """The line and, where they are a list or the line ends open, the lines below."""
    end = _line_end(text, begin)
    while end < len(text):
        said = text[begin:end].strip()
        next_ = end + 1
        if _ITEM.match(text[next_:].lstrip("\n \t")[:80]):  # blank lines between items
            next_ = len(text) - len(text[next_:].lstrip("\n"))
        elif said and not said.endswith((",", ">", "->", "→")):
            break
        end = _line_end(text, next_)
    return Segment(text[begin:end], begin, end)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _unmarked(text: str, *, listed: bool) -> Iterator[Segment]:
    """The last line that says anything; and, for lists, the last block of lines."""
    stripped = text.rstrip().rstrip("`").rstrip()
    if not stripped.strip():
        return
    begin = stripped.rfind("\n") + 1
    if listed:
        begin = max(stripped.rfind("\n\n") + 2, 0) if "\n\n" in stripped else 0
        yield Segment(stripped[begin:], begin, len(stripped), whole="\n\n" not in stripped)
        return
    if not stripped[:begin].strip().strip("`"):
        yield Segment(stripped[begin:], begin, len(stripped))
        return
    yield Segment(stripped[begin:], begin, len(stripped), whole=False)


def lines(text: str) -> Iterator[Segment]:
    """Every line that is not empty, with its place."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Segment(line.rstrip("\r\n"), at, at + len(line))
        at += len(line)


def sentences(segment: Segment) -> Iterator[Segment]:
    """The sentences of a segment, with their places."""
    at = 0
    for end in (*(one.start() for one in _END.finditer(segment.text)), len(segment.text)):
        if segment.text[at:end].strip():
            yield Segment(segment.text[at:end], segment.start + at, segment.start + end)
        at = end
