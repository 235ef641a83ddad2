"""The entry of `armillary`: reads the command line, finds the database, does the command."""

import gc
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from pathlib import Path

from armillary.cli.commands import COMMANDS
from armillary.cli.progress import Progress
from armillary.postgres import keys
from armillary.postgres.errors import PostgresUnusable
from armillary.postgres.folder import DataFolder
from armillary.postgres.server import server

DEFAULT_DATA = Path(__file__).parents[2] / ".armillary"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one command; its exit code is 0, or 1 when it found something, or 2 when it could not."""
    asked = parser().parse_args(arguments)
    folder = DataFolder.at(asked.data)
    try:
        with database(folder):
            return do(asked, folder)
    except PostgresUnusable as error:
        print(f"armillary: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def do(asked: Namespace, folder: DataFolder) -> int:
    os.environ["ARMILLARY_DATA"] = str(folder.path)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "armillary.site.settings")
    if asked.django:
        _make_ready(asked, folder)
    code: int = import_module(asked.module).run(asked)
    return code


def _make_ready(asked: Namespace, folder: DataFolder) -> None:
    gc.disable()  # nearly all that is made while loading stays: looking for what does not costs
    import_module("django").setup()
    gc.freeze()
    gc.enable()
    install = import_module("armillary.cli.install")
    if asked.needs and not install.is_done():
        if asked.needs == "read":
            raise PostgresUnusable(
                f"Nothing is installed in {folder.path}: run `armillary install`."
            )
        install.run(asked)


def database(folder: DataFolder) -> "AbstractContextManager[object]":
    """The server of DATABASE_URL, or our own, started when it does not run yet."""
    folder.make()
    if "DATABASE_URL" in os.environ:
        keys.read_or_make(folder.secrets)
        return nullcontext()
    return server(folder, os.environ, Progress())


def parser() -> ArgumentParser:
    """The whole command line."""
    whole = ArgumentParser("armillary", description="IT service management by the model.")
    each = whole.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        one = each.add_parser(command.name, help=command.help, description=command.help)
        one.set_defaults(module=command.module, needs=command.needs, django=command.django)
        one.add_argument("--data", default=DEFAULT_DATA, help="the data folder (.armillary)")
        for option in command.options:
            one.add_argument(*option.names, **option.settings)
    return whole


if __name__ == "__main__":
    sys.exit(main())
