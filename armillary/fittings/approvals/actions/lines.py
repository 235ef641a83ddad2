"""The lines that a record has of its approvals: no door has these verbs, approvals do them."""

from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import anyone, change
from armillary.kernel.lifecycle.verbs import News
from armillary.records.models import Record


@change(activity=None, allowed=anyone, words="text")
def request_approval(record: Record, act: Act, *, approval: str, text: str = "") -> News:
    """Somebody asks whether it is approved as it stands."""
    return {"approval": [None, approval]}


@change(activity=None, allowed=anyone, words="text")
def grant_approval(record: Record, act: Act, *, approval: str, text: str = "") -> News:
    """All who had to have said yes."""
    return {"approval": [approval, "approved"]}


@change(activity=None, allowed=anyone, words="text")
def refuse_approval(record: Record, act: Act, *, approval: str, text: str = "") -> News:
    """So many have said no that it is one."""
    return {"approval": [approval, "rejected"]}


@change(activity=None, allowed=anyone, words="text")
def withdraw_approval(record: Record, act: Act, *, approval: str, text: str = "") -> News:
    """What was said of it counts no more."""
    return {"approval": [approval, "withdrawn"]}


@change(activity=None, allowed=anyone, words="text")
def bypass_approval(record: Record, act: Act, *, approval: str, text: str = "") -> News:
    """It goes on for some hours without a yes; somebody reviews that afterwards."""
    return {"approval": [None, f"{approval} bypassed"]}
