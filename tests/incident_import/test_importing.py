"""The import as a whole: what stands in the database afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from armillary.kernel.access import first_rows
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.journal.models import Entry, Outbox
from armillary.operations.incident.imports.account import Account
from armillary.operations.incident.imports.columns import WrongFile
from armillary.operations.incident.imports.directory import CUSTOMER
from armillary.operations.incident.imports.importing import import_log
from armillary.operations.incident.imports.reading import Refused
from armillary.operations.incident.models import Category, Incident
from armillary.operations.incident.report import Period, service_desk
from armillary.operations.incident.vocabulary import State
from armillary.people.models import Organisation, Person, Team
from tests.incident_import.logs import HEADER, line
from tests.incident_import.test_sample import EXPECTED, SAMPLE
from tests.makers import MONDAY, an_agent, api_client, signed_in_client

pytestmark = pytest.mark.usefixtures("own_database")

A_LIFE = (
    line(incident_state="New", assignment_group="Group 7"),
    line(
        incident_state="Active",
        assignment_group="Group 7",
        assigned_to="Resolver 3",
        sys_updated_at="29/2/2016 02:00",
        sys_mod_count="1",
    ),
    line(
        incident_state="Resolved",
        assignment_group="?",
        assigned_to="Resolver 3",
        made_sla="false",
        reassignment_count="1",
        sys_updated_at="1/3/2016 09:00",
        sys_mod_count="2",
    ),
    line(
        incident_state="Closed",
        assignment_group="?",
        assigned_to="Resolver 3",
        made_sla="false",
        reassignment_count="1",
        sys_updated_at="5/3/2016 12:00",
        sys_mod_count="3",
    ),
)


@contextmanager
def seen() -> Iterator[None]:
    """The robot's eyes, which see all rows."""
    with transaction.atomic():
        stand_as(first_rows.robot())
        yield


def imported(path: Path, zone: tzinfo = UTC) -> Account:
    act = Act(actor=first_rows.robot(), at=MONDAY, door=Door.IMPORT)
    return import_log(path, zone, act, lambda _: None)


def written(folder: Path, *lines: str, header: str = HEADER) -> Path:
    path = folder / "log.csv"
    path.write_text("\n".join([header, *lines]))
    return path


def test_a_file_that_cannot_be_read_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(WrongFile, match="lacks the columns"):
        imported(written(tmp_path, header="number"))

    with seen():
        assert not Organisation.objects.filter(name=CUSTOMER).exists()


def test_the_sample_gives_the_figures_of_the_plain_script() -> None:
    account = imported(SAMPLE)

    with seen():
        report = service_desk(Incident.objects.all(), Period(), MONDAY)
    assert (account.rows, account.unexplained, account.refused) == (EXPECTED["rows"], 0, [])
    unknown = {
        table: {
            "unknown" if name == "?" else name: count for name, count in EXPECTED[table].items()
        }
        for table in ("by_team", "by_category")
    }
    assert report == {**{name: EXPECTED[name] for name in report}, **unknown}


def test_an_incident_ends_as_its_last_row_says(tmp_path: Path) -> None:
    imported(written(tmp_path, *A_LIFE))

    with seen():
        incident = Incident.objects.select_related("caller", "category", "assignee").get()
        assert (incident.source_number, incident.state) == ("INC1", State.CLOSED)
        assert incident.title == "Category 1 › Subcategory 1 › Symptom 1"
        assert str(incident.category) == incident.title
        assert (str(incident.caller), str(incident.assignee)) == ("Caller 1", "Resolver 3")
        assert (incident.team, incident.sla_met, incident.reassign_count) == (None, False, 1)
        assert incident.reported_at == datetime(2016, 2, 29, 1, 16, tzinfo=UTC)
        assert incident.resolved_at is None
        assert incident.closed_at == datetime(2016, 3, 5, 12, tzinfo=UTC)
        assert incident.resolution == "Closing code: code 6."
        assert incident.version == Entry.objects.filter(record_type="incidents").count()


def test_every_row_is_told_in_the_journal_by_whom_and_when_it_happened(tmp_path: Path) -> None:
    imported(written(tmp_path, *A_LIFE))

    with seen():
        lines = Entry.objects.filter(record_type="incidents").order_by("id")
        told = lines.values_list("verb", "actor__name", "at", "state_after")
        at = datetime(2016, 2, 29, 1, 23, tzinfo=UTC)
        later = datetime(2016, 2, 29, 2, tzinfo=UTC)
        resolved = datetime(2016, 3, 1, 9, tzinfo=UTC)
        closed = datetime(2016, 3, 5, 12, tzinfo=UTC)
        assert list(told) == [
            ("log", "Opened by 1", at - timedelta(minutes=7), "new"),
            ("assign", "Updated by 1", at, "assigned"),
            ("update", "Updated by 1", at, "assigned"),
            ("assign", "Updated by 1", later, "assigned"),
            ("start", "Updated by 1", later, "in_progress"),
            ("reassign", "Updated by 1", resolved, "in_progress"),
            ("resolve", "Resolved by 1", resolved, "resolved"),
            ("update", "Updated by 1", resolved, "resolved"),
            ("close", "Updated by 1", closed, "closed"),
            ("settle", "Updated by 1", closed, "closed"),
        ]
        assert Outbox.objects.count() == Entry.objects.count()


def test_unknown_people_stay_unknown_and_the_importer_answers_for_their_acts(
    tmp_path: Path,
) -> None:
    unknown = {"caller_id": "?", "opened_by": "?", "sys_updated_by": "?", "category": "?"}

    imported(written(tmp_path, line(**unknown)))

    with seen():
        incident = Incident.objects.get()
        assert (incident.caller, incident.category, incident.title) == (None, None, "INC1")
        actors = Entry.objects.filter(record_type="incidents").values_list("actor", flat=True)
        assert set(actors) == {first_rows.robot().pk}


def test_people_teams_and_categories_are_made_once(tmp_path: Path) -> None:
    imported(written(tmp_path, *A_LIFE))
    imported(written(tmp_path, *(each.replace("INC1", "INC2") for each in A_LIFE)))

    with seen():
        assert Incident.objects.count() == 2
        assert Team.objects.filter(name="Group 7").count() == 1
        assert Category.objects.filter(root="Category 1").count() == 3
        emails = Person.objects.filter(email__endswith=".servicenow-log.invalid")
        assert sorted(emails.values_list("email", flat=True)) == [
            "caller-1@callers.servicenow-log.invalid",
            "opened-by-1@staff.servicenow-log.invalid",
            "resolved-by-1@staff.servicenow-log.invalid",
            "resolver-3@staff.servicenow-log.invalid",
            "updated-by-1@staff.servicenow-log.invalid",
        ]


def test_what_is_here_already_is_left_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, *A_LIFE)
    imported(path)
    lines = Entry.objects.count()

    again = imported(path)

    assert (again.incidents, again.known, again.unexplained) == (0, 4, 0)
    assert Entry.objects.count() == lines


def test_moments_are_taken_in_the_zone_that_is_named(tmp_path: Path) -> None:
    imported(written(tmp_path, line()), ZoneInfo("America/Sao_Paulo"))

    with seen():
        assert Incident.objects.get().reported_at == datetime(2016, 2, 29, 4, 16, tzinfo=UTC)


def test_a_priority_that_our_matrix_would_not_propose_stands_as_recorded(tmp_path: Path) -> None:
    imported(written(tmp_path, line(urgency="3 - Low", priority="4 - Low")))

    with seen():
        incident = Incident.objects.get()
        assert (incident.proposed_priority, incident.priority) == (3, 4)
        assert incident.priority_reason == "As recorded by the source."


def test_an_incident_reopened_long_after_its_closing_is_taken_as_it_was(tmp_path: Path) -> None:
    rows = [
        line(incident_state=state, sys_updated_at=at, reopen_count=count)
        for state, at, count in (
            ("Closed", "1/3/2016 09:00", "0"),
            ("Active", "30/6/2016 09:00", "1"),
            ("Closed", "1/7/2016 09:00", "1"),
        )
    ]

    account = imported(written(tmp_path, *rows))

    with seen():
        incident = Incident.objects.get()
        assert (account.refused, incident.state, incident.reopen_count) == ([], State.CLOSED, 1)


def test_an_open_incident_has_no_end_whatever_the_source_foresaw(tmp_path: Path) -> None:
    imported(written(tmp_path, line(resolved_at="1/3/2016 09:00", closed_at="5/3/2016 09:00")))

    with seen():
        incident = Incident.objects.get()
        assert (incident.state, incident.resolved_at, incident.closed_at) == (State.NEW, None, None)


def test_hostile_names_are_kept_as_they_are(tmp_path: Path) -> None:
    names = ("<script>alert(1)</script>", "=2+5|cmd", "Ünïcødé 漢字 \u202e", "'; drop table x; --")
    rows = [
        line(number=f"INC{n}", caller_id=name, assignment_group=name, location=name)
        for n, name in enumerate(names)
    ]

    account = imported(written(tmp_path, *rows))

    with seen():
        found = Incident.objects.order_by("id").values_list(
            "caller__name", "team__name", "location"
        )
        assert account.refused == []
        assert list(found) == [(name.strip(),) * 3 for name in names]


def test_refused_rows_are_in_the_account_with_line_and_reason(tmp_path: Path) -> None:
    rows = (line(number="INC1"), line(number="INC2", incident_state="-100"), line(number="INC3"))

    account = imported(written(tmp_path, *rows))

    assert (account.rows, account.incidents, account.unexplained) == (3, 2, 0)
    reason = "incident_state “-100” is not a state of an incident."
    assert account.refused == [Refused(3, "INC2", reason)]


def test_what_has_no_field_here_is_told_under_the_name_that_it_had(tmp_path: Path) -> None:
    header = f"{HEADER},parent,state"
    rows = (f"{line()},?,1", f"{line()},INC9,2")

    imported(written(tmp_path, *rows, header=header))

    with seen():
        last = Entry.objects.filter(record_type="incidents").latest("id")
        assert last.changes == {"source parent": [None, "INC9"], "source state": ["1", "2"]}


def test_an_imported_incident_has_a_page_and_a_history(tmp_path: Path) -> None:
    imported(written(tmp_path, *A_LIFE, *(each.replace("INC1", "INC2") for each in A_LIFE[:1])))
    with seen():
        agent = an_agent()
        browser, program = signed_in_client(agent), api_client(agent)
        numbers = [incident.number for incident in Incident.objects.order_by("id")]

    pages = [browser.get(f"/incidents/{number}") for number in numbers]
    lists = program.get("/api/v1/incidents")

    assert [page.status_code for page in (*pages, lists)] == [200, 200, 200]
    assert "resolved this" in pages[0].content.decode()
    assert "Closing code: code 6." in pages[0].content.decode()
