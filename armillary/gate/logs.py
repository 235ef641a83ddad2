"""Log lines as JSON, one event a line, with nothing in them that opens a door."""

import logging
import re
from datetime import UTC, datetime
from typing import Any

import msgspec

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_SECRET_NAMES = re.compile("pass|secret|token|cookie|authorization|digest", re.IGNORECASE)
_SECRETS = re.compile(r"arm_[0-9a-f]{8}_[0-9a-f]{64}|\b[0-9a-f]{64}\b")
HIDDEN = "[hidden]"


class JsonLines(logging.Formatter):
    """For operators and their tools: UTC, level, logger, words, and the facts that came along."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; line breaks in values are encoded, so no value can forge a line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in _STANDARD}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return msgspec.json.encode(hidden(line), enc_hook=str).decode()


def hidden(line: dict[str, Any]) -> dict[str, Any]:
    """The line without secrets, whether they show by their name or by their shape."""
    return {
        name: HIDDEN
        if _SECRET_NAMES.search(name)
        else _SECRETS.sub(HIDDEN, value)
        if isinstance(value, str)
        else value
        for name, value in line.items()
    }


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "armillary.gate.logs.JsonLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.request": {"level": "CRITICAL"},
        "django.security": {"level": "ERROR"},
    },
}
