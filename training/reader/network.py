"""The reader's network: a shared trunk, a plain branch that tags cues, a marked branch for the roles of one cue.

MiniLM-L6 (Wang et al. 2020, "MiniLM: Deep Self-Attention Distillation") written out, so that it can be cut into parts.
The trunk's layers read a window once; above it the plain branch goes on to the cue tags, and the marked branch takes
the trunk's states round one cue, adds which pieces are the cue and how far each piece is from it, and tags source and
content. Both branches start from the same pretrained upper layers.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
VOCABULARY, POSITIONS = 30522, 512
CASES, DISTANCES = 8, 20
EPSILON = 1e-12


class Layer(nn.Module):
    """One transformer layer, normalised after each part as in BERT."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.attend = nn.Linear(WIDTH, 3 * WIDTH)
        self.join = nn.Linear(WIDTH, WIDTH)
        self.norm_attended = nn.LayerNorm(WIDTH, EPSILON)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.dropout = dropout

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        """States of the next layer; `bias` is added to the attention scores and hides padding."""
        batch, length, _ = states.shape
        split = self.attend(states).reshape(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = split.unbind(0)
        with torch.autocast("cpu", enabled=False):  # else the softmax would be widened, at twice the cost
            scores = (query * (WIDTH // HEADS) ** -0.5) @ key.transpose(-1, -2)
            heads = (scores if bias is None else scores + bias.to(scores.dtype)).softmax(-1) @ value
        attended = self.join(heads.transpose(1, 2).reshape(batch, length, WIDTH))
        states = self.norm_attended(states + self._drop(attended))
        inner = self.narrow(functional.gelu(self.widen(states)))
        return self.norm(states + self._drop(inner))

    def start_from(self, found: dict[str, Tensor], index: int) -> None:
        """Take the weights of one layer of MiniLM-L6."""
        prefix = f"encoder.layer.{index}."
        for part in ("weight", "bias"):
            heads = [found[f"{prefix}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            getattr(self.attend, part).data = torch.cat(heads)
            for module, name in (
                (self.join, "attention.output.dense"),
                (self.norm_attended, "attention.output.LayerNorm"),
                (self.widen, "intermediate.dense"),
                (self.narrow, "output.dense"),
                (self.norm, "output.LayerNorm"),
            ):
                getattr(module, part).data = found[f"{prefix}{name}.{part}"].clone()

    def _drop(self, states: Tensor) -> Tensor:
        return functional.dropout(states, self.dropout, self.training) if self.dropout else states


def run(layers: nn.ModuleList, states: Tensor, hidden: Tensor) -> Tensor:
    """States after some layers; `hidden` is 1 at padding."""
    bias = hidden[:, None, None, :] * -1e4 if hidden.any() else None
    for layer in layers:
        states = layer(states, bias)
    return states


class Trunk(nn.Module):
    """Embeddings and the layers that both branches share."""

    def __init__(self, shared: int, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        self.quoted = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(shared))
        self.dropout = dropout
        for added in (self.cases, self.quoted):
            nn.init.normal_(added.weight, 0, 0.01)

    def forward(self, ids: Tensor, cases: Tensor, quoted: Tensor) -> Tensor:
        """States of a window's pieces."""
        states = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.cases(cases) + self.quoted(quoted)
        states = functional.dropout(self.norm(states), 0.1, self.training)
        return run(self.layers, states, (ids == 0).to(states.dtype))


class Plain(nn.Module):
    """The branch that tags cues: outermost and nested ones apart, and in training sources and contents as well."""

    def __init__(self, upper: int, dropout: float) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(upper))
        self.cue = nn.Linear(WIDTH, 3)
        self.nested = nn.Linear(WIDTH, 3)
        self.other = nn.Linear(WIDTH, 6)

    def forward(self, states: Tensor, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of O, B, I for outermost cues, for nested cues, and for sources and contents."""
        states = functional.dropout(run(self.layers, states, hidden), 0.2, self.training)
        return self.cue(states), self.nested(states), self.other(states)


class Marked(nn.Module):
    """The branch that tags the source and the content of one marked cue."""

    def __init__(self, upper: int, dropout: float) -> None:
        super().__init__()
        self.mark = nn.Embedding(2, WIDTH)
        self.distance = nn.Embedding(DISTANCES, WIDTH)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(upper))
        self.roles = nn.Linear(WIDTH, 3)
        for added in (self.mark, self.distance):
            nn.init.normal_(added.weight, 0, 0.02)

    def forward(self, states: Tensor, marks: Tensor, distances: Tensor, hidden: Tensor) -> Tensor:
        """Scores of neither, source and content for each piece of a crop round one cue."""
        states = states + self.mark(marks) + self.distance(distances)
        states = functional.dropout(run(self.layers, states, hidden), 0.2, self.training)
        return self.roles(states)


class ReaderNetwork(nn.Module):
    """Trunk and branches; `shared` of the six layers are the trunk's."""

    def __init__(self, shared: int = 3, dropout: float = 0.1) -> None:
        super().__init__()
        self.trunk = Trunk(shared, dropout)
        self.plain = Plain(LAYERS - shared, dropout)
        self.marked = Marked(LAYERS - shared, dropout)
        self.trunk.words.weight.requires_grad = False

    def start_from(self, weights: Path) -> None:
        """Take the pretrained weights of MiniLM-L6 from a safetensors file."""
        found = load_file(weights)
        trunk = self.trunk
        trunk.words.weight.data = found["embeddings.word_embeddings.weight"].clone()
        kind = found["embeddings.token_type_embeddings.weight"][0]
        trunk.positions.weight.data = found["embeddings.position_embeddings.weight"] + kind
        trunk.norm.load_state_dict({n: found[f"embeddings.LayerNorm.{n}"] for n in ("weight", "bias")})
        for index in range(LAYERS):
            layer = Layer(trunk.dropout)
            layer.start_from(found, index)
            above = index - len(trunk.layers)
            if above < 0:
                trunk.layers[index].load_state_dict(layer.state_dict())
            else:
                self.plain.layers[above].load_state_dict(layer.state_dict())
                self.marked.layers[above].load_state_dict(layer.state_dict())
