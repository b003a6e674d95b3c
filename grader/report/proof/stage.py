"""The stage: where a replay runs in the reader's own browser, and what is done in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.report.proof.html import Piece, element

NOTICE = (
    "Runs what a language model wrote, in a closed frame of this browser: no network, no files, "
    "no storage, and a clock and chance of our own, so that it comes out as it was seen."
)

WORDS = {
    ("Key", "down"): "press {code}",
    ("Key", "up"): "let {code} go",
    ("Mouse", "move"): "move the mouse to ({x:g}, {y:g})",
    ("Mouse", "down"): "press the mouse at ({x:g}, {y:g})",
    ("Mouse", "up"): "let the mouse go at ({x:g}, {y:g})",
    ("Touch", "start"): "touch at ({x:g}, {y:g})",
    ("Touch", "move"): "slide to ({x:g}, {y:g})",
    ("Touch", "end"): "lift the finger at ({x:g}, {y:g})",
    ("Wheel", ""): "turn the wheel at ({x:g}, {y:g})",
    ("Text", ""): "type {text}",
    ("Resize", ""): "make the window {width} by {height} px",
    ("Blur", ""): "leave the window",
    ("Focus", ""): "come back to the window",
}
"""What each input is called: see ``grader/evidence/inputs.py``."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of a film strip, by its name."""

    caption: str
    at: float
    picture: str
    grid: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Recipe:
    """One replay: inputs at virtual milliseconds after loading, in a window of CSS pixels.

    ``play`` is the same for the lab's own script, as JSON.
    """

    name: str
    title: str
    seed: int = 1
    width: int = 1280
    height: int = 800
    until: float = 3000.0
    inputs: tuple[Mapping[str, Any], ...] = ()
    strip: tuple[Shot, ...] = ()
    play: str = ""
    moment: float | None = None

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "Recipe":
        """Read what :class:`grader.evidence.replay.Replay` kept."""
        strip = tuple(
            Shot(one["caption"], one["at"], one["picture"], one.get("grid"))
            for one in told["strip"]
        )
        return cls(
            told["name"],
            told["title"],
            told["seed"],
            told["width"],
            told["height"],
            told["until"],
            tuple(told["inputs"]),
            strip,
            told["play"],
            told.get("moment"),
        )

    @property
    def told(self) -> dict[str, Any]:
        """What the page's script needs: plain values, texts that are set as text."""
        said = [{"at": 0, "text": "the page is loaded"}]
        said += [{"at": one["at"], "text": _said(one)} for one in self.inputs]
        said.append({"at": self.until, "text": "what was looked at"})
        return {
            "name": self.name,
            "seed": self.seed,
            "width": self.width,
            "height": self.height,
            "until": self.until,
            "play": self.play,
            "told": said,
        }


def _said(step: Mapping[str, Any]) -> str:
    """Say an input in words."""
    words: str = WORDS.get((step["input"], step.get("kind", step.get("phase", ""))), step["input"])
    return words.format(**step)


def stage(recipes: Sequence[Recipe]) -> Piece:
    """Write the stage with its controls. Nothing runs in it before the button is pressed."""
    options = (element("option", one.title, value=one.name) for one in recipes)
    speeds = (("¼ speed", "0.25"), ("real time", "1"), ("4 times as fast", "4"))
    return element(
        "section",
        element("h2", "Replay"),
        element(
            "div",
            element("label", "What ", element("select", *options, id="replay")),
            element(
                "label",
                "how fast ",
                element(
                    "select",
                    *(
                        element(
                            "option",
                            name,
                            value=value,
                            **({"selected": ""} if value == "1" else {}),
                        )
                        for name, value in speeds
                    ),
                    id="speed",
                ),
            ),
            cls="desk",
        ),
        element("div", _frame(), element("ol", cls="steps"), cls="bench"),
        element(
            "div",
            element("button", "▶ Replay", type="button", id="again", cls="play"),
            element("button", "Hold", type="button", id="hold", disabled=""),
            element("progress", value="0", max="1", aria_label="virtual time"),
            element("output", ""),
            cls="desk",
        ),
        element("ul", cls="faults", aria_live="polite", aria_label="errors of the program"),
        id="stage",
    )


def _frame() -> Piece:
    """Where the program will be, covered as long as nobody asked for it."""
    cover = element(
        "div",
        element("p", NOTICE),
        element("button", "▶ Replay in this browser", type="button", cls="play"),
        cls="cover",
    )
    return element("div", cover, cls="stage")
