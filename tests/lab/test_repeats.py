"""Moving pages: whatever moves them, ten visits tell the same, to the byte."""

import pytest

from grader.evidence.browser import Ending
from tests.lab.visits import Visitor

pytestmark = pytest.mark.browser

REPEATS = 10

SQUARE = "width:60px;height:60px;background:crimson"

MOVING = {
    "canvas by frames": """<canvas id=c width=600 height=400></canvas><script>
        const x = c.getContext('2d'), dots = Array.from({length: 80}, () => ({
          x: Math.random() * 600, y: Math.random() * 400, v: Math.random() * 4 - 2,
          h: Math.random() * 360}));
        let last; const f = (t) => { const step = last ? (t - last) / 16 : 1; last = t;
          x.fillStyle = 'rgba(0,0,0,.2)'; x.fillRect(0, 0, 600, 400);
          for (const d of dots) { d.x = (d.x + d.v * step + 600) % 600;
            x.fillStyle = `hsl(${d.h} 80% 60%)`; x.beginPath(); x.arc(d.x, d.y, 5, 0, 7); x.fill() }
          requestAnimationFrame(f) }; requestAnimationFrame(f)</script>""",
    "document by interval": """<div id=a></div><p id=t></p><script>let n = 0; setInterval(() => {
        a.innerHTML = ''; for (let i = 0; i < 20; i++) { const d = document.createElement('div');
          d.style.cssText = `height:8px;background:hsl(${(n * 7 + i * 20) % 360},70%,50%);` +
            `width:${Math.floor(Math.random() * 500)}px`; a.append(d) }
        t.textContent = new Date().toLocaleTimeString() + ' ' + performance.now(); n++ }, 70)
        </script>""",
    "timers of random length": """<p id=l></p><script>const tick = () => {
        l.textContent += Math.round(performance.now()) + ' ';
        setTimeout(tick, 20 + Math.random() * 100) }; tick()</script>""",
    "keyframes and their events": f"""<style>#b {{ {SQUARE};
          animation: m 1.3s infinite alternate ease-in-out, c 2s infinite }}
        @keyframes m {{ to {{ transform: translateX(400px) rotate(200deg) }} }}
        @keyframes c {{ 50% {{ background: navy }} }}
        h1 {{ opacity: 0; animation: i .8s .3s forwards }} @keyframes i {{ to {{ opacity: 1 }} }}
        </style><div id=b></div><h1>Hello</h1><p id=l></p><script>
        for (const e of ['animationstart', 'animationiteration', 'animationend'])
          document.addEventListener(e, (v) => {{
            l.textContent += e[9] + v.animationName + Math.round(performance.now()) + ' ' }})
        </script>""",
    "transitions and their events": f"""<style>.k {{ {SQUARE};
          transition: all .45s cubic-bezier(.2, 1.5, .5, 1) }}
        .on {{ transform: translateX(300px) scale(1.5); background: orange }}</style>
        <div class=k id=k></div><p id=l></p><script>
        setInterval(() => k.classList.toggle('on'), 600);
        for (const e of ['transitionrun', 'transitionstart', 'transitionend'])
          k.addEventListener(e, (v) => {{
            l.textContent += e[10] + v.propertyName[0] + Math.round(performance.now()) + ' ' }})
        </script>""",
    "web animations": f"""<div id=b style="{SQUARE}"></div><p id=l></p><script>
        const a = b.animate([{{transform: 'none'}}, {{transform: 'translate(300px, 90px)'}}],
          {{duration: 700, iterations: 2, direction: 'alternate', easing: 'ease-in'}});
        a.onfinish = () => {{ l.textContent += 'end' + Math.round(performance.now());
          b.animate({{opacity: [1, .2, 1]}}, {{duration: 900, iterations: Infinity}}) }};
        a.finished.then(() => l.textContent += ' kept' + Math.round(performance.now()));
        setTimeout(() => {{ a.playbackRate = 2 }}, 300)</script>""",
    "drawings that animate themselves": """<svg width=500 height=300><circle cy=100 r=30 fill=red>
        <animate attributeName=cx from=50 to=450 dur=1.7s repeatCount=indefinite />
        <animate attributeName=fill values="red;blue;green" dur=3s repeatCount=indefinite />
        </circle><rect width=40 height=40 y=200><animateTransform attributeName=transform
        type=rotate from="0 99 200" to="360 99 200" dur=2s repeatCount=indefinite />
        </rect></svg>""",
    "cells that fade": """<style>#g { display: grid; grid-template-columns: repeat(10, 24px) }
        #g i { height: 24px; border: 1px solid #222; transition: background .2s }</style>
        <div id=g></div><script>for (let i = 0; i < 200; i++) g.append(document.createElement('i'));
        const cells = [...g.children]; let y = 0, x = 4; const tick = () => {
          for (const c of cells) c.style.background = '';
          for (const [a, b] of [[0, 0], [1, 0], [0, 1], [1, 1]]) cells[(y + b) * 10 + x + a]
            .style.background = ['red', 'gold', 'teal'][Math.random() * 3 | 0];
          y = (y + 1) % 19; x = Math.random() * 9 | 0; setTimeout(tick, 80 + Math.random() * 40) };
        tick()</script>""",
    "observers of size and sight": """<style>.r { opacity: 0; transition: .6s; margin: 60px;
          height: 120px; background: #cde } .v { opacity: 1 }
        #w { height: 30px; background: tomato; animation: w 2s infinite alternate }
        @keyframes w { from { width: 100px } to { width: 600px } }</style><div id=w></div>
        <p id=l></p><div class=r>1</div><div class=r>2</div><div class=r>3</div><script>
        const say = (t) => { l.textContent += t + '@' + Math.round(performance.now()) + ' ' };
        const seen = new IntersectionObserver((all) => { say('s' + all.length);
          for (const e of all) e.target.classList.toggle('v', e.isIntersecting) }, {threshold: .2});
        document.querySelectorAll('.r').forEach((e) => seen.observe(e));
        new ResizeObserver((e) => say(Math.round(e[0].contentRect.width))).observe(w)</script>""",
    "images that arrive": """<canvas id=c width=300 height=300></canvas><p id=l></p><img id=m>
        <script>const x = c.getContext('2d'), svg = (n) => 'data:image/svg+xml,' +
          encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">
            <circle cx="20" cy="20" r="${n}" fill="hsl(${n * 20},80%,50%)"/></svg>`);
        let n = 3; const go = () => { const i = new Image(); i.onload = () => {
          x.drawImage(i, Math.random() * 260, Math.random() * 260);
          l.textContent = performance.now(); n = n % 18 + 1; setTimeout(go, 30) };
          i.src = svg(n) }; go();
        setTimeout(() => { m.src = svg(15) }, 400);
        setInterval(async () => x.drawImage(await createImageBitmap(c), 1, 1), 200);
        fetch('data:text/plain,hello').then((r) => r.text()).then((t) => { document.title = t })
        </script>""",
    "frames within the page": """<h1 id=s></h1><iframe srcdoc="<canvas id=c></canvas><script>
        let n = 0; const x = c.getContext('2d'); const f = () => { n++;
          x.fillStyle = 'hsl(' + n * 5 + ' 90% 50%)'; x.fillRect(n % 280, n * 3 % 140, 20, 20);
          parent.postMessage(n, '*'); requestAnimationFrame(f) }; f()</script>"></iframe>
        <iframe sandbox=allow-scripts srcdoc="<p id=p></p><script>setInterval(() => {
          p.textContent += Math.round(performance.now()) + ' ' }, 300)</script>"></iframe>
        <script>onmessage = (e) => { s.textContent = e.data + ' ' + performance.now() }</script>""",
    "a closed shadow tree": f"""<div id=h></div><script>
        h.attachShadow({{mode: 'closed'}}).innerHTML = `<style>div {{ {SQUARE}; opacity: 0;
          animation: z 1s infinite alternate }} @keyframes z {{ to {{ opacity: 1;
          margin-left: 300px }} }}</style><div></div>`</script>""",
    "errors on the way": """<p id=l></p><script>let n = 0; setInterval(() => { l.textContent = ++n;
        if (n % 5 == 0) throw Error('tick ' + n); if (n % 7 == 0) Promise.reject(n) }, 50);
        requestIdleCallback((d) => { while (d.timeRemaining() > 0); l.title = 'idle' });
        (async () => { await new Promise((r) => setTimeout(r, 333)); nowhere() })()</script>""",
    "work in slices of time": """<p id=l></p><script>const t = Date.now();
        while (Date.now() - t < 300); setInterval(() => { const q = performance.now();
          while (performance.now() - q < 5); l.textContent += Math.round(performance.now()) + ' ' },
        250); let n = 0; const c = new MessageChannel(); c.port1.onmessage = () => {
          l.title = ++n; if (n < 50) c.port2.postMessage(0) }; c.port2.postMessage(0)</script>""",
    "webgl": """<canvas id=c></canvas><script>const g = c.getContext('webgl'); let n = 0;
        const f = () => { g.clearColor(n % 60 / 60, .5, .2, 1); g.clear(g.COLOR_BUFFER_BIT);
          g.enable(g.SCISSOR_TEST); g.scissor(n % 250, 50, 40, 90); g.clearColor(1, 1, 0, 1);
          g.clear(g.COLOR_BUFFER_BIT); g.disable(g.SCISSOR_TEST); n++; requestAnimationFrame(f) };
        f()</script>""",
    "a caret and a smooth scroll": """<input autofocus value=caret><div style="height:3000px"></div>
        <p id=b>below<script>setTimeout(() => b.scrollIntoView({behavior: 'smooth'}), 500)
        </script>""",
    "a page that reloads once": """<p id=l></p><script>l.textContent = performance.now() +
        (sessionStorage.n ??= 0); if (sessionStorage.n++ < 1) setTimeout(() => location.reload(),
        700); setInterval(() => { l.textContent += '.' }, 90)</script>""",
    "a page that leaves": """<p id=l></p><meta http-equiv=refresh content="0;url=https://a.example/">
        <script>setInterval(() => { l.textContent += '.' }, 5)</script>""",
}


@pytest.mark.parametrize("name", MOVING)
def test_ten_visits_tell_the_same(visitor: Visitor, name: str) -> None:
    page = f"<!doctype html><title>x</title>{MOVING[name]}"
    seen = visitor.side_by_side(page, page)
    for _ in range(REPEATS // 2 - 1):
        seen += visitor.side_by_side(page, page)
    assert len({repr(one) for one in seen}) == 1, seen


STILL = ("a page that leaves", "a caret and a smooth scroll", "work in slices of time")


@pytest.mark.parametrize("name", [name for name in MOVING if name not in STILL])
def test_time_moves_them(visitor: Visitor, name: str) -> None:
    """A clock that stood still would repeat as well."""
    session = visitor.session(f"<!doctype html><title>x</title>{MOVING[name]}")
    assert session.ending is Ending.LOADED
    assert len({picture.sha256 for picture in session.pictures}) > 1


PICTURE = """<!doctype html><p>x<img width=90 height=90 src="data:image/gif;base64,\
R0lGODlhAQABAPAAAP8AAAAA/yH/C05FVFNDQVBFMi4wAwEAAAAh+QQACgAAACwAAAAAAQABAAACAkQBACH5BAAKAAAALAAA\
AAABAAEAAAICTAEAOw==">"""


def test_what_cannot_be_held_is_told(visitor: Visitor) -> None:
    assert visitor.session(PICTURE).restless == ("picture",)
