"""What a person typed into a form and has not sent."""

from django.db import models

from armillary.people.models import Person


class Draft(models.Model):
    """The content of one form of one person. Not a record: it is nobody else's business."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=200)
    typed = models.JSONField(default=dict)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "form"], name="draft_one_for_each_form")
        ]
