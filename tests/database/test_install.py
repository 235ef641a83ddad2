"""Installing again does nothing; what was lost or changed is made again."""

from django.db import connections

from armillary.installation.install import install


def as_owner(statement: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)


def test_installing_again_changes_nothing(own_database: None) -> None:
    assert install() == ()


def test_a_table_made_anew_gets_everything_again(own_database: None) -> None:
    as_owner("create table fresh (like throwaway_thing including all)")
    as_owner("alter table throwaway_thing rename to gone")
    as_owner("alter table fresh rename to throwaway_thing")
    as_owner("alter sequence throwaway_thing_id_seq rename to gone_id_seq")
    as_owner("alter sequence fresh_id_seq rename to throwaway_thing_id_seq")

    made = install()

    assert {part for part in made if part.endswith("throwaway_thing")} == set(made)
    assert "guard of throwaway_thing" in made
    assert install() == ()


def test_a_part_that_is_declared_otherwise_is_made_anew(own_database: None) -> None:
    as_owner("update armillary_installed set digest = '' where part = 'search in throwaway_thing'")

    assert install() == ("search in throwaway_thing",)
