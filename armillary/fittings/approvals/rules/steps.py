"""The steps of a policy: how they are kept, put in order and told."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from armillary.fittings.approvals.vocabulary import By, Quorum

Step = dict[str, Any]
"""name, place, quorum, needed, may_veto, hours, minutes, approvers (each by, who, weight)."""
NO_NAMES: Mapping[str, str] = MappingProxyType({})
MOST_STEPS, MOST_APPROVERS, MOST_PLACES = 20, 20, 50
MOST_HOURS, MOST_WEIGHT, HOUR = 1_000, 100, 60


def step_named(steps: Sequence[Step], name: str) -> Step | None:
    """The step of this name, however it is spelt in capitals."""
    return next((each for each in steps if each["name"].lower() == name.strip().lower()), None)


def in_order(steps: Sequence[Step]) -> list[Step]:
    """By their places; those of one place stay as they were added."""
    return sorted(steps, key=lambda each: each["place"])


def flaws_of(step: Step) -> dict[str, str]:
    """What is wrong with a step, by argument."""
    wrong: dict[str, str] = {}
    if not 1 <= step["place"] <= MOST_PLACES:
        wrong["place"] = f"Steps stand at places 1 to {MOST_PLACES}."
    if not 0 <= step["minutes"] < HOUR:
        wrong["minutes"] = f"Give 0 to {HOUR - 1} minutes beside the hours."
    if not 0 <= step["hours"] <= MOST_HOURS or not step["hours"] + step["minutes"]:
        wrong["hours"] = f"Give at most {MOST_HOURS} working hours, and some time at all."
    if not 1 <= step["needed"] <= MOST_APPROVERS * MOST_WEIGHT:
        wrong["needed"] = "At least 1 is needed."
    return wrong


def told(step: Mapping[str, Any], names: Mapping[str, str] = NO_NAMES) -> str:
    """A step in words: "2. Board: 2 of team Change board, within 16 h, one no is a no".

    `names` are those of people, teams, roles and questions, where they are known.
    """
    whom = ", ".join(whom_told(each, names) for each in step["approvers"]) or "nobody yet"
    veto = ", one no is a no" if step["may_veto"] else ""
    count = quorum_told(step["quorum"], step["needed"])
    return f"{step['place']}. {step['name']}: {count} {whom}, within {time_told(step)}{veto}"


def time_told(step: Mapping[str, Any]) -> str:
    """How much time there is: "16 h", "15 min", "1 h 30 min". Older steps know hours only."""
    parts = [(step["hours"], "h"), (step.get("minutes", 0), "min")]
    return " ".join(f"{many} {unit}" for many, unit in parts if many)


def quorum_told(quorum: str, needed: int) -> str:
    """How many must say yes, in words that go before whom."""
    words = {
        Quorum.ANY: "one of",
        Quorum.ALL: "all of",
        Quorum.SOME: f"{needed} of",
        Quorum.WEIGHT: f"weight {needed} of",
    }
    return words[Quorum(quorum)]


def as_what(by: str, who: str, names: Mapping[str, str]) -> str:
    """As what somebody is asked: "of Change board", "on call in Databases", "as change manager"."""
    words = {
        By.PERSON: "named",
        By.TEAM: "of {who}",
        By.ON_CALL: "on call in {who}",
        By.ROLE: "as {who}",
        By.ACCOUNTABLE: "accountable",
        By.QUERY: "one of the {who}",
    }
    return words[By(by)].format(who=names.get(who, who))


def whom_told(approver: Mapping[str, Any], names: Mapping[str, str] = NO_NAMES) -> str:
    """Who decides, in words."""
    who = approver["who"]
    weight = f" (weight {approver['weight']})" if approver["weight"] != 1 else ""
    words = {
        By.PERSON: "{who}",
        By.TEAM: "team {who}",
        By.ON_CALL: "who is on call in {who}",
        By.ROLE: "role {who}",
        By.ACCOUNTABLE: "whoever is accountable",
        By.QUERY: "{who}",
    }
    return words[By(approver["by"])].format(who=names.get(who, who)) + weight
