"""Answers what a page asks for: a file of the artifact, or nothing."""

import contextlib

from grader.gather.lab.browser import Handle
from grader.gather.lab.log import Log

LAST_MODIFIED = "Thu, 01 Jan 2026 00:00:00 GMT"


async def answer(route: Handle, log: Log) -> None:
    """Answer one request and note what lies outside."""
    request = route.request
    path = log.site.path(request.url)
    with contextlib.suppress(Exception):  # the page may be gone before it is answered
        if path is not None:
            found = log.site.answer(path)
            if found.status != 200 and not path.endswith("favicon.ico"):
                log.absent.add(path)
            headers = {"content-type": found.kind, "last-modified": LAST_MODIFIED}
            await route.fulfill(status=found.status, headers=headers, body=found.body)
            return
        log.block(request.url, request.resource_type)
        if not request.is_navigation_request():
            await route.abort("blockedbyclient")
        elif request.frame.parent_frame is not None:
            await route.abort("aborted")
        else:
            log.left = log.left or request.url
            await route.fulfill(content_type="text/html", body="")
