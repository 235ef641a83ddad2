"""The data folder of an installation: which file lies where."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class DataFolder:
    """Everything that one installation keeps on disk lies under one path."""

    path: Path

    @classmethod
    def at(cls, path: str | Path) -> "DataFolder":
        return cls(Path(path).expanduser().resolve())

    @property
    def secrets(self) -> Path:
        return self.path / "secrets.json"

    @property
    def demo(self) -> Path:
        """As whom one can sign in; there only when the demo was loaded."""
        return self.path / "demo.json"

    @property
    def postgres(self) -> Path:
        """What belongs to the user under whom the server runs."""
        return self.path / "postgres"

    @property
    def cluster(self) -> Path:
        return self.postgres / "cluster"

    @property
    def unfinished_cluster(self) -> Path:
        return self.postgres / "cluster.unfinished"

    @property
    def start_log(self) -> Path:
        return self.postgres / "start.log"

    @property
    def kept_log(self) -> Path:
        """Names the folder in which the server's log is kept, once somebody has asked for that."""
        return self.path / "kept.log"

    @property
    def port(self) -> Path:
        return self.path / "postgres.port"

    @property
    def users_lock(self) -> Path:
        """Held shared by every process that needs the server: the last one out stops it."""
        return self.path / "users.lock"

    @property
    def change_lock(self) -> Path:
        """Held exclusively while the server is made, started or stopped."""
        return self.path / "change.lock"

    def make(self) -> None:
        self.path.mkdir(parents=True, exist_ok=True)

    @property
    def major(self) -> int | None:
        """The major version that wrote the cluster, or nothing when there is none yet."""
        version = self.cluster / "PG_VERSION"
        return int(version.read_text().strip()) if version.exists() else None
