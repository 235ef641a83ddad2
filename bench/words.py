"""Plausible words: some in every third text, some in one of thousands."""

from random import Random

THINGS = """
printer laptop telephone screen headset scanner mailbox calendar intranet payroll wiki spreadsheet
router switch firewall badge tablet projector camera keyboard docking-station VPN wireless gateway
backup database report invoice timesheet browser certificate licence archive dashboard label
""".split()
TROUBLES = (
    """
stopped answering, is very slow, shows an error, lost its connection, asks for a password again,
does not start, hangs at the sign-in, prints empty pages, drops every hour, freezes after a minute,
cannot be found, refuses the update, has no sound, shows yesterday's figures, loses its settings
""".replace("\n", " ")
    .strip(" ")
    .split(", ")
)
PLACES = """
Accounting Reception Warehouse Laboratory Workshop Canteen Dispatch Registry Archive Boardroom
""".split()
TALK = """
I looked at the connection and it is down on our side.
The caller tried another cable without success.
Restarted the service, watching it now.
The vendor asks for a log of the last hour.
Can you tell us since when this happens?
It works again after the update, please check.
Same as last week in the other building.
Waiting for a spare part from the warehouse.
""".strip().splitlines()
ENDS = """
Restarted the service and checked it with the caller.
Replaced the cable and the power supply.
Reset the password and explained how to change it.
The vendor delivered a fix, which is installed.
Freed the disk and set an alarm for the next time.
""".strip().splitlines()
LETTERS = "bcdfghjkmnpqrstvwxz"


def title(chance: Random) -> str:
    where = f"{chance.choice(PLACES)} {chance.randrange(1, 40)}"
    return f"{chance.choice(THINGS).capitalize()} {chance.choice(TROUBLES)} in {where}"


def description(chance: Random) -> str:
    """Four sentences, and in every third text the tag of a machine that hardly comes again."""
    said = [chance.choice(TALK) for _ in range(3)]
    said.append(f"The {chance.choice(THINGS)} {chance.choice(TROUBLES)}.")
    if chance.random() < 0.33:
        said.append(f"Machine {tag(chance)}.")
    return " ".join(said)


def tag(chance: Random) -> str:
    """A word of two million."""
    return "".join(chance.choice(LETTERS) for _ in range(5))
