"""What is said when the database cannot be made ready."""


class CannotInstall(Exception):
    """The owner's role may not do something; the message says what an administrator must do."""
