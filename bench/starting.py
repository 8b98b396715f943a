"""How long `standoff --help` takes, and whether it loads a model or the parser."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 7


def main() -> None:
    """Print the median of several runs, and what was imported."""
    command = [sys.executable, "-m", "standoff", "--help"]
    subprocess.run(command, check=True, capture_output=True)
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds.append(time.perf_counter() - start)
    median, worst = statistics.median(seconds), max(seconds)
    print(f"standoff --help: median {median:.2f} s of {RUNS} runs, worst {worst:.2f} s (target 0.40)")
    probe = "import sys, standoff.cli.app; print(sorted({'spacy', 'sqlalchemy', 'trafilatura'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)
    print(f"heavy libraries loaded by it: {done.stdout.strip()} (target [])")


if __name__ == "__main__":
    main()
