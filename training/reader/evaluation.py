"""What a network finds in labelled articles, scored as the program's own decoding would have it."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import torch
from corpus import LabelledArticle
from network import ReaderNetwork

from standoff.reading.encoder.decoding import Floats, find_cues, find_roles
from standoff.reading.encoder.session import CueTags
from standoff.reading.encoder.windows import crop, framed, marks_of, windows


class TorchReader:
    """A network in training, asked as the reader asks the exported one."""

    def __init__(self, network: ReaderNetwork) -> None:
        self.network = network

    def cues(self, article: LabelledArticle) -> CueTags:
        """Probabilities of the cue tags of each piece, and the trunk's states by window."""
        self.network.eval()
        size = len(article.pieces)
        tags = np.zeros((size, 6), np.float32)
        states = []
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for window in windows(size, article.breaks):
                inputs = [torch.from_numpy(part)[None] for part in framed(article.pieces, window)]
                found = self.network.trunk(*inputs)
                cue, nested, _ = self.network.plain(found, torch.zeros(inputs[0].shape))
                both = torch.cat([cue.float().softmax(-1), nested.float().softmax(-1)], -1)[0].numpy()
                core = slice(window.core_start - window.start + 1, window.core_end - window.start + 1)
                tags[window.core_start : window.core_end] = both[core]
                states.append((window, found[0, 1:-1].float().numpy()))
        return CueTags(tags, states)

    def roles(self, article: LabelledArticle, tagged: CueTags, cue: range) -> tuple[int, Floats]:
        """Where the crop of a cue starts, and the probabilities of the roles of its pieces."""
        window, states = tagged.around(cue.start)
        start, end = crop(article.pieces, article.breaks, cue.start)
        start, end = max(start, window.start), min(end, window.end)
        states = states[start - window.start : end - window.start]
        marks, distances = marks_of(start, end, cue)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            found = self.network.marked(
                torch.from_numpy(states)[None], torch.from_numpy(marks)[None],
                torch.from_numpy(distances)[None], torch.zeros((1, end - start)),
            )  # fmt: skip
        return start, found.float().softmax(-1)[0].numpy()


def read(
    reader: TorchReader, article: LabelledArticle, threshold: float = 0.5, *, gold: bool = False
) -> list[dict[str, Any]]:
    """Outermost attributions as the scorer wants them; `gold` takes the labelled cues as given."""
    tagged = reader.cues(article)
    cues = [c.pieces for c in find_cues(article.pieces, tagged.tags[:, :3], threshold)]
    if gold:
        cues = [one.cue for one in article.labelled if not one.nested]
    out = []
    for cue in cues:
        start, probabilities = reader.roles(article, tagged, cue)
        roles = find_roles(article.pieces, article.text, start, cue, probabilities)
        if roles.content:
            source = [[roles.source.start, roles.source.end]] if roles.source else []
            span = [article.pieces.starts[cue.start], article.pieces.ends[cue.stop - 1]]
            out.append({"source": source, "cue": [span], "content": [[s.start, s.end] for s in roles.content]})
    return out


def report(reader: TorchReader, articles: list[LabelledArticle], gold: list[dict[str, Any]]) -> Iterator[str]:
    """One line a setting; nothing when no scorer is configured (STANDOFF_SCORER names attribution.py)."""
    scorer = _scorer()
    if scorer is None:
        return
    for name, options in (
        ("0.4", {"threshold": 0.4}),
        ("0.5", {}),
        ("0.6", {"threshold": 0.6}),
        ("gold cues", {"gold": True}),
    ):
        made = [{"id": a.id, "attributions": read(reader, a, **options)} for a in articles]
        found = scorer.evaluate(gold, made, only_outermost=True)
        exact = " ".join(f"{role} {found[role]['exact']['f1']:.3f}" for role in ("cue", "source", "content"))
        whole = found["attribution"]
        relaxed = "/".join(f"{whole['relaxed'][k]:.3f}" for k in ("p", "r", "f1"))
        yield f"{name}: {exact} whole {whole['exact']['f1']:.3f} relaxed {relaxed}"


def _scorer() -> ModuleType | None:
    path = os.environ.get("STANDOFF_SCORER")
    if not path:
        return None
    spec = importlib.util.spec_from_file_location("attribution_scorer", Path(path))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
