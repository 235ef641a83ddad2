"""A small S3 server of our own: it keeps objects in memory and believes no signature unchecked."""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, quote, unquote, urlsplit
from xml.sax.saxutils import escape

ACCESS, SECRET, REGION = "lantern", "over the quiet harbour", "harbour-1"
MOMENT = "2026-11-23T09:00:00.000Z"


class Server(ThreadingHTTPServer):
    """Objects by path; `refused` counts the calls whose signature was wrong."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.objects: dict[str, bytes] = {}
        self.refused = 0


class Handler(BaseHTTPRequestHandler):
    """PUT, GET, DELETE of an object, and the list of a bucket."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_PUT(self) -> None:
        body = self._body()
        if self._signed(body):
            self.server.objects[self._path()] = _unchunked(self.headers, body)
            self._answer(200, b"", ETag=f'"{hashlib.md5(body).hexdigest()}"')

    def do_GET(self) -> None:
        if not self._signed(b""):
            return
        if "list-type=2" in self.path:
            self._answer(200, self._listing(), **{"Content-Type": "application/xml"})
            return
        found = self.server.objects.get(self._path())
        if found is None:
            told = b"<Error><Code>NoSuchKey</Code><Message>It is not here.</Message></Error>"
            self._answer(404, told, **{"Content-Type": "application/xml"})
            return
        self._answer(200, found, ETag='"x"', **{"Last-Modified": formatdate(usegmt=True)})

    def do_DELETE(self) -> None:
        if self._signed(b""):
            self.server.objects.pop(self._path(), None)
            self._answer(204, b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def _path(self) -> str:
        return unquote(urlsplit(self.path).path)

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _listing(self) -> bytes:
        bucket = self._path().rstrip("/")
        prefix = dict(parse_qsl(urlsplit(self.path).query)).get("prefix", "")
        held = "".join(
            f"<Contents><Key>{escape(path[len(bucket) + 1 :])}</Key><Size>{len(content)}</Size>"
            f'<ETag>"x"</ETag><LastModified>{MOMENT}</LastModified></Contents>'
            for path, content in sorted(self.server.objects.items())
            if path.startswith(f"{bucket}/{prefix}")
        )
        return (
            f"<ListBucketResult><Name>{bucket[1:]}</Name><IsTruncated>false</IsTruncated>{held}"
            "</ListBucketResult>"
        ).encode()

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _signed(self, body: bytes) -> bool:
        """AWS Signature Version 4, computed again from what came."""
        if hmac.compare_digest(self._signature(), self.headers["Authorization"].rpartition("=")[2]):
            told = self.headers["x-amz-content-sha256"]
            if told.startswith(("UNSIGNED", "STREAMING")):
                return True
            if hashlib.sha256(body).hexdigest() == told:
                return True
        self.server.refused += 1
        self._answer(403, b"<Error><Code>SignatureDoesNotMatch</Code></Error>")
        return False

    def _signature(self) -> str:
        fields = dict(
            each.strip().split("=", 1)
            for each in self.headers["Authorization"].partition(" ")[2].split(",")
        )
        names = fields["SignedHeaders"].split(";")
        asked = urlsplit(self.path)
        query = sorted(parse_qsl(asked.query, keep_blank_values=True))
        request = "\n".join(
            [
                self.command,
                asked.path,
                "&".join(f"{quote(n, safe='-_.~')}={quote(v, safe='-_.~')}" for n, v in query),
                *(f"{name}:{' '.join((self.headers[name] or '').split())}" for name in names),
                "",
                fields["SignedHeaders"],
                self.headers["x-amz-content-sha256"],
            ]
        )
        moment = self.headers["x-amz-date"]
        scope = f"{moment[:8]}/{REGION}/s3/aws4_request"
        to_sign = f"AWS4-HMAC-SHA256\n{moment}\n{scope}\n{_sha256(request)}"
        key = f"AWS4{SECRET}".encode()
        for part in (moment[:8], REGION, "s3", "aws4_request"):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        return hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _unchunked(headers: object, body: bytes) -> bytes:
    """The bytes of a body that was sent in signed chunks."""
    if not str(headers["x-amz-content-sha256"]).startswith("STREAMING"):  # type: ignore[index]
        return body
    whole = b""
    while body:
        size, _, rest = body.partition(b"\r\n")
        count = int(size.split(b";")[0], 16)
        whole, body = whole + rest[:count], rest[count + 2 :]
    return whole


@contextmanager
def s3_server() -> Iterator[Server]:
    """One that runs as long as this lasts."""
    server = Server()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
