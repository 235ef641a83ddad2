"""The application that granian runs: live updates and files, and Django's threads for the rest."""

import asyncio
import gc
import os
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from armillary.gate.direct import is_for_us
from armillary.site.assets import assets
from armillary.site.bridge import Answer, call, plain_answer

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "armillary.site.settings")

THREADS = 4
WAITING_AT_MOST = 256
LIVE = "/live"

gc.disable()  # nearly all that is made while loading stays: looking for what does not takes a tenth
django = get_wsgi_application()
live = import_module("armillary.web.live").live
files = assets(settings.ASSETS.parents[1], settings.STATIC_URL)
threads = ThreadPoolExecutor(THREADS, thread_name_prefix="django")

gc.collect()
gc.freeze()  # what is here now stays for ever: looking through it again costs each request
gc.set_threshold(50_000, 20, 20)
gc.enable()


class Site:
    """Counts what is sent or waits for a thread, so that overload is refused and never hangs."""

    def __init__(self) -> None:
        self.waiting = 0

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """Whatever names a strange host goes to Django, whose gate refuses it in words."""
        if scope.path == LIVE and is_for_us(scope):
            await live(scope, protocol)
            return
        if scope.path in files and is_for_us(scope):
            answer = files[scope.path].answer(scope)
        else:
            answer = await self.answer(scope, protocol)
        if answer.pieces is None:
            protocol.response_bytes(answer.status, answer.headers, answer.body)
        else:
            await send(protocol, answer.status, answer.headers, answer.pieces)

    async def answer(self, scope: Any, protocol: Any) -> Answer:
        if self.waiting >= WAITING_AT_MOST:
            return plain_answer(scope, 503, "Busy: try again in a second.", ("Retry-After", "1"))
        self.waiting += 1
        try:
            body = await whole_body(protocol)
            if body is None:
                return plain_answer(
                    scope, 413, f"At most {settings.LARGEST_REQUEST} bytes go in one request."
                )
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(threads, call, django, scope, body)
        finally:
            self.waiting -= 1


async def send(
    protocol: Any, status: int, headers: Any, pieces: Generator[bytes, None, None]
) -> None:
    """Piece by piece, as fast as the other side takes them; one that goes away ends it."""
    way = protocol.response_stream(status, headers)
    with closing(pieces):
        for piece in pieces:
            await way.send_bytes(piece)


async def whole_body(protocol: Any) -> bytes | None:
    """All that was sent, or nothing when it is more than anybody may send."""
    parts, size = [], 0
    async for part in protocol:
        size += len(part)
        if size > settings.LARGEST_REQUEST:
            return None
        parts.append(part)
    return b"".join(parts)


app = Site()
