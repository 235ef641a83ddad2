"""Which version of a guide it is: a digest over all that it says."""

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256
from typing import Any

from armillary.reference.activities import Activity
from armillary.transformation.guides.told import Told

SHORT = 12
"""How many letters of a digest people are shown, and name."""


def version_of(told: Told) -> str:
    """The version: the same words, duties, verbs and rules have the same."""
    canonical = json.dumps(_plain(told), ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()[:SHORT]


def _plain(value: Any) -> Any:
    if isinstance(value, Activity):
        return [value.value, value.title, value.guide]
    if isinstance(value, Enum):
        return str(value.value)
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value
