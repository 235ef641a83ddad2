"""The policy of attachments: how large, how many, for how long. No database, no clock."""

from datetime import timedelta

MEBIBYTE = 1024 * 1024
MOST_FILES = 500
LARGEST_RECORD = 500 * MEBIBYTE
GRACE = timedelta(days=30)
"""How long the bytes of a removed file stay, in case it was removed by mistake."""
FORGOTTEN = timedelta(days=1)
"""After this time nobody will attach an upload any more, and no transaction will name its bytes."""


def too_large(size: int, largest: int) -> str | None:
    """Why a file of this size is not taken."""
    if size <= largest:
        return None
    return f"At most {sized(largest)} for one file; this has {sized(size)}."


def too_much(files: int, held: int, size: int) -> str | None:
    """Why a record that holds so much already takes no further file of this size."""
    if files >= MOST_FILES:
        return f"A record has at most {MOST_FILES} files."
    if held + size > LARGEST_RECORD:
        return f"The files of one record have at most {sized(LARGEST_RECORD)} together."
    return None


def sized(count: int) -> str:
    """A number of bytes as people read it: "1.5 MiB"."""
    if count < 1024:
        return f"{count} B"
    value, unit = count / 1024, "KiB"
    for larger in ("MiB", "GiB", "TiB"):
        if value < 1024:
            break
        value, unit = value / 1024, larger
    return f"{value:.1f} {unit}".replace(".0 ", " ")
