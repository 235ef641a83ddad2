"""What the child may use: it is told before it reads its first byte."""

import resource

MEMORY = 340 * 1024 * 1024
SECONDS = 6
FILES = 32


def confine() -> None:
    """No more memory, time or open files than this, nothing written, and no core left behind."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
