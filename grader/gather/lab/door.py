"""Answers what a page asks for: a file of the artifact, or nothing.

Requests of the page, of its frames and of its workers are held by the browser until they are
answered here. Straight through its protocol, since Playwright's routes cost a sixth of a visit.
Source: https://chromedevtools.github.io/devtools-protocol/tot/Fetch/
"""

import base64
from typing import Any

from grader.gather.lab.inject import worker
from grader.gather.lab.log import Log

HEADERS = {
    "cache-control": "no-store",  # a document that loads itself anew is no faster for that
    "last-modified": "Thu, 01 Jan 2026 00:00:00 GMT",
    # all that a sandbox can allow, but windows, dialogs, and programs for other schemes
    "content-security-policy": "sandbox allow-downloads allow-forms allow-orientation-lock"
    " allow-pointer-lock allow-presentation allow-same-origin allow-scripts allow-top-navigation",
}

KINDS = {"XHR": "fetch"}
"""What the browser calls by another name than the page; it tells no request from a fetch."""

HELD = ("Fetch.enable", {"patterns": [{"urlPattern": "*"}]})
"""What makes the browser hold every request."""

Call = tuple[str, dict[str, Any]]


def answer(event: dict[str, Any], log: Log, main: str) -> Call:
    """Answer one request (``Fetch.requestPaused``), and note what lies outside.

    Args:
        event: what the browser tells of it.
        log: of the visit; its site has the files.
        main: the frame that is the page itself.
    """
    url, kind, held = event["request"]["url"], event["resourceType"], event["requestId"]
    if url.startswith("data:"):
        return "Fetch.continueRequest", {"requestId": held}  # it asks nobody
    path = log.site.path(url)
    if path is not None:
        found = log.site.answer(path)
        if found.status != 200 and not path.endswith("favicon.ico"):
            log.miss(path)
        before = worker().encode() if url in log.workers else b""
        return _sent(
            held, {**HEADERS, "content-type": found.kind}, before + found.body, found.status
        )
    log.block(url, KINDS.get(kind, kind.lower()))
    if kind != "Document":
        return "Fetch.failRequest", {"requestId": held, "errorReason": "BlockedByClient"}
    if event["frameId"] != main:
        return "Fetch.failRequest", {"requestId": held, "errorReason": "Aborted"}
    log.left = log.left or url
    return _sent(held, {"content-type": "text/html"}, b"")


def _sent(held: str, headers: dict[str, str], body: bytes, status: int = 200) -> Call:
    return "Fetch.fulfillRequest", {
        "requestId": held,
        "responseCode": status,
        "responseHeaders": [{"name": name, "value": value} for name, value in headers.items()],
        "body": base64.b64encode(body).decode(),
    }
