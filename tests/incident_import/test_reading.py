"""What the reader takes from a log, and what it refuses with line and reason."""

import lzma
from datetime import UTC, datetime, tzinfo
from multiprocessing import active_children
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from armillary.operations.incident.imports.ahead import AT_ONCE, planned_ahead
from armillary.operations.incident.imports.columns import WrongFile
from armillary.operations.incident.imports.reading import Refused, open_log, read_log
from armillary.operations.incident.imports.rows import Row, SourceState
from tests.incident_import.logs import HEADER, line, log, log_of, refusal, row

ROME = ZoneInfo("Europe/Rome")


def test_a_row_is_read_cell_by_cell() -> None:
    read = row(incident_state="Awaiting Vendor", assignment_group="Group 7", sys_mod_count="12")

    assert (read.line, read.number, read.state) == (2, "INC1", SourceState.AWAITING_VENDOR)
    assert read.opened_at == datetime(2016, 2, 29, 1, 16, tzinfo=UTC)
    assert (read.impact, read.urgency, read.priority) == (2, 2, 3)
    assert (read.team, read.assignee, read.modifications) == ("Group 7", None, 12)
    assert read.sla_met is True


@pytest.mark.parametrize("cell", ["?", "", "  "])
def test_what_the_source_does_not_know_stays_unknown(cell: str) -> None:
    read = row(caller_id=cell, made_sla=cell, reopen_count=cell, resolved_at=cell)

    assert (read.caller, read.sla_met, read.reopenings, read.resolved_at) == (None,) * 4


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("1/2/2016 03:04", datetime(2016, 2, 1, 3, 4, tzinfo=UTC)),
        ("29/2/2016 23:59", datetime(2016, 2, 29, 23, 59, tzinfo=UTC)),
        ("5/3/2016 7:05:59", datetime(2016, 3, 5, 7, 5, 59, tzinfo=UTC)),
        ("2016-03-05 07:05:59", datetime(2016, 3, 5, 7, 5, 59, tzinfo=UTC)),
        ("2016-03-05T07:05", datetime(2016, 3, 5, 7, 5, tzinfo=UTC)),
    ],
)
def test_the_day_comes_first_unless_the_year_does(written: str, instant: datetime) -> None:
    assert row(sys_updated_at=written).updated_at == instant


@pytest.mark.parametrize(
    ("zone", "written", "instant"),
    [
        (ROME, "29/2/2016 01:16", datetime(2016, 2, 29, 0, 16, tzinfo=UTC)),
        (ROME, "1/7/2016 00:30", datetime(2016, 6, 30, 22, 30, tzinfo=UTC)),
        (ROME, "30/10/2016 02:30", datetime(2016, 10, 30, 0, 30, tzinfo=UTC)),
    ],
)
def test_moments_are_of_the_zone_that_was_named(
    zone: tzinfo, written: str, instant: datetime
) -> None:
    (read,) = log(line(sys_updated_at=written), zone=zone)

    assert isinstance(read, Row)
    assert read.updated_at == instant


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"incident_state": "-100"}, "incident_state “-100” is not a state of an incident."),
        ({"incident_state": "?"}, "incident_state is unknown, and nothing can be kept without it."),
        ({"opened_at": "?"}, "opened_at is unknown, and nothing can be kept without it."),
        ({"opened_at": "30/2/2016 01:16"}, "opened_at “30/2/2016 01:16” is not in the calendar."),
        ({"opened_at": "2/29/2016 01:16"}, "opened_at “2/29/2016 01:16” is not in the calendar."),
        ({"opened_at": "1/1/0000 01:16"}, "opened_at “1/1/0000 01:16” is not in the calendar."),
        (
            {"sys_updated_at": "yesterday"},
            "sys_updated_at “yesterday” is not a moment like 29/2/2016 01:16.",
        ),
        ({"impact": "Medium"}, "impact “Medium” does not begin with a number from 1 to 3."),
        (
            {"priority": "5 - Planning"},
            "priority “5 - Planning” does not begin with a number from 1 to 4.",
        ),
        ({"priority": "0 - None"}, "priority “0 - None” does not begin with a number from 1 to 4."),
        ({"reassignment_count": "-1"}, "reassignment_count “-1” is not a whole number."),
        ({"reopen_count": "1.5"}, "reopen_count “1.5” is not a whole number."),
        ({"sys_mod_count": "٣"}, "sys_mod_count “٣” is not a whole number."),
        ({"made_sla": "maybe"}, "made_sla “maybe” is neither true nor false."),
        ({"caller_id": "x" * 101}, "caller_id is longer than 100 characters."),
        ({"knowledge": "x" * 2001}, "knowledge is longer than 2,000 characters."),
        ({"number": "x" * 61}, "number is longer than 60 characters."),
        ({"number": "?"}, "number is unknown, and nothing can be kept without it."),
        ({"location": "a\0b"}, "The line has the control character 0."),
        ({"location": "a\x1bb"}, "The line has the control character 27."),
        ({"location": '"open'}, "The quotes of the row do not match: unexpected end of data."),
        ({"location": "a,b"}, "The row has 29 cells, the header has 28."),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_with_its_reason(
    cells: dict[str, str], reason: str
) -> None:
    refused = refusal(line(number="INC1"), line(**cells), line(number="INC2"))

    assert (refused.line, refused.reason) == (3, reason)


def test_an_hour_that_the_clocks_skipped_is_refused() -> None:
    refused = refusal(line(closed_at="27/3/2016 02:30"), zone=ROME)

    assert refused.reason == "closed_at “27/3/2016 02:30” was skipped by the clocks of Europe/Rome."


def test_a_file_that_breaks_off_refuses_its_last_line_only() -> None:
    whole, broken = log(line(), line()[:90])

    assert isinstance(whole, Row)
    assert broken == Refused(3, "INC1", "The row has 12 cells, the header has 28.")


def test_a_stray_quote_costs_one_row_and_not_the_rest_of_the_file() -> None:
    first, second, third = log(line(), line(location='"oops'), line())

    assert isinstance(first, Row)
    assert isinstance(second, Refused)
    assert isinstance(third, Row)


def test_bytes_that_are_not_utf8_cost_one_row() -> None:
    content = f"{HEADER}\n{line()}\n{line(location='Kö')}\n".encode("latin-1")

    taken, refused = log_of(content).rows

    assert isinstance(taken, Row)
    assert isinstance(refused, Refused)
    assert refused.reason.startswith("The line is not UTF-8 text at byte ")


def test_a_line_without_end_costs_one_row() -> None:
    refused, taken = log(line(location="x" * 200_000), line())

    assert isinstance(refused, Refused)
    assert (refused.line, refused.reason) == (2, "The line is longer than 65,536 bytes.")
    assert isinstance(taken, Row)
    assert taken.line == 3


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_line_ends_byte_order_marks_and_delimiters_are_understood(
    ending: str, mark: bytes, delimiter: str
) -> None:
    text = ending.join([HEADER, line(), "", line(), ""]).replace(",", delimiter)

    first, second = log_of(mark + text.encode()).rows

    assert (first.line, second.line) == (2, 4)
    assert isinstance(second, Row)
    assert second.closed_at == datetime(2016, 3, 5, 12, tzinfo=UTC)


def test_quoted_cells_may_hold_the_delimiter() -> None:
    assert row(location='"Rome, Italy"').location == "Rome, Italy"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty."),
        (b"\n\r\n  \n", "The file is empty."),
        (b"\xff\xfen\0u\0m\0", "The file is in UTF-16; save it as UTF-8."),
        (b"a\0b", "The first line cannot be read: The line has the control character 0."),
        (
            b"number,opened_at,impact,urgency",
            "The first line lacks the columns incident_state, sys_updated_at, priority.",
        ),
        (f"{HEADER},number".encode(), "The first line names a column twice: number."),
        (f"{HEADER},".encode(), "The first line has a column without a name."),
        (b"PK\x03\x04", "The first line cannot be read: The line has the control character 3."),
    ],
)
def test_a_file_that_is_no_log_is_refused_as_a_whole(content: bytes, reason: str) -> None:
    with pytest.raises(WrongFile) as refused:
        log_of(content)

    assert str(refused.value) == reason


def test_columns_may_lack_and_their_values_are_unknown() -> None:
    header = "number,incident_state,opened_at,sys_updated_at,impact,urgency,priority"
    opened = log_of(f"{header}\nINC1,New,1/1/2016 00:00,1/1/2016 00:00,1,1,1".encode())

    (read,) = opened.rows

    assert isinstance(read, Row)
    assert (read.caller, read.team, read.closed_at) == (None, None, None)
    assert "made_sla" in opened.header.absent


def test_columns_that_nobody_expected_are_carried_along() -> None:
    opened = log_of(f"{HEADER},Mood\n{line()},angry".encode())

    (read,) = opened.rows

    assert isinstance(read, Row)
    assert opened.header.facts == ("knowledge", "problem_id", "mood")
    assert read.facts == ("false", None, "angry")


def test_a_packed_log_is_unpacked_on_the_way(tmp_path: Path) -> None:
    path = tmp_path / "log.csv.xz"
    path.write_bytes(lzma.compress(f"{HEADER}\n{line()}\n".encode()))

    with open_log(path) as file:
        assert len(list(read_log(file, UTC).rows)) == 1


def test_a_packed_log_that_breaks_off_ends_with_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "log.csv.xz"
    path.write_bytes(lzma.compress(f"{HEADER}\n{line()}\n".encode())[:-20])

    with open_log(path) as file:
        *_, refused = read_log(file, UTC).rows

    assert isinstance(refused, Refused)
    assert refused.reason.startswith("From here on the file is damaged: ")


def test_a_file_that_only_claims_to_be_packed_is_refused_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "log.csv.xz"
    path.write_bytes(f"{HEADER}\n{line()}\n".encode())

    with open_log(path) as file, pytest.raises(WrongFile, match="is damaged"):
        read_log(file, UTC)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(WrongFile, match=r"cannot be opened: No such file or directory\.$"):
        open_log(tmp_path / "none.csv")


def test_whoever_reads_ahead_and_dies_is_missed(tmp_path: Path) -> None:
    lines = [line(number=f"INC{number:07}") for number in range(5_000)]
    path = tmp_path / "log.csv"
    path.write_text("\n".join([HEADER, *lines]))
    stretches = planned_ahead(path, UTC)
    assert len(next(stretches).read) == AT_ONCE

    (reader,) = active_children()
    reader.kill()

    with pytest.raises(WrongFile, match="Import it again"):
        list(stretches)
    assert active_children() == []
