"""What can be done by keys, and what is wrong with keys that somebody chose. No database, no clock.

The table is shared with the browser: the script reads the same file.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parents[1] / "assets" / "js" / "keys.json"
MOST_TYPED = 20


@dataclass(frozen=True, slots=True)
class Key:
    """Something that a key does: `press` is one sign, or two with a space between."""

    name: str
    press: str
    group: str
    label: str
    fixed: bool


def _key(row: Mapping[str, Any]) -> Key:
    return Key(row["do"], row["press"], row["group"], row["label"], row.get("fixed", False))


KEYS = tuple(_key(row) for row in json.loads(TABLE.read_text("utf-8")))
OWN = tuple(key for key in KEYS if not key.fixed)


def pressed(own: Mapping[str, str]) -> dict[str, str]:
    """What each action is on, when somebody has chosen these; empty is on no key."""
    return {key.name: own.get(key.name, key.press) for key in OWN}


def differences(chosen: Mapping[str, str]) -> dict[str, str]:
    """The choices that are not what the table says; of actions that it does not know, none."""
    return {
        key.name: chosen[key.name]
        for key in OWN
        if key.name in chosen and chosen[key.name] != key.press
    }


def flaws(chosen: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with each of the keys, in words: its form, or that another has it already."""
    found: dict[str, str] = {}
    taken: dict[str, Key] = {}
    for key in OWN:
        press = chosen.get(key.name, key.press)
        why = _flaw_of(press) or _conflict(press, taken)
        if why:
            found[key.name] = why
        elif press:
            taken[press] = key
    return found


def _flaw_of(press: str) -> str | None:
    signs = press.split(" ")
    fits = len(signs) <= 2 and all(len(sign) == 1 and sign.isprintable() for sign in signs)
    return None if not press or fits else "One sign such as a, or two with a space such as g m."


def _conflict(press: str, taken: Mapping[str, Key]) -> str | None:
    """Two actions cannot share a key, nor can one key begin another."""
    for other, key in taken.items():
        if press and (press == other or f"{press} " == other[:2] or f"{other} " == press[:2]):
            return f"“{other}” is “{key.label}” already."
    return None
