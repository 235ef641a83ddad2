"""Comparing answers: without what is new in each of them."""

import re
from typing import Any

_OWN_TO_EACH = re.compile(
    rb'"request_id":"\w+"|csrf-token" content="[^"]+"|csrfmiddlewaretoken" value="[^"]+"'
)


def bare(answer: Any) -> tuple[int, bytes]:
    """Status and body, without the id of the request and the token of the page."""
    return answer.status_code, _OWN_TO_EACH.sub(b"", answer.content)
