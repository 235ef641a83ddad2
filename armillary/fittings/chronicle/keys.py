"""Keys of records that are not written yet, set aside many at a time."""

from collections.abc import Iterator

from django.db import connection

from armillary.records.models import Record


class Keys:
    """Keys of any model; what is set aside and never used leaves a gap in the numbers."""

    def __init__(self, at_once: int = 1000) -> None:
        self._at_once = at_once
        self._waiting: dict[type[Record], Iterator[int]] = {}

    def __call__(self, model: type[Record]) -> int:
        """The next key that nobody else will get."""
        key = next(self._waiting.get(model, iter(())), None)
        if key is None:
            self._waiting[model] = self._set_aside(model)
            key = next(self._waiting[model])
        return key

    def _set_aside(self, model: type[Record]) -> Iterator[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "select nextval(pg_get_serial_sequence(%s, 'id')) from generate_series(1, %s)",
                (model._meta.db_table, self._at_once),
            )
            return iter([key for (key,) in cursor.fetchall()])
