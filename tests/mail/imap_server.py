"""A real IMAP server (dovecot) in a folder of its own, with mailboxes that the test fills."""

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from imap_tools import BaseMailBox, MailBoxUnencrypted

from tests.mail.sink import LOOPBACK, a_free_port

PASSWORD = "only-on-this-machine"
PATIENCE = 20
CONFIGURATION = """\
protocols = imap
listen = {host}
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
first_valid_gid = 0
mail_uid = {owner}
mail_gid = {group}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={owner} gid={group} home={folder}/mail/%u
}}
"""


@dataclass(frozen=True)
class ImapServer:
    """Where it listens, and how the test puts a message in."""

    port: int

    @contextmanager
    def box(self, user: str = "desk") -> Iterator[BaseMailBox]:
        """The mailbox of this user, signed in."""
        with MailBoxUnencrypted(LOOPBACK, self.port).login(user, PASSWORD) as box:
            yield box

    def put(self, *messages: bytes, user: str = "desk") -> None:
        """Deliver these messages."""
        with self.box(user) as box:
            for message in messages:
                box.append(message, "INBOX")

    def count(self, folder: str = "INBOX", user: str = "desk") -> int:
        """How many messages lie in a folder."""
        with self.box(user) as box:
            return int(box.folder.status(folder)["MESSAGES"])


def there_is_one() -> bool:
    """Whether dovecot is installed here."""
    return shutil.which("dovecot") is not None


@contextmanager
def imap_server() -> Iterator[ImapServer]:
    """A server that serves while the test runs.

    Its users are not who runs the tests, so it does not live in pytest's folder, which every new
    run of pytest closes to others.
    """
    with TemporaryDirectory(prefix="dovecot-") as name:
        Path(name).chmod(0o755)
        yield from _served(Path(name))


def _served(folder: Path) -> Iterator[ImapServer]:
    port = a_free_port()
    for name in ("run", "state", "mail"):
        (folder / name).mkdir()
    owner = _owner(folder)
    configuration = folder / "dovecot.conf"
    configuration.write_text(
        CONFIGURATION.format(host=LOOPBACK, folder=folder, port=port, password=PASSWORD, **owner)
    )
    process = subprocess.Popen(
        [shutil.which("dovecot") or "dovecot", "-F", "-c", str(configuration)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, folder)
        yield ImapServer(port)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _owner(folder: Path) -> dict[str, str]:
    """As root under the users that Debian made for it; else everything as who runs the tests."""
    if os.geteuid():
        me, mine = getpass.getuser(), str(os.getegid())
        return {
            "internal": me,
            "internal_group": mine,
            "login": me,
            "owner": str(os.geteuid()),
            "group": mine,
        }
    shutil.chown(folder / "mail", "nobody", "nogroup")
    return {
        "internal": "dovecot",
        "internal_group": "dovecot",
        "login": "dovenull",
        "owner": "nobody",
        "group": "nogroup",
    }


def _wait_for(port: int, folder: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with socket.create_connection((LOOPBACK, port), timeout=1) as made:
                if made.recv(4) == b"* OK":
                    return
        except OSError:
            time.sleep(0.05)
    log = folder / "dovecot.log"
    raise TimeoutError(log.read_text() if log.exists() else "dovecot did not start.")
