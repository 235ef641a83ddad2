"""Which record a mail belongs to: by what only we could have given its sender, else by its subject
when the sender has a part in the record anyway."""

import re
from dataclasses import dataclass

from armillary.fittings.mail import queries, tokens
from armillary.fittings.mail.models import OutgoingMail
from armillary.fittings.mail.opening import without_rights
from armillary.fittings.mail.parsing.letter import Letter
from armillary.kernel.access.visibility import visible
from armillary.people.models import Person
from armillary.records.models import Record

_TAG = re.compile(r"\[([A-Z]{2,5}-\d{6,19})\]")


@dataclass(frozen=True, slots=True)
class Place:
    """A record, and as whom the sender is believed there: the bare person, unless our own mail
    to this very address is answered."""

    record: Record
    person: Person


def place_of(letter: Letter, person: Person) -> Place | None:
    """Where this sender's mail belongs; None when it begins something new."""
    answered = _answered_by_token(letter) or queries.answered(letter.refers_to)
    if answered and (place := _behind(answered, person)):
        return place
    numbers = [queries.filed_under(letter.refers_to), *_TAG.findall(letter.subject)]
    bare = without_rights(person)
    for number in dict.fromkeys(filter(None, numbers)):
        record = queries.record_of(number)
        if record and may_see(record, bare):
            return Place(record, bare)
    return None


def may_see(record: Record, person: Person) -> bool:
    """Whether this person, with these rights, may see the record."""
    return visible(type(record), person).filter(pk=record.pk).exists()


def _answered_by_token(letter: Letter) -> OutgoingMail | None:
    keys = (tokens.key_in(tokens.token_in(address)) for address in letter.recipients)
    key = next((each for each in keys if each is not None), None)
    return queries.outgoing(key) if key is not None else None


def _behind(answered: OutgoingMail, person: Person) -> Place | None:
    """The record of the answered mail. To whom we wrote is who he says he is; others are not."""
    record = queries.record_of(answered.about) if answered.about else None
    if record is None:
        return None
    proven = answered.address == person.email.lower()
    believed = person if proven else without_rights(person)
    return Place(record, believed) if may_see(record, believed) else None
