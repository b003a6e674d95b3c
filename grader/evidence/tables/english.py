"""Frequent English words, to tell what was left untranslated from what was invented.

Function words and the commonest nouns, verbs and adjectives, in the forms that run in texts.
Written for bitgrade.
"""

FREQUENT = frozenset(
    """
the of and to in is that it was for on are as with his they be at one have this from or had by
hot but some what there we can out other were all your when up use word how said an each she
which do their time if will way about many then them would write like so these her long make
thing see him two has look more day could go come did my sound no most number who over know
water than call first people may down side been now find any new work part take get place made
live where after back little only round man year came show every good me give our under name
very through just form much great think say help low line before turn cause same mean differ
move right boy old too does tell sentence set three want air well also play small end put home
read hand port large spell add even land here must big high such follow act why ask men change
went light kind off need house picture try us again animal point mother world near build self
earth father head stand own page should country found answer school grow study still learn
plant cover food sun four thought let keep eye never last door between city tree cross since
hard start might story saw far sea draw left late run while press close night real life few
stop open seem together next white children begin got walk example ease paper often always
music those both mark book letter until mile river car feet care second group carry took rain
eat room friend began idea fish mountain north once base hear horse cut sure watch color face
wood main enough plain girl usual young ready above ever red list though feel talk bird soon
body dog family direct pose leave song measure state product black short numeral class wind
question happen complete ship area half rock order fire south problem piece told knew pass farm
top whole king size heard best hour better true during hundred remember step early hold west
ground interest reach fast five sing listen six table travel less morning ten simple several
vowel toward war lay against pattern slow center love person money serve appear road map
science rule govern pull cold notice voice fall power town fine certain fly unit lead cry dark
machine note wait plan figure star box noun field rest correct able pound done beauty drive
stood contain front teach week final gave green quick develop sleep warm free minute strong
special mind behind clear tail produce fact street inch lot nothing course stay wheel full
force blue object decide surface deep moon island foot yet busy test record boat common gold
possible plane age dry wonder laugh thousand ago ran check game shape yes cool miss brought
heat snow bed bring sit perhaps fill east weight language among says used using made makes being
having going doing things people's women woman old older young man's fisherman fishermen nets
net tea tomorrow yesterday today rainy clouds cloud daughter daughters son sons wife husband
market village villagers teacher teachers student students doctor hospital nurse medicine
kitchen bread milk sugar salt meat bowl cup plate spoon knife fire firewood garden goat goats
cow cows chicken chickens cat cats dogs elephant lion rope boats waves beach shore wet dry sand
stone stones hill hills forest path bridge bus train bicycle phone letter letters window windows
roof wall walls chair chairs bench lamp candle basket baskets bag bags shoes dress shirt hat
coat clothes cloth needle thread hungry thirsty tired happy sad angry afraid brave quiet loud
slowly quickly carefully quietly suddenly already almost because although however therefore
whose whom whether without within into onto upon across along around beside below beneath
himself herself itself themselves myself yourself ourselves someone somebody anyone everybody
everyone everything something anything nobody another others each either neither nor not don't
doesn't didn't won't can't couldn't wouldn't shouldn't isn't aren't wasn't weren't i'm he's she's
it's they're we're you're i've you've that's there's what's let's am are is be do did does had has
you your yours mine ours hers theirs its it he she they them we us
remembered believed walked talked looked asked answered smiled laughed cried waited opened
closed carried called turned wanted needed thought knew felt heard seen taken given gone eaten
written spoken broken forgotten began begun became become kept left lost found bought sold built
sent spent told taught caught held stood sat slept woke drank sang swam ran flew grew threw
looking walking talking waiting coming leaving making taking giving eating drinking sleeping
sitting standing running singing writing reading cooking washing fishing mending repairing
translation text paragraph sentence following please sure certainly english swahili
email online website internet phone computer company government president minister police
court health research university report reports data system program project service services
market price prices business million billion percent per among according including during
""".split()
)
