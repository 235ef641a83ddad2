"""Django's settings, all of them, in the open. The environment says where, and how large."""

import os
from pathlib import Path
from typing import Any

from armillary.gate import logs
from armillary.postgres import addresses, keys
from armillary.postgres.addresses import Address
from armillary.postgres.folder import DataFolder

PROJECT = Path(__file__).parents[2]
DATA = DataFolder.at(os.environ.get("ARMILLARY_DATA", PROJECT / ".armillary"))
INSTALLATION = keys.read(DATA.secrets) if DATA.secrets.exists() else None

DEBUG = False
SECRET_KEY = INSTALLATION.secret_key if INSTALLATION else ""
ALLOWED_HOSTS = os.environ.get("ARMILLARY_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
PUBLIC_URL = os.environ.get("ARMILLARY_URL", "").rstrip("/")
TRUSTED_PROXIES = [each for each in os.environ.get("ARMILLARY_PROXIES", "").split(",") if each]

MEBIBYTE = 1024 * 1024
FILES = os.environ.get("ARMILLARY_FILES", "")
LARGEST_FILE = int(os.environ.get("ARMILLARY_LARGEST_FILE", "25")) * MEBIBYTE
LARGEST_REQUEST = LARGEST_FILE + MEBIBYTE
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_REQUEST

INSTALLED_APPS = [
    "django.contrib.postgres",
    "armillary.people",
    "armillary.kernel",
    "armillary.fittings.clocks",
    "armillary.fittings.mail",
    "armillary.fittings.approvals",
    "armillary.fittings.on_call",
    "armillary.fittings.consults",
    "armillary.fittings.batches",
    "armillary.fittings.files",
    "armillary.fittings.handoffs",
    "armillary.fittings.notifications",
    "armillary.fittings.tasks",
    "armillary.fittings.repeats",
    "armillary.fittings.calling",
    "armillary.fittings.webhooks",
    "armillary.fittings.watching",
    "armillary.fittings.imports",
    "armillary.fittings.custom_fields",
    "armillary.fittings.calendars",
    "armillary.fittings.exports",
    "armillary.fittings.feeds",
    "armillary.fittings.views",
    "armillary.assurance.configuration",
    "armillary.assurance.configuration.sources",
    "armillary.assurance.service_level",
    "armillary.assurance.change",
    "armillary.operations.incident",
    "armillary.design.availability",
    "armillary.transformation.flow",
    "armillary.transformation.guides",
    "armillary.transformation.conformance",
    "armillary.web",
    "armillary.site",
]
MIDDLEWARE = [
    "armillary.gate.arrival.Arrival",
    "armillary.gate.headers.SafeHeaders",
    "armillary.gate.proxies.TrustedProxies",
    "armillary.gate.hostile.HostileCharacters",
    "armillary.gate.cross_site.CrossSite",
    "armillary.gate.entering.Entering",
]
ROOT_URLCONF = "armillary.site.urls"
APPEND_SLASH = False
CSRF_COOKIE_NAME = "armillary_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "armillary.gate.cross_site.cross_site"


def database(address: Address | None, settings: str) -> dict[str, Any]:
    """A connection with prepared statements; `settings` go to the server with every session."""
    return {
        "ENGINE": "armillary.site.postgresql",
        "HOST": address.host if address else "",
        "PORT": address.port if address else "",
        "NAME": address.database if address else "",
        "USER": address.user if address else "",
        "PASSWORD": address.password if address else "",
        "OPTIONS": {
            **dict(address.options if address else ()),
            "server_side_binding": True,
            "prepare_threshold": 3,
            "options": settings,
        },
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }


WEB_LIMITS = (
    "-c statement_timeout=10s -c lock_timeout=3s -c idle_in_transaction_session_timeout=60s "
    "-c join_collapse_limit=1"
)
"""Joins are done as they are written. To try every order in which a list can be joined with its ten
names took the planner 10 to 100 ms, each time that a word was searched for the first time."""
ADDRESSED = INSTALLATION is not None and (DATA.port.exists() or "DATABASE_URL" in os.environ)
DATABASES = {
    "default": database(addresses.web_address(DATA, os.environ) if ADDRESSED else None, WEB_LIMITS),
    "owner": database(addresses.owner_address(DATA, os.environ) if ADDRESSED else None, ""),
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["armillary.web.frame.context.frame"],
            "builtins": ["armillary.web.templatetags.drawn"],
        },
    }
]

LOGGING = logs.LOGGING
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ASSETS = PROJECT / "armillary" / "web" / "static" / "dist" / "version.txt"
STATIC_URL = f"/static/{ASSETS.read_text() if ASSETS.exists() else 'unbuilt'}/"
