from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from case.making import article, plain_reader
from standoff.case import open_case
from standoff.errors import CaseError


def test_name_and_timezone_are_kept(path):
    with open_case(path, name="Winter", timezone="Europe/Berlin"):
        pass
    with open_case(path, name="other", timezone="UTC") as case:
        assert (case.name, case.timezone) == ("Winter", "Europe/Berlin")
    with open_case(path.with_name("second.case")) as case:
        assert (case.name, case.timezone) == ("second", "UTC")


def test_an_unknown_timezone_is_refused(path):
    with pytest.raises(CaseError, match="no such time zone"):
        open_case(path, timezone="Middle/Earth")


def test_what_is_no_case_is_refused(tmp_path: Path):
    text = tmp_path / "notes.txt"
    text.write_text("Not a database at all, but long enough to be looked at." * 20)
    with pytest.raises(CaseError, match=r"notes\.txt: is not a case"):
        open_case(text)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE things (a)")
    connection.close()
    with pytest.raises(CaseError, match=r"other\.db: is a database, but not a case"):
        open_case(other)
    with pytest.raises(CaseError, match="is a directory"):
        open_case(tmp_path)
    with pytest.raises(CaseError, match="no such case"):
        open_case(tmp_path / "missing.case", create=False)
    assert not (tmp_path / "missing.case").exists()
    with pytest.raises(CaseError, match="does not exist"):
        open_case(tmp_path / "nowhere" / "a.case")


def test_a_newer_case_is_refused(path):
    open_case(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(CaseError, match="written by a newer version of Standoff"):
        open_case(path)


def test_a_damaged_case_is_told(path):
    with open_case(path) as case:
        list(case.add([article("A report.", 1)], reader=plain_reader, reader_version="hand"))
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 6] = b"\xff" * (4096 * 5)
    path.write_bytes(bytes(data))

    def use() -> None:
        with open_case(path) as case:
            case.claims()
            case.articles()

    with pytest.raises(CaseError, match=r"crisis\.case: "):
        use()


def test_readers_go_on_while_one_writes(path):
    with open_case(path) as case:
        list(case.add([article("A report.", 0)], reader=plain_reader, reader_version="hand"))
        with case._store.writing():
            assert case.articles().total == 1
            with open_case(path) as other:
                assert other.articles().total == 1


def test_several_threads_may_ask_and_add(path):
    with open_case(path) as case:
        failures: list[BaseException] = []

        def work(part: int) -> None:
            try:
                articles = [article(f"Part {part}, report {n}.", f"{part}-{n}") for n in range(5)]
                list(case.add(articles, reader=plain_reader, reader_version="hand"))
                case.claims()
            except BaseException as error:  # noqa: BLE001 - told below
                failures.append(error)

        threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        assert case.articles().total == 20


def test_two_may_make_one_case(path):
    cases = []
    threads = [threading.Thread(target=lambda: cases.append(open_case(path))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({c.created for c in cases}) == 1
    for case in cases:
        case.close()


def test_a_password_is_never_told():
    with pytest.raises(CaseError) as told:
        open_case("nosuch://desk:secret@db.example/case")
    assert "secret" not in str(told.value)
