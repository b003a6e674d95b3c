"""Small grammars of our own: who, does, what, when. Every combination is a sound sentence."""
# ruff: noqa: RUF001 - letters of many languages

from random import Random

Parts = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""An order of parts, and the words for who, does, what and when."""

LANGUAGES: dict[str, Parts] = {
    "English": (
        "{who} {does} {what} {when}.",
        ("My sister", "The neighbour", "Our teacher", "The old man", "Their daughter"),
        ("buys", "paints", "cleans", "looks for", "sells"),
        ("three apples", "the blue chair", "an old bicycle", "the small boat", "her red coat"),
        ("every morning", "after lunch", "on Mondays", "before winter", "in the evening"),
    ),
    "German": (
        "{who} {does} {when} {what}.",
        ("Meine Schwester", "Der Nachbar", "Unsere Lehrerin", "Der alte Mann", "Ihre Tochter"),
        ("kauft", "malt", "putzt", "sucht", "verkauft"),
        ("drei Äpfel", "den blauen Stuhl", "ein altes Fahrrad", "das kleine Boot", "ihren Mantel"),
        ("jeden Morgen", "nach dem Essen", "am Montag", "vor dem Winter", "am Abend"),
    ),
    "Dutch": (
        "{who} {does} {when} {what}.",
        ("Mijn zus", "De buurman", "Onze lerares", "De oude man", "Hun dochter"),
        ("koopt", "schildert", "poetst", "zoekt", "verkoopt"),
        ("drie appels", "de blauwe stoel", "een oude fiets", "het kleine bootje", "haar rode jas"),
        ("elke ochtend", "na het eten", "op maandag", "voor de winter", "'s avonds"),
    ),
    "Spanish": (
        "{who} {does} {what} {when}.",
        ("Mi hermana", "El vecino", "Nuestra profesora", "El hombre viejo", "La hija de Juan"),
        ("compra", "pinta", "limpia", "busca", "vende"),
        ("tres manzanas", "la silla azul", "una bicicleta vieja", "el barco pequeño", "un abrigo"),
        ("cada mañana", "después de comer", "los lunes", "antes del invierno", "por la noche"),
    ),
    "Portuguese": (
        "{who} {does} {what} {when}.",
        ("Minha irmã", "O vizinho", "A nossa professora", "O homem velho", "A filha do João"),
        ("compra", "pinta", "limpa", "procura", "vende"),
        ("três maçãs", "a cadeira azul", "uma bicicleta velha", "o barco pequeno", "um casaco"),
        (
            "todas as manhãs",
            "depois do almoço",
            "às segundas-feiras",
            "antes do inverno",
            "à noite",
        ),
    ),
    "Italian": (
        "{who} {does} {what} {when}.",
        ("Mia sorella", "Il vicino", "La nostra maestra", "Il vecchio signore", "La loro figlia"),
        ("compra", "dipinge", "pulisce", "cerca", "vende"),
        ("tre mele", "la sedia blu", "una vecchia bicicletta", "la piccola barca", "un cappotto"),
        ("ogni mattina", "dopo pranzo", "il lunedì", "prima dell'inverno", "di sera"),
    ),
    "French": (
        "{who} {does} {what} {when}.",
        ("Ma sœur", "Le voisin", "Notre maîtresse", "Le vieil homme", "Leur fille"),
        ("achète", "peint", "nettoie", "cherche", "vend"),
        ("trois pommes", "la chaise bleue", "un vieux vélo", "le petit bateau", "un manteau rouge"),
        ("chaque matin", "après le déjeuner", "le lundi", "avant l'hiver", "le soir"),
    ),
    "Swedish": (
        "{who} {does} {what} {when}.",
        ("Min syster", "Grannen", "Vår lärare", "Den gamle mannen", "Deras dotter"),
        ("köper", "målar", "tvättar", "letar efter", "säljer"),
        ("tre äpplen", "den blå stolen", "en gammal cykel", "den lilla båten", "sin röda kappa"),
        ("varje morgon", "efter lunchen", "på måndagar", "före vintern", "på kvällen"),
    ),
    "Danish": (
        "{who} {does} {what} {when}.",
        ("Min søster", "Naboen", "Vores lærer", "Den gamle mand", "Deres datter"),
        ("køber", "maler", "vasker", "leder efter", "sælger"),
        ("tre æbler", "den blå stol", "en gammel cykel", "den lille båd", "sin røde frakke"),
        ("hver morgen", "efter frokost", "om mandagen", "før vinteren", "om aftenen"),
    ),
    "Icelandic": (
        "{who} {does} {what} {when}.",
        ("Systir mín", "Nágranninn", "Kennarinn okkar", "Gamli maðurinn", "Dóttir þeirra"),
        ("kaupir", "málar", "þvær", "finnur", "selur"),
        ("þrjú epli", "bláa stólinn", "gamalt reiðhjól", "litla bátinn", "rauðu kápuna sína"),
        ("á hverjum morgni", "eftir hádegismat", "á mánudögum", "fyrir veturinn", "á kvöldin"),
    ),
    "Polish": (
        "{who} {does} {what} {when}.",
        ("Moja siostra", "Sąsiad", "Nasza nauczycielka", "Stary człowiek", "Ich córka"),
        ("kupuje", "maluje", "czyści", "oddaje", "sprzedaje"),
        ("trzy jabłka", "niebieskie krzesło", "stary rower", "małą łódkę", "czerwony płaszcz"),
        ("każdego ranka", "po obiedzie", "w poniedziałki", "przed zimą", "wieczorem"),
    ),
    "Czech": (
        "{who} {does} {what} {when}.",
        ("Moje sestra", "Soused", "Naše učitelka", "Starý muž", "Jejich dcera"),
        ("kupuje", "maluje", "čistí", "hledá", "prodává"),
        ("tři jablka", "modrou židli", "staré kolo", "malou loďku", "červený kabát"),
        ("každé ráno", "po obědě", "v pondělí", "před zimou", "večer"),
    ),
    "Russian": (
        "{who} {does} {what} {when}.",
        ("Моя сестра", "Сосед", "Наша учительница", "Старый человек", "Их дочь"),
        ("покупает", "красит", "чистит", "ищет", "продаёт"),
        ("три яблока", "синий стул", "старый велосипед", "маленькую лодку", "красное пальто"),
        ("каждое утро", "после обеда", "по понедельникам", "перед зимой", "вечером"),
    ),
    "Finnish": (
        "{who} {does} {what} {when}.",
        ("Siskoni", "Naapuri", "Opettajamme", "Vanha mies", "Heidän tyttärensä"),
        ("ostaa", "maalaa", "pesee", "löytää", "myy"),
        ("kolme omenaa", "sinisen tuolin", "vanhan polkupyörän", "pienen veneen", "punaisen takin"),
        ("joka aamu", "lounaan jälkeen", "maanantaisin", "ennen talvea", "illalla"),
    ),
    "Turkish": (
        "{who} {when} {what} {does}.",
        ("Kız kardeşim", "Komşumuz", "Öğretmenimiz", "Yaşlı adam", "Onların kızı"),
        ("alıyor", "boyuyor", "temizliyor", "arıyor", "satıyor"),
        (
            "üç elmayı",
            "mavi sandalyeyi",
            "eski bir bisikleti",
            "küçük tekneyi",
            "kırmızı paltosunu",
        ),
        ("her sabah", "öğle yemeğinden sonra", "pazartesi günleri", "kıştan önce", "akşamları"),
    ),
    "Swahili": (
        "{who} {does} {what} {when}.",
        ("Dada yangu", "Jirani yetu", "Mwalimu wetu", "Mzee yule", "Binti yao"),
        ("ananunua", "anapaka rangi", "anasafisha", "anatafuta", "anauza"),
        ("viti vitatu", "kiti cha bluu", "baiskeli ya zamani", "mashua ndogo", "meza kubwa"),
        ("kila asubuhi", "baada ya chakula", "siku ya Jumatatu", "kabla ya mvua", "jioni"),
    ),
    "Japanese": (
        "{who}は{when}{what}を{does}。",
        ("妹", "隣の人", "私たちの先生", "おじいさん", "彼らの娘"),
        ("買います", "塗ります", "洗います", "探します", "売ります"),
        ("りんごを三つと本", "青い椅子", "古い自転車", "小さな船", "赤いコート"),
        ("毎朝", "昼ご飯の後で", "月曜日に", "冬の前に", "夕方に"),
    ),
}

FAMILIES: tuple[tuple[str, ...], ...] = (
    ("English", "German", "Dutch"),
    ("Spanish", "Portuguese", "Italian", "French"),
    ("Swedish", "Danish", "Icelandic"),
    ("Polish", "Czech"),
    ("Russian",),
    ("Finnish",),
    ("Turkish",),
    ("Swahili",),
    ("Japanese",),
)
"""Languages that look alike stand together."""


def passage(rng: Random, language: str, sentences: int) -> str:
    """Sentences of a language, each of other people."""
    order, who, does, what, when = LANGUAGES[language]
    subjects = rng.sample(who, sentences)
    told = (
        order.format(who=one, does=rng.choice(does), what=rng.choice(what), when=rng.choice(when))
        for one in subjects
    )
    return ("" if language == "Japanese" else " ").join(told)
