"""What all records have in common: columns, a number, and no way to be written past the verbs."""

from typing import Any, ClassVar, NoReturn, TypeVar

from django.contrib.postgres.search import SearchVectorField
from django.db import models

R = TypeVar("R", bound="Record")


class OutsideAct(Exception):
    """A programming error: somebody wrote a record without a verb."""


def refuse(doing: str) -> NoReturn:
    """Raise OutsideAct, naming the call that went past the verbs."""
    raise OutsideAct(f"Records change by verbs only: call a verb, not {doing}().")


class RecordQuerySet(models.QuerySet[R]):
    """Reads of records. Whatever would write them raises."""

    def update(self, **values: Any) -> NoReturn:
        refuse("update")

    def delete(self) -> NoReturn:
        refuse("delete")

    def bulk_create(self, *args: Any, **options: Any) -> NoReturn:
        refuse("bulk_create")

    def bulk_update(self, *args: Any, **options: Any) -> NoReturn:
        refuse("bulk_update")


class RecordManager(models.Manager[R]):
    """The readable side of records; the search column stays in the database."""

    def get_queryset(self) -> RecordQuerySet[R]:
        return RecordQuerySet(self.model, using=self._db).defer("search")


class Record(models.Model):
    """Something with a number, a state and a history. Only a verb makes or changes one.

    `called` is the column by which it goes as well as by its number, where programs name it so.
    `reckoned` are columns that follow from others: of these the timeline for people is silent.
    """

    prefix: ClassVar[str]
    called: ClassVar[str] = ""
    reckoned: ClassVar[tuple[str, ...]] = ()

    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, editable=False, related_name="+"
    )
    state = models.CharField(max_length=40, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("created", editable=False)
    updated_at = models.DateTimeField("updated", editable=False)
    custom = models.JSONField(default=dict, db_default={}, editable=False)
    search = SearchVectorField(null=True, editable=False)

    objects: ClassVar[RecordManager[Any]] = RecordManager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """Prefix and key: unique for ever, ascending, gaps allowed. Empty before the first save."""
        return numbered(self.prefix, self.pk)

    def save(self, *args: Any, **options: Any) -> NoReturn:
        refuse("save")

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        refuse("delete")


def numbered(prefix: str, key: int | None) -> str:
    """The number that people read, "INC-000042", of the row with this key."""
    return f"{prefix}-{key:06d}" if key is not None else ""
