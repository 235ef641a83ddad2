"""Both stores keep the same promises; that of S3 against a server that checks each signature."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from armillary.fittings.files.stores.folder import FolderStore
from armillary.fittings.files.stores.s3 import s3_store
from armillary.fittings.files.stores.store import Missing, Store, StoreTrouble, fresh_name
from tests.files.s3_server import ACCESS, REGION, SECRET, Server, s3_server

KEYS = {"AWS_ACCESS_KEY_ID": ACCESS, "AWS_SECRET_ACCESS_KEY": SECRET}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    pytest.importorskip("minio")
    with s3_server() as found:
        yield found


def address(server: Server) -> str:
    return f"s3://files/house?endpoint=http://127.0.0.1:{server.server_port}&region={REGION}"


@pytest.fixture(params=["folder", "s3"])
def any_store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "folder":
        return FolderStore(tmp_path / "store")
    server: Server = request.getfixturevalue("server")
    server.objects.clear()
    return s3_store(address(server), KEYS)


@pytest.mark.parametrize("content", [b"", b"words", bytes(range(256)) * 4000])
def test_what_is_put_comes_back(any_store: Store, content: bytes) -> None:
    name = fresh_name()

    any_store.put(name, content)

    assert any_store.get(name) == content
    assert [(each.name, each.size) for each in any_store.held()] == [(name, len(content))]


def test_what_is_removed_is_gone_and_removing_it_again_is_no_trouble(any_store: Store) -> None:
    name = fresh_name()
    any_store.put(name, b"x")

    any_store.remove(name)
    any_store.remove(name)

    assert list(any_store.held()) == []
    with pytest.raises(Missing):
        any_store.get(name)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "x" * 64, "AB" * 32, "ab" * 31 + "/x"])
def test_no_name_leads_out_of_a_store(any_store: Store, name: str) -> None:
    with pytest.raises(StoreTrouble, match="not the name"):
        any_store.put(name, b"x")
    with pytest.raises(StoreTrouble, match="not the name"):
        any_store.get(name)


def test_names_are_never_the_same_and_have_256_bits() -> None:
    names = {fresh_name() for _ in range(10_000)}

    assert len(names) == 10_000
    assert {len(name) for name in names} == {64}


def test_objects_lie_under_the_prefix(server: Server) -> None:
    server.objects.clear()
    name = fresh_name()

    s3_store(address(server), KEYS).put(name, b"x")

    assert server.objects == {f"/files/house/{name}": b"x"}


def test_a_wrong_key_is_told_in_words(server: Server) -> None:
    store = s3_store(address(server), {**KEYS, "AWS_SECRET_ACCESS_KEY": "guessed"})
    refused = server.refused

    with pytest.raises(StoreTrouble, match="does not answer"):
        store.put(fresh_name(), b"x")

    assert server.refused > refused


def test_a_server_that_is_away_is_told_in_words() -> None:
    pytest.importorskip("minio")
    store = s3_store("s3://files?endpoint=http://127.0.0.1:9", KEYS)

    with pytest.raises(StoreTrouble, match="does not answer"):
        store.get(fresh_name())


def test_an_address_without_keys_says_what_is_missing() -> None:
    pytest.importorskip("minio")
    with pytest.raises(StoreTrouble, match="AWS_ACCESS_KEY_ID"):
        s3_store("s3://files", {})


def test_a_crash_in_the_middle_of_a_write_leaves_a_draft_that_is_collected(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    name = fresh_name()
    draft = tmp_path / name[:2] / f"{name}.draft"
    draft.parent.mkdir()
    draft.write_bytes(b"half")

    assert [each.name for each in store.held()] == [name]
    store.remove(name)
    assert not draft.exists()
