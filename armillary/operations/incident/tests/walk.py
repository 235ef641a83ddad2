"""The life of incidents as a small model: states and arrows on half a page, no database."""

from dataclasses import dataclass, field
from typing import Any

OPEN = {"new", "assigned", "in_progress", "on_hold", "restored"}
ARROWS: dict[str, tuple[set[str], str]] = {
    "take": ({"new", "assigned"}, "assigned"),
    "assign": ({"new", "assigned"}, "assigned"),
    "start": ({"new", "assigned"}, "in_progress"),
    "hold": ({"assigned", "in_progress"}, "on_hold"),
    "resume": ({"on_hold"}, "in_progress"),
    "restore": ({"in_progress", "on_hold"}, "restored"),
    "resolve": (OPEN, "resolved"),
    "close": ({"resolved"}, "closed"),
    "reopen": ({"resolved", "closed"}, "in_progress"),
    "cancel": (OPEN, "cancelled"),
    "merge": (OPEN, "merged"),
    "take_over": ({"in_progress", "on_hold", "restored"}, ""),
    "reassign": ({"in_progress", "on_hold", "restored"}, ""),
    "categorise": (OPEN | {"resolved"}, ""),
    "name_cause": ({"restored", "resolved"}, ""),
    "name_affected": (OPEN | {"resolved"}, ""),
    "isolate": (OPEN, ""),
    "escalate": (OPEN, ""),
    "notify": (OPEN | {"resolved"}, ""),
    "prioritise": (OPEN, ""),
    "override_priority": (OPEN, ""),
    "follow_proposal": (OPEN, ""),
    "correct": (OPEN | {"resolved"}, ""),
    "set_parent": (OPEN, ""),
    "clear_parent": (OPEN | {"resolved"}, ""),
}


@dataclass
class Told:
    """What the model knows of one incident."""

    state: str = "new"
    waits_for: str = ""
    parent: int | None = None


@dataclass
class Model:
    """All incidents of a walk, by key."""

    told: dict[int, Told] = field(default_factory=dict)

    def do(self, verb: str, key: int, said: dict[str, Any]) -> None:
        """The verb was done: so it is now."""
        one = self.told[key]
        for child in self._company(verb, key, said):
            self.do(verb, child, said)
        if target := ARROWS[verb][1]:
            one.state, one.waits_for = target, ""
        match verb:
            case "hold":
                one.waits_for = said["hold_reason"]
            case "set_parent":
                one.parent = said["parent"].pk
            case "clear_parent":
                one.parent = None

    def _company(self, verb: str, key: int, said: dict[str, Any]) -> list[int]:
        reason = said.get("hold_reason", self.told[key].waits_for)
        children = {k: each for k, each in self.told.items() if each.parent == key}
        if verb == "resolve":
            return [k for k, each in children.items() if each.state in OPEN]
        if verb == "hold" and reason != "awaiting_caller":
            return [k for k, e in children.items() if e.state in {"assigned", "in_progress"}]
        if verb == "resume" and reason != "awaiting_caller":
            return [k for k, e in children.items() if e.waits_for == reason]
        return []
