"""The settings of a server that tests start: theirs, their key and their assets."""

import os

from tests.settings import *  # noqa: F403

SECRET_KEY = os.environ["ARMILLARY_TEST_KEY"]
STATIC_URL = os.environ["ARMILLARY_TEST_STATIC"]
