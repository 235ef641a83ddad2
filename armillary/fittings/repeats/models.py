"""What is kept of a request that may be repeated: its key, a digest of it, and its answer."""

from django.db import models


class Answer(models.Model):
    """The answer to the first request with a key; written in the transaction of what it did."""

    key = models.CharField(max_length=64, unique=True)
    said = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(default=0, db_default=0)
    headers = models.JSONField(default=dict, db_default={})
    body = models.BinaryField(default=b"", db_default=b"")
