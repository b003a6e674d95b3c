"""Look the words of an answer up in the lexicon that the rubric names."""

from grader.errors import UsageError
from grader.evidence.notes import Notes
from grader.evidence.prose import Prose
from grader.evidence.tables.english import FREQUENT
from grader.evidence.translation import TranslationTask
from grader.evidence.vocabulary import Vocabulary
from grader.gather.lexicon.settings import Language
from grader.gather.lexicon.tool import Lexicons
from grader.missing import Cause, Missing
from grader.provider import provider


@provider
def vocabulary(
    text: Prose, notes: Notes, task: TranslationTask | Missing, chosen: Language, lexicons: Lexicons
) -> Vocabulary | Missing:
    """Look every word up. Without a lexicon nobody can say which words exist."""
    if not chosen.lexicon:
        return Missing("the rubric names no lexicon in [gather.language]", Cause.NO_ENGINE)
    try:
        lexicon = lexicons.open(chosen.lexicon)
    except UsageError as error:
        return Missing(str(error), Cause.NO_ENGINE)
    known = task if isinstance(task, TranslationTask) else TranslationTask("", chosen.source)
    return Vocabulary.of(
        text,
        lexicon,
        notes,
        known.source,
        FREQUENT if known.source_language == "en" else (),
        tuple(word for term in known.terms for word in term.words),
    )
