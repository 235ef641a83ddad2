"""What is hashed: a line without its number, and a seal with everything that it says.

A line is digested by the database, from a form that no setting of a session changes. Its number is
not part of the digest but of the seal, so that the verifier can tell a swap from an edit.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256

DIGEST = """sha256(convert_to(jsonb_build_array(
    e.act, extract(epoch from e.at)::text, extract(epoch from e.recorded_at)::text, e.actor_id,
    e.door, e.verb, e.activity, e.record_type, e.record_id, e.organisation_id, e.state_before,
    e.state_after, e.version, e.changes, e.text, e.audience)::text, 'UTF8'))"""
"""SQL over the row `e` of kernel_entry. Never changed once there are seals: a new column is added
to the lines that have it, by a further form beside this one."""

NOTHING_BEFORE = bytes(32)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def seal_hash(
    previous: bytes,
    key: int,
    sealed_at: datetime,
    entries: Sequence[int],
    digests: Sequence[bytes],
) -> bytes:
    """The hash of a seal, chained to the seal before it."""
    moment = (sealed_at - _EPOCH) // timedelta(microseconds=1)
    numbers = b"".join(_eight(number) for number in (key, moment, *entries))
    return sha256(b"".join((previous, numbers, *digests))).digest()


def _eight(number: int) -> bytes:
    return number.to_bytes(8, "big", signed=True)
