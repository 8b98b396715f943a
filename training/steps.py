"""What all trainings do alike: batches of rows of like length, and one step down the gradient."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from torch import Tensor, nn, optim

Row = TypeVar("Row")


def batches_alike(
    rows: Sequence[Row], size: int, chunk: int, length: Callable[[Row], int], rng: random.Random
) -> Iterator[list[Row]]:
    """One epoch in batches of like length: rows mixed, sorted in chunks of so many batches, and these mixed again."""
    mixed = list(rows)
    rng.shuffle(mixed)
    out: list[list[Row]] = []
    for at in range(0, len(mixed), size * chunk):
        alike = sorted(mixed[at : at + size * chunk], key=length)
        out += [alike[k : k + size] for k in range(0, len(alike), size)]
    rng.shuffle(out)
    yield from out


def descend(network: nn.Module, optimizer: optim.Optimizer, loss: Tensor, share: float) -> None:
    """One step, at a share of each group's peak learning rate."""
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * share
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
