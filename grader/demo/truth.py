"""What is true of the simulated model: rates by task and rung, and how its programs break."""

from dataclasses import dataclass

MODEL = "simulated-8b"

QUANTS = (
    ("Q8_0", 8.5, 8.54e9, 24.0),
    ("Q6_K", 6.56, 6.60e9, 30.0),
    ("Q5_K_M", 5.67, 5.73e9, 34.0),
    ("Q4_K_M", 4.83, 4.92e9, 39.0),
    ("Q3_K_M", 3.89, 4.02e9, 44.0),
    ("Q2_K", 2.96, 3.18e9, 51.0),
    ("TQ1_0", 1.69, 2.05e9, 58.0),
)
"""Name, bits per weight, bytes of the file, tokens per second."""


@dataclass(frozen=True, slots=True)
class Task:
    """A simulated task. ``rates``: chance that an answer works, rung by rung, most bits first.

    ``gates`` break an answer; each with what its finding says. ``faults`` and ``crafts`` cost
    points. ``owed``: checks that apply to some answers only.
    """

    name: str
    capability: str
    medium: str
    items: int
    rates: tuple[float, ...]
    gates: tuple[tuple[str, str], ...]
    faults: tuple[tuple[str, str], ...] = ()
    crafts: tuple[tuple[str, str], ...] = ()
    owed: tuple[str, ...] = ()


TASKS = (
    Task(
        "tetris",
        "code",
        "html",
        100,
        (0.95, 0.95, 0.94, 0.92, 0.86, 0.24, 0.02),
        (
            ("dead-start", "no key, click or button starts the game; `startGame is not defined`"),
            ("wrong-tetrominoes", "O is malformed: six cells in 3 x 2, not a square of four"),
            ("dead-rotation", "ArrowUp turns no piece of three kinds that have room to turn"),
            ("missing-gravity", "the piece stays where it is for ten seconds"),
            ("uncleared-line", "a full row stays full through two more locks"),
        ),
        (
            ("unscored-line", "a cleared row leaves the score at 0"),
            ("constant-speed", "level 2 falls as fast as level 1"),
            ("blank-preview", "the next piece is announced and never drawn"),
        ),
        (
            ("global-state", "nine top-level bindings are written by six functions"),
            ("interval-loop", "a timer of 16 ms draws every tick"),
        ),
        ("blank-preview", "constant-speed"),
    ),
    Task(
        "json_document",
        "json",
        "json",
        60,
        (0.99, 0.99, 0.99, 0.98, 0.97, 0.90, 0.22),
        (
            ("invalid-json", "a comma is missing between two members"),
            ("schema-violation", "`price` is a text where a number is asked for"),
        ),
        (("missing-member", "`currency` is not there"),),
    ),
    Task(
        "arithmetic",
        "arithmetic",
        "text",
        80,
        (0.93, 0.92, 0.89, 0.80, 0.64, 0.42, 0.18),
        (("wrong-answer", "the last line says 1,284 and the answer is 1,274"),),
    ),
    Task(
        "plain_text",
        "prose",
        "text",
        60,
        (0.98, 0.98, 0.98, 0.98, 0.97, 0.95, 0.80),
        (("degenerate-repetition", "one sentence stands there eleven times"),),
        (("wrong-language", "two paragraphs are in English where Swahili is asked for"),),
    ),
)

LEVELS = (0.15, 0.0, -0.15)
"""What an item's level adds to its ease, in standard deviations of ease."""

UNTOLD = (0.0, 0.0, 0.0, 0.01, 0.01, 0.03, 0.05)
"""Chance, rung by rung, that a gate cannot be told."""
