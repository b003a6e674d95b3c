"""Playing: the game is started, measured, and put through every trial, with two seeds in doubt."""

from collections.abc import Sequence
from dataclasses import replace

from grader.artifact import Artifact, Medium
from grader.evidence.browser import Ending
from grader.evidence.inputs import Plan, Show, looks
from grader.evidence.source import SourceFiles
from grader.evidence.trace import Sight
from grader.gather.lab import Lab
from grader.gather.lab.live import LeftError
from grader.gather.lab.stage import Stage
from grader.gather.lab.trouble import CrashedError, HungError, UnsoundError
from grader.missing import Cause, Missing
from grader.provider import provider
from rubrics.tetris.evidence.advertised import Promises, previews
from rubrics.tetris.evidence.doubts import Doubt, doubts
from rubrics.tetris.evidence.key_names import moves_mouse, named_keys, unreached
from rubrics.tetris.evidence.openings import drawn_buttons
from rubrics.tetris.evidence.play import Board, Effect, Play
from rubrics.tetris.evidence.suspicion import suspicious, unproved
from rubrics.tetris.providers.around import Setting
from rubrics.tetris.providers.filming import filmed
from rubrics.tetris.providers.game import Game
from rubrics.tetris.providers.holding import Roles
from rubrics.tetris.providers.measure import MARGIN, Ground, Measurer
from rubrics.tetris.providers.reading import drawn_words, draws_text
from rubrics.tetris.providers.roles import Tester
from rubrics.tetris.providers.seat import Seat, View
from rubrics.tetris.providers.starting import Starter, given, opened
from rubrics.tetris.providers.survey import Found, Surveyor
from rubrics.tetris.providers.trial import Seen
from rubrics.tetris.providers.trials import all_trials, some_trials

SEEDS = (1, 2, 3)
"""The third is tried only where a fault was seen with one and could not be tried with another."""


@provider
async def play(artifact: Artifact, source: SourceFiles, lab: Lab) -> Play | Missing:
    """Play the game and tell what was seen."""
    if artifact.medium is not Medium.HTML:
        return Missing(f"the answer is {artifact.medium.value}, not a page", Cause.CANNOT_TELL)
    text = "\n".join(one.text for one in source.files)

    async def act(stage: Stage) -> Play | Missing:
        return await Player(stage, text).play()

    return await lab.stage(artifact, source, act)


class Player:
    """Plays one game, whose text says what to try first."""

    def __init__(self, stage: Stage, text: str) -> None:
        self.stage = stage
        self.mouse = moves_mouse(text)
        self.unreached = unreached(text)
        self.keys = named_keys(text)
        self.drawn = False

    async def play(self) -> Play | Missing:
        """Find the game, measure its board, find out what keys do, and make all trials."""
        base = Play(unreached=self.unreached)
        try:
            try:
                return await self._play(base)
            except UnsoundError:
                self.stage.full = True
                return await self._play(base)
        except (HungError, CrashedError) as error:
            return replace(base, trouble=f"the game stopped while it was played: {error}")
        except LeftError:
            return replace(base, trouble="the page went to another address")

    async def _play(self, base: Play) -> Play | Missing:
        seat = Seat(self.stage, SEEDS[0], View(follows=self.mouse))
        control = Plan.of(
            looks([400.0, 3000.0], Show.STATE, Show.DRAWS, Show.TEXT), window=seat.window
        )
        first = await self.stage.fork(control)
        if first.ending is not Ending.LOADED:
            return replace(base, trouble=f"the page {first.ending.value}")
        twins = await self.stage.twins(control)
        if twins.difference is not None:
            return replace(base, trouble=f"the page is not the same twice: {twins.difference}")
        base = replace(base, words=_words(twins.trace.sights))
        self.drawn = draws_text(twins.trace.sights)
        drawn = drawn_buttons([word for one in twins.trace.sights for word in drawn_words(one)])
        surveyor = Surveyor(seat, self.keys, drawn)
        found = await surveyor.find()
        if found is None:
            return await self._unstarted(base, surveyor)
        self.keys = tuple(surveyor.keys)
        measurer = Measurer(surveyor.seat, found, self.keys, surveyor.region)
        ground = await measurer.ground()
        if ground is None and not found.left and not found.right:  # an ornament fell
            return await self._unstarted(base, surveyor)
        base = replace(base, opening=str(found.opening) or "by itself")
        base = replace(
            base, words=base.words + "\n" + await self._started_words(surveyor.seat, found)
        )
        if ground is None:
            return replace(base, trouble="a piece moves, but where the board ends cannot be told")
        return await self._tried(base, surveyor.seat, ground)

    async def _tried(self, base: Play, seat: Seat, ground: Ground) -> Play:
        lattice = ground.lattice
        left, _, width, _ = lattice.region
        walls = left + 1, left + width - 1
        seat.view = replace(seat.view, stride=lattice.across, walls=walls)
        plain = Roles(ground.found.left, ground.found.right, ground.down, ground.held)
        game = Game(seat, ground, plain)
        roles, presses = await Tester(game, self.keys).roles()
        game.roles = roles
        board = Board(
            lattice.columns,
            ground.floor - MARGIN,
            round(lattice.across, 2),
            round(lattice.down, 2),
            round(lattice.left, 2),
            round(lattice.top + MARGIN * lattice.down, 2),
        )
        base = replace(base, board=board, presses=presses)
        others = [one.key for one in presses if one.effect is Effect.NONE]
        preview = bool(previews(base.words)) and not seat.view.turned  # words are not turned
        setting = Setting(Promises.of(base.words), self.drawn, preview)
        told = _joined(base, await all_trials(game, SEEDS[0], others, setting, presses))
        other = Game(self._seat(SEEDS[1], seat), ground, roles)
        if suspicious(told):
            told = _joined(told, await all_trials(other, SEEDS[1], others, setting, presses))
            doubted = frozenset({Doubt.FILLING} if unproved(told) else ())
            last = Game(self._seat(SEEDS[2], seat), ground, roles)
        else:
            doubted, last = doubts(told), other
        told = _joined(told, await some_trials(last, last.seat.seed, setting, presses, doubted))
        runs = [run for one in dict.fromkeys((seat, other.seat, last.seat)) for run in one.runs]
        return replace(told, pictures=filmed(told, runs))

    def _seat(self, seed: int, like: Seat) -> Seat:
        return Seat(self.stage, seed, like.view)

    async def _started_words(self, seat: Seat, found: Found) -> str:
        trace = await self.stage.fork(
            Plan.of(
                given(found.opening),
                looks([opened(found.opening) + 600.0], Show.TEXT, Show.DRAWS),
                window=seat.window,
            )
        )
        self.drawn = self.drawn or draws_text(trace.sights)
        return _words(trace.sights)

    async def _unstarted(self, base: Play, surveyor: Surveyor) -> Play:
        starts = await Starter(surveyor, self.keys).starts()
        return replace(base, starts=starts, trouble="no piece was found that any key moves")


def _joined(base: Play, seen: Seen) -> Play:
    return replace(
        base,
        spawns=(*base.spawns, *seen.spawns),
        pushes=(*base.pushes, *seen.pushes),
        turns=(*base.turns, *seen.turns),
        falls=(*base.falls, *seen.falls),
        landings=(*base.landings, *seen.landings),
        clears=(*base.clears, *seen.clears),
        ends=(*base.ends, *seen.ends),
        gains=(*base.gains, *seen.gains),
        lowerings=(*base.lowerings, *seen.lowerings),
        paces=(*base.paces, *seen.paces),
        previews=(*base.previews, *seen.previews),
        agains=(*base.agains, *seen.agains),
    )


def _words(sights: Sequence[Sight]) -> str:
    lines: dict[str, None] = {}
    for sight in sights:
        lines.update(dict.fromkeys(sight.text.splitlines()))
        for surface in sight.surfaces:
            lines.update(dict.fromkeys(draw.text for draw in surface.draws if draw.text))
    return "\n".join(line for line in lines if line.strip())
