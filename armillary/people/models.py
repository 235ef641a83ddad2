"""Who there is: organisations, persons and teams, and the roles that persons hold."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, models
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from armillary.people.credentials.models import (
    Credential,
    Session,
    SignInAttempt,
    SignInLink,
    Token,
)
from armillary.people.vocabulary import OrganisationKind, ResponsibilityState
from armillary.records.models import Record
from armillary.reference.raci.matrix import Letter

__all__ = [
    "Credential",
    "Membership",
    "Organisation",
    "Person",
    "Responsibility",
    "RoleGrant",
    "Session",
    "SignInAttempt",
    "SignInLink",
    "Team",
    "Token",
]


class Organisation(Record):
    """A party with people: the provider, a customer or a supplier."""

    prefix = "ORG"

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=OrganisationKind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="organisation_name_is_unique",
                violation_error_message="An organisation of this name is known already.",
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(kind=OrganisationKind.PROVIDER),
                name="organisation_one_provider",
                violation_error_message="One installation serves one provider.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Person(Record):
    """Somebody who calls for help, works here, or both; also the robot that works by itself."""

    prefix = "PER"

    name = models.CharField(max_length=200)
    email = models.EmailField(max_length=254)
    phone = models.CharField(max_length=40, blank=True)
    location = models.CharField(max_length=120, blank=True)
    title = models.CharField("job title", max_length=120, blank=True)
    is_vip = models.BooleanField("VIP", default=False)
    zone = models.CharField("time zone", max_length=64, default="UTC")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="person_email_is_unique",
                violation_error_message="A person with this e-mail address is known already.",
            ),
        ]
        indexes = [models.Index(Lower("name"), "id", name="person_listed")]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles held now; the doors fill this in from the query that signs a request in."""
        return frozenset(RoleGrant.objects.filter(person=self).values_list("role", flat=True))

    @cached_property
    def responsible_for(self) -> frozenset[str]:
        """The activities for which the RACI matrix calls one of this person's roles Responsible."""
        held = RoleGrant.objects.filter(person=self).values("role")
        rows = Responsibility.objects.filter(
            role__in=held, letter=Letter.RESPONSIBLE, state=ResponsibilityState.IN_FORCE
        )
        return frozenset(rows.values_list("activity", flat=True))

    @cached_property
    def team_ids(self) -> frozenset[int]:
        """The teams that this person works in."""
        with connection.cursor() as cursor:
            cursor.execute("select team_id from people_membership where person_id = %s", (self.pk,))
            return frozenset(team for (team,) in cursor.fetchall())

    @cached_property
    def is_staff(self) -> bool:
        """Works for the provider, so sees the records of all organisations."""
        return self.organisation.kind == OrganisationKind.PROVIDER

    def remember(
        self,
        *,
        roles: Iterable[str],
        responsible_for: Iterable[str],
        team_ids: Iterable[int],
        is_staff: bool,
    ) -> "Person":
        """Keep what the sign-in query has read already, so that no rule asks again."""
        known: dict[str, Any] = {
            "roles": frozenset(roles),
            "responsible_for": frozenset(responsible_for),
            "team_ids": frozenset(team_ids),
            "is_staff": is_staff,
        }
        self.__dict__.update(known)
        return self

    def forget(self) -> None:
        """Ask for roles, duties and teams anew: they have just changed."""
        for known in ("roles", "responsible_for", "team_ids", "is_staff"):
            self.__dict__.pop(known, None)


class Team(Record):
    """People of the provider, or of a supplier, who take work together."""

    prefix = "TEA"

    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=300, blank=True)
    lead = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="leads"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="team_name_is_unique",
                violation_error_message="A team of this name is known already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """This person works in this team."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "person"], name="membership_is_unique")
        ]


class RoleGrant(models.Model):
    """This person holds this role of the reference model."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "role"], name="grant_is_unique")]


class Responsibility(Record):
    """One letter of the RACI matrix: what a role is to an activity of the reference model."""

    prefix = "RAC"

    activity = models.CharField(max_length=120)
    role = models.CharField(max_length=60)
    letter = models.CharField(
        max_length=1, choices=[(each.value, each.name.capitalize()) for each in Letter]
    )
    by_itself = models.BooleanField(
        default=False,
        help_text="Whether those who are C are asked, or those who are I told, by itself.",
    )
    hours = models.PositiveSmallIntegerField(
        "hours to answer",
        default=8,
        help_text="Within so many working hours those answer who are asked by itself.",
    )

    class Meta:
        verbose_name_plural = "responsibilities"
        constraints = [
            models.UniqueConstraint(
                fields=["role", "activity"],
                name="responsibility_is_unique",
                violation_error_message="This role has a letter for this activity already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} · {self.activity} · {self.letter}"
