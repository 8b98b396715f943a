"""Rows as others write them; invented, in the forms their files have."""

from __future__ import annotations

import pytest

from standoff.errors import FormatError, SourceError
from standoff.formats import gdelt, icews, plover, polecat
from standoff.formats.imported import imported_event
from standoff.formats.record import CodedEvent, Mentions, Party, Place


def row(module, **cells):
    blank = "None" if module is polecat else ""
    named = {key.replace("__", " "): value for key, value in cells.items()}
    assert set(named) <= set(module.COLUMNS)
    return "\t".join(named.get(column, blank) for column in module.COLUMNS)


@pytest.fixture
def read(tmp_path):
    def run(module, *rows, head=None):
        first = [] if module in (gdelt, plover) and head is None else [head or "\t".join(module.COLUMNS)]
        path = tmp_path / "rows"
        path.write_text("\n".join([*first, *rows]) + "\n", encoding="utf-8")
        return list(module.read(path))

    return run


def gdelt_row(**changed):
    cells = dict(
        GLOBALEVENTID="977166878", SQLDATE="20200330", MonthYear="202003", Year="2020", FractionDate="2020.2466",
        Actor1Code="ROMGOV", Actor1Name="ROMANIA", Actor1CountryCode="ROM", Actor1Type1Code="GOV",
        IsRootEvent="0", EventCode="042", EventBaseCode="042", EventRootCode="04", QuadClass="1", GoldsteinScale="1.9",
        NumMentions="2", NumSources="1", NumArticles="2", AvgTone="-6.44910644910645", Actor1Geo_Type="0",
        Actor2Geo_Type="4", Actor2Geo_FullName="Kabul, Kabol, Afghanistan", ActionGeo_Type="4",
        ActionGeo_FullName="London, London, City of, United Kingdom", ActionGeo_CountryCode="UK",
        ActionGeo_ADM1Code="UKH9", ActionGeo_Lat="51.5", ActionGeo_Long="-0.1167", DATEADDED="20210330024500",
        SOURCEURL="https://quay.example/1",
    )  # fmt: skip
    return row(gdelt, **cells | changed)


def test_a_row_of_gdelt(read):
    (event,) = read(gdelt, gdelt_row())
    kept = dict(event.kept.cells)
    assert (event.id, event.date, event.cameo, event.added) == ("977166878", "2020-03-30", "042", "2021-03-30T02:45:00")
    assert event.source == Party(code="ROUGOV", name="ROMANIA")
    assert event.told == Mentions(mentions=2, sources=1, articles=2)
    assert (event.place.name, event.place.province, event.place.country) == ("London", "London, City of", "GBR")
    # What we would write ourselves is not kept: the fraction of the year among it.
    assert set(kept) == {"GoldsteinScale", "AvgTone", "Actor2Geo_Type", "Actor2Geo_FullName", "ActionGeo_ADM1Code"}


def test_gaza_has_an_area_of_its_own():
    event = CodedEvent(id="1", cameo="190", place=Place(name="Gaza Strip", kind="admin1", country="PSE"))
    assert "\tGaza Strip, Palestine\tGZ\t" in next(gdelt.write([event]))


def test_a_state_of_the_united_states_has_its_codes():
    event = CodedEvent(id="1", cameo="190", place=Place(name="Texas", kind="admin1", country="USA", lat=31, lon=-100))
    assert "\t2\tTexas, United States\tUS\tUSTX\t\t31\t-100\tTX\t" in next(gdelt.write([event]))


def test_a_month_or_a_year_is_no_day_in_gdelt():
    cells = {
        span: next(gdelt.write([CodedEvent(id="1", cameo="190", date=span[0], end=span[1])])).split("\t")[1:5]
        for span in [
            ("2022-02-01", "2022-02-28"),
            ("2022-01-01", "2022-12-31"),
            ("2022-02-21", "2022-02-27"),
            ("2021-12-20", "2022-01-20"),
        ]
    }
    assert list(cells.values()) == [
        ["", "202202", "2022", ""],
        ["", "", "2022", ""],
        ["20220221", "202202", "2022", "2022.1397"],
        ["", "", "", ""],
    ]


def test_a_first_line_of_names_is_passed_over(read):
    assert [e.id for e in read(gdelt, gdelt_row(), head="\t".join(gdelt.COLUMNS))] == ["977166878"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"EventCode": "---"}, "EventCode: '---' is no CAMEO code"),
        ({"GLOBALEVENTID": ""}, "GLOBALEVENTID: empty"),
        ({"SQLDATE": "2020-03-30"}, "SQLDATE: '2020-03-30' is no date of the form %Y%m%d"),
        ({"ActionGeo_Lat": "151.5"}, "ActionGeo_Lat: 151.5 is more than 90"),
        ({"ActionGeo_Long": "east"}, "ActionGeo_Long: 'east' is no number"),
        ({"ActionGeo_Type": "9"}, "ActionGeo_Type: 9 is none of 0 to 5"),
        ({"NumMentions": "1.5"}, "NumMentions: '1.5' is no whole number"),
    ],
)
def test_a_bad_row_is_named_with_its_column_and_the_rest_is_read(read, changed, words):
    bad, good = read(gdelt, gdelt_row(**changed), gdelt_row())
    assert isinstance(bad, FormatError)
    assert bad.where.endswith("rows:1")
    assert bad.reason == words
    assert good.id == "977166878"


def test_rows_of_gdelt_1_are_known_for_what_they_are(read):
    (bad,) = read(gdelt, "\t".join("1" * 58))
    assert "57 and 58 are those of GDELT 1.0" in bad.reason


def polecat_row(**changed):
    cells = dict(
        Event__ID="20220124-1-7_AID_1", Event__Date="2022-01-24", Event__Type="AID", Event__Mode="None",
        Intensity="10", Quad__Code="MATERIAL COOPERATION", Contexts="military; diplomatic", Actor__Name="Quay Office",
        Actor__Country="EST", Actor__COW="366", Primary__Actor__Sector="MED", Actor__Sectors="MED; JRN",
        Recipient__Country="USA; FRA", Latitude="59.4", Longitude="24.7", Feature__Type="PPLC", Country="EST",
    )  # fmt: skip
    return row(polecat, **cells | changed)


def test_a_row_of_polecat(read):
    (event,) = read(polecat, polecat_row())
    assert event.contexts == ("military", "diplomatic")
    # PLOVER's MED are doctors, CAMEO's are media.
    assert event.source.code == "ESTHLHMED"
    assert event.target.code is None
    assert event.place.kind == "city"
    assert dict(event.kept.cells) == {"Recipient Country": "USA; FRA", "Feature Type": "PPLC"}


def test_polecat_files_with_other_heads_are_read(read):
    plain = read(polecat, polecat_row())
    head = "\t".join(polecat.COLUMNS)
    assert read(polecat, polecat_row(), head=head.replace("\tIntensity", "\tEvent Intensity")) == plain
    assert read(polecat, polecat_row(), head=f"Headline\t{head}") == plain
    assert read(polecat, polecat_row() + "\t\t") == plain
    (more,) = read(polecat, polecat_row() + "\tAid sent", head=f"{head}\tHeadline")
    assert dict(more.kept.cells)["Headline"] == "Aid sent"


def test_a_file_that_is_another_is_refused_at_its_first_line(read):
    with pytest.raises(FormatError, match="does not name the column 'Event Type'"):
        read(polecat, head="\t".join(icews.COLUMNS))


def test_a_row_of_icews_with_tabs_and_with_commas(read):
    cells = dict(
        Event__ID="926685", Event__Date="1995-01-01", Source__Name="Extremist (Freedonia)",
        Source__Sectors="Radicals / Extremists / Fundamentalists,Dissident", Source__Country="Russian Federation",
        Event__Text="Praise or endorse", CAMEO__Code="051", Intensity="3.4", Target__Name="Captain, Retired",
        Target__Sectors="Elite,Executive,Government", Target__Country="Russian Federation", Story__ID="28235806",
        Sentence__Number="5", Publisher="The Quay Post", City="Moscow", Province="Moskva", Country="Russian Federation",
        Latitude="55.7522", Longitude="37.6156",
    )  # fmt: skip
    tabbed = row(icews, **cells)
    (event,) = read(icews, tabbed)
    assert event.source.code == "RUSOPP"
    assert event.target.code == "RUSELIGOV"
    assert (event.sentence, event.article, event.place.country) == (5, "28235806", "RUS")
    commas = ",".join(f'"{cell}"' for cell in tabbed.split("\t"))
    assert read(icews, commas, head=",".join(icews.COLUMNS)) == [event]


def test_lines_of_plover_in_the_form_of_the_manual(read):
    draft = (
        '{"id": "PHOXv1-1", "date": "2016-07-24", "source": [{"code": "USA", "actor_text": "envoys"}, {"code": "MEX"}],'
        ' "recipient": [{"code": "CAN"}], "event": ["AGREE", "CONSULT"], "mode": "visit"}'
    )
    bad_date = '{"id": "b", "date": "24 July", "event": ["AID"]}'
    event, no_date, no_json, no_id = read(plover, draft, bad_date, "{", '{"event": ["AID"]}')
    assert (event.plover, event.mode, event.date) == ("AGREE", "visit", "2016-07-24")
    assert event.source == Party(code="USA", text="envoys")
    assert '"MEX"' in dict(event.kept.cells)["source"]
    assert "date: '24 July' is no date" in no_date.reason
    assert "not JSON" in no_json.reason
    assert "missing required field `id`" in no_id.reason
    assert all(isinstance(e, SourceError) for e in (no_date, no_json, no_id))


def test_an_imported_row_has_our_names_and_says_what_it_was_coded_from(read):
    (event,) = read(gdelt, gdelt_row())
    made = imported_event(event, "gdelt", "x.csv")
    assert made["plover"] == "CONSULT"
    assert made["coded_from"] == "cameo"
    assert (made["start"], made["end"], made["quad"]) == ("2020-03-30", "2020-03-30", 1)
    assert made["source_code"] == "ROUGOV"
    assert made["row"]["AvgTone"] == "-6.44910644910645"
    assert "event_spans" not in made
    (event,) = read(polecat, polecat_row())
    made = imported_event(event, "polecat", "x.txt")
    assert (made["plover"], made["quad"], made["score"]) == ("AID", 2, 10.0)
    assert "coded_from" not in made
    assert "cameo" not in made
