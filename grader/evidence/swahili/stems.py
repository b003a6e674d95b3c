"""Verb stems: roots, and the extensions that a root may take, with vowel harmony.

A base is a stem without its final vowel. Bantu stems end in -a (*pig-a*); loans keep their
last vowel in every mood (*fikiri*, *jibu*), and take extensions as if on -i or -e.
"""

from collections.abc import Iterable
from functools import cache

VOWELS = "aeiou"

SHORT: dict[str, str] = {
    form: root
    for root, forms in {
        "la": "la le li liwa liwe lika lisha lishwa lishe",
        "ja": "ja je ji jia jie jiwa",
        "fa": "fa fe fi fia fiwa fisha fishe",
        "pa": "pa pe pi pewa pewe pewi peana peane peani",
        "wa": "wa we wi wia wepo weko wemo wapo wako wamo",
        "oa": "oa oe oi",
        "ua": "ua ue ui uawa uawe uawi uwa uwawa uwe",
        "jaa": "jawa jawe",
        "nywa": "nywa nywe nywi nywewa nywewe nyweka nywesha nyweshwa nyweshe",
        "cha": "cha che chi chea chwa",
        "nya": "nya nye nyi nyesha nyeshea nyeshe",
    }.items()
    for form in forms.split()
}
"""Verbs of one syllable, with the few extensions that they have."""

KEEPS_KU = frozenset(
    "kula kuja kufa kupa kuwa kunywa kunya kucha kuchwa kwenda kwisha kwenda kwisha "
    "kuwepo kuwamo kuwako kuwapo kuwemo".split()
)


def _consonant_suffixes(x: str) -> frozenset[str]:
    """Extensions after a consonant; ``x`` is the harmonic vowel, i or e."""
    first = f" {x} {x}sh {x}z {x}k an w".split(" ")
    double = f"{x}l{x} {x}w {x}an {x}l{x}w {x}l{x}an {x}l{x}z {x}k{x}"
    causative = f"{x}shw {x}sh{x} {x}sh{x}w {x}sh{x}an {x}shan {x}zw {x}z{x} {x}z{x}w {x}zan {x}zik"
    stative = f"{x}kan {x}k{x} {x}kw {x}kish {x}kiz {x}shik"
    mutual = "ani anish anishw anik"
    return frozenset((*first, *f"{double} {causative} {stative} {mutual}".split()))


def _vowel_suffixes(x: str, last: str) -> frozenset[str]:
    """Extensions after a vowel: an l comes between (chuku-a, chuku-li-a)."""
    applied = f"l{x} l{x}w l{x}an l{x}k l{x}sh l{x}shw l{x}kan l{x}k{x} l{x}z l{x}zw l{x}sh{x}"
    others = f"z zw z{x} z{x}w zan zik k ki kan kw sh shw sh{x} sh{x}w shan an ani anish anishw"
    extra = "w wi" if last in "ie" else ""
    return frozenset(("", *f"{applied} {others} {extra}".split()))


def _light_suffixes(x: str, last: str) -> frozenset[str]:
    """Extensions of a base of one syllable (ju-a, ti-a); its causative is a stem of its own."""
    passive = "w" if last in "ie" else ""
    return frozenset(("", *f"l{x} l{x}w l{x}an l{x}k l{x}kan k an {passive}".split()))


@cache
def suffixes(base: str) -> frozenset[str]:
    """Every string of extensions that a base may take, the empty one included."""
    vowels = [one for one in base if one in VOWELS]
    x = "e" if vowels and vowels[-1] in "eo" else "i"
    if base[-1] in VOWELS:
        return _vowel_suffixes(x, base[-1]) if len(vowels) > 1 else _light_suffixes(x, base[-1])
    return _consonant_suffixes(x)


class Stems:
    """The verb stems of a lexicon, and how a string goes back to one of them."""

    def __init__(self, stems: Iterable[str]) -> None:
        self.whole: dict[str, str] = {}
        self.bases: dict[str, str] = {}
        self.loan_bases: dict[str, str] = {}
        for stem in stems:
            if stem in SHORT:
                continue
            if stem.endswith("a"):
                self.bases[stem[:-1]] = stem
                continue
            self.whole[stem] = stem
            self.loan_bases[_loan_base(stem)] = stem

    def root(self, base: str) -> tuple[str, str] | None:
        """Return the root of a base (a stem without final vowel) and its extensions."""
        for end in range(len(base), 0, -1):
            start, rest = base[:end], base[end:]
            found = self.bases.get(start) or (self.loan_bases.get(start))
            if found and rest in suffixes(start):
                return found, rest
            if rest[:2] == "sh" and end > 1:
                found = self.bases.get(f"{start}k")
                if found and rest[2:] in ("", "w", "i", "e", "an", "iw", "ew"):
                    return found, rest
        return None

    def match(self, stem: str, final: str) -> tuple[str, str] | None:
        """Return root and parts of a stem in a mood (``a``, ``e`` or ``i``), or None."""
        if stem in self.whole:
            return stem, stem
        short = SHORT.get(stem)
        if short:
            return (short, stem) if stem[-1] in (final, "o") else None
        if len(stem) < 3 or stem[-1] != final:
            return None
        found = self.root(stem[:-1])
        if found is None:
            whole = self.bases.get(stem[:-2]) if stem[-3:-1] in ("uw", "ow") else None
            return (whole, stem) if whole else None
        parts = [one for one in (stem[: len(stem) - 1 - len(found[1])], found[1], stem[-1]) if one]
        return found[0], "-".join(parts)


def _loan_base(stem: str) -> str:
    """The base of a loan: jibu → jibi-, nukuu → nuku-, fikiri and sahau as they are."""
    if stem.endswith("uu"):
        return stem[:-1]
    return f"{stem[:-1]}i" if stem[-1] == "u" and stem[-2:-1] not in VOWELS else stem
