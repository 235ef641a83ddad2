"""The store that is a bucket of an S3-compatible server."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

from armillary.fittings.files.stores.store import Held, Missing, StoreTrouble, checked

T = TypeVar("T")
_GONE = {"NoSuchKey", "NoSuchObject"}
_SECONDS = 30


@dataclass(frozen=True, slots=True)
class S3Store:
    """One bucket, and what the keys in it begin with."""

    client: Any
    bucket: str
    prefix: str = ""

    def put(self, name: str, content: bytes) -> None:
        """The server answers when it has the object."""
        key = self._key(name)
        self._ask(lambda: self.client.put_object(self.bucket, key, BytesIO(content), len(content)))

    def get(self, name: str) -> bytes:
        """The bytes of this name. Missing: there are none."""
        return self._ask(lambda: self._read(self._key(name)))

    def remove(self, name: str) -> None:
        """Delete what has this name, if anything has."""
        self._ask(lambda: self.client.remove_object(self.bucket, self._key(name)))

    def held(self) -> Iterator[Held]:
        """Everything that lies under the prefix."""
        found = self._ask(
            lambda: list(self.client.list_objects(self.bucket, self.prefix, recursive=True))
        )
        for each in found:
            yield Held(each.object_name[len(self.prefix) :], each.size, each.last_modified)

    def _key(self, name: str) -> str:
        return f"{self.prefix}{checked(name)}"

    def _read(self, key: str) -> bytes:
        answer = self.client.get_object(self.bucket, key)
        try:
            content: bytes = answer.read()
            return content
        finally:
            answer.close()
            answer.release_conn()

    def _ask(self, question: Callable[[], T]) -> T:
        """Whatever the client raises, in words; it says little of use to anybody but operators."""
        try:
            return question()
        except StoreTrouble:
            raise
        except Exception as error:
            if getattr(error, "code", "") in _GONE:
                raise Missing(f"The bucket {self.bucket} has nothing of this name.") from None
            raise StoreTrouble(f"The bucket {self.bucket} does not answer: {error}") from error


def s3_store(address: str, environ: Mapping[str, str]) -> S3Store:
    """`s3://BUCKET/PREFIX?endpoint=https://HOST:PORT&region=REGION`, its keys from the environment.

    Raises StoreTrouble when something is missing.
    """
    parts = urlsplit(address)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    endpoint = urlsplit(asked.get("endpoint", "https://s3.amazonaws.com"))
    try:
        minio, pool = import_module("minio"), import_module("urllib3")
    except ImportError:
        raise StoreTrouble("For an S3 store install armillary[s3].") from None
    if not (parts.netloc and environ.get("AWS_ACCESS_KEY_ID")):
        raise StoreTrouble(
            "ARMILLARY_FILES must read s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION, and "
            "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set."
        )
    client = minio.Minio(
        endpoint.netloc,
        access_key=environ["AWS_ACCESS_KEY_ID"],
        secret_key=environ.get("AWS_SECRET_ACCESS_KEY", ""),
        secure=endpoint.scheme != "http",
        region=asked.get("region", "us-east-1"),
        http_client=pool.PoolManager(
            timeout=_SECONDS, retries=pool.Retry(total=2, backoff_factor=0.2), maxsize=10
        ),
    )
    prefix = parts.path.strip("/")
    return S3Store(client, parts.netloc, f"{prefix}/" if prefix else "")
