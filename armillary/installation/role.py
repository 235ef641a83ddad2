"""The role under which everything runs: it may sign in and owns nothing."""

import hashlib
from dataclasses import dataclass, field

import psycopg
from django.db import connections
from psycopg import sql

from armillary.installation import text
from armillary.installation.errors import CannotInstall

TRIES = 20


@dataclass(frozen=True)
class Role:
    """Its name and password, as the settings have them for the alias `default`."""

    name: str
    password: str = field(repr=False)

    @classmethod
    def of_the_settings(cls) -> "Role":
        settings = connections["default"].settings_dict
        return cls(settings["USER"], settings["PASSWORD"])

    @property
    def digest(self) -> str:
        """Changes when anything of the role does, and tells nothing of the password."""
        said = f"{self.name}\0{self.password}\0{text.of('role.sql').as_string(None)}"
        return hashlib.blake2b(said.encode(), digest_size=32).hexdigest()


def make(owner: "psycopg.Connection[object]", role: Role) -> None:
    """Make the role, or give an old one the password and the limits of the settings.

    Only a verifier of the password is sent, so that no log of the server can hold the password.
    """
    verifier = owner.pgconn.encrypt_password(
        role.password.encode(), role.name.encode(), b"scram-sha-256"
    )
    statements = text.of(
        "role.sql", role=sql.Identifier(role.name), password=sql.Literal(verifier.decode())
    )
    try:
        _execute(owner, statements)
    except psycopg.errors.InsufficientPrivilege as error:
        if not _signs_in(owner, role):
            raise CannotInstall(
                f"The owner of the database may not make the role {role.name}. Let an "
                f"administrator make it: create role {role.name} login password '…', with the "
                "web_password of secrets.json."
            ) from error


def _execute(owner: "psycopg.Connection[object]", statements: sql.Composed) -> None:
    """Once more when the house of another database on the same server has just done it.

    Roles belong to the whole server, where no lock of one database keeps the other out: it made
    us wait, committed, and left "tuple concurrently updated".
    """
    for more in reversed(range(TRIES)):
        try:
            with owner.transaction():
                owner.execute(statements)
        except psycopg.errors.InternalError_:
            if not more:
                raise
        else:
            return


def _signs_in(owner: "psycopg.Connection[object]", role: Role) -> bool:
    """Whether an administrator has made the role already, with the right password."""
    info = owner.info
    try:
        psycopg.connect(
            host=info.host,
            port=info.port,
            dbname=info.dbname,
            user=role.name,
            password=role.password,
        ).close()
    except psycopg.OperationalError:
        return False
    return True
