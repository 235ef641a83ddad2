"""The form of a password: typed unseen, kept in no draft, never shown again."""

import pytest

from tests.mail.makers import an_account
from tests.makers import an_administrator, signed_in_client

pytestmark = pytest.mark.django_db


def test_a_password_is_typed_unseen_and_kept_in_no_draft() -> None:
    account = an_account()

    page = signed_in_client(an_administrator()).get(f"/mail-accounts/{account.number}/set_password")

    form = page.content.decode()
    assert 'name="password" type="password" value=""' in form
    assert "data-draft-url" not in form


def test_a_refused_password_is_not_shown_again() -> None:
    account = an_account()

    answer = signed_in_client(an_administrator()).post(
        f"/mail-accounts/{account.number}/set_password", {"password": "under\x01the stone"}
    )

    assert answer.status_code in (400, 422)
    assert "the stone" not in answer.content.decode()
