"""Watching commands: what stands still is ended with all its children, what is slow is not."""

import time
from pathlib import Path

from tests.programs import script
from tools.watched import Watch, run


def test_a_download_that_dribbles_is_never_given_up() -> None:
    watch = Watch(20)
    assert not any(watch.stands_still(moved=tick, now=19.0 * tick) for tick in range(100))


def test_a_download_is_given_up_when_no_byte_has_moved_for_the_whole_limit() -> None:
    watch = Watch(20)
    seen = [watch.stands_still(moved, now) for moved, now in ((0, 0), (5, 15), (5, 34.9), (5, 35))]
    assert seen == [False, False, False, True]


def test_a_stalled_command_is_ended_with_its_children(tmp_path: Path) -> None:
    pulse = tmp_path / "pulse"
    child = f'(trap "" TERM; while :; do echo >> "{pulse}"; sleep 0.05; done) &'
    cache = tmp_path / "cache"
    cache.mkdir()
    command = script(tmp_path / "download", f'{child}\necho some > "{cache}/part"; sleep 300')
    ended = run((str(command),), folders=(cache,), stall=1)
    assert ended.code is None
    assert ended.reason == "no byte moved for 1 s"
    before = pulse.stat().st_size
    time.sleep(0.5)
    assert pulse.stat().st_size == before


def test_a_slow_command_is_awaited_past_the_limit(tmp_path: Path) -> None:
    dribble = f'for n in 1 2 3 4 5; do echo byte >> "{tmp_path}/part"; sleep 0.8; done'
    command = script(tmp_path.with_name("dribble"), dribble)
    assert run((str(command),), folders=(tmp_path,), stall=3).ok


def test_a_chatty_command_that_fetches_nothing_is_given_up(tmp_path: Path) -> None:
    chatter = script(tmp_path / "chatter", "while :; do echo retrying; sleep 0.1; done")
    cache = tmp_path / "cache"
    cache.mkdir()
    assert run((str(chatter),), folders=(cache,), stall=1).code is None


def test_a_command_has_a_limit_in_all(tmp_path: Path) -> None:
    chatter = script(tmp_path / "chatter", "while :; do echo still here; sleep 0.1; done")
    assert run((str(chatter),), limit=0.5).reason == "it was not done after 0.5 s"


def test_a_failure_is_told_in_the_words_of_the_command(tmp_path: Path) -> None:
    failing = script(
        tmp_path / "failing", "echo start; echo Error: no such host; echo at x; exit 1"
    )
    assert run((str(failing),)).reason == "Error: no such host"
    assert "No such file" in run((str(tmp_path / "nothing"),)).reason
