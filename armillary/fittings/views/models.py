"""What saved views keep: the questions, and the keys of those who read them as feeds."""

from django.db import models

from armillary.fittings.custom_fields.vocabulary import record_type_choices
from armillary.fittings.views.vocabulary import Scope
from armillary.people.models import Person, Team
from armillary.records.models import Record


class View(Record):
    """A question about a list that somebody asks again."""

    prefix = "VIE"

    name = models.CharField(max_length=60)
    record_type = models.CharField(max_length=60, choices=record_type_choices)
    question = models.CharField(
        max_length=2_000,
        blank=True,
        help_text="What stands after the question mark in the address of the list.",
    )
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.PERSONAL)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_pinned = models.BooleanField("pinned", default=True, help_text="A tab above the list.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="view_of_a_team_names_it",
                condition=models.Q(scope=Scope.TEAM, team__isnull=False)
                | (~models.Q(scope=Scope.TEAM) & models.Q(team__isnull=True)),
                violation_error_message="A view for a team names the team, and no other does.",
            ),
        ]
        indexes = [models.Index(fields=["record_type", "scope"], name="view_of_a_list")]

    def __str__(self) -> str:
        return self.name


class FirstView(models.Model):
    """The view with which a list opens for a person, where its address asks for nothing."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    record_type = models.CharField(max_length=60)
    view = models.ForeignKey(View, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "record_type"], name="one_view_comes_first")
        ]


class FeedKey(models.Model):
    """The key by which a person reads a view as a feed, as a digest; one for each of both."""

    view = models.ForeignKey(View, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    digest = models.BinaryField(unique=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["view", "person"], name="feed_key_is_one_of_a_view")
        ]
