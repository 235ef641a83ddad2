"""The two wheels: the processes of the model, and its five groups."""

from collections.abc import Mapping
from dataclasses import dataclass

from armillary.reference.processes import PROCESSES
from armillary.web.map import ribbons
from armillary.web.map.asked import Level
from armillary.web.map.places import Place, Quarter, groups, places, quarters
from armillary.web.map.ribbons import Pair


@dataclass(frozen=True, slots=True)
class Wheel:
    """What never moves: places in their order, names on the rim, and what the model states.

    `home` is the place of each process.
    """

    places: Mapping[str, Place]
    quarters: tuple[Quarter, ...]
    home: Mapping[str, str]
    order: Mapping[str, int]
    stated: Mapping[Pair, tuple[int, ...]]


def _wheel(found: tuple[Place, ...], names: tuple[Quarter, ...], home: Mapping[str, str]) -> Wheel:
    order = {place.id: index for index, place in enumerate(found)}
    stated = ribbons.stated(home, order)
    return Wheel({place.id: place for place in found}, names, home, order, stated)


OF_PROCESSES = _wheel(places(), quarters(), {each.id: each.id for each in PROCESSES})
OF_GROUPS = _wheel(groups(), (), {each.id: each.group.id for each in PROCESSES})
WHEELS: Mapping[Level, Wheel] = {Level.PROCESSES: OF_PROCESSES, Level.GROUPS: OF_GROUPS}
