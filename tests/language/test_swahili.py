"""The Swahili analyser: what the slots let through, and what they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.evidence.lexicon import WordClass
from grader.evidence.swahili.slots import heads
from grader.evidence.swahili.stems import Stems, suffixes
from grader.gather.lexicon import open_lexicon

SWAHILI = open_lexicon("sw")

REAL = {
    "known": """na ya kwa mtu watu kitabu vitabu bahari chai kesho asubuhi nyavu samani mwamba
        ng'ombe mzuri nzuri kizuri wazuri jipya nyeupe ndefu hii hizo yule wenyewe ambayo aliyo
        iliyopo mwanafunzi wanafunzi walimu macho miaka sijambo kumi mbili kwamba lakini""",
    "analysable": """alikuwa wanasoma hatukujua usiende nilimwambia walioandikiwa anayeimba
        atakapofika yakiunganika yakijumuika alipelekea akampatia akaliangalia tutaonana
        hawajafika ningelikuwa asemaye anakula alikunywa aje ale kuoa ameoa alimwua someni
        nipeni nawaambieni anasemaje baharini nyumbani kisiasa mwanakijiji Mkenya Kiswahili
        babake mwenzangu wenzao mwimbaji mfungwa chezacheza twende twambie kunyweka
        hatosimama aliyonayo muelekeo jibizana amesamehewa kufikiria wamesahauliwa nimenukuliwa
        kumuona alimuacha wakisha hakwenda""",
}
INVENTED = """Mzamaki mavuao tenata pambeleni ulewele mbubu akishambilia kitadubu
    watupenile ambalotu kimbunzili niliwakobeza vikodomba mtanzufi bahonde
    anabwekuza wamelofusha kupirata hutanikesho nyumbari"""


@pytest.mark.parametrize(
    ("word", "expected"),
    [(word, name) for name, words in REAL.items() for word in words.split()],
)
def test_real_words_are_accepted(word: str, expected: str) -> None:
    found = SWAHILI.analyse(word)
    assert found.accepted, word
    if expected == "known":
        assert found.word_class is WordClass.KNOWN


@pytest.mark.parametrize("word", INVENTED.split())
def test_invented_words_are_not(word: str) -> None:
    assert SWAHILI.analyse(word).word_class is WordClass.UNKNOWN


@pytest.mark.parametrize(
    ("word", "root", "reason"),
    [
        ("baharini", "bahari", "bahari + locative -ni"),
        ("wanasomewa", "soma", "verb wa-na-som-ew-a"),
        ("kitakachopikwa", "pika", "verb ki-taka-cho-pik-w-a"),
        ("aliyenipiga", "piga", "verb a-li-ye-ni-pig-a"),
        ("vitabu", "kitabu", "noun, plural of kitabu"),
        ("mafupi", "fupi", "adjective"),
        ("NG\u2019OMBE", "ng'ombe", "noun"),
    ],
)
def test_the_reason_shows_the_parts(word: str, root: str, reason: str) -> None:
    found = SWAHILI.analyse(word)
    assert (found.root, found.reason) == (root, reason)


@pytest.mark.parametrize(
    "word",
    [
        "anala",  # short verbs keep their ku-: anakula
        "alimpigwa",  # a passive has no object
        "kinayesoma",  # a thing is not followed by the relative of a person
        "mimba-ji",
        "asomi",  # the negative present has a negative subject
        "pigeka",  # vowel harmony: pigika
        "somika",  # vowel harmony: someka
        "tukuzea",
    ],
)
def test_slots_are_tight(word: str) -> None:
    assert not SWAHILI.analyse(word).accepted


@pytest.mark.parametrize(
    ("token", "near"),
    [("tenata", "tena"), ("samakii", "samaki"), ("kitbu", "kitabu"), ("anakwendha", "anakwenda")],
)
def test_the_nearest_word_is_named(token: str, near: str) -> None:
    assert SWAHILI.nearest(token) == near


def test_nothing_is_near_to_noise() -> None:
    assert SWAHILI.nearest("xqzxqzxqz") is None


@given(st.text(max_size=12))
def test_any_text_has_one_class_and_keeps_it(token: str) -> None:
    first = SWAHILI.analyse(token)
    assert first == SWAHILI.analyse(token)
    assert first.accepted == (first.word_class is not WordClass.UNKNOWN)


@given(st.sampled_from(sorted(heads())), st.sampled_from(["som", "pig", "andik", "chuku", "end"]))
def test_a_root_is_found_behind_every_head(head: str, base: str) -> None:
    stems = Stems(f"{one}a" for one in ("som", "pig", "andik", "chuku", "end"))
    for one in sorted(suffixes(base)):
        found = stems.root(base + one)
        assert found is not None
        assert found[0] == f"{base}a"
    assert head == "".join(heads()[head][0].parts.split("-"))


def test_a_second_analyser_is_not_built() -> None:
    assert open_lexicon("sw") is SWAHILI
