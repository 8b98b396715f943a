"""The same text and dates give the same bytes: in any process, alone or among others, in any order."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import msgspec

PROGRAM = """
import sys, msgspec
from standoff.reading import read_articles
from standoff.samples import crisis_articles
articles = list(crisis_articles())[::8]
if sys.argv[1] == "backwards":
    articles.reverse()
lines = [msgspec.json.encode(reading) for reading in read_articles(articles)]
sys.stdout.buffer.write(b"\\n".join(reversed(lines) if sys.argv[1] == "backwards" else lines))
"""


def readings(order: str, seed: str) -> list[bytes]:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, order], capture_output=True, check=True, env=environment, timeout=300
    )
    return done.stdout.split(b"\n")


def test_two_processes_two_orders_one_result(sample_readings):
    here = [msgspec.json.encode(reading) for _, reading in sample_readings[::8]]
    assert readings("backwards", "4242" if os.environ.get("PYTHONHASHSEED") != "4242" else "1") == here


def test_alone_or_in_a_batch(sample_readings):
    from standoff.reading import read_articles

    for article, reading in sample_readings[::12]:
        alone = next(iter(read_articles([article])))
        assert json.loads(msgspec.json.encode(alone)) == json.loads(msgspec.json.encode(reading))
