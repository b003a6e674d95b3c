"""Every way out of a page that we know of: markup, style, script, workers, and on being closed.

``URL(name)`` in a channel stands for an address that tells, where it arrives, who called.
"""

import re

MARKUP = {
    "img": '<img src="URL(img)">',
    "img-lazy": '<img loading="lazy" src="URL(img-lazy)">',
    "srcset": '<img srcset="URL(srcset) 1x">',
    "picture": '<picture><source srcset="URL(picture)"><img></picture>',
    "iframe": '<iframe src="URL(iframe)"></iframe>',
    "iframe-inside": "<iframe srcdoc=\"<img src='URL(iframe-inside)'>\"></iframe>",
    "frameset": "<iframe srcdoc=\"<frameset><frame src='URL(frameset)'></frameset>\"></iframe>",
    "refresh": (
        "<iframe srcdoc=\"<meta http-equiv=refresh content='0;url=URL(refresh)'>\"></iframe>"
    ),
    "fencedframe": '<fencedframe src="URL(fencedframe)"></fencedframe>',
    "script": '<script src="URL(script)"></script>',
    "module": '<script type="module" src="URL(module)"></script>',
    "stylesheet": '<link rel="stylesheet" href="URL(stylesheet)">',
    "style-import": '<style>@import "URL(style-import)";</style>',
    "background": '<p style="background: url(URL(background))">x</p>',
    "cursor": '<p style="cursor: url(URL(cursor)), auto">x</p>',
    "list-image": '<li style="list-style-image: url(URL(list-image))">x</li>',
    "font": (
        "<style>@font-face { font-family: f; src: url(URL(font)) } b { font-family: f }</style>"
        "<b>x</b>"
    ),
    "video": '<video src="URL(video)" autoplay></video>',
    "poster": '<video poster="URL(poster)"></video>',
    "audio": '<audio src="URL(audio)" preload="auto"></audio>',
    "track": (
        '<video src="data:video/mp4,"><track default kind="captions" src="URL(track)"></video>'
    ),
    "object": '<object data="URL(object)"></object>',
    "embed": '<embed src="URL(embed)">',
    "input-image": '<input type="image" src="URL(input-image)">',
    "svg-image": '<svg><image href="URL(svg-image)" width="9" height="9" /></svg>',
    "svg-use": '<svg><use href="URL(svg-use)#x" /></svg>',
    "svg-filter": (
        '<svg><filter id="q"><feImage href="URL(svg-filter)" /></filter>'
        '<rect width="9" height="9" filter="url(#q)" /></svg>'
    ),
    "prefetch": '<link rel="prefetch" href="URL(prefetch)">',
    "prerender": '<link rel="prerender" href="URL(prerender)">',
    "preload": '<link rel="preload" as="image" href="URL(preload)">',
    "modulepreload": '<link rel="modulepreload" href="URL(modulepreload)">',
    "dns-prefetch": '<link rel="dns-prefetch" href="URL(dns-prefetch)">',
    "preconnect": '<link rel="preconnect" href="URL(preconnect)">',
    "icon": '<link rel="icon" href="URL(icon)">',
    "manifest": '<link rel="manifest" href="URL(manifest)">',
    "speculation-prefetch": (
        '<script type="speculationrules">{"prefetch": [{"source": "list",'
        ' "urls": ["URL(speculation-prefetch)"], "eagerness": "immediate"}]}</script>'
    ),
    "speculation-prerender": (
        '<script type="speculationrules">{"prerender": [{"source": "list",'
        ' "urls": ["URL(speculation-prerender)"], "eagerness": "immediate"}]}</script>'
    ),
    "attribution": '<img attributionsrc="URL(attribution)">',
}

SCRIPT = {
    "image": "new Image().src = 'URL(image)'",
    "fetch": "fetch('URL(fetch)', { mode: 'no-cors' })",
    "keepalive": "fetch('URL(keepalive)', { mode: 'no-cors', keepalive: true, method: 'POST' })",
    "fetch-later": "fetchLater('URL(fetch-later)', { activateAfter: 0 })",
    "xhr": "const x = new XMLHttpRequest(); x.open('GET', 'URL(xhr)'); x.send()",
    "xhr-sync": "const x = new XMLHttpRequest(); x.open('GET', 'URL(xhr-sync)', false); x.send()",
    "beacon": "navigator.sendBeacon('URL(beacon)', 'x')",
    "eventsource": "new EventSource('URL(eventsource)')",
    "websocket": "new WebSocket('URL(websocket)'.replace('http', 'ws'))",
    "websocket-stream": "new WebSocketStream('URL(websocket-stream)'.replace('http', 'ws'))",
    "import": "import('URL(import)')",
    "font-face": "new FontFace('g', 'url(URL(font-face))').load()",
    "written": "document.write('<script src=\"URL(written)\"><' + '/script>')",
    "ping": "const a = document.createElement('a'); a.href = '#'; a.ping = 'URL(ping)'; a.click()",
    "form": (
        "const f = document.createElement('form'); f.action = 'URL(form)'; f.target = 'inner';"
        " const i = document.createElement('iframe'); i.name = 'inner'; document.body.append(f, i);"
        " f.submit()"
    ),
    "popup": "open('URL(popup)')",
    "link-popup": (
        "const a = document.createElement('a'); a.href = 'URL(link-popup)'; a.target = '_blank';"
        " document.body.append(a); a.click()"
    ),
    "base": (
        "const i = document.createElement('iframe'); i.srcdoc = '<base href=\"URL(base)\">"
        '<img src="#"><img src="?x">\'; document.body.append(i)'
    ),
    "xml-stylesheet": (
        "const i = document.createElement('iframe'); i.src = URL.createObjectURL(new Blob(["
        "'<?xml-stylesheet href=\"URL(xml-stylesheet)\"?><x/>'], { type: 'text/xml' }));"
        " document.body.append(i)"
    ),
    "worker-fetch": "work(`fetch('URL(worker-fetch)', { mode: 'no-cors' })`)",
    "worker-import": "work(`importScripts('URL(worker-import)')`)",
    "worker-socket": "work(`new WebSocket('URL(worker-socket)'.replace('http', 'ws'))`)",
    "worker-xhr": (
        "work(`const x = new XMLHttpRequest(); x.open('GET', 'URL(worker-xhr)', false); x.send()`)"
    ),
    "worker-transport": (
        "work(`new WebTransport('URL(worker-transport)'.replace('http', 'https'))`)"
    ),
    "worker-inside": (
        "work(`new Worker(URL.createObjectURL(new Blob([\"fetch('URL(worker-inside)',"
        " { mode: 'no-cors' })\"])))`)"
    ),
    "module-worker": (
        "new Worker(URL.createObjectURL(new Blob([\"import 'URL(module-worker)'\"],"
        " { type: 'text/javascript' })), { type: 'module' })"
    ),
    "shared-worker": (
        "new SharedWorker(URL.createObjectURL(new Blob([`fetch('URL(shared-worker)',"
        " { mode: 'no-cors' })`])))"
    ),
    "service-worker": "navigator.serviceWorker.register('URL(service-worker)')",
    "worklet": "new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule('URL(worklet)')",
    "transport": "new WebTransport('URL(transport)'.replace('http', 'https'))",
    "peer": "call(globalThis)",
    "peer-of-a-frame": (
        "const i = document.createElement('iframe'); document.body.append(i); call(i.contentWindow)"
    ),
    "identity": (
        "navigator.credentials.get({ identity: { providers: [{ configURL: 'URL(identity)',"
        " clientId: 'x' }] } })"
    ),
    "payment": (
        "new PaymentRequest([{ supportedMethods: 'URL(payment)' }], { total: { label: 'x',"
        " amount: { currency: 'EUR', value: '1' } } }).canMakePayment()"
    ),
    "passkey": (
        "navigator.credentials.get({ publicKey: { challenge: new Uint8Array(9), rpId:"
        " new URL('URL(passkey)').hostname } })"
    ),
    "interest-group": (
        "navigator.joinAdInterestGroup({ owner: new URL('URL(interest-group)').origin, name: 'x',"
        " biddingLogicURL: 'URL(interest-group)' }, 99)"
    ),
    "on-leaving": (
        "addEventListener('pagehide', () => { navigator.sendBeacon('URL(on-leaving)');"
        " fetch('URL(on-leaving)', { mode: 'no-cors', keepalive: true }) })"
    ),
    "location": "setTimeout(() => { location = 'URL(location)' }, 2000)",
}

HELP = """
const work = (text) => new Worker(URL.createObjectURL(new Blob([text])));
const call = ({ RTCPeerConnection: Peer }) => {
  const peer = new Peer({ iceServers: [{ urls: 'stun:HOST' }] });
  peer.createDataChannel('x');
  peer.createOffer().then((offer) => peer.setLocalDescription(offer));
};
"""


def page(host: str) -> str:
    """Write a page that tries every channel to a host (with its port)."""
    attempts = ",\n".join(f"() => {{ {script} }}" for script in SCRIPT.values())
    text = (
        f"<!doctype html><title>x</title><body><p>x</p>{''.join(MARKUP.values())}<script>{HELP}"
        f"for (const attempt of [{attempts}]) try {{ attempt() }} catch {{}}\n"
        "onunhandledrejection = (event) => event.preventDefault();</script>"
    )
    return re.sub(r"URL\(([a-z-]+)\)", rf"http://{host}/\1", text).replace("HOST", host)


def names() -> set[str]:
    """Every channel."""
    return {*MARKUP, *SCRIPT}
