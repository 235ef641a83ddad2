"""The change: what is to be different, why, when, how risky that is, and what came of it."""

from django.core.validators import MaxValueValidator
from django.db import models

from armillary.assurance.change.models.shape import CONSTRAINTS, INDEXES
from armillary.assurance.change.models.template import ChangeTemplate
from armillary.assurance.change.vocabulary import (
    Complexity,
    Experience,
    Outage,
    Outcome,
    Path,
    Reversal,
    Risk,
    Urgency,
    Verdict,
)
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.people.models import Person, Team
from armillary.records.models import Record

LONGEST_MINUTES = [MaxValueValidator(14 * 24 * 60)]


def minutes_of(
    label: str, help_text: str, default: int = 0
) -> "models.PositiveIntegerField[int, int]":
    """So many minutes, two weeks at most."""
    return models.PositiveIntegerField(
        label, default=default, validators=LONGEST_MINUTES, help_text=help_text
    )


def answer_of(label: str, help_text: str) -> "models.BooleanField[bool | None, bool | None]":
    """A question of the review after it; nothing: nobody has said."""
    return models.BooleanField(label, null=True, help_text=help_text)


def person_of(help_text: str) -> "models.ForeignKey[Person | None, Person | None]":
    """Somebody who has a part in it."""
    return models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text=help_text,
    )


class Change(Record):
    """Something in production is to be different: requested, assessed, approved, done, reviewed.

    The items that it touches stand in a table of their own, its steps are work orders.
    """

    prefix = "CHG"
    reckoned = ("hit", "taken_from", "taken_until", "evidence", "fingerprint")

    title = models.CharField(max_length=200, help_text="What will be different, in one line.")
    path = models.CharField("model", max_length=14, choices=Path.choices, editable=False)
    template = models.ForeignKey(
        ChangeTemplate,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text="The template by which it is done.",
    )
    edition = models.PositiveIntegerField("edition of the template", default=0, editable=False)
    reason = models.TextField(blank=True, help_text="Why it is needed, and what it is worth.")
    urgent_because = models.CharField(
        max_length=16,
        choices=Urgency.choices,
        blank=True,
        help_text="Why waiting would be worse; for emergencies.",
    )
    service = models.ForeignKey(
        ConfigurationItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="For which service it is done.",
    )
    item = models.ForeignKey(
        ConfigurationItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name="main item",
        help_text="The thing that is changed; more can be named afterwards.",
    )
    requester = person_of("Who wants it; this person never decides on it.")
    implementer = person_of("Who does it; this person never decides on it either.")
    team = models.ForeignKey(
        Team,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        help_text="The team that does it.",
    )

    plan = models.TextField(blank=True, help_text="What is done, step by step.")
    test_note = models.TextField("tests", blank=True, help_text="How it was tried beforehand.")
    back_out_plan = models.TextField(
        blank=True, help_text="How it is taken back, or why it cannot be."
    )
    communication = models.TextField(blank=True, help_text="Who is told what, and when.")
    rehearsal = models.TextField(
        blank=True, help_text="When it was rehearsed, and what came of it."
    )
    continuity = models.TextField(
        "continuity assessment", blank=True, help_text="What it means for recovery plans."
    )
    security = models.TextField(
        "security assessment", blank=True, help_text="What it opens, closes or exposes."
    )
    staffing = models.TextField(blank=True, help_text="Who is there, and who can be called.")
    go_no_go = models.TextField(
        "go or no go", blank=True, help_text="What must be true before it begins."
    )

    planned_start = models.DateTimeField(null=True, blank=True, editable=False)
    planned_end = models.DateTimeField(null=True, blank=True, editable=False)
    prepare_minutes = minutes_of("minutes of preparation", "Before its window.")
    watch_minutes = minutes_of("minutes of watch", "After its window.")
    back_out_minutes = minutes_of("minutes to go back", "How long the way back takes.")
    verify_minutes = minutes_of("minutes to prove", "How long it takes to see that one is back.")
    taken_from = models.DateTimeField(null=True, editable=False)
    taken_until = models.DateTimeField(null=True, editable=False)
    overruled = models.TextField(
        "conflicts overruled", blank=True, help_text="Why it is done in spite of what bars it."
    )
    conflicts = models.PositiveIntegerField(default=0, editable=False)
    outage = models.CharField(
        "expected for users", max_length=10, choices=Outage.choices, default=Outage.NONE
    )
    outage_minutes = minutes_of("minutes of outage", "How long users are expected to notice it.")

    experience = models.PositiveSmallIntegerField(
        choices=Experience.choices, null=True, blank=True, help_text="How often we did the like."
    )
    complexity = models.PositiveSmallIntegerField(
        choices=Complexity.choices, null=True, blank=True, help_text="Who has to act together."
    )
    reversal = models.PositiveSmallIntegerField(
        "way back", choices=Reversal.choices, null=True, blank=True, help_text="How sure it is."
    )
    risk = models.PositiveSmallIntegerField(choices=Risk.choices, null=True, editable=False)
    chance = models.FloatField("chance of failure", null=True, editable=False)
    loss = models.FloatField("loss if it fails", null=True, editable=False)
    services_hit = models.PositiveIntegerField(default=0, editable=False)
    hit = models.JSONField(default=list, editable=False)

    started_at = models.DateTimeField("started", null=True, editable=False)
    ended_at = models.DateTimeField("ended", null=True, editable=False)
    back_out_started_at = models.DateTimeField("way back begun", null=True, editable=False)
    closed_at = models.DateTimeField("closed", null=True, editable=False)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    review = models.TextField(blank=True, help_text="What we learnt.")
    as_planned = models.BooleanField(
        "executed as planned", null=True, help_text="In its window, no step left out."
    )
    in_time = answer_of("ended in time", "Its way back included.")
    only_planned = answer_of("hit only what was planned", "Nobody else noticed anything.")
    back_out_worked = answer_of("way back worked", "As it was described.")
    tests_told = answer_of("tests had told", "What happened was what the tests had shown.")
    people_told = answer_of("people were told", "Who noticed it had been told before.")
    cmdb_true = answer_of("CMDB is right", "What it touched stands there as it is now.")
    to_adjust = models.TextField(
        "to adjust", blank=True, help_text="What of the template, the plan or the questions."
    )

    revision = models.CharField(
        max_length=100, blank=True, help_text="What is deployed: a commit, a tag, a version."
    )
    pipeline = models.URLField(
        max_length=500, blank=True, help_text="Where one can see it being built."
    )
    diff = models.TextField(blank=True, help_text="What is different from what runs now.")
    tests_passed = models.PositiveIntegerField(null=True, blank=True)
    tests_failed = models.PositiveIntegerField(null=True, blank=True)

    evidence = models.JSONField(default=dict, editable=False)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    verdict = models.CharField(max_length=20, choices=Verdict.choices, blank=True, editable=False)

    class Meta:
        constraints = CONSTRAINTS
        indexes = INDEXES

    def __str__(self) -> str:
        return self.title
