"""Distributions of strangers, file by file: one that works and one that does not even import."""

ACME = {
    "pyproject.toml": """
        [build-system]
        requires = ["setuptools"]
        build-backend = "setuptools.build_meta"

        [project]
        name = "acme-grading"
        version = "2.1"

        [project.entry-points."grader.plugins"]
        acme = "acme_grading"

        [tool.setuptools.package-data]
        "*" = ["*.toml"]
        """,
    "acme_grading/__init__.py": '"""What Acme counts."""',
    "acme_grading/evidence/__init__.py": "",
    "acme_grading/evidence/loudness.py": '''
        """Loudness: how much of a page is written in capitals."""

        from dataclasses import dataclass


        @dataclass(frozen=True, slots=True)
        class Loudness:
            """Words that were heard, and those of them in capitals."""

            words: int
            shouted: int
        ''',
    "acme_grading/providers/__init__.py": "",
    "acme_grading/providers/listening.py": '''
        """Listen to a page."""

        from dataclasses import dataclass
        from typing import ClassVar

        from acme_grading.evidence.loudness import Loudness
        from grader.evidence.source import SourceFiles
        from grader.provider import Limits, Settings, Tool, provider


        @dataclass(frozen=True, slots=True)
        class Hearing(Settings):
            """What is too short to be heard."""

            name: ClassVar[str] = "hearing"
            letters: int = 1


        class Ear(Tool):
            """Counts words once it is open."""

            def __init__(self) -> None:
                self.open = False

            async def start(self, limits: Limits) -> None:
                self.open = True

            def words(self, text: str) -> list[str]:
                if not self.open:
                    raise RuntimeError("nobody started the ear")
                return [one for one in text.partition("<p>")[2].split() if one.isalpha()]


        @provider
        async def loudness(source: SourceFiles, ear: Ear, hearing: Hearing) -> Loudness:
            """Count what is long enough to be heard."""
            heard = [one for one in ear.words(source.index.text) if len(one) >= hearing.letters]
            return Loudness(len(heard), sum(one.isupper() for one in heard))
        ''',
    "acme_grading/checks/__init__.py": "",
    "acme_grading/checks/shouting_page.py": '''
        """A page is shouting: most of its words are in capitals.

        Capitals are slower to read.
        """

        from acme_grading.evidence.loudness import Loudness
        from grader.check import bad, check, good
        from grader.finding import Message
        from grader.verdict import Verdict, all_or_nothing

        SHOUTING = Message("shouting", "{shouted} of {words} words are in capitals")


        @check
        def shouting_page(heard: Loudness, *, most: float = 0.9) -> Verdict:
            """Judge the share of capitals."""
            loud = heard.shouted > most * heard.words
            found = [SHOUTING.at(shouted=heard.shouted, words=heard.words)] if loud else []
            return all_or_nothing(found)


        EXAMPLES = (good(Loudness(10, 9)), bad(Loudness(10, 10), earns=(SHOUTING,)))
        ''',
    "acme_grading/acme_manners/rubric.toml": """
        id = "acme_manners"
        version = 1
        medium = "html"
        title = "Manners"

        [[checks]]
        id = "shouting-page"
        weight = 2
        gate = true
        options = { most = 0.5 }

        [gather.hearing]
        letters = 3
        """,
}

BROKEN = {
    "pyproject.toml": """
        [build-system]
        requires = ["setuptools"]
        build-backend = "setuptools.build_meta"

        [project]
        name = "acme-broken"
        version = "0.1"

        [project.entry-points."grader.plugins"]
        acme_broken = "acme_broken"
        """,
    "acme_broken/__init__.py": 'raise RuntimeError("acme has no licence today")',
}
