"""How backup and restore say no. Nothing was changed then."""


class NotDone(Exception):
    """It was not done; the message says why, and what to do."""


class BadArchive(NotDone):
    """This is not a whole archive of ours."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This archive is refused: {why} Nothing was changed.")
