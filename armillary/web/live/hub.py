"""The one connection of this process that listens to the database, and the pages behind it."""

import asyncio
import logging
from collections.abc import Iterable
from typing import Any

import psycopg
from django.db import connections
from psycopg import AsyncConnection, sql

from armillary.kernel.journal.announcing import CHANNEL, News
from armillary.web.live.news import news_in
from armillary.web.live.reader import Reader

logger = logging.getLogger(__name__)
AGAIN_AFTER = 1.0


class Hub:
    """Listens while somebody does. After a lost connection every page is told to look again."""

    def __init__(self) -> None:
        self.readers: set[Reader] = set()
        self.listening: asyncio.Task[None] | None = None
        self.ready = asyncio.Event()

    async def join(self, reader: Reader) -> None:
        """From now on the reader hears; returns when the connection stands."""
        self.readers.add(reader)
        if self.listening is None or self.listening.done():
            self.ready.clear()
            self.listening = asyncio.get_running_loop().create_task(self._listen())
        await self.ready.wait()

    def leave(self, reader: Reader) -> None:
        """The page has gone; with the last one the connection goes."""
        self.readers.discard(reader)
        if not self.readers and self.listening is not None:
            self.listening.cancel()
            self.listening = None

    def tell(self, news: Iterable[News]) -> None:
        for reader in self.readers:
            reader.hear(news)

    async def _listen(self) -> None:
        while True:
            try:
                await self._hear_out()
            except psycopg.Error as error:
                logger.warning("Live updates lost the database: %s", type(error).__name__)
            await asyncio.sleep(AGAIN_AFTER)

    async def _hear_out(self) -> None:
        connection = await AsyncConnection.connect(**address(), autocommit=True)
        async with connection:
            await connection.execute(sql.SQL("listen {}").format(sql.Identifier(CHANNEL)))
            for reader in self.readers if self.ready.is_set() else ():
                reader.miss()
            self.ready.set()
            async for notice in connection.notifies():
                self.tell(news_in(notice.payload))


def address() -> dict[str, Any]:
    """Where the database of the web role is, as psycopg wants it."""
    settings = connections["default"].settings_dict
    named = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    given = {name: settings[key] for name, key in named.items() if settings[key]}
    kept = {
        name: value
        for name, value in settings["OPTIONS"].items()
        if name.startswith("ssl") or name == "target_session_attrs"
    }
    return {**given, **kept, "dbname": settings["NAME"]}
