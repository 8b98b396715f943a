"""The branch that finds place names: layers of its own above the reader model's lowest ones, which stay as they are."""

from __future__ import annotations

from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.reader.export import LOWER
from training.reader.network import LAYERS, WIDTH, Layer, run

UPPER = LAYERS - LOWER
"""Layers of its own: with two, above all the layers that cues and roles share, it found far fewer names."""
TAGS = 3


class PlacesNetwork(nn.Module):
    """From the lower layers' states to scores of outside, begins, inside."""

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(UPPER))
        self.names = nn.Linear(WIDTH, TAGS)

    def forward(self, states: Tensor, hidden: Tensor) -> Tensor:
        """Scores of each piece; `hidden` is 1 at padding."""
        states = functional.dropout(run(self.layers, states, hidden), 0.1, self.training)
        scores: Tensor = self.names(states)
        return scores

    def start_from(self, weights: Path) -> None:
        """Take MiniLM-L6's upper layers from a safetensors file."""
        found = load_file(weights)
        for n, layer in enumerate(self.layers):
            assert isinstance(layer, Layer)
            layer.start_from(found, LAYERS - UPPER + n)
