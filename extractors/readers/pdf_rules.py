"""Ruling lines and ruled tables of a PDF page, in points from the top left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Any

from pdfplumber.table import Table as RuledTable
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extractors.readers.pdf_chars import box_of
from extractors.readers.pdf_objects import Outline
from extractors.readers.pdf_triage import PageFacts
from schemas import Box, Table

_SNAP = 3  # points: edges nearer than this are one; the library's own default
_WIDEST = 9  # points: what is nearer than that from the first edge to the last may be one thick rule
_SAME = 0.5  # points: how far apart two edges of one place are drawn, or read by two readers
_SHORTEST = 3  # points
_STRAIGHT = 0.5  # points that a rule may lean
_MOST_EDGES = 10_000  # drawn on a page; beyond it the page is a picture, and only its longest edges are looked at
_MOST_RULES = 2_000
_MOST_CROSSINGS = 40_000  # tried; the search for cells grows with their square
_MOST_CORNERS = 1_500

Edge = dict[str, Any]
Segment = tuple[float, float, float, float]


def rules_and_tables(outlines: Iterable[Outline], facts: PageFacts) -> tuple[tuple[Box, ...], tuple[Table, ...]]:
    """The page's horizontal and vertical rules as thin boxes, and the tables that they enclose."""
    segments = {segment for outline in outlines for segment in _segments(outline, facts)}
    longest = sorted(segments, key=_length, reverse=True)[:_MOST_EDGES]
    if not longest:
        return (), ()
    edges = list(_merged([_edge(one) for one in sorted(longest)]))
    edges = sorted(
        (edge for edge in edges if _length(box_of(edge)) >= _SHORTEST),
        key=lambda edge: (-_length(box_of(edge)), box_of(edge)),
    )[:_MOST_RULES]
    return tuple(sorted((box_of(edge) for edge in edges), key=lambda box: (box.top, box.x0))), tuple(_tables(edges))


def _merged(edges: Sequence[Edge]) -> Iterator[Edge]:
    """Edges with those that lie near each other as one. Where each has the next one near over more of the page, as in a
    code of squares that is drawn, each stays at its place: the frame of a box on one line with it would be moved."""
    for way, place in (("v", "x0"), ("h", "top")):
        chain: list[Edge] = []
        for edge in sorted((edge for edge in edges if edge["orientation"] == way), key=itemgetter(place)):
            if chain and edge[place] - chain[-1][place] > _SNAP:
                yield from _of_chain(chain, place)
                chain = []
            chain.append(edge)
        yield from _of_chain(chain, place)


def _of_chain(chain: list[Edge], place: str) -> Iterator[Edge]:
    near = not chain or chain[-1][place] - chain[0][place] <= _WIDEST
    snap = _SNAP if near else _SAME
    yield from merge_edges(chain, snap, snap, _SNAP, _SNAP)


def _segments(outline: Outline, facts: PageFacts) -> Iterator[Segment]:
    """The straight level edges of one drawn outline, cut to the page."""
    width, height = facts.width, facts.height
    across, down = [x for x, _ in outline], [y for _, y in outline]
    if max(across) - min(across) > 0.95 * width and max(down) - min(down) > 0.95 * height:
        return  # the paper's own background or frame
    for (ax, ay), (bx, by) in pairwise(outline):
        left, right = max(min(ax, bx), 0), min(max(ax, bx), width)
        top, bottom = max(min(ay, by), 0), min(max(ay, by), height)
        if bottom - top <= _STRAIGHT < right - left:
            y = round((top + bottom) / 2, 2)
            yield round(left, 2), y, round(right, 2), y
        elif right - left <= _STRAIGHT < bottom - top:
            x = round((left + right) / 2, 2)
            yield x, round(top, 2), x, round(bottom, 2)


def _length(segment: Segment) -> float:
    return segment[2] - segment[0] + segment[3] - segment[1]


def _edge(segment: Segment) -> Edge:
    """A segment as pdfplumber's table functions want it."""
    x0, top, x1, bottom = segment
    return {
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if x1 > x0 else "v",
    }


def _tables(edges: list[Edge]) -> Iterator[Table]:
    upright = sum(edge["orientation"] == "v" for edge in edges)
    if upright * (len(edges) - upright) > _MOST_CROSSINGS:
        return
    crossings = edges_to_intersections(edges, _SNAP, _SNAP)
    if len(crossings) > _MOST_CORNERS:
        return
    for cells in cells_to_tables(intersections_to_cells(crossings)):
        table = RuledTable(None, cells)
        rows = tuple(tuple(None if cell is None else Box(*cell) for cell in row.cells) for row in table.rows)
        yield Table(box=Box(*table.bbox), rows=rows)
