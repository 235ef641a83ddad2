"""What signing in keeps. Of a secret only a digest is kept, so nothing here opens a door."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from armillary.people.vocabulary import Scope


class Credential(models.Model):
    """The password of a person, as an argon2id hash."""

    person = models.OneToOneField(
        "people.Person", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    password_hash = models.CharField(max_length=200)
    set_at = models.DateTimeField()


class Session(models.Model):
    """One browser in which a person is signed in; the cookie holds the secret."""

    digest = models.BinaryField(unique=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="sessions")
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    user_agent = models.CharField(max_length=300, blank=True)
    address = models.GenericIPAddressField(null=True)


class Token(models.Model):
    """What a program signs in with, on behalf of its owner and never with more rights."""

    prefix = models.CharField(max_length=12, unique=True)
    digest = models.BinaryField(unique=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100)
    scopes = ArrayField(models.CharField(max_length=10, choices=Scope.choices))
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)


class SignInLink(models.Model):
    """A way in that works once: printed for the first administrator, or sent by one."""

    digest = models.BinaryField(unique=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)


class SignInAttempt(models.Model):
    """One try to sign in with a password, counted before the password is looked at.

    `account` is a digest of what was typed as e-mail address: people type passwords there.
    `source` is an address, for IPv6 the network of 64 bits that one subscriber has.
    """

    account = models.BinaryField()
    source = models.CharField(max_length=45)
    at = models.DateTimeField(db_index=True)
    succeeded = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["account", "at"], name="attempt_by_account"),
            models.Index(fields=["source", "at"], name="attempt_by_source"),
        ]
