"""A trained network as the files the reader loads: its word table and two ONNX graphs, weights in eight bits."""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx
import torch
from onnx import TensorProto

from training.graph import Graph, value, write, write_words
from training.reader.network import LAYERS, WIDTH, ReaderNetwork

LOWER = 2
"""Layers of the trunk that the branch of names shares as well."""


def window_graph(network: ReaderNetwork) -> onnx.ModelProto:
    """From the words, cases and quotation states of one window to the cue tags and the trunk's states of its pieces.

    "lower" are the states after the first layers, which the branch that finds names reads.
    """
    graph, trunk = Graph(), network.trunk
    whole, integer = ("batch", "length"), TensorProto.INT64
    looked = graph.embedded(((trunk.cases, "cases"), (trunk.quoted, "quoted")), trunk.positions)
    states = graph.norm(trunk.norm, looked)
    for number, layer in enumerate(trunk.layers, 1):
        states = graph.layer(layer, states, None)
        if number == LOWER:
            graph.node("Identity", states, out="lower")
    graph.node("Identity", states, out="states")
    for layer in network.plain.layers:
        states = graph.layer(layer, states, None)
    tags = [
        graph.node("Softmax", graph.linear(head, states), axis=-1) for head in (network.plain.cue, network.plain.nested)
    ]
    graph.node("Concat", *tags, out="cues", axis=-1)
    return graph.model(
        [value("words", TensorProto.FLOAT, *whole, WIDTH), *(value(n, integer, *whole) for n in ("cases", "quoted"))],
        [
            value("cues", TensorProto.FLOAT, *whole, 6),
            *(value(name, TensorProto.FLOAT, *whole, WIDTH) for name in ("states", "lower")),
        ],
    )


def crop_graph(network: ReaderNetwork) -> onnx.ModelProto:
    """From the trunk's states round one cue to the roles of these pieces."""
    graph, marked = Graph(), network.marked
    whole, integer = ("batch", "length"), TensorProto.INT64
    looked = [
        graph.node("Gather", graph.weight(table.weight), name)
        for table, name in ((marked.mark, "marks"), (marked.distance, "distances"))
    ]
    states = graph.node("Sum", "around", *looked)
    for layer in marked.layers:
        states = graph.layer(layer, states, "shown")
    graph.node("Softmax", graph.linear(marked.roles, states), out="roles", axis=-1)
    return graph.model(
        [
            value("around", TensorProto.FLOAT, *whole, WIDTH), value("marks", integer, *whole),
            value("distances", integer, *whole), value("shown", TensorProto.INT32, *whole),
        ],
        [value("roles", TensorProto.FLOAT, *whole, 3)],
    )  # fmt: skip


def export(network: ReaderNetwork, folder: Path) -> None:
    """Write words.npz, cues.onnx and roles.onnx into a folder."""
    network.eval()
    assert len(network.trunk.layers) + len(network.plain.layers) == LAYERS
    folder.mkdir(parents=True, exist_ok=True)
    write_words(network.trunk.words, folder / "words.npz")
    write(window_graph(network), folder / "cues.onnx")
    write(crop_graph(network), folder / "roles.onnx")


def main() -> None:
    """Command line: the checkpoint and the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    found = torch.load(arguments.checkpoint, weights_only=True)
    network = ReaderNetwork(found["shared"])
    network.load_state_dict(found["weights"])
    export(network, arguments.folder)


if __name__ == "__main__":
    main()
