"""The error sheets of the rubrics that are installed, for whoever reasons from verdicts."""

from collections.abc import Callable, Sequence

from grader.binding import House
from grader.decide.answers import Answer
from grader.decide.cliffs import sheets_of
from grader.decide.instrument import ErrorSheet, read_sheet
from grader.errors import ContractError


def sheets(answers: Sequence[Answer]) -> dict[str, ErrorSheet | None]:
    """Read the error sheet of every rubric that is installed and was measured."""
    return sheets_of(answers, sheet_reader())


def sheet_reader() -> Callable[[str], ErrorSheet | None]:
    """What reads the error sheet of a rubric, if that is installed and was measured."""
    try:
        rubrics = House.open().registry.rubrics
    except ContractError:
        rubrics = {}

    def read(name: str) -> ErrorSheet | None:
        return read_sheet(rubrics[name].folder, name) if name in rubrics else None

    return read
