"""Claiming a key and keeping the answer: of many requests at once with one key, one is done.

The claim is a row with a unique key, written before anything else in the transaction of the
request. Whoever comes with the same key waits for that transaction: when it commits, they get its
answer; when it is taken back, because it was refused or broke, the key is free and theirs.
So refusals are not kept: they changed nothing, and the next try may well succeed.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from django.db import connection

from armillary.kernel.acts import Act
from armillary.kernel.errors import Refusal

KEPT = timedelta(hours=24)
_CLAIM = """
insert into repeats_answer (key, said, at) values (%(key)s, %(said)s, %(at)s)
on conflict (key) do update set said = excluded.said, at = excluded.at
where repeats_answer.at < %(old)s
returning id
"""
_READ = "select said, status, headers, body from repeats_answer where key = %s"
_KEEP = "update repeats_answer set status = %s, headers = %s::jsonb, body = %s where key = %s"
_FORGET = "delete from repeats_answer where at < %s"


class KeyReused(Refusal):
    """The key stands for another request."""

    status = 422
    slug = "key-reused"


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was given."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def digest(*parts: bytes) -> str:
    """One text for several parts; no two lists of parts have the same."""
    told = hashlib.sha256()
    for part in parts:
        told.update(len(part).to_bytes(8, "big") + part)
    return told.hexdigest()


def claim(key: str, said: str, at: datetime) -> Kept | None:
    """None when the key is ours now; else the answer that was given. KeyReused: to another one."""
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, {"key": key, "said": said, "at": at, "old": at - KEPT})
        if cursor.fetchone():
            return None
        cursor.execute(_READ, (key,))
        before, status, headers, body = cursor.fetchone()
    if before != said:
        raise KeyReused("This key was used for another request: use a new one.")
    return Kept(status, msgspec.json.decode(headers), bytes(body))


def keep(key: str, answer: Kept) -> None:
    """Write the answer beside the key."""
    told = msgspec.json.encode(answer.headers).decode()
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, (answer.status, told, answer.body, key))


def forget_the_old(act: Act) -> int:
    """Remove the answers that are no longer kept."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, (act.at - KEPT,))
        return int(cursor.rowcount)
