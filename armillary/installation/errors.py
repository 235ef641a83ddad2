"""What is said when the database cannot be made ready."""

from armillary.postgres.errors import PostgresUnusable


class CannotInstall(PostgresUnusable):
    """The owner's role may not do something; the message says what an administrator must do."""
