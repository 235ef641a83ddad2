"""The house at a glance: organisations, persons and teams."""

from armillary.kernel.access import granting, jobs
from armillary.kernel.access.actions import organisations, persons, teams
from armillary.kernel.access.visibility import colleagues, everybody, own_organisation
from armillary.kernel.declarations import RecordType, Schedule, Shelf
from armillary.people.models import Organisation, Person, Team
from armillary.people.vocabulary import OrganisationState, PersonState, TeamState
from armillary.reference.activities import Operations

TRACKING = Operations.ADMINISTER_USERS

PERSON = RecordType(
    model=Person,
    states=PersonState,
    title="name",
    tracking=TRACKING,
    creations=(persons.register, persons.register_caller),
    verbs=(
        persons.change_details,
        persons.change_contact,
        persons.grant_role,
        persons.revoke_role,
        persons.disable,
        persons.enable,
    ),
    columns=("number", "name", "email", "organisation", "title", "state"),
    facets=("state", "organisation", "is_vip"),
    search=("name", "email", "title", "location"),
    shown=("email", "phone", "location", "organisation", "zone", "is_vip"),
    order=("name", "id"),
    open_states=(PersonState.ACTIVE,),
    visible=colleagues,
    shared=True,
    opposites={"disable": "enable", "enable": "disable"},
    foresight={"grant_role": granting.foreseen},
    shelf=Shelf.PEOPLE,
)

TEAM = RecordType(
    model=Team,
    states=TeamState,
    title="name",
    tracking=TRACKING,
    creations=(teams.form,),
    verbs=(
        teams.add_member,
        teams.remove_member,
        teams.appoint_lead,
        teams.rename,
        teams.retire,
        teams.reinstate,
    ),
    columns=("number", "name", "purpose", "lead", "state"),
    facets=("state",),
    search=("name", "purpose"),
    shown=("purpose", "lead"),
    order=("name", "id"),
    open_states=(TeamState.ACTIVE,),
    visible=everybody,
    shared=True,
    opposites={"retire": "reinstate", "reinstate": "retire"},
    shelf=Shelf.PEOPLE,
)

ORGANISATION = RecordType(
    model=Organisation,
    states=OrganisationState,
    title="name",
    tracking=TRACKING,
    creations=(organisations.register,),
    verbs=(organisations.rename, organisations.retire, organisations.reinstate),
    columns=("number", "name", "kind", "state"),
    facets=("state", "kind"),
    search=("name",),
    shown=("kind",),
    order=("name", "id"),
    open_states=(OrganisationState.ACTIVE,),
    visible=own_organisation,
    shared=True,
    opposites={"retire": "reinstate", "reinstate": "retire"},
    shelf=Shelf.PEOPLE,
)

RECORDS = (PERSON, TEAM, ORGANISATION)
SCHEDULE = (Schedule("forget what has expired", every=3600, job=jobs.forget_the_expired),)
