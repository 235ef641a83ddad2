"""A secret that we must read again opens here only, and only for what it was meant."""

import pytest

from armillary.kernel.access import keyed, sealed


def test_a_sealed_secret_opens_for_its_purpose() -> None:
    kept = sealed.seal("mailbox 7", "correct horse")

    assert sealed.unseal("mailbox 7", kept) == "correct horse"
    assert "correct" not in kept


def test_a_sealed_secret_opens_for_nothing_else() -> None:
    kept = sealed.seal("mailbox 7", "correct horse")

    with pytest.raises(ValueError, match="set it anew"):
        sealed.unseal("mailbox 8", kept)
    with pytest.raises(ValueError, match="set it anew"):
        sealed.unseal("mailbox 7", keyed.fresh())
