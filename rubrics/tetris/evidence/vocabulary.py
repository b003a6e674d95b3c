"""Words of falling blocks in many languages: what a page says of keys, points, levels and the end.

Stems, matched without regard to case. What is ambiguous in a language is left out where it would
make something owed that nobody promised.
"""

# ruff: noqa: RUF001 - letters of other alphabets are meant

import re
from re import Pattern


def _any(*parts: str) -> Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


SCORE = _any(
    r"\bscore|\bpoints?\b|\bpts\b|\bpunkte?\b|\bpunkty\b|\bpuntos\b|puntuaci|puntaje",
    r"\bpontos\b|pontua|punteggio|\bpunti\b|\bpunten\b|sk[óo]re|skór|skor\b|сч[её]т|\bочк",
    r"рахунок|\bбал[иів]|得分|[分點点][数數]|积分|積分|スコア|得点|점수|스코어|\balama\b",
    r"\bpointi\b|स्कोर|अंक|النقاط|نقاط|النتيجة|điểm|คะแนน|\bwynik|\bpuan|pisteet|poäng|poeng",
    r"σκορ|βαθμ|ניקוד|\bnilai\b|pontszám|scor\b",
)
BEST = _any(
    r"\bhigh|\bhi\b|\bhi-?score|\bbest|r[eé]cord|rekord|\btop\b|\bmax|\bgoal|\btarget|最高",
    r"最佳|最大|ハイ|ベスト|최고|mejor|meilleur|beste[rs]?\b|höchst|melhor|miglior|рекорд|лучш",
    r"nejlep|najlep|en yüksek|en iyi|ya juu|\bbora\b|उच्च|सर्वश्रेष्ठ|الأعلى|أفضل|cao nhất",
    r"สูงสุด|tertinggi|bästa|paras",
)
LEVEL = _any(
    r"\bleve?l\b|\blevels\b|\blvl\b|\bniveau\b|\bniv\b|\bnivel\b|\bnível\b|\blivello\b",
    r"\bstufe\b|уров|рівень|等级|等級|级别|級別|关卡|關卡|レベル|레벨|단계|úroveň|poziom",
    r"seviye|\bkiwango\b|स्तर|المستوى|cấp|ระดับ|\bnivå|\btaso\b|επίπεδο|רמה|\bszint|\bspeed\b",
    r"速度|geschwindigkeit|velocidad|vitesse|velocidade|velocità|скорость|속도|スピード",
)
LINES = _any(
    r"\blines?\b|\brows?\b|\bcleared\b|行|ライン|줄|라인|líneas?|\bfilas?\b|\blignes?\b",
    r"\breihen\b|\bzeilen\b|\blinhas?\b|\brighe\b|\blinee\b|лини|\bряд|строк|\břad|\blini",
    r"satır|mistari|पंक्ति|صفوف|سطور|hàng|แถว|\bbaris|\bregels\b|\brijen\b|\brader\b|rivi",
    r"γραμμ|שורות|\bsor",
)
NEXT = _any(
    r"\bnext\b|\bupcoming\b|coming up|\bpreview\b|siguiente|\bpr[óo]xim[oa]|nächst|suivant",
    r"prossim|下一|下個|下个|预览|預覽|ネクスト|つぎ|次の|^次$|다음|následuj|\bdalší|następn",
    r"sonraki|inayofuata|\bijayo\b|अगल|التالي|القادم|kế tiếp|tiếp theo|ถัดไป|berikut|selanjut",
    r"volgende|nästa|neste|seuraava|наступн|следующ|επόμεν|הבא|következő|urmă",
)
FASTER = _any(
    r"faster|speeds? (up|increas)|speed rises|quicker|accelerat|加速|变快|變快|提速|速く",
    r"スピードアップ|빨라|más rápido|acelera|schneller|plus (rapide|vite)|accél|più veloc",
    r"mais rápido|быстрее|ускор|rychle|szybc|hızlan|\bkasi\b|तेज|أسرع|nhanh hơn|เร็วขึ้น",
    r"lebih cepat|sneller|snabbare|швидше|level(s)? up|level rises|next level|升级|升級",
    r"レベルアップ",
)
SOFT = _any(
    r"soft[\s-]?drop|move (it )?down|(drop|fall|go|move)s? faster|faster (drop|fall|down)",
    r"fast (drop|fall)|speed (it )?up|accelerat|软降|軟降|加速(下落|下降|落下)?",
    r"快速(下落|下降)|[下向]移|缓降|ソフトドロップ|高速落下|速く(落|下)|下に?移動|下へ移動",
    r"소프트\s?드롭|천천히 내리|빠르게 내리|빨리 내리|아래로|ca[ií]da (suave|lenta)|\bbajar\b",
    r"acelerar|bajada|schneller (fallen|runter)|beschleunig|sanft(er)? (fall|drop)|nach unten",
    r"descente (douce|lente|rapide)|\bdescendre\b|accélérer|chute (douce|lente)|discesa",
    r"caduta (morbida|lenta)|accelera|queda (suave|lenta)|\bdescer\b|ускор|мягк|вниз\b",
    r"опустить|rychleji dol|dolů|pomal[ýé] pád|miękk|w dół|przyspiesz|yumuşak",
    r"hızlı? (indir|düş)|aşağı|shusha|chini haraka|तेज़? गिर|नीचे|إسقاط (ناعم|بطيء)|rơi nhanh",
    r"xuống|turun|zachte|naar beneden|omlaag|sneller (vallen|omlaag)|nedåt|mjuk|прискор|вниз",
)
DOWN = _any(
    r"\bdown\b|\bfaster\b|\bhurry\b|schneller|runter|\babajo\b|más rápido|\bbajar?\b|plus vite",
    r"vers le bas|mais rápido|para baixo|più veloce|\bgiù\b|быстрее|вниз|dolů|rychle|szybc",
    r"w dół|hızlı|aşağı|\bchini\b|haraka|नीचे|तेज|加速|向下|下移|下へ|速く|빠르게|아래|xuống",
    r"\bturun\b|omlaag|sneller|nedåt|snabbare|\balas\b|нижче|швидше",
)
HARD = _any(
    r"hard[\s-]?drop|instant(ly)? (drop|fall)",
    r"drop (it )?(instant|immediate|at once|to (the )?bottom)|quick drop|\bslam\b|硬降",
    r"直接(落|下)|[瞬立](间|即|時|刻)(下|落|到)|(一键|一鍵)?(落|降)到底|直落|ハードドロップ",
    r"一気に|即落下|瞬間落下|하드\s?드롭|한\s?번에|즉시 내리|바로 내리",
    r"ca[ií]da (dura|instant|inmediat|rápida)|dejar caer|\bsoltar\b|fallen lassen",
    r"sofort(iger)? (fall|unten|runter)|harter (fall|drop)",
    r"chute (immédiat|instant|rapide|dure|libre)|(laisser|faire) tomber|lâcher",
    r"caduta (istant|rapid|immed)|lascia cadere|queda (instant|imediat|brusca|rápida|livre)",
    r"\blargar\b|сброс|мгновенн|уронить|\bshodit|okamžit|tvrdý|zrzu[ctć]|natychmiast|tward",
    r"sert (düş|bırak)|anında|angusha|एकदम|तुरंत गिर|إسقاط (سريع|فوري|حاد)|rơi (ngay|thẳng)",
    r"thả|jatuh(kan)? (langsung|cepat)|laten vallen|släpp|скинути",
)
DROP = _any(
    r"\bdrops?\b|\bfall\b|下落|落下|드롭|\bca[ií]da\b|\bfallen\b|\bchute\b|\bqueda\b|паден|pád",
)
AGAIN = _any(
    r"\bre-?start|play again|\bagain\b|new game|\bretry\b|\breset\b|start over",
    r"another (game|round)|重新开始|重新開始|再来|再來|再玩|重来|重來|重玩|重开|重開|新游戏",
    r"新遊戲|もう一度|もう一回|リスタート|再スタート|やり直|リトライ|新しいゲーム|再プレイ",
    r"다시|재시작|새 게임|reinici|de nuevo|otra vez|nueva partida|nuevo juego|volver a jugar",
    r"neu ?start|neues spiel|noch ?(ein)?mal|erneut|recommencer|rejouer|nouvelle partie",
    r"relancer|redémarrer|ricominci|riavvi|gioca ancora|nuova partita|riprov",
    r"(jogar|tentar) (de novo|novamente|outra vez)|novo jogo|recomeçar|заново|ещ[её] раз",
    r"сыграть ещ|новая игра|перезапус|рестарт|снова|hrát znovu|\bznovu\b|nová hra|od nowa",
    r"jeszcze raz|nowa gra|ponownie|yeniden|tekrar|yeni oyun|\btena\b|\bupya\b|mchezo mpya|फिर",
    r"दोबारा|नया खेल|مرة أخرى|إعادة|لعبة جديدة|chơi lại|ván mới|อีกครั้ง|ใหม่|main lagi|ulang",
    r"opnieuw|nieuw spel|spela igen|nytt spel|uudelleen|uusi peli|знову|нова гра|ξανά|שוב",
)
BEGIN = _any(
    r"\bstart|\bplay\b|\bbegin|continue|开始|開始|继续|繼續|スタート|はじめ|プレイ|시작|계속",
    r"하기|empezar|comenzar|iniciar|jugar|starten|spielen|beginn|commencer|jouer|continuer",
    r"gioca|inizia|jogar|começar|начать|начала|играть|hrát|hraj|\bhru\b|spustit|zacząć|grać",
    r"graj|başla|oyna|kuanza|kucheza|\banza|\bcheza|शुरू|खेल|ابدأ|للعب|للبدء|chơi|bắt đầu",
    r"เริ่ม|เล่น|mulai|\bmain\b|beginnen|spelen|spela|starta|pelaa|aloita|почати|грати|ξεκιν",
    r"παίξ|התחל|שחק",
)
CLICK = _any(
    r"\bclick|\btap\b|\btouch|点击|點擊|單擊|单击|轻触|クリック|タップ|클릭|탭|\bcli[cq]",
    r"\bhaz clic|\bklick|\bklik|щ[её]лк|нажмите мыш|натисн|bofya|क्लिक|انقر|nhấp|คลิก|toque",
    r"tıkla",
)
RELOAD = _any(
    r"refresh|reload|\bF5\b|刷新|重新加载|再読み込み|새로고침|recarg|neu laden|recharg|обнов",
)
ANY_KEY = _any(
    r"any (key|button)|任意键|任意鍵|任意の?キー|何かキー|아무 키|cualquier tecla",
    r"beliebige taste|une touche|n'importe quelle touche|qualquer tecla|qualsiasi tasto",
    r"любую клавишу|libovolnou kl|dowolny klawisz|herhangi bir tuş|kitufe chochote",
    r"कोई भी कुंजी|أي مفتاح|bất kỳ|довільну клавішу",
)
