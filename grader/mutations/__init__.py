"""Kinds of damage that fit any answer of a medium, and rewrites that damage nothing."""

from grader.artifact import Medium
from grader.mutation import Mutation
from grader.mutations import between, harmless, json_text, page, prose, script, script_names, style
from grader.mutations.sameness import same

__all__ = ["kinds_of", "same"]

_KINDS: dict[Medium, tuple[Mutation, ...]] = {
    Medium.HTML: (
        *script.KINDS,
        *script_names.KINDS,
        *between.KINDS,
        *style.KINDS,
        *page.KINDS,
        *harmless.PAGE,
    ),
    Medium.JSON: (*json_text.KINDS, *harmless.JSON),
    Medium.TEXT: (*prose.KINDS, *harmless.TEXT),
}


def kinds_of(medium: Medium) -> tuple[Mutation, ...]:
    """Every kind that fits a medium, harmless ones last."""
    return _KINDS.get(medium, ())
