"""How much memory a worker may take: a job that wants more fails, and the machine goes on."""

import resource

MOST = 2 * 1024**3


def keep_within(most: int = MOST) -> None:
    """Let this process ask for so many bytes at most; what goes beyond raises MemoryError."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    ceiling = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (ceiling, hard))
