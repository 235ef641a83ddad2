"""A program that calls the API over HTTP, as other people's programs do."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any

LONGEST = 30.0


class NoAnswer(Exception):
    """The connection ended before the answer came: nobody knows whether it was done."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; the names of headers in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def is_good(self) -> bool:
        return 200 <= self.status < 300


class Caller:
    """One connection that is kept, and made anew when it broke."""

    def __init__(self, address: tuple[str, int], token: str) -> None:
        self.address = address
        self.token = token
        self.connection: HTTPConnection | None = None

    def get(self, path: str, **headers: str) -> Answer:
        return self.call("GET", path, None, headers)

    def post(self, path: str, body: Any, **headers: str) -> Answer:
        return self.call("POST", path, json.dumps(body).encode(), headers)

    def call(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]
    ) -> Answer:
        """One request. NoAnswer: it was sent or not, and was not answered."""
        if self.connection is None:
            self.connection = HTTPConnection(*self.address, timeout=LONGEST)
        try:
            self.connection.request(method, path, body, {**self._own(), **_named(headers)})
            answer = self.connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, headers, answer.read())
        except (OSError, HTTPException) as error:
            self.connection.close()
            self.connection = None
            raise NoAnswer(str(error)) from error

    def _own(self) -> dict[str, str]:
        own = {"Content-Type": "application/json"}
        return {**own, "Authorization": f"Bearer {self.token}"} if self.token else own


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    """`If_Match` as `If-Match`."""
    return {name.replace("_", "-"): value for name, value in headers.items()}
