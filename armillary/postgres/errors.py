"""What is said when no PostgreSQL can be had."""


class PostgresUnusable(Exception):
    """There is no server to work with; the message says what to do about it."""
