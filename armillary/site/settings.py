"""Django's settings, all of them, in the open."""

DEBUG = False
ALLOWED_HOSTS = ["*"]
SECRET_KEY = ""

INSTALLED_APPS = [
    "django.contrib.postgres",
    "armillary.people",
    "armillary.kernel",
    "armillary.operations.incident",
    "armillary.site",
]
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "armillary.site.urls"

DATABASES = {
    alias: {
        "ENGINE": "django.db.backends.postgresql",
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 3},
        "CONN_MAX_AGE": 600,
    }
    for alias in ("default", "owner")
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
    }
]

USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"
