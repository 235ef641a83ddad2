"""The application that granian runs: live updates are served here, all else by Django's threads."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Any

from django.core.wsgi import get_wsgi_application

from armillary.site.bridge import Answer, call, plain_answer

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "armillary.site.settings")

THREADS = 4
WAITING_AT_MOST = 256
LARGEST_BODY = 25 * 1024 * 1024
LIVE = "/live"

django = get_wsgi_application()
live = import_module("armillary.web.live").live
threads = ThreadPoolExecutor(THREADS, thread_name_prefix="django")


class Site:
    """Counts what waits for a thread, so that overload is refused and never hangs."""

    def __init__(self) -> None:
        self.waiting = 0

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        if scope.path == LIVE:
            await live(scope, protocol)
            return
        answer = await self.answer(scope, protocol)
        protocol.response_bytes(answer.status, answer.headers, answer.body)

    async def answer(self, scope: Any, protocol: Any) -> Answer:
        if self.waiting >= WAITING_AT_MOST:
            return plain_answer(503, "Busy: try again in a second.", [("retry-after", "1")])
        body = await whole_body(protocol)
        if body is None:
            return plain_answer(413, f"At most {LARGEST_BODY} bytes can be sent at once.")
        self.waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(threads, call, django, scope, body)
        finally:
            self.waiting -= 1


async def whole_body(protocol: Any) -> bytes | None:
    """All that was sent, or nothing when it is more than anybody may send."""
    parts, size = [], 0
    async for part in protocol:
        size += len(part)
        if size > LARGEST_BODY:
            return None
        parts.append(part)
    return b"".join(parts)


app = Site()
