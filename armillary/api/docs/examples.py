"""What the reference says first: how the API is made, and code to begin with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of code to begin with."""

    label: str
    language: str
    code: str


INTRODUCTION = (
    (
        "Every record type has a list, every record an address, every verb an address below it. "
        "Calls carry a token (Authorization: Bearer arm_…), bodies and answers are JSON in UTF-8."
    ),
    (
        "Lists take filters (state=new,assigned), ranges (reported_at.gte=2026-01-01), words (q=), "
        "an order (sort=-priority), fields and a limit of at most 200; next and previous lead on."
    ),
    "A refusal is problem+json: it names the field and the rule, and it has changed nothing.",
)
EXAMPLES = (
    Example(
        "curl",
        "sh",
        'curl -H "Authorization: Bearer $TOKEN" \\\n'
        '  "$ARMILLARY/api/v1/incidents?open=true&assignee=me&sort=priority"',
    ),
    Example(
        "Python",
        "python",
        "import json, os\nfrom urllib.request import Request, urlopen\n\n"
        'url = os.environ["ARMILLARY"] + "/api/v1/incidents?open=true&assignee=me"\n'
        'token = {"Authorization": "Bearer " + os.environ["TOKEN"]}\n'
        'print(json.load(urlopen(Request(url, headers=token)))["items"])',
    ),
)
