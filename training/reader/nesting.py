"""Label the cues inside contents, which the corpus leaves out: a trained model reads each content by itself.

Cues at the top of a content are nested ones of the article. The speaker's own "I think" is left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from standoff.model import Span
from standoff.reading.encoder.decoding import find_roles, find_runs
from standoff.reading.encoder.pieces import cut
from standoff.reading.encoder.session import ReaderModel
from training.reader.corpus import rows

SURE = 0.5
SHORTEST = 5
"""Words of a content in which another attribution is looked for."""
_OWN = frozenset({"i", "we", "me", "us"})
_OPENERS = ("that ", "to ", "whether ", "if ")
_MARKS = "\"“”„«»'‘’ "


def nested_in(model: ReaderModel, text: str, span: Span) -> Iterator[dict[str, Any]]:
    """Attributions inside one stretch of content, in the corpus' form."""
    start, end = span.start, span.end
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    for opener in _OPENERS:
        if text[start:end].lower().startswith(opener):
            start += len(opener)
            break
    words = text[start:end].replace("\n", " ")
    if len(words.split()) < SHORTEST:
        return
    pieces = cut(words, [Span(0, len(words))], [])
    tagged = model.cues(pieces)
    cues = [c.pieces for c in find_runs(pieces, tagged.tags[:, :3], SURE)]
    for cue, roles in zip(cues, model.roles(pieces, tagged, cues), strict=True):
        found = find_roles(pieces, words, roles.start, cue, roles.probabilities)
        if not found.content or (found.source and found.source.of(words).lower() in _OWN):
            continue
        source = [[start + found.source.start, start + found.source.end]] if found.source else []
        yield {
            "source": source,
            "cue": [[start + pieces.starts[cue.start], start + pieces.ends[cue.stop - 1]]],
            "content": [[start + s.start, start + s.end] for s in found.content],
            "nested": True,
        }


def main() -> None:
    """Command line: the exported model's folder, the corpus, the labelled corpus to write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    model = ReaderModel(arguments.model)
    count = 0
    with gzip.open(arguments.out, "wt", encoding="utf-8") as out:
        for row in rows(arguments.corpus):
            found = [
                one
                for attribution in row["attributions"]
                for a, b in attribution["content"]
                if b > a
                for one in nested_in(model, row["text"], Span(a, b))
            ]
            count += len(found)
            row["attributions"].extend(found)
            row["nested_known"] = True
            out.write(json.dumps(row) + "\n")
    print(f"{count} nested attributions")


if __name__ == "__main__":
    main()
