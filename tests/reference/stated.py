"""What the model's own files state, read as they are."""

from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).parents[2]
DATA = PROJECT / "armillary" / "reference" / "data"
SOURCE = PROJECT.parent / "shared" / "reference"

MODEL: dict[str, Any] = yaml.safe_load((DATA / "model.yaml").read_text(encoding="utf-8"))
EDGES: list[dict[str, Any]] = yaml.safe_load((DATA / "edges.yaml").read_text(encoding="utf-8"))[
    "edges"
]
