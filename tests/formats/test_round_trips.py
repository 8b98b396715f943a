"""The two laws of every format: reading what was written gives the record, writing what was read gives the bytes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats import making
from standoff.errors import SourceError
from standoff.formats import gdelt, icews, plover, polecat
from standoff.formats.record import CodedEvent
from standoff.formats.tables import number

FORMS = {"gdelt": gdelt, "polecat": polecat, "icews": icews, "plover": plover}
laws = settings(max_examples=60)


def read_bytes(form, data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events"
        path.write_bytes(data)
        return list(FORMS[form].read(path))


def written(form, events):
    return "".join(FORMS[form].write(events)).encode()


@pytest.mark.parametrize("form", FORMS)
def test_reading_what_was_written_gives_the_records(form):
    @laws
    @given(st.lists(getattr(making, form)(), max_size=3))
    def law(events):
        assert read_bytes(form, written(form, events)) == events

    law()


# What a cell may hold: for columns of numbers, days and codes only what is one, for all others any text.
TEXTS = st.text(st.characters(exclude_characters="\t\n\r", exclude_categories=("Cs",)), max_size=8) | st.sampled_from(
    ["None", "NULL", "USA; FRA", "Government,Police", "GOV; MIL", "Iraq", "IGOUNO", " x ", '"', "London, City of, Iraq"]
)
NUMBERS = st.sampled_from(["", "0", "1", "-1", "+2", "3.50", "1e1", ".5", "00"])
WHOLE = st.sampled_from(["", "0", "1", "007", "-1"])
IDS = st.integers(0, 10**12).map(str)
DAYS = st.sampled_from(["", "2022-02-24"])
STRICT = {
    "GLOBALEVENTID": IDS, "Event ID": IDS, "EventCode": making.cameo, "CAMEO Code": making.cameo,
    "Event Type": st.sampled_from(["AID", "YIELD"]), "Event Date": DAYS, "Publication Date": DAYS,
    "SQLDATE": st.sampled_from(["", "20220224"]), "MonthYear": st.sampled_from(["", "202202"]),
    "Year": st.sampled_from(["", "2022", "20220"]), "DATEADDED": st.sampled_from(["", "20220224101500"]),
    "ActionGeo_Type": st.sampled_from(["", "0", "1", "2", "3", "4", "5"]),
    "GoldsteinScale": NUMBERS, "AvgTone": NUMBERS, "Intensity": NUMBERS, "IsRootEvent": WHOLE,
    **dict.fromkeys(("NumMentions", "NumSources", "NumArticles", "Story ID", "Sentence Number", "GeoNames ID"), WHOLE),
    **dict.fromkeys(("ActionGeo_Lat", "ActionGeo_Long", "Latitude", "Longitude"), NUMBERS),
}  # fmt: skip


@pytest.mark.parametrize("form", ["gdelt", "polecat", "icews"])
def test_writing_what_was_read_gives_the_bytes(form):
    columns = FORMS[form].COLUMNS
    head = "" if form == "gdelt" else "\t".join(columns) + "\n"
    row = st.tuples(*(STRICT.get(column, TEXTS) for column in columns)).map("\t".join)

    @laws
    @given(st.lists(row, max_size=3))
    def law(rows):
        data = (head + "".join(f"{row}\n" for row in rows)).encode()
        found = read_bytes(form, data)
        assert not [item for item in found if isinstance(item, SourceError)]
        assert written(form, found) == data

    law()


@laws
@given(
    making.plover(), st.dictionaries(st.sampled_from(["link", "sizeInfo", "x"]), st.integers() | st.text(max_size=4))
)
def test_writing_a_plover_line_with_foreign_fields_gives_the_bytes(event, foreign):
    fields = msgspec.json.decode(next(plover.write([event])), type=dict[str, msgspec.Raw])
    data = msgspec.json.encode(fields | foreign) + b"\n"
    assert written("plover", read_bytes("plover", data)) == data


@pytest.mark.parametrize("form", FORMS)
def test_ids_are_unique_and_the_same_in_every_run(form):
    events = [CodedEvent(id=f"r{n:012x}-aa", plover="AID", cameo="070") for n in range(2000)]
    first, second = ([e.id for e in read_bytes(form, written(form, events))] for _ in range(2))
    assert first == second
    assert len(set(first)) == len(events)


def test_what_is_kept_of_one_format_does_not_get_into_another():
    row = "\t".join({"GLOBALEVENTID": "7", "EventCode": "070", "AvgTone": "-3.5"}.get(c, "") for c in gdelt.COLUMNS)
    (event,) = read_bytes("gdelt", row.encode())
    assert dict(event.kept.cells)["AvgTone"] == "-3.5"
    assert "-3.5" not in written("icews", [event]).decode()


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_read_back(value):
    assert float(number(value)) == value
