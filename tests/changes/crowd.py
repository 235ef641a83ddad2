"""Many changes at once, as rows: what is counted of them does not depend on how they came."""

from django.db import connection

from armillary.assurance.change.models import Change

_COLUMNS = """
select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
where attrelid = 'change_change'::regclass and attnum > 0 and not attisdropped
"""
_MORE = """
insert into change_change (COLUMNS) select COLUMNS from (
    select (jsonb_populate_record(c, jsonb_build_object('id', nextval('change_change_id_seq')))).*
    from change_change c, generate_series(1, %s) n where c.id = %s
) made
"""


def crowd(first: Change, many: int) -> None:
    """As many more that are as this one."""
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS)
        columns = cursor.fetchone()[0]
        cursor.execute("select set_config('armillary.act', 'crowd', true)")
        cursor.execute(_MORE.replace("COLUMNS", columns), (many, first.pk))
