"""What the links keep: one row for each typed link."""

from django.db import models


class Link(models.Model):
    """From one record to another, in the words that the first one's type declares."""

    name = models.CharField(max_length=60)
    from_type = models.CharField(max_length=60)
    from_id = models.BigIntegerField()
    to_type = models.CharField(max_length=60)
    to_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["from_type", "from_id", "name", "to_type", "to_id"],
                name="link_is_unique",
                violation_error_message="These two are linked in this way already.",
            ),
        ]
        indexes = [models.Index(fields=["to_type", "to_id"], name="link_backwards")]
