"""The one seam to the model runtime: files, sessions and the word table that both models look words up in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from standoff.errors import ModelMissingError
from standoff.reading.encoder.decoding import Floats
from standoff.reading.encoder.pieces import Ints

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL_VARIABLE = "STANDOFF_READER_MODEL"
"""A folder with the model's files to use instead of the shipped ones; "none" reads by rules alone."""
WIDTH = 384


class WordTable:
    """The vectors of word pieces, kept in eight bits with a scale each."""

    def __init__(self, path: Path) -> None:
        try:
            with np.load(path) as found:
                self._rows: npt.NDArray[np.int8] = found["rows"]
                self._scales: Floats = found["scales"]
        except (OSError, ValueError, KeyError) as error:
            raise unreadable(path, error) from error

    def of(self, ids: Ints) -> Floats:
        """The vectors of pieces, one more axis than their ids."""
        return self._rows[ids] * self._scales[ids][..., None]


def open_session(path: Path) -> InferenceSession:
    """An exported graph on one core; ModelMissingError names the file that cannot be loaded."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One core a reader: articles are what is read side by side, and the digits hold whatever the machine.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        # The fused operator is slower than its parts.
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )
    except Exception as error:  # the runtime raises classes of its own, none of them public
        raise unreadable(path, error) from error


def unreadable(path: Path, error: Exception) -> ModelMissingError:
    """The error of a model file that is not what it should be."""
    message = f"the reader model {path} cannot be loaded: {error}; set {MODEL_VARIABLE}=none to read by rules alone"
    return ModelMissingError(message)
