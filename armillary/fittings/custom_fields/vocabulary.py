"""The words of custom fields. Stored values never change; labels may."""

from django.db.models import TextChoices

from armillary.kernel.registry import record_types

TYPE = "custom-fields"
MOST_OF_A_TYPE = 60


class State(TextChoices):
    IN_FORCE = "in_force", "In force"
    RETIRED = "retired"


class Kind(TextChoices):
    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer", "Whole number"
    DECIMAL = "decimal", "Number with decimals"
    BOOLEAN = "boolean", "Yes or no"
    DATE = "date"
    MOMENT = "moment", "Date and time"
    CHOICE = "choice"
    CHOICES = "choices", "Several choices"
    PERSON = "person"
    TEAM = "team"
    RECORD = "record", "Another record"
    LINK = "link", "Web address"
    ADDRESS = "address", "Network address"


class Needed(TextChoices):
    NO = "no", "Never"
    ON_CREATION = "on_creation", "When a record is made"
    ALWAYS = "always", "When a record is made, and ever after"
    BEFORE = "before", "Before a verb or state"


class Who(TextChoices):
    EVERYBODY = "everybody", "Everybody who sees the record"
    STAFF = "staff", "The people of the provider"


CHOSEN = frozenset({Kind.CHOICE, Kind.CHOICES})
REFERRING = frozenset({Kind.PERSON, Kind.TEAM, Kind.RECORD})
MEASURED = frozenset({Kind.INTEGER, Kind.DECIMAL})
WRITTEN = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.LINK})
AS_TEXT = frozenset({Kind.LINK, Kind.ADDRESS})
"""Lines of text to everybody but those who write them."""
SEARCHABLE = WRITTEN | CHOSEN | {Kind.INTEGER, Kind.ADDRESS}
LIMITED = WRITTEN | MEASURED | {Kind.DATE}


def record_type_choices() -> list[tuple[str, str]]:
    """Every record type that is installed, but for this one."""
    return [(slug, kind.plural) for slug, kind in record_types().items() if slug != TYPE]
