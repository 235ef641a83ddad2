"""Very many things at once, past the verbs: only what they cost to read is of interest."""

from django.db import connection

from armillary.people.models import Person

_CROWD = """
insert into throwaway_thing (organisation_id, state, version, created_at, updated_at, title,
    about, wear, weight, keeper_id, holder_id, part_of_id, due_at)
select %s, case when n %% 20 = 0 then 'lent' else 'on_the_shelf' end, 1,
    now() - n * interval '1 minute', now(), 'Thing ' || n, 'part of the crowd ' || md5(n::text),
    nullif(n %% 3, 0), nullif(n %% 7, 0), %s, case when n %% 20 = 0 then %s::bigint end, null,
    case when n %% 20 = 0 then now() + n * interval '1 minute' end
from generate_series(1, %s) n
"""


def a_crowd(keeper: Person, many: int) -> None:
    """So many things of one keeper; one in twenty is lent, to the same person."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('armillary.act', 'crowd', true)")
        cursor.execute(_CROWD, (keeper.organisation_id, keeper.pk, keeper.pk, many))
