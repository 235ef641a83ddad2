"""What an item was like: reading its versions, and laying new ones over old."""

from datetime import datetime
from typing import Any

from armillary.assurance.configuration.layers import Layer, stretches
from armillary.assurance.configuration.models import ConfigurationItem, Version
from armillary.kernel.acts import Act


def layers(item: ConfigurationItem) -> list[Layer]:
    """All its versions, the last recorded last."""
    rows = Version.objects.filter(ci=item.pk).order_by("pk")
    return [Layer(*row) for row in rows.values_list("content", "valid_from", "valid_to")]


def first_moment(item: ConfigurationItem) -> datetime | None:
    """Since when it has been there, as far as we know."""
    rows = Version.objects.filter(ci=item.pk, content__isnull=False)
    return rows.order_by("valid_from").values_list("valid_from", flat=True).first()


def paint(
    item: ConfigurationItem, act: Act, values: dict[str, Any], since: datetime, until: datetime
) -> None:
    """Let it have had these values from `since` to `until`, whatever else was then."""
    Version.objects.bulk_create(
        Version(
            ci=item,
            organisation_id=item.organisation_id,
            act=act.id,
            number=item.version + 1,
            content=_with(each.content, values),
            valid_from=each.valid_from,
            valid_to=each.valid_to,
            recorded_at=act.at,
        )
        for each in stretches(layers(item), since, until)
        if each.content is not None
    )


def _with(content: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """The content with other values; those of attributes stand in `custom`."""
    own = {name: value for name, value in values.items() if name != "custom"}
    custom = {**content["custom"], **values.get("custom", {})}
    held = {name: value for name, value in custom.items() if value is not None}
    return {**content, **own, "custom": held}
