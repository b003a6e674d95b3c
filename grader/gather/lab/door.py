"""Answers what a page asks for: a file of the artifact, or nothing."""

import contextlib

from grader.gather.lab.browser import Handle
from grader.gather.lab.inject import worker
from grader.gather.lab.log import Log

HEADERS = {
    "last-modified": "Thu, 01 Jan 2026 00:00:00 GMT",
    # all that a sandbox can allow, but windows, dialogs, and programs for other schemes
    "content-security-policy": "sandbox allow-downloads allow-forms allow-orientation-lock"
    " allow-pointer-lock allow-presentation allow-same-origin allow-scripts allow-top-navigation",
}


async def answer(route: Handle, log: Log) -> None:
    """Answer one request and note what lies outside."""
    request = route.request
    path = log.site.path(request.url)
    with contextlib.suppress(Exception):  # the page may be gone before it is answered
        if path is not None:
            found = log.site.answer(path)
            if found.status != 200 and not path.endswith("favicon.ico"):
                log.miss(path)
            headers = {**HEADERS, "content-type": found.kind}
            body = worker().encode() + found.body if request.url in log.workers else found.body
            await route.fulfill(status=found.status, headers=headers, body=body)
            return
        log.block(request.url, request.resource_type)
        if not request.is_navigation_request():
            await route.abort("blockedbyclient")
        elif request.frame.parent_frame is not None:
            await route.abort("aborted")
        else:
            log.left = log.left or request.url
            await route.fulfill(content_type="text/html", body="")
