"""The words for what administrators do to people, teams, organisations and the RACI matrix."""

from armillary.reference.glossary.term import Chapter, Term

HOUSE = Chapter(
    "Administering people",
    "What can be done to organisations, persons, teams and responsibilities.",
    (
        Term("Responsibility", "One letter of the RACI matrix: what a role is to an activity."),
        Term("Register", "Take in a person or an organisation that was not known before."),
        Term("Register caller", "Take in somebody who calls for the first time."),
        Term("Change details", "Set the name, e-mail address, job title and VIP of a person."),
        Term("Change contact", "Set the phone, location and time zone of a person."),
        Term("Grant role", "Let a person play a part in the processes, with its rights."),
        Term("Revoke role", "Take a part in the processes away from a person."),
        Term("Disable", "Shut a person out at once: sessions and tokens are dead."),
        Term("Enable", "Let a disabled person in again."),
        Term("Form", "Bring people together as a team."),
        Term("Add member", "Let a person work in a team."),
        Term("Remove member", "Let a person no longer work in a team."),
        Term("Appoint lead", "Say who leads a team."),
        Term("Rename", "Call a team or an organisation by another name."),
        Term("Retire", "Take out of use and keep, because records point to it."),
        Term("Reinstate", "Bring back what was retired or withdrawn."),
        Term("Change letter", "Let a role be something else to an activity."),
        Term(
            "Custom field",
            "A field that administrators have added to a record type.",
            avoid=("user-defined field", "attribute"),
        ),
        Term("View", "A question about a list that is kept under a name.", avoid=("saved search",)),
        Term("Save", "Keep a question about a list as a view."),
        Term("Change question", "Let a view ask something else."),
        Term("Share", "Say who has a view: its owner, a team, or all who work here."),
        Term("Pin", "Show a view as a tab above its list, or no longer."),
        Term("In use", "Offered to those who have it."),
        Term("Feed", "A view as a file that other programs read again and again."),
        Term("Require", "Say when a custom field is needed."),
        Term("Fill in", "Set the custom fields of a record; what is left out stays."),
        Term("Own rights", "What a person may do; nobody changes the own ones."),
        Term("Password", "Words that only one person knows; kept as an argon2id hash."),
        Term("Open route", "An address that answers without signing in; all of them are listed."),
    ),
)
