"""Attaching, seeing and removing files, told as people would tell it."""

import hashlib
from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import settings
from PIL import ExifTags, Image

from armillary.fittings.files import actions
from armillary.fittings.files.jobs import delete_what_ended
from armillary.fittings.files.keeping import keep
from armillary.fittings.files.models import Attachment
from armillary.fittings.files.preparing import prepare
from armillary.fittings.files.queries import file_of, files_of, thumbnail_of
from armillary.fittings.files.reading import content_of
from armillary.fittings.files.rules import FORGOTTEN, GRACE
from armillary.fittings.files.stores.folder import FolderStore
from armillary.fittings.files.trouble import Damaged, NotStored
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Invalid, NotAllowed, NotFound
from armillary.kernel.journal.models import Entry
from armillary.kernel.journal.vocabulary import Audience
from tests.files.samples import a_photograph, a_picture
from tests.files.things import a_thing
from tests.makers import MONDAY, a_caller, an_agent, by, the_robot

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _standing() -> None:
    stand_as(the_robot())


def test_a_file_comes_back_as_it_was_and_the_journal_knows_it() -> None:
    act = by(an_agent())
    thing = a_thing(act)

    kept = keep(act, thing, name="notes.txt", content=b"The wick is too short.")

    assert content_of(kept) == b"The wick is too short."
    assert (kept.kind, kept.size, kept.picture) == ("text/plain", 22, False)
    line = Entry.objects.filter(record_type="things", record_id=thing.pk).latest("pk")
    digest = hashlib.sha256(b"The wick is too short.").hexdigest()
    assert (line.verb, line.actor, line.at) == ("attach", act.actor, MONDAY)
    assert line.changes == {"file": [None, f"notes.txt (22 B, SHA-256 {digest})"]}


def test_stored_names_are_random_and_nothing_of_the_users(store: FolderStore) -> None:
    act = by(an_agent())
    thing = a_thing(act)

    first, second = (keep(act, thing, name="../../etc/x", content=b"same") for _ in range(2))

    names = {path.name for path in store.path.rglob("*") if path.is_file()}
    assert names == {first.stored, second.stored}
    assert [len(name) for name in names] == [64, 64]
    assert first.name == "x"


def test_a_photograph_forgets_where_it_was_taken_and_stays_upright() -> None:
    act = by(an_agent())
    photograph = a_photograph()

    kept = keep(act, a_thing(act), name="me.jpg", content=photograph)

    stored = content_of(kept)
    assert (b"SecretCam" in photograph, b"taken in secret" in photograph) == (True, True)
    assert (b"SecretCam" in stored, b"taken in secret" in stored) == (False, False)
    exif = Image.open(BytesIO(stored)).getexif()
    assert dict(exif) == {ExifTags.Base.Orientation: 6}
    assert dict(exif.get_ifd(ExifTags.IFD.GPSInfo)) == {}
    assert kept.picture


def test_a_picture_has_a_small_one() -> None:
    act = by(an_agent())
    thing = a_thing(act)

    kept = keep(act, thing, name="wide.png", content=a_picture(size=(900, 300)))

    small = thumbnail_of(thing, kept.pk, act.actor)
    assert small is not None
    assert Image.open(BytesIO(small)).size == (320, 107)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_every_kind_of_picture_is_drawn_anew_and_has_the_same_pixels(form: str) -> None:
    act = by(an_agent())
    picture = a_picture(form)

    kept = keep(act, a_thing(act), name="a.bin", content=picture)

    before, after = (
        Image.open(BytesIO(each)).convert("RGB") for each in (picture, content_of(kept))
    )
    assert kept.kind == f"image/{form.lower()}"
    assert kept.picture
    assert (before.size, after.getpixel((1, 1))) == (after.size, before.getpixel((1, 1)))


def test_callers_never_see_internal_files() -> None:
    caller, agent = a_caller(), an_agent()
    thing = a_thing(by(caller))

    secret = keep(by(agent), thing, name="ours.txt", content=b"ours", audience=Audience.INTERNAL)
    shared = keep(by(agent), thing, name="theirs.txt", content=b"theirs")

    assert list(files_of(thing, agent)) == [secret, shared]
    assert list(files_of(thing, caller)) == [shared]
    assert file_of(thing, secret.pk, caller) is None
    with pytest.raises(Invalid, match="no such file"):
        actions.remove_attachment(thing, by(caller), file=secret.pk)
    with pytest.raises(NotAllowed):
        keep(by(caller), thing, name="x", content=b"x", audience=Audience.INTERNAL)


def test_nothing_is_attached_to_a_record_that_one_does_not_see() -> None:
    thing = a_thing(by(a_caller()))

    with pytest.raises(NotFound):
        keep(by(a_caller()), thing, name="x", content=b"x")

    assert not Attachment.objects.exclude(record_type="").exists()


def test_nobody_attaches_what_somebody_else_uploaded_or_twice() -> None:
    one, other = an_agent(), an_agent()
    thing = a_thing(by(one))
    upload = prepare(by(one), name="x", content=b"x")

    with pytest.raises(Invalid, match="no such upload"):
        actions.attach(thing, by(other), upload=upload.pk)
    actions.attach(thing, by(one), upload=upload.pk)
    with pytest.raises(Invalid, match="no such upload"):
        actions.attach(thing, by(one), upload=upload.pk)


def test_a_removed_file_is_seen_no_more_and_deleted_after_the_time_of_grace(
    store: FolderStore,
) -> None:
    agent = an_agent()
    thing = a_thing(by(agent))
    kept = keep(by(agent), thing, name="a.txt", content=b"a")

    actions.remove_attachment(thing, by(agent), file=kept.pk)

    assert list(files_of(thing, agent)) == []
    line = Entry.objects.filter(verb="remove_attachment").get()
    assert line.changes["file"][0].startswith("a.txt (1 B, SHA-256 ca978112")
    assert delete_what_ended(by(the_robot(), MONDAY + GRACE)) == 0
    assert len(list(store.held())) == 1
    assert delete_what_ended(by(the_robot(), MONDAY + GRACE + timedelta(seconds=1))) == 1
    assert list(store.held()) == []


def test_callers_remove_their_own_files_and_no_others() -> None:
    caller, agent = a_caller(), an_agent()
    thing = a_thing(by(caller))
    mine = keep(by(caller), thing, name="mine", content=b"1")
    theirs = keep(by(agent), thing, name="theirs", content=b"2")

    with pytest.raises(NotAllowed):
        actions.remove_attachment(thing, by(caller), file=theirs.pk)
    actions.remove_attachment(thing, by(caller), file=mine.pk)

    assert list(files_of(thing, caller)) == [theirs]


def test_uploads_that_nobody_attached_and_orphans_are_collected(store: FolderStore) -> None:
    agent = an_agent()
    upload = prepare(by(agent), name="x", content=b"x")
    store.put("ab" * 32, b"a transaction that failed left this")
    kept = keep(by(agent), a_thing(by(agent)), name="y", content=b"y")

    gone = delete_what_ended(by(the_robot(), upload.added_at + timedelta(days=4000)))

    assert gone == 2
    assert [each.name for each in store.held()] == [kept.stored]
    assert timedelta(days=1) == FORGOTTEN


def test_a_fresh_orphan_stays_since_its_transaction_may_still_commit(store: FolderStore) -> None:
    store.put("cd" * 32, b"in flight")

    assert delete_what_ended(by(the_robot(), MONDAY - timedelta(days=3650))) == 0
    assert len(list(store.held())) == 1


def test_damaged_and_lost_bytes_are_told_and_never_served(store: FolderStore) -> None:
    act = by(an_agent())
    kept = keep(act, a_thing(act), name="a.txt", content=b"whole")
    [file] = [path for path in store.path.rglob("*") if path.is_file()]

    file.write_bytes(b"wh0le")
    with pytest.raises(Damaged, match="is damaged or gone"):
        content_of(kept)
    file.unlink()
    with pytest.raises(Damaged, match="is damaged or gone"):
        content_of(kept)


def test_a_full_store_refuses_and_leaves_nothing(store: FolderStore) -> None:
    act = by(an_agent())
    thing = a_thing(act)
    store.path.write_text("a file where the folder should be")

    with pytest.raises(NotStored):
        keep(act, thing, name="a.txt", content=b"a")

    assert not Attachment.objects.exists()


def test_a_file_and_the_files_of_a_record_have_a_size_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    act = by(an_agent())
    thing = a_thing(act)
    monkeypatch.setattr(settings, "LARGEST_FILE", 10)
    monkeypatch.setattr("armillary.fittings.files.rules.LARGEST_RECORD", 15)

    with pytest.raises(Invalid, match="At most 10 B for one file; this has 11 B"):
        keep(act, thing, name="a", content=b"12345678901")
    keep(act, thing, name="a", content=b"1234567890")
    with pytest.raises(Invalid, match="at most 15 B together"):
        keep(act, thing, name="b", content=b"123456")

    assert files_of(thing, act.actor).count() == 1
