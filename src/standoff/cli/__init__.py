"""The command line."""

from __future__ import annotations


def main() -> None:
    """Run the command line; the first, smallest form of it."""
    import gzip
    import json
    import sys
    from pathlib import Path

    import msgspec

    from standoff.model import Article, text_sha256
    from standoff.reading.reader import read_articles

    path = sys.argv[-1]
    if path.endswith((".jsonl", ".jsonl.gz")):
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as stream:
            rows = [json.loads(line) for line in stream if line.strip()]
    else:
        rows = [{"id": path, "text": Path(path).read_text(encoding="utf-8")}]
    articles = (
        Article(
            id=str(row["id"]), text=row["text"], sha256=text_sha256(row["text"]), title=row.get("title"),
            outlet=row.get("outlet") or row.get("publisher"), url=row.get("url"),
            published=row.get("published") or row.get("date") or row.get("dct"),
        )
        for row in rows
    )  # fmt: skip
    for reading in read_articles(articles):
        sys.stdout.buffer.write(msgspec.json.encode(reading) + b"\n")
