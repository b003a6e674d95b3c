"""Words that people call parts of pages by, so that a word is not taken for a slip of another one.

Written for bitgrade: what stands in class names besides the commonest words of English.
"""

_WORDS = """
about accent accordion account action active actual alert align alt anchor anim animate animated
app arrow arrows article aside audio author avatar axis back backdrop background badge ball balls
banner bar bars base basic bat beat bet bin bit block blocks blog blur board body bold bonus book
border bottom bounce box boxes brand break brick bricks brush bubble bubbles bullet burger button
buttons calc cancel canvas caption card cards carousel cart carts cell cells center chart charts
chat check checked child chip chips circle clear click clock close closed cloud code coin col
collapse color colors cols column columns comment complete confetti confirm contact container
content control controls corner cost count counter cover crop cube cursor curve custom cut dark
dash dashboard data date dates day days deal deck default demo desc detail details dial dialog
dice digit digits dim disabled disc display divider dock done dot dots drag draw drawer drop
dropdown edge edit effect empty end enemy energy enter entry error event events exit expand
expired extra eye eyes face fact fade fail false feature featured feed field fields fill filled
filter final first fix fixed flag flash flat flex flip float flow fluid focus fog font foot footer
form forms frame front full fun gallery game gap gate ghost glass glitch globe glow gold good
graph gray green grey grid group grow guess guide half hand handle hard head header heading heart
height hero hidden hide high hint history hit hits hold hole home host hot hour hours hover icon
icons id idle image images img index info inline inner input inputs inset intro item items join
keep key keyboard keys label labels large last lane layer layers layout lazy lead leaf left legend
lens letter letters level levels life light lights like line lines link links list lists live
lives load loader loading locked log login logo long loop loss lost low main map margin mark
marker mask match max maze media medium meet menu message meta meter mid middle min mini mobile
modal mode modes moon mouse move moves muted name names nav navbar neon next night none normal
note notes notice number off offer on once open option options orb order out outer output over
overlay pad paddle page pager pages paint pair pane panel panels parent part particle particles
parts pass past paste path pause paused peg pen pick pie piece pieces pill pin pink place plain
plan plane plate play played player plus point points pool pop popup port pos post poster posts
power preset press preview prev price primary print product profile progress prompt pulse purple
puzzle quiz quote radio rail rain raised range rank rate rating reading ready record red region
reset rest result results retro reveal ribbon right ring rings ripple road role roll root rotate
round rounded route row rows rule rules run safe sale save score scores screen scroll search
seat second section select selected send set sets settings shade shadow shake shape shapes share
sheet ship shop show shown side sidebar sign simple site size skew skill skin slice slide slider
slides slot slots slow small smooth snake snow social solid song sort sound source space span
spark speed spin spinner split spot sprite square stack stage star stars start stat state states
static station stats status step steps stick sticky stop store story strip stripe strong sub
submit success summary sun surface swap swipe switch symbol tab table tables tabs tag tags tail
target task tasks team term test text theme themes thumb tick ticket tile tiles time timer tint
tip title toast today todo toggle tool toolbar tools tooltip top total touch tour tower track
trail tree trigger true turn twist type unit up upper user users valid value values video view
viewer wait wall warn warning wave waves wheel white wide width win window winner wins word words
work world wrap wrapper wrong year yellow zone zoom
"""
INTERFACE = frozenset(_WORDS.split())
