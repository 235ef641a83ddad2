"""What a new CMDB starts with: the tree of classes, their attributes, and ways of relating."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from armillary.assurance.configuration.actions import attributes, classes, relation_types
from armillary.assurance.configuration.models import ConfigurationClass, RelationType
from armillary.assurance.configuration.starting import control, logical, physical
from armillary.assurance.configuration.starting.shapes import A, C, R
from armillary.assurance.configuration.starting.ways import WAYS
from armillary.assurance.configuration.vocabulary import Family
from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.kernel.access.first_rows import robot
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door

BRANCHES = (
    logical.SERVICE,
    logical.APPLICATION,
    logical.DATA,
    physical.COMPUTE,
    physical.NETWORK,
    physical.VOICE,
    physical.PRINT,
    physical.CLIENT,
    physical.FACILITY,
    control.CONTROL,
)


BELOW = 200
"""So far the places of attributes lie below those of the class above."""


def install(at: datetime) -> None:
    """Plant the tree and name the ways, unless somebody has begun to: may be called again."""
    act = Act(actor=robot(), at=at, door=Door.CLI)
    with transaction.atomic():
        stand_as(act.actor)
        if ConfigurationClass.objects.exists():
            return
        written = Chronicle(Keys(at_once=100))
        planted = _plant(written, act)
        _name_the_ways(written, act, planted)
        write(act, [written.hand_over()])
        stand_as(act.actor)


def _plant(written: Chronicle, act: Act) -> dict[str, ConfigurationClass]:
    planted: dict[str, ConfigurationClass] = {}
    for family, root in BRANCHES:
        _plant_one(written, act, root, None, family, planted)
    return planted


def _plant_one(
    written: Chronicle,
    act: Act,
    wanted: C,
    parent: ConfigurationClass | None,
    family: Family,
    planted: dict[str, ConfigurationClass],
) -> None:
    made = written.create(
        classes.define,
        act,
        label=wanted.label,
        parent=parent,
        family=family,
        life=wanted.life,
        abstract=wanted.abstract,
        half_life_days=wanted.half_life_days,
    )
    planted[made.name] = made
    for place, each in enumerate(wanted.attributes, start=1):
        _describe(written, act, made, each, place * 10 + _depth(made) * BELOW)
    for below in wanted.below:
        _plant_one(written, act, below, made, family, planted)


def _depth(of_class: ConfigurationClass) -> int:
    """How many are above it: what many have comes before what is its own."""
    return 1 + _depth(of_class.parent) if of_class.parent else 0


def _describe(
    written: Chronicle, act: Act, of_class: ConfigurationClass, wanted: A, place: int
) -> None:
    written.create(
        attributes.define,
        act,
        of_class=of_class,
        label=wanted.label,
        kind=wanted.kind,
        help=wanted.help,
        unit=wanted.unit,
        choices="\n".join(wanted.choices),
        minimum=wanted.least,
        need=wanted.need,
        is_unique=wanted.unique,
        sensitive=wanted.sensitive,
        place=place,
        as_facet=wanted.facet,
        searched=wanted.searched,
    )


def _name_the_ways(written: Chronicle, act: Act, planted: Mapping[str, ConfigurationClass]) -> None:
    for each in WAYS:
        made = written.create(
            relation_types.define,
            act,
            forward=each.forward,
            backward=each.backward,
            falls=each.falls,
            rule=each.rule,
        )
        _allow(written, act, each, made, planted)


def _allow(
    written: Chronicle,
    act: Act,
    wanted: R,
    made: RelationType,
    planted: Mapping[str, ConfigurationClass],
) -> None:
    for pair in dict.fromkeys(wanted.pairs):
        first, second, *most = pair.split()
        written.create(
            relation_types.permit,
            act,
            relation_type=made,
            from_class=planted[first],
            to_class=planted[second],
            at_most_from=int(most[0]) if most else None,
        )
