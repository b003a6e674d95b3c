"""The game goes on when the board is full.

Pieces were piled up until no new one could come in. Ten seconds later the board still changed
and still answered to keys, no word was said, and the pile was as it had been: the end is never
noticed. Stars that go on twinkling answer to nobody.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.verdict import Verdict
from rubrics.tetris.evidence.play import Board, End, Play
from rubrics.tetris.evidence.proof import judged, unplayed, when

GOES_ON = Message(
    "goes-on", "the board is full and goes on changing, {changes} times in ten seconds"
)

FEW = 4
"""Changes in ten seconds that an ending may take: a veil that comes, a word that blinks."""


@check
def unnoticed_game_over(play: Play) -> Verdict:
    """Look at what happened when the board was full."""
    if play.board is None:
        return unplayed(play)
    ends = [one for one in play.ends if one.reached]
    noticed = [one for one in ends if _noticed(one)]
    missed = [one for one in ends if not _noticed(one)]
    first = missed[0] if missed else End()
    finding = GOES_ON.at(when(first), changes=first.changes)
    return judged(noticed, missed, finding, "the board was not filled to the top")


def _noticed(end: End) -> bool:
    said = _letters(end.words_after) != _letters(end.words_before)
    shown = end.reset or end.veiled or said
    return end.still or shown or end.changes <= FEW or not end.answers


def _letters(words: str) -> str:
    """Words without what counts up by itself."""
    return "".join(one for one in words if not one.isdigit())


def _game(*ends: End) -> Play:
    return Play(board=Board(10, 20, 24, 24, 0, 0), ends=ends)


def _end(
    words: str = "Score 20",
    *,
    changes: int = 18,
    reset: bool = False,
    answers: bool = True,
    seed: int = 1,
) -> End:
    return End(
        reached=True,
        still=changes < 2,
        changes=changes,
        reset=reset,
        answers=answers,
        words_before="Score 0",
        words_after=words,
        seed=seed,
        time_ms=60_000,
    )


EXAMPLES = (
    good(_game(_end(changes=0))),
    good(_game(_end("Score 0 Game over")), note="it is said"),
    good(_game(_end(reset=True)), note="it begins anew"),
    good(_game(_end(answers=False)), note="it twinkles"),
    good(_game(_end()), note="a gap: one seed proves nothing"),
    good(Play(trouble="no piece was found"), note="a gap"),
    bad(_game(_end(), _end(seed=2)), earns=(GOES_ON,)),
)
