"""Language identification by py3langid, loaded when a rubric first asks for it."""

import asyncio
from pathlib import Path
from typing import Any

from grader.evidence.language_guess import LEAST_WORDS, Guess, LanguageGuess
from grader.evidence.notes import Notes
from grader.evidence.prose import Prose
from grader.evidence.translation import TranslationTask
from grader.gather.lexicon.settings import Language
from grader.missing import Cause, Missing
from grader.provider import Limits, Tool, provider


class Identifier(Tool):
    """Says which language a text is in. Deterministic, so nothing is recorded."""

    recorded = False

    def __init__(self) -> None:
        self._model: Any = None

    async def start(self, _limits: Limits) -> None:
        """Load the model (two seconds, 100 MB)."""
        self._model = await asyncio.to_thread(_load)

    def guess(self, text: str) -> tuple[str, float]:
        """Return a code of ISO 639-1 and its probability (0 to 1)."""
        language, probability = self._model.classify(text)
        return str(language), round(float(probability), 6)


@provider
async def language_guess(
    text: Prose, notes: Notes, task: TranslationTask | Missing, chosen: Language, tool: Identifier
) -> LanguageGuess | Missing:
    """Guess the language of every paragraph that is long enough; notes are left out."""
    wanted = (task.target_language if isinstance(task, TranslationTask) else "") or chosen.target
    if not wanted:
        return Missing("no target language is set", Cause.NO_ITEM)
    guesses = []
    for number, one in enumerate(text.paragraphs):
        words = sum(len(sentence.words) for sentence in one.sentences)
        if words >= LEAST_WORDS and not notes.covers(one.start):
            language, probability = tool.guess(text.text[one.start : one.end])
            place = text.place(one.start, one.end)
            guesses.append(Guess(place, number, language, probability, words))
    return LanguageGuess(wanted, tuple(guesses))


def _load() -> Any:
    from py3langid import langid  # noqa: PLC0415 - two seconds that only some rubrics need

    path = Path(langid.__file__).parent / langid.MODEL_FILE
    return langid.LanguageIdentifier.from_modelpath(path, norm_probs=True)
