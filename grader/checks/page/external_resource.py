"""The page needs something from the network.

A page that was asked to be one file breaks the moment a script, style sheet, font or
picture comes from elsewhere: offline, behind a firewall, or when the address is gone or
was never there, as invented addresses are. Links that people may follow, and data that
stands in the page, need nothing.
"""

from grader.check import bad, check, good
from grader.evidence.addresses import Addresses
from grader.finding import Message
from grader.verdict import Verdict, all_or_nothing

LOADED = Message("loaded", "{by} loads {url} from the network")

_LONGEST = 120  # code points of an address that are shown


@check
def external_resource(addresses: Addresses) -> Verdict:
    """Look where everything comes from that the page loads."""
    return all_or_nothing(
        LOADED.at(one.place, by=one.by, url=one.url[:_LONGEST]) for one in addresses.external
    )


EXAMPLES = (
    good("<a href='https://example.org'>more</a><form action='//example.org/send'></form>"),
    good("<img src=data:image/png;base64,AAAA><img src=a.png><script src=./game.js></script>"),
    good("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'/>"),
    good("<link rel=canonical href=https://a.org><link rel=preconnect href=https://b.org>"),
    good("<meta property=og:image content=https://a.org/x.png><!-- <img src=https://a.org> -->"),
    good("<style>@namespace url(http://www.w3.org/1999/xhtml); /* url(//a.org) */ a{b:url(#c)}"),
    good("<script>document.createElementNS('http://www.w3.org/2000/svg', 'g');</script>"),
    good("<script>location.href = 'https://a.org'; window.open('https://a.org');</script>"),
    good("<script>// fetch('https://a.org')\nlink.href = 'https://a.org'; fetch('/a');</script>"),
    bad("<p>\n <script src=https://cdn.org/a.js></script>", earns=(LOADED.on(2, 10),)),
    bad("<link rel=stylesheet href='//cdn.org/a.css'>", earns=(LOADED.on(1, 22),)),
    bad("<img srcset='a.png 1x, https://a.org/b.png 2x' alt=''>", earns=(LOADED,)),
    bad("<style>\n@import 'https://a.org/f.css';\nb{c:url(http://a.org/d)}", earns=(LOADED,) * 2),
    bad("<div style='background:url(\"https://a.org/b.png\")'></div>", earns=(LOADED.on(1, 24),)),
    bad("<script>const API = 'https://a.org';\nfetch(`${API}/x`);</script>", earns=(LOADED.on(2),)),
    bad("<script type=module>import * as T from 'https://a.org/t.js';</script>", earns=(LOADED,)),
    bad(
        '<script type=importmap>{"imports": {"three": "https://a.org/three.js"}}</script>\n'
        "<script type=module>import { Scene } from 'three';</script>",
        earns=(LOADED.on(2),),
    ),
    bad("<script>const i = new Image(); i.src = 'https://a.org/i.png';</script>", earns=(LOADED,)),
    bad("<script>d.innerHTML = '<img src=\"https://a.org/i.png\">';</script>", earns=(LOADED,)),
    bad("<base href=https://a.org/><script src=b.js></script>", earns=(LOADED,)),
)
