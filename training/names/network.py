"""The branch that finds names: layers of its own above the reader model's lowest ones, which stay as they are."""

from __future__ import annotations

from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from standoff.reading.encoder import entity_tags
from training.reader.export import LOWER
from training.reader.network import WIDTH, Layer, run

UPPER = 3
"""Layers of its own: with two, above all the layers that cues and roles share, it found far fewer names."""
PLACE_TAGS = 3


class NamesNetwork(nn.Module):
    """From the lower layers' states to scores of the tags of place names, and of those of named entities."""

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(UPPER))
        self.places = nn.Linear(WIDTH, PLACE_TAGS)
        self.entities = nn.Linear(WIDTH, entity_tags.TAGS)

    def forward(self, states: Tensor, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of each piece, as a place name and as an entity; `hidden` is 1 at padding."""
        states = functional.dropout(run(self.layers, states, hidden), 0.1, self.training)
        return self.places(states), self.entities(states)

    def start_from(self, weights: Path) -> None:
        """Take MiniLM-L6's layers that follow the lowest ones from a safetensors file."""
        found = load_file(weights)
        for n, layer in enumerate(self.layers):
            assert isinstance(layer, Layer)
            layer.start_from(found, LOWER + n)
