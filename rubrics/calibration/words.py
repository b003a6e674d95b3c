"""Words of several languages with their one plain meaning, and words that were never said."""

from random import Random

from grader.drawing import Draft

REAL: dict[str, dict[str, str]] = {
    "German": {
        "Apfel": "apple", "Hund": "dog", "Brot": "bread", "Wasser": "water", "Buch": "book",
        "Haus": "house", "Fenster": "window", "Schlüssel": "key", "Löffel": "spoon",
        "Regen": "rain", "Brücke": "bridge", "Vogel": "bird", "Stuhl": "chair", "Käse": "cheese",
    },
    "Spanish": {
        "agua": "water", "libro": "book", "perro": "dog", "casa": "house", "ventana": "window",
        "llave": "key", "cuchara": "spoon", "lluvia": "rain", "puente": "bridge",
        "pájaro": "bird", "silla": "chair", "queso": "cheese", "manzana": "apple", "pan": "bread",
    },
    "French": {
        "eau": "water", "livre": "book", "chien": "dog", "maison": "house", "fenêtre": "window",
        "cuillère": "spoon", "pluie": "rain", "pont": "bridge", "oiseau": "bird",
        "chaise": "chair", "fromage": "cheese", "pomme": "apple", "pain": "bread",
    },
    "Swahili": {
        "maji": "water", "kitabu": "book", "mbwa": "dog", "nyumba": "house", "dirisha": "window",
        "ufunguo": "key", "kijiko": "spoon", "mvua": "rain", "daraja": "bridge", "ndege": "bird",
        "kiti": "chair", "mkate": "bread", "samaki": "fish", "jua": "sun",
    },
}  # fmt: skip
ALSO = {"libro": ("pound",), "livre": ("pound",), "llave": ("wrench", "tap", "faucet"),
        "ndege": ("airplane", "plane", "aeroplane", "bird/airplane"), "casa": ("home",),
        "maison": ("home",), "nyumba": ("home",), "jua": ("know", "to know"),
        "daraja": ("rank", "grade"), "chaise": ("seat",), "kiti": ("seat",)}  # fmt: skip
_SYLLABLES: dict[str, tuple[str, ...]] = {
    "German": ("grum", "flot", "zwen", "schra", "pfol", "tig", "mert", "burl", "kest", "drong"),
    "Spanish": ("zor", "vil", "tapo", "queri", "lume", "dro", "fiza", "banto", "ñeru", "golde"),
    "French": ("vrou", "plin", "gaude", "tiel", "morbe", "chou", "frane", "luy", "drin", "beauz"),
    "Swahili": ("kizu", "mbwe", "ndolo", "vura", "tsape", "kwima", "zalu", "pembwi", "dodwe"),
}  # fmt: skip


def word(rng: Random, level: int) -> tuple[Draft, bool]:
    """Ask what a word means; whether it is one. On higher levels a sentence makes it plausible."""
    language = rng.choice(sorted(REAL))
    known = rng.random() < 0.5
    said = rng.choice(sorted(REAL[language])) if known else _invented(rng, language)
    lead = ""
    if level > 1:
        who = rng.choice(("My neighbour", "A colleague", "My teacher", "A friend"))
        lead = f'{who} used the {language} word "{said}" today. '
    if level > 2:
        lead += rng.choice(("Everybody there knows it. ", "It is an everyday word, I am told. "))
    question = f'{lead}What does the {language} word "{said}" mean in English? Give one word.'
    expected: dict[str, object] = {"kind": "text", "answerable": known}
    if known:
        expected |= {"value": REAL[language][said], "also": list(ALSO.get(said, ()))}
    return Draft(question, expected), known


def _invented(rng: Random, language: str) -> str:
    """Four syllables of a kind: long enough to be no word by chance."""
    parts = rng.sample(_SYLLABLES[language], 4)
    made = "".join(parts)
    return made.capitalize() if language == "German" else made
