"""Which database, as whom: two addresses from DATABASE_URL or from the data folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, unquote, urlsplit

from armillary.postgres import keys
from armillary.postgres.cluster import DATABASE, LOOPBACK, OWNER
from armillary.postgres.errors import PostgresUnusable
from armillary.postgres.folder import DataFolder

WEB_ROLE = "armillary_web"


@dataclass(frozen=True)
class Address:
    """Everything that a connection needs."""

    host: str
    port: str
    database: str
    user: str
    password: str = field(repr=False)
    options: tuple[tuple[str, str], ...] = ()


def parse(url: str) -> Address:
    """`postgresql://user:password@host:port/database?sslmode=require`."""
    parts = urlsplit(url)
    database = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not database or not parts.username:
        raise PostgresUnusable(
            "DATABASE_URL must read postgresql://USER:PASSWORD@HOST:PORT/DATABASE."
        )
    options = dict(parse_qsl(parts.query))
    return Address(
        host=unquote(options.pop("host", parts.hostname or "")),
        port=str(parts.port or ""),
        database=database,
        user=unquote(parts.username),
        password=unquote(parts.password or ""),
        options=tuple(options.items()),
    )


def owner_address(folder: DataFolder, environ: Mapping[str, str]) -> Address:
    """Who migrates and installs."""
    if url := environ.get("DATABASE_URL"):
        return parse(url)
    return Address(
        host=LOOPBACK,
        port=folder.port.read_text().strip(),
        database=DATABASE,
        user=OWNER,
        password=keys.read(folder.secrets).owner_password,
    )


def web_address(folder: DataFolder, environ: Mapping[str, str]) -> Address:
    """Who does everything at run time, with far fewer rights."""
    password = keys.read(folder.secrets).web_password
    return replace(owner_address(folder, environ), user=WEB_ROLE, password=password)
