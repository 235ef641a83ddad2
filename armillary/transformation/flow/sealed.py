"""The next seals and the lines that they hold: for all who count the journal as it grows."""

from django.db import connection

SEALS, LINES = 100, 50_000
"""So many seals, and lines, are counted in one transaction, and one seal at least: it holds up to
1,000 lines, and one of a large batch many more."""

_NEXT = """
select max(id) from (
    select id, sum(cardinality(entries)) over upto as lines, row_number() over upto as place
    from (select id, entries from kernel_seal where id > %s order by id limit %s) as next
    window upto as (order by id)
) as coming where place = 1 or lines <= %s
"""

FROM_THESE = """
    from kernel_seal s cross join lateral unnest(s.entries) as held (key)
    join kernel_entry e on e.id = held.key
    where s.id > %(after)s and s.id <= %(upto)s
"""
"""What makes a question one about the lines `e` of the seals after one, up to and with another."""


def last_of_next(after: int) -> int | None:
    """The last of the seals that are counted together after this one. None: there are no more."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, (after, SEALS, LINES))
        last: int | None
        [[last]] = cursor.fetchall()
    return last
