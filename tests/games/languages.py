"""The words on the page, in the languages in which people ask for a Tetris."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What a game says. `press` and `again` have a place for a key, `faster` one for a number."""

    start: str
    score: str
    level: str
    lines: str
    next: str
    hold: str
    paused: str
    over: str
    restart: str
    move: str
    turn: str
    soft: str
    hard: str
    pause: str
    points: str
    keys: str
    press: str
    again: str
    click: str
    anykey: str
    faster: str


LANGUAGES: dict[str, Words] = {
    "en": Words(
        "Start", "Score", "Level", "Lines", "Next", "Hold", "Paused", "Game Over", "Restart",
        "move", "rotate", "soft drop", "hard drop", "pause", "points", "Controls",
        "Press {} to start", "Press {} to play again", "Click to play", "Press any key",
        "Faster every {} lines",
    ),
    "zh": Words(
        "开始游戏", "得分", "等级", "行数", "下一个", "暂存", "已暂停", "游戏结束", "重新开始",
        "移动", "旋转", "加速下落", "直接落下", "暂停", "分", "操作说明",
        "按 {} 开始", "按 {} 重新开始", "点击开始", "按任意键开始", "每 {} 行加速一次",
    ),
    "ja": Words(
        "スタート", "スコア", "レベル", "ライン", "ネクスト", "ホールド", "一時停止",
        "ゲームオーバー", "もう一度", "移動", "回転", "ソフトドロップ", "ハードドロップ",
        "一時停止",
        "点", "操作方法", "{} キーでスタート", "{} キーでもう一度", "クリックでスタート",
        "何かキーを押してください", "{} ラインごとに速くなる",
    ),
    "ko": Words(
        "시작", "점수", "레벨", "줄", "다음", "보관", "일시정지", "게임 오버", "다시 시작",
        "이동", "회전", "천천히 내리기", "한번에 내리기", "일시정지", "점", "조작법",
        "{} 키를 눌러 시작", "{} 키를 눌러 다시 시작", "클릭하여 시작", "아무 키나 누르세요",
        "{}줄마다 빨라집니다",
    ),
    "es": Words(
        "Empezar", "Puntos", "Nivel", "Líneas", "Siguiente", "Reserva", "En pausa",
        "Fin del juego", "Reiniciar", "mover", "girar", "caída suave", "caída rápida", "pausa",
        "puntos", "Controles", "Pulsa {} para empezar", "Pulsa {} para jugar de nuevo",
        "Haz clic para jugar", "Pulsa cualquier tecla", "Más rápido cada {} líneas",
    ),
    "de": Words(
        "Spiel starten", "Punkte", "Stufe", "Reihen", "Nächster", "Halten", "Pause",
        "Spiel vorbei", "Neu starten", "bewegen", "drehen", "schneller fallen", "fallen lassen",
        "Pause", "Punkte", "Steuerung", "{} drücken zum Starten", "{} drücken für ein neues Spiel",
        "Klicken zum Spielen", "Beliebige Taste drücken", "Schneller nach je {} Reihen",
    ),
    "fr": Words(
        "Jouer", "Score", "Niveau", "Lignes", "Suivante", "Réserve", "En pause",
        "Partie terminée", "Recommencer", "déplacer", "tourner", "descente douce",
        "chute immédiate", "pause", "points", "Commandes", "Appuyez sur {} pour commencer",
        "Appuyez sur {} pour rejouer", "Cliquez pour jouer", "Appuyez sur une touche",
        "Plus rapide toutes les {} lignes",
    ),
    "ru": Words(
        "Новая игра", "Счёт", "Уровень", "Линии", "Следующая", "Запас", "Пауза", "Игра окончена",
        "Заново", "движение", "поворот", "ускорить", "сбросить", "пауза", "очков", "Управление",
        "Нажмите {} для начала", "Нажмите {}, чтобы сыграть ещё", "Щёлкните, чтобы играть",
        "Нажмите любую клавишу", "Быстрее каждые {} линий",
    ),
    "cs": Words(
        "Hrát", "Skóre", "Úroveň", "Řady", "Další", "Odložit", "Pauza", "Konec hry",
        "Hrát znovu", "pohyb", "otočit", "rychleji dolů", "shodit", "pauza", "bodů", "Ovládání",
        "Stiskni {} pro start", "Stiskni {} pro novou hru", "Klikni a hraj",
        "Stiskni libovolnou klávesu", "Rychleji po každých {} řadách",
    ),
    "sw": Words(
        "Anza", "Alama", "Kiwango", "Mistari", "Inayofuata", "Hifadhi", "Imesimama",
        "Mchezo umekwisha", "Anza tena", "sogeza", "zungusha", "shusha haraka",
        "angusha moja kwa moja", "simamisha", "alama", "Vidhibiti", "Bonyeza {} kuanza",
        "Bonyeza {} kucheza tena", "Bofya kucheza", "Bonyeza kitufe chochote",
        "Kasi zaidi kila mistari {}",
    ),
    "pt": Words(
        "Iniciar", "Pontos", "Nível", "Linhas", "Próxima", "Guardar", "Pausado", "Fim de jogo",
        "Reiniciar", "mover", "girar", "queda suave", "queda rápida", "pausa", "pontos",
        "Controles", "Pressione {} para iniciar", "Pressione {} para jogar de novo",
        "Clique para jogar", "Pressione qualquer tecla", "Mais rápido a cada {} linhas",
    ),
    "hi": Words(
        "शुरू करें", "स्कोर", "स्तर", "पंक्तियाँ", "अगला", "रोकें", "रुका हुआ", "खेल समाप्त",
        "फिर से शुरू करें", "हिलाएँ", "घुमाएँ", "तेज़ गिराएँ", "एकदम गिराएँ", "विराम", "अंक",
        "नियंत्रण", "शुरू करने के लिए {} दबाएँ", "फिर खेलने के लिए {} दबाएँ",
        "खेलने के लिए क्लिक करें", "कोई भी कुंजी दबाएँ", "हर {} पंक्तियों पर तेज़",
    ),
}  # fmt: skip
