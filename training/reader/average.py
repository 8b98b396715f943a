"""The weighted mean of two checkpoints, the second trained on from the first: steadier than either.

The head of nested cues is the second's alone, as the first was never shown any (Wortsman et al. 2022, "Model soups").
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.7, help="of the second")
    arguments = parser.parse_args()
    first, second = (torch.load(path, weights_only=True) for path in (arguments.first, arguments.second))
    for name, value in first["weights"].items():
        if "nested" not in name:
            second["weights"][name] = (1 - arguments.share) * value + arguments.share * second["weights"][name]
    torch.save(second, arguments.out)


if __name__ == "__main__":
    main()
