"""A trained branch as names.onnx, weights in eight bits; it reads the states that cues.onnx gives."""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx
import torch
from onnx import TensorProto

from standoff.reading.encoder.entity_tags import TAGS
from standoff.reading.encoder.session import NAMES_FILE
from training.graph import Graph, value, write
from training.names.network import PLACE_TAGS, NamesNetwork
from training.reader.network import WIDTH, Layer


def names_graph(network: NamesNetwork) -> onnx.ModelProto:
    """From the shared layers' states of one window to the tags of its pieces."""
    graph, states = Graph(), "around"
    for layer in network.layers:
        assert isinstance(layer, Layer)
        states = graph.layer(layer, states, None)
    graph.node("Softmax", graph.linear(network.places, states), out="places", axis=-1)
    graph.node("Softmax", graph.linear(network.entities, states), out="entities", axis=-1)
    whole = ("batch", "length")
    return graph.model(
        [value("around", TensorProto.FLOAT, *whole, WIDTH)],
        [
            value("places", TensorProto.FLOAT, *whole, PLACE_TAGS),
            value("entities", TensorProto.FLOAT, *whole, TAGS),
        ],
    )


def export(network: NamesNetwork, folder: Path) -> None:
    """Write names.onnx into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    write(names_graph(network.eval()), folder / NAMES_FILE)


def main() -> None:
    """Command line: the checkpoint and the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    network = NamesNetwork()
    network.load_state_dict(torch.load(arguments.checkpoint, weights_only=True))
    export(network, arguments.folder)


if __name__ == "__main__":
    main()
