"""A trained network as the two ONNX files the reader loads, weights in eight bits.

The graphs are written node by node rather than traced, so that attention and activation are the runtime's own fused
operators. Its fused sum and normalisation is left out: it is slower than its parts.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from network import EPSILON, HEADS, LAYERS, WIDTH, Layer, ReaderNetwork
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

CONTRIB = "com.microsoft"


class _Graph:
    """Nodes and weights of one ONNX graph as it grows."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._names = 0

    def weight(self, value: torch.Tensor | np.ndarray) -> str:
        self._names += 1
        name = f"w{self._names}"
        array = value.detach().float().numpy() if isinstance(value, torch.Tensor) else value
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, kind: str, *inputs: str, domain: str = "", out: str | None = None, **attributes: object) -> str:
        self._names += 1
        name = out or f"v{self._names}"
        self.nodes.append(
            helper.make_node(kind, list(inputs), [name], name=f"n{self._names}", domain=domain, **attributes)
        )
        return name

    def linear(self, module: nn.Linear, states: str) -> str:
        return self.node("Add", self.node("MatMul", states, self.weight(module.weight.T)), self.weight(module.bias))

    def norm(self, module: nn.LayerNorm, states: str) -> str:
        return self.node(
            "LayerNormalization", states, self.weight(module.weight), self.weight(module.bias), axis=-1, epsilon=EPSILON
        )

    def added_norm(self, module: nn.LayerNorm, states: str, added: str, bias: torch.Tensor) -> str:
        return self.norm(module, self.node("Add", states, self.node("Add", added, self.weight(bias))))

    def layer(self, layer: Layer, states: str, mask: str | None) -> str:
        queries = []
        for part in range(3):
            rows = slice(part * WIDTH, (part + 1) * WIDTH)
            queries.append(self.node("MatMul", states, self.weight(layer.attend.weight[rows].T)))
        bias = self.weight(layer.attend.bias)
        inputs = [*queries, bias, *([mask] if mask else [])]
        heads = self.node("MultiHeadAttention", *inputs, domain=CONTRIB, num_heads=HEADS)
        joined = self.node("MatMul", heads, self.weight(layer.join.weight.T))
        states = self.added_norm(layer.norm_attended, states, joined, layer.join.bias)
        wide = self.node("MatMul", states, self.weight(layer.widen.weight.T))
        wide = self.node("BiasGelu", wide, self.weight(layer.widen.bias), domain=CONTRIB)
        narrow = self.node("MatMul", wide, self.weight(layer.narrow.weight.T))
        return self.added_norm(layer.norm, states, narrow, layer.narrow.bias)

    def model(self, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]) -> onnx.ModelProto:
        graph = helper.make_graph(self.nodes, "reader", inputs, outputs, self.weights)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def _value(name: str, kind: int, *sizes: str | int) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, list(sizes))


def window_graph(network: ReaderNetwork) -> onnx.ModelProto:
    """From the ids, cases and quotation states of one window to the cue tags and the trunk's states of its pieces."""
    graph, trunk = _Graph(), network.trunk
    whole, integer = ("batch", "length"), TensorProto.INT64
    looked = [
        graph.node("Gather", graph.weight(table.weight), name)
        for table, name in ((trunk.words, "ids"), (trunk.cases, "cases"), (trunk.quoted, "quoted"))
    ]
    length = graph.node("Slice", graph.node("Shape", "ids"), *(graph.weight(np.array([k])) for k in (1, 2)))
    ahead = graph.node("Slice", graph.weight(trunk.positions.weight), graph.weight(np.array([0])), length)
    states = graph.norm(trunk.norm, graph.node("Sum", *looked, ahead))
    for layer in trunk.layers:
        states = graph.layer(layer, states, None)
    graph.node("Identity", states, out="states")
    for layer in network.plain.layers:
        states = graph.layer(layer, states, None)
    tags = [
        graph.node("Softmax", graph.linear(head, states), axis=-1) for head in (network.plain.cue, network.plain.nested)
    ]
    graph.node("Concat", *tags, out="cues", axis=-1)
    return graph.model(
        [_value(name, integer, *whole) for name in ("ids", "cases", "quoted")],
        [_value("cues", TensorProto.FLOAT, *whole, 6), _value("states", TensorProto.FLOAT, *whole, WIDTH)],
    )


def crop_graph(network: ReaderNetwork) -> onnx.ModelProto:
    """From the trunk's states round one cue to the roles of these pieces."""
    graph, marked = _Graph(), network.marked
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
            _value("around", TensorProto.FLOAT, *whole, WIDTH), _value("marks", integer, *whole),
            _value("distances", integer, *whole), _value("shown", TensorProto.INT32, *whole),
        ],
        [_value("roles", TensorProto.FLOAT, *whole, 3)],
    )  # fmt: skip


def export(network: ReaderNetwork, folder: Path) -> None:
    """Write cues.onnx and roles.onnx into a folder."""
    network.eval()
    assert len(network.trunk.layers) + len(network.plain.layers) == LAYERS
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in (("cues", window_graph(network)), ("roles", crop_graph(network))):
        onnx.checker.check_model(model, full_check=False)
        with tempfile.TemporaryDirectory() as scratch:
            wide = Path(scratch, "wide.onnx")
            onnx.save(model, wide)
            quantize_dynamic(
                wide, folder / f"{name}.onnx", weight_type=QuantType.QInt8, per_channel=True,
                op_types_to_quantize=["MatMul", "Gather"], extra_options={"DefaultTensorType": TensorProto.FLOAT},
            )  # fmt: skip


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
