"""Messages that a page sends itself come at virtual times, whatever the machine is doing."""

import pytest

from grader.gather.lab.session import View
from tests.lab.strain import throttled
from tests.lab.visits import Visitor

pytestmark = pytest.mark.browser

SECOND = View(seconds=1.0)

CHANNEL = "const c = new MessageChannel(); const say = (...x) => console.log(x.join(' '));"

MESSAGES = {
    "they come before timers, and between frames": (
        (
            "setTimeout(say, 0, 'timer');"
            " c.port1.onmessage = (e) => say(e.data, performance.now());"
            " c.port2.postMessage('first'); c.port2.postMessage('second');"
            " requestAnimationFrame(() => c.port2.postMessage('third'));"
            " requestAnimationFrame(() => say('frame'))"
        ),
        ["first 100", "second 100", "timer", "frame", "third 116.66666666666667"],
    ),
    "they come in the order in which they were sent, by whatever channel": (
        (
            "const d = new MessageChannel(); onmessage = (e) => say(e.data);"
            " c.port1.onmessage = d.port1.onmessage = (e) => say(e.data);"
            " d.port2.postMessage(1); postMessage(2, '*'); c.port2.postMessage(3); postMessage(4);"
            " d.port2.postMessage(5)"
        ),
        ["1", "2", "3", "4", "5"],
    ),
    "what is sent is a copy, and waits for the port to be started": (
        (
            "const o = { n: 1 }; c.port1.addEventListener('message', (e) => say(e.data.n));"
            " c.port2.postMessage(o); o.n = 2; c.port2.postMessage(o);"
            " setTimeout(() => { say('start'); c.port1.start() }, 50)"
        ),
        ["start", "1", "2"],
    ),
    "a loop that waits for time to pass ends": (
        (
            "let n = 0; c.port1.onmessage = () => { n += 1;"
            " if (performance.now() < 600) c.port2.postMessage(0); else say(n) };"
            " c.port2.postMessage(0)"
        ),
        ["600"],
    ),
    "a loop without end leaves time for others": (
        (
            "let n = 0; onmessage = () => { n += 1; postMessage(0, '*') }; postMessage(0, '*');"
            " setTimeout(() => say(n, performance.now()), 500)"
        ),
        ["599 600"],
    ),
    "a closed port hears nothing": (
        (
            "c.port1.onmessage = () => say('no'); c.port2.postMessage(1); c.port1.close();"
            " setTimeout(() => c.port2.postMessage(2), 20); setTimeout(say, 50, 'end')"
        ),
        ["end"],
    ),
    "a port that is given away is heard where it arrives": (
        (
            "const d = new MessageChannel(); d.port1.onmessage = ({ ports: [port] }) => {"
            " port.onmessage = (e) => say(e.data) }; c.port2.postMessage('early');"
            " d.port2.postMessage(0, [c.port1]); setTimeout(() => c.port2.postMessage('late'), 30)"
        ),
        ["early", "late"],
    ),
    "what a page dispatches itself comes at once": (
        (
            "c.port1.onmessage = (e) => say(e.data, e.isTrusted);"
            " c.port1.dispatchEvent(new MessageEvent('message', { data: 1 })); say(2)"
        ),
        ["1 false", "2"],
    ),
    "a new document in the same window is heard as well": (
        (
            "setTimeout(() => { document.open(); document.write('<p>x'); document.close();"
            " onmessage = (e) => say(e.data, performance.now()); postMessage('new') }, 10)"
        ),
        ["new 110"],
    ),
    "channels look native": (
        (
            "say(c instanceof MessageChannel, c.constructor === MessageChannel,"
            " MessageChannel.name, MessageChannel, c.port1.postMessage.length)"
        ),
        ["true true MessageChannel function MessageChannel() { [native code] } 1"],
    ),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_messages(visitor: Visitor, name: str) -> None:
    script, said = MESSAGES[name]
    assert visitor.said(CHANNEL + script, SECOND) == said


SCHEDULER = """<!doctype html><p id=p>x<script>
const c = new MessageChannel(), seen = []; let n = 0;
c.port1.onmessage = () => { n += 1; c.port2.postMessage(0) };
setInterval(() => { seen.push(n); if (seen.length === 9) console.log(seen.join(' ')) }, 37);
c.port2.postMessage(0)</script>"""


def test_they_come_at_the_same_times_on_a_slow_machine(visitor: Visitor) -> None:
    told = visitor.session(SCHEDULER)
    assert told.console
    assert told.restless == ()
    with throttled(8):
        assert visitor.session(SCHEDULER) == told


def test_channels_by_name_are_told(visitor: Visitor) -> None:
    """They go through the browser's own process, and come when they come."""
    pair = "const [a, b] = ['x', 'x'].map((one) => new BroadcastChannel(one));"
    page = f"<!doctype html><p>x<script>{pair} b.onmessage = () => 0; PLACE</script>"
    assert visitor.session(page.replace("PLACE", "a.postMessage(1)")).restless == ("channel",)
    assert visitor.session(page.replace("PLACE", "")).restless == ()
