"""A trained typer as the ONNX files the reader loads, weights in eight bits; its word table is the reader model's."""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx
import torch
from onnx import TensorProto
from torch import nn

from standoff.reading.encoder.type_model import STATUSES, TYPER_FILES, TYPES
from training.graph import Graph, value, write
from training.reader.network import WIDTH
from training.typer.network import TyperNetwork


def sentence_graph(network: TyperNetwork) -> onnx.ModelProto:
    """From the words and cases of some sentences to the lower layers' states; `shown` is 1 at a piece."""
    graph = Graph()
    whole, integer = ("batch", "length"), TensorProto.INT64
    states = graph.norm(network.norm, graph.embedded(((network.cases, "cases"),), network.positions))
    for layer in network.layers[: network.shared]:
        states = graph.layer(layer, states, "shown")
    graph.node("Identity", states, out="states")
    return graph.model(
        [
            value("words", TensorProto.FLOAT, *whole, WIDTH), value("cases", integer, *whole),
            value("shown", TensorProto.INT32, *whole),
        ],
        [value("states", TensorProto.FLOAT, *whole, WIDTH)],
    )  # fmt: skip


def question_graph(network: TyperNetwork) -> onnx.ModelProto:
    """From those states and the marks of some questions to their types, statuses and wrong sides."""
    graph = Graph()
    whole, integer = ("batch", "length"), TensorProto.INT64
    states = graph.node("Add", "around", graph.node("Gather", graph.weight(network.marks.weight), "marks"))
    for layer in network.layers[network.shared :]:
        states = graph.layer(layer, states, "shown")
    first = graph.node("Gather", states, graph.index(0), axis=1)
    pooled = [first, *(_mean(graph, states, graph.node("Equal", "marks", graph.index(kind))) for kind in (1, 2, 3))]
    pooled.append(_mean(graph, states, graph.node("Cast", "shown", to=TensorProto.BOOL)))
    found = graph.node("Concat", *pooled, axis=-1)
    heads: tuple[tuple[nn.Linear, str], ...] = (
        (network.kind, "types"), (network.status, "statuses"), (network.wrong, "wrong"),
    )  # fmt: skip
    for head, name in heads:
        graph.node("Softmax", graph.linear(head, found), out=name, axis=-1)
    return graph.model(
        [
            value("around", TensorProto.FLOAT, *whole, WIDTH), value("marks", integer, *whole),
            value("shown", TensorProto.INT32, *whole),
        ],
        [value(name, TensorProto.FLOAT, "batch", head.out_features) for head, name in heads],
    )  # fmt: skip


def export(network: TyperNetwork, folder: Path) -> None:
    """Write the typer's two graphs into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, graph in zip(TYPER_FILES, (sentence_graph, question_graph), strict=True):
        write(graph(network.eval()), folder / name)


def _mean(graph: Graph, states: str, chosen: str) -> str:
    weight = graph.node("Unsqueeze", graph.node("Cast", chosen, to=TensorProto.FLOAT), graph.indexes(2))
    total = graph.node("ReduceSum", graph.node("Mul", states, weight), graph.indexes(1), keepdims=0)
    count = graph.node("ReduceSum", weight, graph.indexes(1), keepdims=0)
    return graph.node("Div", total, graph.node("Max", count, graph.number(1.0)))


def main() -> None:
    """Command line: the checkpoint and the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    network = TyperNetwork(len(TYPES), len(STATUSES))
    network.load_state_dict(torch.load(arguments.checkpoint, weights_only=True))
    export(network, arguments.folder)


if __name__ == "__main__":
    main()
