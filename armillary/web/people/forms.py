"""The forms of signing in, as the templates want them."""

from dataclasses import dataclass, field

from armillary.kernel.access.passwords import LONGEST, SHORTEST

SCOPES = {
    "read": ("Read", ""),
    "write": ("Read and write", ""),
    "deploy": ("Deploy", "For pipelines: their changes and the gate before them, nothing else."),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, and with which field."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form: see verb_form.html."""

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    help: str = ""
    required: bool = True
    errors: tuple[str, ...] = ()
    choices: tuple[dict[str, object], ...] = ()
    max_length: int | None = None
    autofocus: bool = False
    unit: str = ""
    suggestions_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of a door page or of the page of one's own sign-in."""

    action: str
    submit_label: str
    errors: tuple[Trouble, ...] = ()
    fields: tuple[Field, ...] = field(default=())
    email: str = ""
    next: str = ""


def sign_in_form(*, email: str, next_: str, errors: tuple[Trouble, ...]) -> Form:
    """The two fields of the door; what was typed as e-mail address is kept."""
    return Form(action="/sign-in", submit_label="Sign in", email=email, next=next_, errors=errors)


def link_form(*, action: str, errors: tuple[Trouble, ...]) -> Form:
    """One press signs in; a password may be chosen on the way."""
    password = new_password(errors, required=False)
    return Form(action=action, submit_label="Sign in", errors=errors, fields=(password,))


def password_form(errors: tuple[Trouble, ...]) -> Form:
    """A new password needs the present one."""
    present = Field(
        name="present",
        label="Present password",
        kind="password",
        help="Empty if you have none yet.",
        required=False,
        errors=_of("present", errors),
    )
    return Form(
        action="/me/password",
        submit_label="Change password",
        errors=errors,
        fields=(present, new_password(errors)),
    )


def token_form(
    errors: tuple[Trouble, ...], *, name: str = "", scope: str = "read", days: str = "90"
) -> Form:
    """What a new token is for, what it may do, and for how long."""
    scopes = tuple(
        {"value": value, "label": label, "chosen": scope == value, "help": help_text}
        for value, (label, help_text) in SCOPES.items()
    )
    return Form(
        action="/me/tokens",
        submit_label="Create token",
        errors=errors,
        fields=(
            Field(
                name="name",
                label="What it is for",
                value=name,
                max_length=100,
                errors=_of("name", errors),
            ),
            Field(
                name="scope",
                label="What it may do",
                kind="choice",
                choices=scopes,
                errors=_of("scope", errors),
            ),
            Field(
                name="days",
                label="How long it lasts",
                kind="integer",
                value=days,
                unit="days",
                errors=_of("days", errors),
            ),
        ),
    )


def new_password(errors: tuple[Trouble, ...], *, required: bool = True) -> Field:
    """The field for a password that is being chosen."""
    return Field(
        name="password",
        label="New password",
        kind="password",
        help=f"{SHORTEST} to {LONGEST:,} characters; a few words are easier to keep than signs.",
        required=required,
        max_length=LONGEST,
        errors=_of("password", errors),
    )


def _of(name: str, errors: tuple[Trouble, ...]) -> tuple[str, ...]:
    return tuple(each.text for each in errors if each.field == name)
