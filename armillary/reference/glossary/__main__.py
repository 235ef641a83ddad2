"""Writes the glossary page: `python -m armillary.reference.glossary > docs/glossary.md`."""

import sys

from armillary.reference.glossary import GLOSSARY, page

sys.stdout.write(page(GLOSSARY))
