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
