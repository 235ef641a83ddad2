"""Every command of `armillary`."""

from pathlib import Path

from armillary.cli.command import Command, option

PORT = option("--port", type=int, default=8000, help="the port to serve on (8000)")
HOST = option("--host", default="127.0.0.1", help="the address to serve on (127.0.0.1)")

SCOPES = ("read", "write", "deploy")
FORMATS = ("netbox", "compose", "gml", "debian", "discovery")

PASSPHRASE = option(
    "--passphrase-file", type=Path, metavar="FILE", help="whose first line locks the key"
)

COMMANDS = (
    Command(
        "demo",
        "make everything ready, load the demo organisation and serve it",
        "armillary.cli.demo",
        (
            PORT,
            HOST,
            option("--no-demo", action="store_true", help="start empty"),
            option("--small", action="store_true", help="a tenth of the people, five months"),
        ),
        needs="",
    ),
    Command(
        "serve",
        "serve an installation that is ready",
        "armillary.cli.serve",
        (PORT, HOST),
        needs="",
        django=False,
    ),
    Command(
        "install",
        "bring the schema and the rules to this version",
        "armillary.cli.install",
        needs="",
    ),
    Command(
        "import",
        "take over records from a file",
        "armillary.cli.take_over",
        (
            option("source", choices=("servicenow-log", "csv", "cmdb"), help="what the file is"),
            option("files", type=Path, nargs="+", help="the file; .xz is unpacked; cmdb: files"),
            option("--zone", default="UTC", help="the time zone of the moments of a log (UTC)"),
            option("--type", default="", help="csv: the record type, such as incidents"),
            option("--as", dest="owner", default="", metavar="EMAIL", help="csv: in whose name"),
            option("--mapping", default="", metavar="NAME", help="csv: a mapping that was kept"),
            option("--check", action="store_true", help="csv: report only, and take nothing in"),
            option("--format", choices=FORMATS, default="discovery", help="cmdb: who wrote it"),
            option("--source", dest="source_name", default="", help="cmdb: who tells, by name"),
            option("--complete", action="store_true", help="cmdb: what it leaves out is missing"),
            option("--only-known", action="store_true", help="cmdb: it makes nothing"),
            option("--commit", action="store_true", help="cmdb: take in what is clear"),
        ),
    ),
    Command(
        "export",
        "write the journal into a file that process-mining tools read",
        "armillary.cli.export",
        (
            option("form", choices=("ocel",), help="ocel: OCEL 2.0 in JSON"),
            option("file", type=Path, help="the file to write"),
            option("--type", action="append", default=[], help="only this record type; again"),
            option("--as", dest="owner", default="", metavar="EMAIL", help="as who may see it"),
        ),
        needs="read",
    ),
    Command(
        "token",
        "print a fresh API token of a person",
        "armillary.cli.token",
        (
            option("email", help="the person's e-mail address"),
            option("--scope", choices=SCOPES, default="write", help="what it may do"),
            option("--days", type=int, default=30, help="how long it lasts (30, at most 365)"),
        ),
    ),
    Command(
        "verify-journal",
        "prove that the journal is whole",
        "armillary.cli.verify_journal",
        needs="read",
    ),
    Command(
        "clocks",
        "reckon all clocks anew from the journals, and say where they differ",
        "armillary.cli.clocks",
        (
            option("what", choices=("replay",), help="what to do"),
            option("--repair", action="store_true", help="keep what the journals say"),
        ),
    ),
    Command(
        "flow",
        "count anew what the map shows, from the whole journal",
        "armillary.cli.flow",
        (option("what", choices=("recount",), help="what to do"),),
    ),
    Command(
        "doctor", "look for what is wrong, and say what to do", "armillary.cli.doctor", needs="read"
    ),
    Command(
        "jobs",
        "list the jobs that were given up, or let one begin anew",
        "armillary.cli.jobs",
        (option("--retry", type=int, metavar="ID", help="the job to do again"),),
        needs="read",
    ),
    Command(
        "backup",
        "write an archive of everything, and prove that it can be restored",
        "armillary.cli.backup",
        (
            option("place", nargs="?", type=Path, help="the archive, or the folder for it"),
            PASSPHRASE,
            option("--no-verify", action="store_true", help="do not restore it to prove it"),
            option("--base", type=Path, metavar="DIR", help="a base backup, for any later moment"),
            option("--archive", type=Path, metavar="DIR", help="from now on keep the log here"),
        ),
        needs="read",
    ),
    Command(
        "restore",
        "put an archive, or a moment of the past, in the place of what is here",
        "armillary.cli.restore",
        (
            option("file", nargs="?", type=Path, help="the archive"),
            PASSPHRASE,
            option("--other-key", action="store_true", help="go without what its key sealed"),
            option("--to-moment", metavar="MOMENT", help="such as 2026-11-23T09:30:00Z"),
            option("--base", type=Path, metavar="DIR", help="where the base backups are"),
            option("--drop-old", action="store_true", help="drop what restores have put aside"),
        ),
        needs="",
    ),
    Command("worker", "do what is due in the background", "armillary.cli.worker"),
)
