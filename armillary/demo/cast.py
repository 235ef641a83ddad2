"""The cast of the demo, and as whom a visitor signs in."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from armillary.demo.names import address

CAST: dict[str, Any] = tomllib.loads(Path(__file__).with_name("cast.toml").read_text("utf-8"))
ADMINISTRATOR = "olu.bright@it.meridian.example"
"""Whose address stands for whoever sets the house up."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody as whom a visitor of the demo signs in."""

    name: str
    email: str
    password: str
    part: str


def _domain_of(organisation: str) -> str:
    stated = (each["domain"] for each in CAST["organisation"] if each["name"] == organisation)
    return str(next(stated, CAST["domain"]))


WHO = tuple(
    Visitor(
        lead["name"],
        address(lead["name"], _domain_of(lead.get("organisation", ""))),
        CAST["password"],
        lead["part"],
    )
    for lead in CAST["lead"]
)
