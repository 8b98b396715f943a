"""Write docs/attribution.md and its calibration plot: errors by kind, and what a confidence is worth.

python training/reader/report.py LABELLED [NESTED] [--folder docs]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training.reader.corpus import rows
from training.reader.matching import Judged, judge, read_rows

KINDS = (
    ("exact", "right, every edge as labelled"),
    ("edges", "right, but an edge of cue, source or content differs"),
    ("wrong source", "cue and content right, source another's or missing or too many"),
    ("wrong content", "cue found, less than half the content shared"),
    ("taken for nested", "found, but put inside somebody else's words"),
    ("missed cue", "no attribution at the labelled cue"),
    ("false cue", "an attribution where none is labelled"),
)
BINS = 10


def bins(judged: Sequence[Judged]) -> list[tuple[float, float, int]]:
    """Mean confidence, share right and number of attributions in each tenth that has any."""
    out = []
    known = [j for j in judged if j.right is not None]
    for n in range(BINS):
        inside = [j for j in known if n == min(BINS - 1, int(j.attribution.confidence * BINS))]
        if inside:
            mean = sum(j.attribution.confidence for j in inside) / len(inside)
            out.append((mean, sum(bool(j.right) for j in inside) / len(inside), len(inside)))
    return out


def gap(points: Sequence[tuple[float, float, int]]) -> float:
    """Expected calibration error: how far confidence and share right lie apart, weighted by numbers."""
    whole = sum(n for _, _, n in points)
    return sum(abs(mean - share) * n for mean, share, n in points) / whole if whole else 0.0


def plot(series: Sequence[tuple[str, str, Sequence[tuple[float, float, int]]]]) -> str:
    """A reliability diagram as SVG: one series a corpus, the dotted line is what would be perfect."""
    size, edge = 360, 44

    def x(value: float) -> float:
        return edge + value * (size - 2 * edge)

    def y(value: float) -> float:
        return size - x(value)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img"',
        ' font-family="sans-serif" font-size="11">',
        "<title>Of attributions with a given confidence, how many were right</title>",
        f'<rect width="{size}" height="{size}" fill="#fff"/>',
        f'<path d="M{x(0)} {y(0)}H{x(1)}M{x(0)} {y(0)}V{y(1)}" stroke="#555" fill="none"/>',
        f'<path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="#999" stroke-dasharray="3 3" fill="none"/>',
    ]
    for n in range(6):
        value = n / 5
        parts.append(f'<text x="{x(value):.0f}" y="{y(0) + 16:.0f}" text-anchor="middle">{value:.1f}</text>')
        parts.append(f'<text x="{x(0) - 7:.0f}" y="{y(value) + 4:.0f}" text-anchor="end">{value:.1f}</text>')
    for name, colour, points in series:
        most = max(n for _, _, n in points)
        line = "L".join(f"{x(mean):.1f} {y(share):.1f}" for mean, share, _ in points)
        parts.append(f'<path d="M{line}" stroke="{colour}" fill="none"/>')
        for mean, share, n in points:
            radius = 2 + 5 * (n / most) ** 0.5
            circle = f'<circle cx="{x(mean):.1f}" cy="{y(share):.1f}" r="{radius:.1f}" fill="{colour}">'
            parts.append(f"{circle}<title>{name}: {n}</title></circle>")
    for row, (name, colour, _) in enumerate(series):
        parts.append(f'<text x="{x(0.03):.0f}" y="{y(1) + 4 + 14 * row:.0f}" fill="{colour}">{name}</text>')
    parts.append(f'<text x="{size / 2}" y="{size - 8}" text-anchor="middle">confidence</text>')
    turned = f'x="12" y="{size / 2}" text-anchor="middle" transform="rotate(-90 12 {size / 2})"'
    parts.append(f"<text {turned}>share right</text></svg>")
    return "\n".join(parts) + "\n"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path, help="articles with outermost attributions labelled")
    parser.add_argument("nested", type=Path, nargs="?", help="passages with nested ones labelled too")
    parser.add_argument("--folder", type=Path, default=Path("docs"))
    arguments = parser.parse_args()
    series = []
    tables = []
    for path, nested, name, colour in (
        (arguments.labelled, False, "outermost, PolNeAR dev", "#1b6ca8"),
        (arguments.nested, True, "all, crisis passages dev", "#b3541e"),
    ):  # fmt: skip
        if path is None:
            continue
        judged: list[Judged] = []
        kinds: Counter[str] = Counter()
        by_finder: Counter[tuple[str, bool]] = Counter()
        for row, found in read_rows(list(rows(path))):
            one, more = judge(row, found, nested=nested)
            judged += one
            kinds += more
            by_finder.update((j.attribution.found, bool(j.right)) for j in one if j.right is not None)
        points = bins(judged)
        series.append((name, colour, points))
        tables.append((name, kinds, points, by_finder))
    (arguments.folder / "attribution-calibration.svg").write_text(plot(series), encoding="utf-8")
    (arguments.folder / "attribution.md").write_text(_page(tables), encoding="utf-8")


def _page(
    tables: Sequence[tuple[str, Counter[str], Sequence[tuple[float, float, int]], Counter[tuple[str, bool]]]],
) -> str:
    lines = [
        "# Attribution: errors by kind, and what a confidence is worth", "",
        "Made by `training/reader/report.py` over dev halves of labelled corpora. An attribution is right when cue",
        "and source overlap the labelled ones and the contents share at least half their characters.", "",
        "![Reliability diagram](attribution-calibration.svg)", "",
    ]  # fmt: skip
    for name, kinds, points, by_finder in tables:
        labelled = sum(n for kind, n in kinds.items() if kind != "false cue")
        lines += [
            f"## {name[0].upper()}{name[1:]}",
            "",
            f"{labelled} labelled.",
            "",
            "| kind | number | what it means |",
            "| --- | ---: | --- |",
        ]
        lines += [f"| {kind} | {kinds[kind]} | {what} |" for kind, what in KINDS if kinds[kind]]
        lines += ["", "| found by | right | wrong | share right |", "| --- | ---: | ---: | ---: |"]
        for finder in ("both", "model", "rules"):
            right, wrong = by_finder[finder, True], by_finder[finder, False]
            if right + wrong:
                lines.append(f"| {finder} | {right} | {wrong} | {right / (right + wrong):.2f} |")
        lines += [
            "",
            f"Expected calibration error {gap(points):.3f}.",
            "",
            "| confidence | share right | number |",
            "| ---: | ---: | ---: |",
        ]
        lines += [f"| {mean:.2f} | {share:.2f} | {n} |" for mean, share, n in points]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
