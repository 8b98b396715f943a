"""ONNX graphs written node by node, so that attention and activation are the runtime's own fused operators.

Its fused sum and normalisation is left out: it is slower than its parts.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.reader.network import EPSILON, HEADS, WIDTH, Layer

CONTRIB = "com.microsoft"


class Graph:
    """Nodes and weights of one ONNX graph as it grows."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._names = 0

    def weight(self, value: torch.Tensor | np.ndarray) -> str:
        """The name of a constant."""
        self._names += 1
        name = f"w{self._names}"
        array = value.detach().float().numpy() if isinstance(value, torch.Tensor) else value
        self.weights.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def index(self, number: int) -> str:
        """A constant whole number."""
        return self.weight(np.array(number))

    def indexes(self, *numbers: int) -> str:
        """A constant list of whole numbers."""
        return self.weight(np.array(numbers))

    def number(self, number: float) -> str:
        """A constant number."""
        return self.weight(np.array(number, dtype=np.float32))

    def node(self, kind: str, *inputs: str, domain: str = "", out: str | None = None, **attributes: object) -> str:
        """The name of a new node's output."""
        self._names += 1
        name = out or f"v{self._names}"
        self.nodes.append(
            helper.make_node(kind, list(inputs), [name], name=f"n{self._names}", domain=domain, **attributes)
        )
        return name

    def linear(self, module: nn.Linear, states: str) -> str:
        """A linear layer with its bias."""
        return self.node("Add", self.node("MatMul", states, self.weight(module.weight.T)), self.weight(module.bias))

    def norm(self, module: nn.LayerNorm, states: str) -> str:
        """A normalisation."""
        return self.node(
            "LayerNormalization", states, self.weight(module.weight), self.weight(module.bias), axis=-1, epsilon=EPSILON
        )

    def _added_norm(self, module: nn.LayerNorm, states: str, added: str, bias: torch.Tensor) -> str:
        return self.norm(module, self.node("Add", states, self.node("Add", added, self.weight(bias))))

    def layer(self, layer: Layer, states: str, mask: str | None) -> str:
        """One transformer layer; `mask` is 1 at what is shown."""
        queries = []
        for part in range(3):
            rows = slice(part * WIDTH, (part + 1) * WIDTH)
            queries.append(self.node("MatMul", states, self.weight(layer.attend.weight[rows].T)))
        bias = self.weight(layer.attend.bias)
        inputs = [*queries, bias, *([mask] if mask else [])]
        heads = self.node("MultiHeadAttention", *inputs, domain=CONTRIB, num_heads=HEADS)
        joined = self.node("MatMul", heads, self.weight(layer.join.weight.T))
        states = self._added_norm(layer.norm_attended, states, joined, layer.join.bias)
        wide = self.node("MatMul", states, self.weight(layer.widen.weight.T))
        wide = self.node("BiasGelu", wide, self.weight(layer.widen.bias), domain=CONTRIB)
        narrow = self.node("MatMul", wide, self.weight(layer.narrow.weight.T))
        return self._added_norm(layer.norm, states, narrow, layer.narrow.bias)

    def embedded(self, tables: Sequence[tuple[nn.Embedding, str]], places: nn.Embedding) -> str:
        """The sum of the input "words", of a row of each table for the input named with it, and of the places."""
        looked = [self.node("Gather", self.weight(table.weight), name) for table, name in tables]
        length = self.node("Slice", self.node("Shape", "words"), *(self.weight(np.array([k])) for k in (1, 2)))
        ahead = self.node("Slice", self.weight(places.weight), self.weight(np.array([0])), length)
        return self.node("Sum", "words", *looked, ahead)

    def model(self, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]) -> onnx.ModelProto:
        """The whole graph."""
        graph = helper.make_graph(self.nodes, "reader", inputs, outputs, self.weights)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def value(name: str, kind: int, *sizes: str | int) -> onnx.ValueInfoProto:
    """An input or output with its sizes."""
    return helper.make_tensor_value_info(name, kind, list(sizes))


def write(model: onnx.ModelProto, path: Path) -> None:
    """Write a graph with its weights in eight bits."""
    onnx.checker.check_model(model, full_check=False)
    with tempfile.TemporaryDirectory() as scratch:
        wide = Path(scratch, "wide.onnx")
        onnx.save(model, wide)
        quantize_dynamic(
            wide, path, weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"], extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )  # fmt: skip


def write_words(table: nn.Embedding, path: Path) -> None:
    """Write a word table in eight bits, with a scale for each word."""
    weight = table.weight.detach().float().numpy()
    scales = np.maximum(np.abs(weight).max(1) / 127, 1e-12).astype(np.float32)
    rows = np.clip(np.rint(weight / scales[:, None]), -127, 127).astype(np.int8)
    np.savez(path, rows=rows, scales=scales)
