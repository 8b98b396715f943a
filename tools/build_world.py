"""Make the map's outlines, src/standoff/views/web/static/world.svg, from Natural Earth.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_world.py package/countries-50m.json

Input is TopoJSON (github.com/topojson/topojson-specification): arcs of delta-coded integers, shared between neighbours,
so that every border is drawn once. Output are two paths in Mercator units (`views/web/worldmap.py` has the same
projection): the land, and the borders between countries.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from standoff.views.web.worldmap import HEIGHT, WIDTH, project

OUT = Path(__file__).parents[1] / "src/standoff/views/web/static/world.svg"
TOLERANCE = 0.7
"""Units (twentieths of a degree) a point may be off its line and still be left out."""
SMALLEST = 14.0
"""Square units of the smallest island that is drawn."""

Point = tuple[float, float]


def arcs_of(topology: dict) -> list[list[Point]]:
    """Every arc as projected points."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for packed in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in packed:
            x, y = x + dx, y + dy
            arc.append(project(x * sx + tx, y * sy + ty))
        arcs.append(simplified(unrolled(arc)))
    return arcs


def unrolled(points: list[Point]) -> list[Point]:
    """Points without the jump from one edge of the map to the other, at the antimeridian."""
    out = points[:1]
    turn = 0
    for (before, _), (x, y) in pairwise(points):
        if abs(x - before) > WIDTH / 2:
            turn += WIDTH if x < before else -WIDTH
        out.append((x + turn, y))
    return out


def outlined(points: list[Point]) -> Iterator[list[Point]]:
    """A ring of land, drawn at both edges where it crosses them; one around a pole is closed below the map."""
    around = abs(points[-1][0] - points[0][0]) > WIDTH / 2
    ring = [*points, (points[-1][0], HEIGHT + 99), (points[0][0], HEIGHT + 99)] if around else points
    for turn in (-WIDTH, 0, WIDTH):
        moved = [(x + turn, y) for x, y in ring]
        if turn == 0 or (max(x for x, _ in moved) > 0 and min(x for x, _ in moved) < WIDTH):
            yield moved


def simplified(points: list[Point]) -> list[Point]:
    """Douglas and Peucker (1973): the fewest points of a line within TOLERANCE of it."""
    if len(points) < 3:
        return points
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        a, b = stack.pop()
        far, at = 0.0, a
        for n in range(a + 1, b):
            off = distance(points[n], points[a], points[b])
            if off > far:
                far, at = off, n
        if far > TOLERANCE:
            keep.add(at)
            stack += [(a, at), (at, b)]
    return [points[n] for n in sorted(keep)]


def distance(p: Point, a: Point, b: Point) -> float:
    """From a point to a stretch of line."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length)) if length else 0.0
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def rings(topology: dict) -> Iterator[list[int]]:
    """Rings of the land, as arc numbers (~n is arc n backwards)."""
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            yield from polygon


def joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring."""
    out: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        out += arc[1:] if out else arc
    return unrolled([(x % WIDTH, y) for x, y in out])


def area(points: list[Point]) -> float:
    """Square units within a ring."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))) / 2


def path(points: list[Point], *, closed: bool) -> str:
    """SVG path data of rounded points, each relative to the one before."""
    whole = [(round(x), round(y)) for x, y in points]
    steps = [whole[0], *((x - a, y - b) for (a, b), (x, y) in pairwise(whole))]
    drawn = [step for n, step in enumerate(steps) if n == 0 or step != (0, 0)]
    if len(drawn) < 2:
        return ""
    parts = ((n, x, y) for n, (x, y) in enumerate(drawn[1:]))
    written = "".join(f"{' ' if n and x >= 0 else ''}{x}{'' if y < 0 else ' '}{y}" for n, x, y in parts)
    return f"M{drawn[0][0]} {drawn[0][1]}l{written}" + ("z" if closed else "")


def borders(topology: dict) -> list[int]:
    """Arcs that two countries share."""
    seen: Counter[int] = Counter()
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry.get("arcs", [])
        for polygon in polygons if geometry["type"] == "MultiPolygon" else [polygons]:
            for ring in polygon:
                seen.update({n if n >= 0 else ~n for n in ring})
    return [number for number, times in seen.items() if times > 1]


def main() -> None:
    """Write the outlines."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs = arcs_of(topology)
    outlines = [joined(ring, arcs) for ring in rings(topology)]
    land = "".join(
        path(points, closed=True) for ring in outlines if area(ring) >= SMALLEST for points in outlined(ring)
    )
    lines = "".join(path(arcs[n], closed=False) for n in borders(topology))
    OUT.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">\n'
        "<!-- Natural Earth 1:50m (public domain), world-atlas 2.0.2 (ISC), tools/build_world.py -->\n"
        f'<path id="land" fill-rule="evenodd" d="{land}"/>\n<path id="borders" d="{lines}"/>\n</svg>\n',
        encoding="utf-8",
    )
    print(f"{OUT}: {OUT.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
