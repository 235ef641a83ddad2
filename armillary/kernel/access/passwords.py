"""Passwords: which are good enough, how they are kept, and how one is checked."""

import gzip
import string
import unicodedata
from functools import cache
from pathlib import Path

import django
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from django.db.models import Value
from django.db.models.functions import Lower

from armillary.kernel.access import sessions
from armillary.kernel.access.rules import is_the_robot, oneself
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change
from armillary.kernel.lifecycle.text import flaw
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Credential, Person
from armillary.people.vocabulary import OrganisationState, PersonState
from armillary.reference.activities import Operations

SHORTEST, LONGEST = 12, 1024
ARGON2ID = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
COMMON = Path(django.__file__).parent / "contrib" / "auth" / "common-passwords.txt.gz"
DECOY = (
    "$argon2id$v=19$m=19456,t=2,p=1"
    "$VOe3F592J2QaZbDEDb9Q2w$vqmsDwELMGX6VOYW+Y6lyZIfeDVoD2iacT/Vb7JPmCE"
)


@change(
    when=PersonState.ACTIVE,
    activity=Operations.ADMINISTER_USERS,
    allowed=oneself,
    unless=is_the_robot,
)
def set_password(person: Person, act: Act, *, password: str, session: int | None = None) -> News:
    """Choose a password. Whoever is signed in elsewhere as you is signed out."""
    if why := weakness(password, person):
        raise Invalid({"password": why})
    Credential.objects.update_or_create(
        person=person, defaults={"password_hash": hashed(password), "set_at": act.at}
    )
    sessions.end_all(person, but=session)
    return {"password": [None, "set"]}


def hashed(password: str) -> str:
    return ARGON2ID.hash(_bytes(password))


def holder(email: str, password: str) -> Person | None:
    """Whose e-mail address and password these are; the work is the same when they are nobody's."""
    found = _credential(email)
    matches = _matches(found.password_hash if found else DECOY, password)
    return found.person if found and matches else None


def has_one(person: Person) -> bool:
    """Whether the person has ever chosen a password."""
    return Credential.objects.filter(person=person).exists()


def is_right(person: Person, password: str) -> bool:
    """Whether this is the password that the person has now."""
    found = Credential.objects.filter(person=person).first()
    return _matches(found.password_hash if found else DECOY, password) and found is not None


def weakness(password: str, person: Person) -> str | None:
    """Why this person should not have this password, in words; None when nothing is wrong."""
    if why := flaw(password, longest=LONGEST):
        return why
    if len(password) < SHORTEST:
        return f"At least {SHORTEST} characters: a few words that belong together only for you."
    words = password.casefold()
    if len(set(words)) < 5 or _core(words) in common():
        return "This is one of the first passwords that somebody would try."
    if any(name in words for name in _names(person)):
        return "Leave your name, your address and the name of this product out of it."
    return None


@cache
def common() -> frozenset[str]:
    """The passwords that people choose most, in lower case."""
    with gzip.open(COMMON, "rt", encoding="utf-8") as lines:
        return frozenset(line.strip() for line in lines)


def _core(words: str) -> str:
    """The word at the heart of "1Password2026!", which numbers and signs do not make better."""
    return words.strip(string.digits + string.punctuation + string.whitespace)


def _names(person: Person) -> list[str]:
    names = [*person.name.casefold().split(), person.email.casefold().partition("@")[0]]
    return ["armillary", *(name for name in names if len(name) > 3)]


def _credential(email: str) -> Credential | None:
    if flaw(email):
        return None
    active = Credential.objects.filter(
        person__state=PersonState.ACTIVE, person__organisation__state=OrganisationState.ACTIVE
    )
    named = active.alias(key=Lower("person__email")).filter(key=Lower(Value(email.strip())))
    return named.select_related("person").first()


def _matches(stored: str, password: str) -> bool:
    try:
        return ARGON2ID.verify(stored, _bytes(password))
    except (VerificationError, InvalidHashError):
        return False


def _bytes(password: str) -> bytes:
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace")
