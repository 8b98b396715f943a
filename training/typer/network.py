"""The typer's network: MiniLM-L6 over one sentence in which source, target and the telling word are marked.

The lower layers read the sentence once without marks; the marks of each question about it are added above them. The
word table stays MiniLM's own and is not trained, so that the reader's file serves both at run time. Heads over the
first piece, the means of the three marked stretches and the mean of the sentence give type (or none) and status of the
event, and whether a marked side has no such part in it.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.reader.network import CASES, EPSILON, LAYERS, POSITIONS, VOCABULARY, WIDTH, Layer, run

SHARED = 4
"""Layers that read a sentence without its marks, once for all that is asked about it."""
MARKS = 4
"""Nothing, source, target, the telling word."""


class TyperNetwork(nn.Module):
    """Embeddings, six layers and three heads."""

    def __init__(self, types: int, statuses: int, dropout: float = 0.1, shared: int = SHARED) -> None:
        super().__init__()
        self.shared = shared
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.words.weight.requires_grad = False
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        self.marks = nn.Embedding(MARKS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.kind = nn.Linear(5 * WIDTH, types)
        self.status = nn.Linear(5 * WIDTH, statuses)
        self.wrong = nn.Linear(5 * WIDTH, 2)
        nn.init.normal_(self.cases.weight, 0, 0.01)
        nn.init.normal_(self.marks.weight, 0, 0.05)

    def forward(self, ids: Tensor, cases: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of types, statuses and of wrong sides, one row a marked sentence."""
        states = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.cases(cases)
        states = functional.dropout(self.norm(states), 0.1, self.training)
        hidden = (ids == 0).to(states.dtype)
        states = run(self.layers[: self.shared], states, hidden) + self.marks(marks)
        states = run(self.layers[self.shared :], states, hidden)
        pooled = [states[:, 0], *(_mean(states, marks == kind) for kind in (1, 2, 3)), _mean(states, ids != 0)]
        found = functional.dropout(torch.cat(pooled, -1), 0.2, self.training)
        return self.kind(found), self.status(found), self.wrong(found)

    def start_from(self, weights: Path) -> None:
        """Take the pretrained weights of MiniLM-L6 from a safetensors file."""
        found = load_file(weights)
        self.words.weight.data = found["embeddings.word_embeddings.weight"].clone()
        kind = found["embeddings.token_type_embeddings.weight"][0]
        self.positions.weight.data = found["embeddings.position_embeddings.weight"] + kind
        self.norm.load_state_dict({n: found[f"embeddings.LayerNorm.{n}"] for n in ("weight", "bias")})
        for index, layer in enumerate(self.layers):
            layer.start_from(found, index)


def _mean(states: Tensor, chosen: Tensor) -> Tensor:
    weight = chosen.to(states.dtype)[..., None]
    return (states * weight).sum(1) / weight.sum(1).clamp(min=1)
