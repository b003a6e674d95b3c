"""Closed classes, generated from their parts: pronouns, concords, copulas, demonstratives."""

from collections.abc import Iterator
from itertools import product

_CONCORDS = "w y l ch vy z kw pw p mw".split()
_ON_CONCORDS = """
a angu ako ake etu enu ao ote enye enyewe enzangu enzake enzako enzetu enzao enzenu enzio
""".split()
_SUBJECTS = "ni u a tu m wa i li ya ki vi zi ku pa mu yu".split()
_NEGATED = "si hu ha hatu ham hawa hau hai hali haya haki havi hazi".split()
_RELATIVES = "ye o yo lo cho vyo zo po ko mo wo".split()
_DEMONSTRATIVE = "yu wa u i li ya ki vi zi ku pa m".split()
_NUMBERS = "moja wili tatu nne tano nane ngapi pi".split()
_CLASSES = "m wa mi ma ki vi n u pa ku i zi li ya yu".split()
_POINTING = """
huyu hawa huu hii hili haya hiki hivi hizi huku hapa humu
huyo hao huo hiyo hilo hayo hicho hivyo hizo huko hapo humo
""".split()
_OTHERS = """
mwenye wenye yenye lenye chenye vyenye zenye kwenye penye mwenyewe wenyewe yenyewe lenyewe
chenyewe vyenyewe zenyewe penyewe kwenyewe yeyote wowote lolote chochote vyovyote zozote yoyote
popote kokote momote mwote sote nyote wote sisi ninyi nyinyi mimi wewe yeye wao miye weye siye
ndimi ndiwe ndiye ndisi ndinyi ndio ndiyo ndilo ndicho ndivyo ndizo ndipo ndiko ndimo
nami nawe naye nasi nanyi nao nayo nalo nacho navyo nazo napo nako namo kwayo kwalo kwacho
kwavyo kwazo kwao kwake kwangu kwako kwetu kwenu kwaye pao
sina huna hana hatuna hamna hawana hauna haina halina hayana hakina havina hazina hakuna hapana
hamuna nipo niko nimo upo uko umo yupo yuko yumo tupo tuko tumo mpo mko mmo wapo wako wamo
sipo siko simo hupo huko humo hayupo hayuko hayumo hatupo hatuko hatumo hampo hamko hawapo
hawako hawamo haupo hauko hayapo hayako haipo haiko haimo halipo haliko hakipo hakiko havipo
haviko hazipo haziko hazimo kuna pana mna kunako yaliyomo kuliko
alipo alivyo ulivyo nilivyo tulivyo mlivyo walivyo ilivyo yalivyo zilivyo sivyo siyo sicho sizo
si ni u tu a yu ndi je la hasha mwingine wengine mengine mingine jingine lingine kingine vingine
zingine nyingine pengine kwingine nyinginezo mengineyo menginezo wengineo vinginevyo kwingineko
penginepo zinginezo nyengine yupi wepi ipi upi lipi yapi kipi vipi zipi wapi nani nini gani lini
ngapi mangapi wangapi mingapi vingapi kingapi njoo njooni nenda nendeni mwende nende hebu
wawili watatu wanne watano wanane mawili matatu manne matano manane miwili mitatu minne mitano
minane viwili vitatu vinne vitano vinane pawili kuwili uwili utatu mbili tatu nne tano sita saba
nane tisa kumi
""".split()

KIN_ENDINGS = """
ngu ko ke we ye o etu enu ao wo angu ako ake zangu zake zako zetu zao zenu
""".split()
KIN = """
baba mama kaka dada babu bibi mjomba shangazi mwenza wenza mwana wana mke mume ndugu mwenz nyanya
binti maana moyo wenz mkwe jina rafiki somo bwana wake waume mwenzi
""".split()


def closed_words() -> Iterator[tuple[str, str]]:
    """Yield every word of the closed classes with what it is."""
    yield from ((word, "function word") for word in _OTHERS)
    for word in (*_POINTING, *(f"{one}le" for one in _DEMONSTRATIVE)):
        yield word, "demonstrative"
        yield word + word, "demonstrative, said twice"
    for concord, stem in product(_CONCORDS, _ON_CONCORDS):
        yield f"{concord}{stem}", f"-{stem}"
    for concord in _CONCORDS:
        yield f"{concord}o", "referential"
    for prefix, number in product(_CLASSES, _NUMBERS):
        yield f"{prefix}{number}", f"-{number}"
    yield from _copulas()
    yield from _relative_copulas()


def kin_word(word: str) -> str | None:
    """A noun of kinship that carries its possessive: babake, mumewe, wenzao."""
    for noun in KIN:
        if word.startswith(noun) and word[len(noun) :] in KIN_ENDINGS:
            return noun
    return None


def _copulas() -> Iterator[tuple[str, str]]:
    for subject, stem in product(_SUBJECTS, ("na", "po", "ko", "mo", "si", "sipo", "ngali")):
        yield f"{subject}{stem}", f"copula {subject}-{stem}"
    for subject in _SUBJECTS:
        yield f"{subject}kisha", f"{subject}-ki-isha"
        yield f"{subject}mekwisha", f"{subject}-me-kwisha"
    for negated, stem in product(_NEGATED, ("enda", "isha")):
        yield f"{negated}kw{stem}", f"verb {negated}-ku-{stem}"
    for stem, relative in product(("na", "kwa", "ndi", "si", "amba"), _RELATIVES):
        yield f"{stem}{relative}", f"{stem}- with {relative}"


def _relative_copulas() -> Iterator[tuple[str, str]]:
    """To be and to have, relative: aliye, iliyopo, wasio, alicho nacho written as one word."""
    for subject, relative in product(_SUBJECTS, _RELATIVES):
        yield f"ha{subject}na{relative}", f"copula ha-{subject}-na-{relative}"
        for tense in ("na", "li", "si"):
            yield f"{subject}{tense}{relative}", f"copula {subject}-{tense}-{relative}"
        for tense, place in product(("li", "si"), ("po", "ko", "mo")):
            word = f"{subject}-{tense}-{relative}-{place}"
            yield word.replace("-", ""), f"copula {word}"
        for tense, be in product(("li", "si", "taka"), ("", "kuwa")):
            word = f"{subject}-{tense}-{relative}{be}-na-{relative}"
            yield word.replace("-", ""), f"copula {word}"
