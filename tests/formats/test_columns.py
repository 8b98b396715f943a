"""The columns are those of the code books, name by name and in order."""

from __future__ import annotations

import re

from standoff.formats import gdelt, icews, plover, polecat

GDELT = """
GLOBALEVENTID SQLDATE MonthYear Year FractionDate Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode
Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code Actor2Code
Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code Actor2Religion2Code
Actor2Type1Code Actor2Type2Code Actor2Type3Code IsRootEvent EventCode EventBaseCode EventRootCode QuadClass
GoldsteinScale NumMentions NumSources NumArticles AvgTone Actor1Geo_Type Actor1Geo_FullName Actor1Geo_CountryCode
Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long Actor1Geo_FeatureID Actor2Geo_Type
Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code Actor2Geo_Lat Actor2Geo_Long
Actor2Geo_FeatureID ActionGeo_Type ActionGeo_FullName ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code
ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID DATEADDED SOURCEURL
"""
POLECAT = """
Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, Actor COW,
Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, Recipient Country,
Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID,
Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type, Source,
Publication Date, Story People, Story Organizations, Story Locations, Language, Version
"""
ICEWS = """
Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code, Intensity, Target Name,
Target Sectors, Target Country, Story ID, Sentence Number, Publisher, City, District, Province, Country, Latitude,
Longitude
"""
PLOVER = """
id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale mode context
link text text_info cite_info coder coded_date coded_time comment
"""


def listed(text):
    return tuple(re.split(r",\s*", " ".join(text.split())))


def test_gdelt_has_its_61_columns():
    assert tuple(GDELT.split()) == gdelt.COLUMNS
    assert len(gdelt.COLUMNS) == 61


def test_polecat_has_its_40_columns():
    assert listed(POLECAT) == polecat.COLUMNS
    assert len(polecat.COLUMNS) == 40


def test_icews_has_its_20_columns():
    assert listed(ICEWS) == icews.COLUMNS
    assert len(icews.COLUMNS) == 20


def test_plover_fields_stand_in_the_order_of_the_manual():
    assert tuple(PLOVER.split()) == plover.KEYS
    ours = [name for name in plover.Document.__struct_fields__ if name != "standoff"]
    assert ours == [key for key in plover.KEYS if key in ours]
    assert plover.Document.__struct_fields__[-1] == "standoff"
