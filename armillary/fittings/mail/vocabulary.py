"""The words of mail. Stored values never change; labels may."""

from django.db.models import TextChoices


class SwitchState(TextChoices):
    """Of a mail account or a mailbox."""

    OFF = "off", "Off"
    ON = "on", "On"


class Security(TextChoices):
    """How the way to a mail server is kept secret."""

    TLS = "tls", "TLS from the start"
    STARTTLS = "starttls", "STARTTLS"
    NONE = "none", "None"


class OutgoingState(TextChoices):
    """Of a mail that we send."""

    WAITING = "waiting", "Waiting"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed"
    REFUSED = "refused", "Refused"
    SUPPRESSED = "suppressed", "Suppressed"
    BOUNCED = "bounced", "Bounced"


class Kind(TextChoices):
    """Why a mail is sent; limits and headers follow from it."""

    NOTICE = "notice", "Notice"
    COMMENT = "comment", "Comment"
    RECEIPT = "receipt", "Receipt"
    DIGEST = "digest", "Digest"
    TEST = "test", "Test"


class IncomingState(TextChoices):
    """Of a mail that arrived."""

    RECEIVED = "received", "Received"
    WORKED = "worked", "Worked"
    HELD = "held", "Held"
    IGNORED = "ignored", "Ignored"
    FAILED = "failed", "Failed"


class Strangers(TextChoices):
    """What becomes of a mail whose sender nobody knows."""

    HOLD = "hold", "Held for review"
    IGNORE = "ignore", "Ignored"


class SenderState(TextChoices):
    """Of a sender who was shut out."""

    BLOCKED = "blocked", "Blocked"
    ALLOWED = "allowed", "Allowed"
