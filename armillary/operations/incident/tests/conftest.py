"""The database of these tests is the one of all tests."""

from tests.conftest import cluster, django_db_setup, own_database, template

__all__ = ["cluster", "django_db_setup", "own_database", "template"]
