"""When two accounts are the same person, as far as the model of people can tell."""


def mailbox(email: str) -> str:
    """Where mail to an address arrives: capitals and what stands behind a plus make no other one.

    >>> mailbox("Ada+second@Example.com")
    'ada@example.com'
    """
    local, _, domain = email.strip().lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"
