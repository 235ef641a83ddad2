"""The words of people and organisations. Stored values never change; labels may."""

from django.db.models import TextChoices


class OrganisationKind(TextChoices):
    PROVIDER = "provider"
    CUSTOMER = "customer"
    SUPPLIER = "supplier"


class OrganisationState(TextChoices):
    ACTIVE = "active"
    RETIRED = "retired"


class PersonState(TextChoices):
    ACTIVE = "active"
    DISABLED = "disabled"


class TeamState(TextChoices):
    ACTIVE = "active"
    RETIRED = "retired"


class ResponsibilityState(TextChoices):
    IN_FORCE = "in_force"
    WITHDRAWN = "withdrawn"


class Scope(TextChoices):
    """What a token may be used for."""

    READ = "read"
    WRITE = "write"
    DEPLOY = "deploy"
