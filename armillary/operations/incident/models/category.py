"""Where an incident belongs: a place in the tree of symptoms or in that of causes."""

from django.db import models
from django.db.models.functions import Lower

from armillary.operations.incident.vocabulary import Tree
from armillary.records.models import Record

BETWEEN = " › "


class Category(Record):
    """A place in a tree of kinds.

    `path` holds its name with those above it, "Network › VPN"; `root` is the first of them.
    """

    prefix = "CAT"

    name = models.CharField(max_length=100)
    tree = models.CharField(max_length=10, choices=Tree.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.CharField(max_length=500, editable=False)
    root = models.CharField("top category", max_length=100, editable=False)

    class Meta:
        verbose_name_plural = "categories"
        constraints = [
            models.UniqueConstraint(
                "tree",
                Lower("path"),
                name="category_path_is_unique",
                violation_error_message="There is a category of this name in this place already.",
            ),
            models.CheckConstraint(
                name="category_is_not_its_own_parent",
                condition=~models.Q(parent=models.F("id")),
                violation_error_message="A category is not its own parent.",
            ),
        ]

    def __str__(self) -> str:
        return self.path
