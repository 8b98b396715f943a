"""The shipped model: the same text gives the same marks whatever it is read with; without it the rules stand alone."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from standoff.errors import ModelMissingError
from standoff.model import Article, text_sha256
from standoff.reading import read, read_articles, reader_version
from standoff.reading.encoder import session
from standoff.reading.encoder.pieces import cut
from standoff.reading.layout import find_layout
from standoff.samples import crisis_articles

TEXT = (
    "Ministry denies ships left port\n\n"
    "The Harbour Ministry denied on Tuesday that any ship had left Port Aldo. “Not one,” its spokeswoman said.\n\n"
    "The Meridian Courier, citing two officials, had reported that four frigates sailed on Sunday night."
)


def test_the_model_ships_with_the_package():
    assert session.model_folder() is not None
    assert session.load_model() is not None
    assert "+" not in reader_version()


def test_some_attributions_are_found_by_both():
    found = {a.found for a in read(TEXT).attributions}
    assert "both" in found


def test_without_the_model_the_rules_read_alone(monkeypatch):
    monkeypatch.setenv(session.MODEL_VARIABLE, "none")
    assert {a.found for a in read(TEXT).attributions} == {"rules"}
    assert reader_version().endswith("+rules")


@pytest.mark.parametrize("seed", range(4))
def test_neighbours_and_order_change_no_mark(seed):
    chosen = list(crisis_articles())[:12]
    mine = Article(id="mine", text=TEXT, sha256=text_sha256(TEXT))
    alone = next(read_articles([mine]))
    rng = random.Random(seed)
    rng.shuffle(chosen)
    mixed = [*chosen[: rng.randrange(12)], mine, *chosen[:3]]
    assert alone in list(read_articles(mixed))


def test_threads_change_no_digit():
    model = session.load_model()
    assert model is not None
    pieces = cut(TEXT, find_layout(TEXT).paragraphs, [])
    alone = model.cues(pieces)
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: model.cues(pieces), range(8)))
    for tagged in together:
        assert (tagged.tags == alone.tags).all()
        assert (tagged.places == alone.places).all()
        assert (tagged.entities == alone.entities).all()
        assert all((a == b).all() for (_, a), (_, b) in zip(tagged.states, alone.states, strict=True))


def test_place_names_are_tagged_on_every_piece():
    model = session.load_model()
    assert model is not None
    assert model.finds_names
    text = "The frigate left Sevastopol for Tartus, officials in Ankara said."
    pieces = cut(text, find_layout(text).paragraphs, [])
    names = model.cues(pieces).places
    assert names.shape == (len(pieces), 3)
    assert abs(names.sum(1) - 1).max() < 1e-4
    inside = [i for i in range(len(pieces)) if names[i, 0] < 0.5 and pieces.first[i]]
    likely = {text[pieces.starts[i] : pieces.ends[i]] for i in inside}
    assert "Ankara" in likely
    assert likely <= {"Ankara", "Se", "Tar"}  # the names' first pieces, and no other word


def test_without_the_branch_places_are_found_by_rules(monkeypatch, tmp_path):
    folder = session.model_folder()
    assert folder is not None
    text = "Shells fell on Krasnohora and Dubivka, the governor in Kharkiv said."
    monkeypatch.setenv(session.MODEL_VARIABLE, "none")
    rules = read(text).toponyms
    for name in ("words.npz", "cues.onnx", "roles.onnx"):
        (tmp_path / name).symlink_to(folder / name)
    monkeypatch.setenv(session.MODEL_VARIABLE, str(tmp_path))
    assert read(text).toponyms == rules


def test_roles_come_in_the_order_of_their_cues():
    model = session.load_model()
    assert model is not None
    pieces = cut(TEXT, find_layout(TEXT).paragraphs, [])
    tagged = model.cues(pieces)
    cues = [range(i, i + 1) for i in range(3, 40, 3)]
    forward = model.roles(pieces, tagged, cues)
    backward = model.roles(pieces, tagged, cues[::-1])
    for one, other in zip(forward, backward[::-1], strict=True):
        assert one.start == other.start
        assert (one.probabilities == other.probabilities).all()


def test_a_folder_without_a_model_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv(session.MODEL_VARIABLE, str(tmp_path))
    with pytest.raises(ModelMissingError, match=r"holds no reader model.*none reads by rules alone"):
        read(TEXT)


@pytest.fixture
def broken_model(monkeypatch, tmp_path):
    for name in ("words.npz", "cues.onnx", "roles.onnx"):
        (tmp_path / name).write_bytes(b"no model")
    monkeypatch.setenv(session.MODEL_VARIABLE, str(tmp_path))


@pytest.mark.usefixtures("broken_model")
def test_a_broken_model_is_named():
    with pytest.raises(ModelMissingError, match=r"words\.npz cannot be loaded"):
        read(TEXT)


@pytest.mark.usefixtures("broken_model")
def test_another_model_has_a_version_of_its_own():
    assert len(reader_version().split("+")[1]) == 8
