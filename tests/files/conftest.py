"""A store of its own for each test."""

from pathlib import Path

import pytest
from django.conf import settings

from armillary.fittings.files.stores.folder import FolderStore


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FolderStore:
    monkeypatch.setattr(settings, "FILES", str(tmp_path / "store"))
    return FolderStore(tmp_path / "store")
