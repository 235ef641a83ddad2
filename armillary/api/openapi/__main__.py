"""Write the snapshot: python -m armillary.api.openapi > docs/openapi.json"""

import os
import sys
from importlib import import_module

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "armillary.site.settings")
django.setup()
made = import_module("armillary.api.openapi.document")
types = import_module("armillary.kernel.registry").record_types()
sys.stdout.write(made.printed(types.values()))
