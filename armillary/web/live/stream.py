"""The stream of one page: server-sent events, as long as its session lives."""

import asyncio
import re
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from time import monotonic
from typing import Any, TypeVar
from urllib.parse import parse_qs

from django.http import parse_cookie

from armillary.gate.direct import headers_for
from armillary.kernel.access.sessions import cookie_name
from armillary.kernel.registry import record_types
from armillary.web.live.hub import Hub
from armillary.web.live.news import event
from armillary.web.live.places import Full, Places
from armillary.web.live.reader import Reader
from armillary.web.live.seeing import listener, missed, seen_by, threads
from armillary.web.live.topics import NO_RECORDS, may_hear, topics_in

HEARTBEAT = 15.0
CALM = 0.3
SLOWEST = 10.0
STILL_THERE = b": still there\n\n"
AGAIN = b"retry: 2000\n\n"
AGAIN_AFTER = ("Retry-After", "30")

T = TypeVar("T")
_hubs: dict[asyncio.AbstractEventLoop, Hub] = {}
_places = Places()


async def live(scope: Any, protocol: Any) -> None:
    """Answer GET /live?topics=list:incidents,record:incidents:42 of somebody who is signed in."""
    if scope.method != "GET":
        _refuse(scope, protocol, 405, "Live updates are only read.", ("Allow", "GET"))
        return
    try:
        with _places.one():
            await _let_in(scope, protocol)
    except Full as full:
        _refuse(scope, protocol, 503, str(full), AGAIN_AFTER)


async def _let_in(scope: Any, protocol: Any) -> None:
    """Tell somebody who is signed in. Raises Full when too many pages of theirs listen."""
    session = session_in(scope.headers)
    question = parse_qs(scope.query_string)
    begun = begun_at(question.get("age", [""])[0])
    person = await in_thread(listener, session) if session else None
    if person is None:
        _refuse(scope, protocol, 401, "Sign in to hear of changes.")
        return
    asked = question.get("topics", [""])[0]
    sees_all = {slug for slug, kind in record_types().items() if not kind.visible(person)}
    topics = topics_in(asked, (*record_types(), *NO_RECORDS))
    heard = frozenset(topic for topic in topics if may_hear(topic, person))
    reader = Reader(session, frozenset({*sees_all, *NO_RECORDS}), heard)
    with _places.one_of(person.pk):
        await _listen(scope, protocol, reader, begun)


async def _listen(scope: Any, protocol: Any, reader: Reader, begun: float | None) -> None:
    hub = _hubs.setdefault(asyncio.get_running_loop(), Hub())
    try:
        await hub.join(reader)
        if scope.headers.get("last-event-id"):
            reader.miss()
        elif begun is not None:
            await _catch_up(reader, begun)
        await _tell_until_gone(scope, protocol, reader)
    finally:
        hub.leave(reader)


async def _catch_up(reader: Reader, begun: float) -> None:
    """Hear what happened between the making of a page and its first listening."""
    news = await in_thread(missed, reader.session, begun)
    if news is None:
        reader.miss()
    else:
        reader.hear(news)


def begun_at(age: str) -> float | None:
    """When the page was asked for, in seconds of the monotonic clock; it says how many
    milliseconds ago. Its way here and the way of this question take equally long, so that
    no clock but ours is needed.
    """
    return monotonic() - int(age) / 1000 if re.fullmatch("[0-9]{1,9}", age) else None


def _refuse(
    scope: Any, protocol: Any, status: int, sentence: str, *headers: tuple[str, str]
) -> None:
    told = headers_for(scope, "text/plain; charset=utf-8", *headers)
    protocol.response_str(status, told, sentence)


def session_in(headers: Any) -> str:
    """The secret of the session in the cookies: the guarded one of a secure page first."""
    cookies = parse_cookie(headers.get("cookie") or "")
    return cookies.get(cookie_name(secure=True)) or cookies.get(cookie_name(secure=False)) or ""


async def _tell_until_gone(scope: Any, protocol: Any, reader: Reader) -> None:
    headers = headers_for(scope, "text/event-stream", ("X-Accel-Buffering", "no"))
    transport = protocol.response_stream(200, headers)
    tasks = [asyncio.create_task(_tell(transport, reader)), asyncio.create_task(_gone(protocol))]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _gone(protocol: Any) -> None:
    await protocol.client_disconnect()


async def _tell(transport: Any, reader: Reader) -> None:
    """Send what there is to tell; a page that takes too long is left, and will come again."""
    await _send(transport, AGAIN)
    numbers = count(1)
    while await in_thread(listener, reader.session):
        with suppress(TimeoutError):
            async with asyncio.timeout(HEARTBEAT):
                while await _heard(reader):
                    if told := reader.take():
                        await _send(transport, event(next(numbers), told))
                        await asyncio.sleep(CALM)
                return
        await _send(transport, STILL_THERE)


async def _heard(reader: Reader) -> bool:
    """Wait for news. False when the session has ended."""
    await reader.bell.wait()
    return await _check(reader)


async def _check(reader: Reader) -> bool:
    """Whether the session still lives, after news was held against what the person may see."""
    if reader.unchecked:
        asked = list(reader.unchecked)
        seen = await in_thread(seen_by, reader.session, asked)
        if seen is None:
            return False
        reader.note(seen)
        reader.forget(asked)
    return True


async def _send(transport: Any, told: bytes) -> None:
    await asyncio.wait_for(transport.send_bytes(told), SLOWEST)


async def in_thread(ask: Callable[..., T], *given: Any) -> T:
    """Ask the database away from the loop."""
    return await asyncio.get_running_loop().run_in_executor(threads, ask, *given)
