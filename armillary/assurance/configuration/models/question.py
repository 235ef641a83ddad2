"""A question that is asked again and again."""

from django.db import models

from armillary.records.models import Record


class Question(Record):
    """A question to the CMDB, kept under a name. Whoever asks it sees what they may see."""

    prefix = "QST"

    name = models.CharField(max_length=120, help_text="What it asks, in a few words.")
    text = models.TextField(
        "question",
        max_length=2_000,
        help_text="Such as: server where support_end < today + 90d.",
    )
    purpose = models.TextField(blank=True, help_text="Who needs the answer, and what for.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="question_name_is_unique",
                violation_error_message="There is a question of this name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
