"""Our own sentences for the branch of place names: brackets in pairs, no name empty, none twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).resolve().parent.parent / "training" / "names" / "sentences").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_brackets_come_in_pairs_round_names(path):
    sentences = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    assert len(set(sentences)) == len(sentences) > 50
    for number, line in enumerate(sentences, 1):
        bare = re.sub(r"\[[^][]*[^][\s][^][]*\]", "", line)
        assert "[" not in bare, number
        assert "]" not in bare, number
        for name in re.findall(r"\[([^][]*)\]", line):
            assert name == name.strip(), number
            assert name[0].isupper() or name.startswith("al-"), number


def test_there_are_sentences():
    assert FILES
