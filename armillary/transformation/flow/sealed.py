"""The next seals and the lines that they hold: for all who count the journal as it grows."""

from django.db import connection

SEALS = 100
"""So many are counted in one transaction; a seal holds up to 1,000 lines."""

_NEXT = """
select max(id) from (select id from kernel_seal where id > %s order by id limit %s) as coming
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
        cursor.execute(_NEXT, (after, SEALS))
        last: int | None
        [[last]] = cursor.fetchall()
    return last
