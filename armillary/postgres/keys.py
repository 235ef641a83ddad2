"""The secrets of an installation: made once, kept in one file that only its owner reads."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Keys:
    """Two passwords of the database and the key that signs."""

    owner_password: str
    web_password: str
    secret_key: str


def _fresh() -> Keys:
    return Keys(
        owner_password=secrets.token_urlsafe(32),
        web_password=secrets.token_urlsafe(32),
        secret_key=secrets.token_urlsafe(64),
    )


def read(path: Path) -> Keys:
    """The keys in this file; a file with a key missing is an error, never half an answer."""
    return Keys(**json.loads(path.read_text()))


def read_or_make(path: Path) -> Keys:
    """The keys in this file, made first when there are none; two at once agree on one set."""
    if not path.exists():
        _write_once(path, _fresh())
    return read(path)


def replace(path: Path, keys: Keys) -> None:
    """Put other keys into this file: the old ones or the new ones, never half of them."""
    _draft(path, keys).replace(path)


def _draft(path: Path, keys: Keys) -> Path:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(asdict(keys), file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    return draft


def _write_once(path: Path, keys: Keys) -> None:
    draft = _draft(path, keys)
    try:
        os.link(draft, path)
    except FileExistsError:  # another process was faster: its keys are the keys
        return
    finally:
        draft.unlink()
