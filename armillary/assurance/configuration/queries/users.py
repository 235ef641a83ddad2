"""How many people have something in use of some items: by one array, however many items."""

from collections.abc import Collection

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.kernel.listing import sql
from armillary.kernel.listing.sql import Piece
from armillary.people.models import Person

_TABLE = "configuration_configurationitem"
_USED = Piece(f"{_TABLE}.user_id is not null")


def users(keys: Collection[int], actor: Person) -> int:
    """Those of the items that the actor may see."""
    here = sql.has_key(ConfigurationItem, keys)
    where = sql.both((sql.seen(ConfigurationItem, actor), here, _USED))
    [[many]] = sql.fetch(sql.select([f"count(distinct {_TABLE}.user_id)"], Piece(_TABLE), where))
    return int(many)
