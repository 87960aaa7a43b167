"""Pictures are scaled, cut and turned so that small print is found and places stay true."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from extractors.readers.ocr.engine import Picture
from extractors.readers.ocr.pictures import bright, inked, search_scale, strips, turned, turned_quad


def paper(height: int, width: int, shade: int = 255) -> Picture:
    return np.full((height, width, 3), shade, dtype=np.uint8)


def test_large_scans_are_searched_smaller_and_small_ones_larger() -> None:
    assert search_scale(paper(3508, 2480)) == pytest.approx(0.5, abs=0.02)
    assert 1 < search_scale(paper(1000, 700)) < 2
    assert search_scale(paper(400, 300)) == 2


def test_a_long_receipt_keeps_its_small_print() -> None:
    short, long = search_scale(paper(2000, 600)), search_scale(paper(6000, 600))
    assert long == pytest.approx(short, rel=0.2)


def test_strips_overlap_and_cover_the_whole_receipt() -> None:
    receipt = paper(6000, 600)
    found = strips(receipt)
    assert [strip.top for strip in found] == sorted(strip.top for strip in found)
    assert (found[0].top, found[0].first, found[0].last) == (0, True, False)
    assert (found[-1].top + found[-1].picture.shape[0], found[-1].last) == (6000, True)
    for upper, lower in pairwise(found):
        assert upper.top + upper.picture.shape[0] - lower.top >= 0.2 * 600
    assert [strip.picture.shape for strip in strips(paper(1000, 700))] == [(1000, 700, 3)]


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_place_turns_with_its_picture(quarters: int) -> None:
    sheet = paper(80, 120)
    sheet[10:20, 30:70] = 0
    quad = np.array([[30, 10], [70, 10], [70, 20], [30, 20]], dtype=np.float32)
    moved = turned_quad(quad, quarters, 120, 80)
    left, top, right, bottom = (round(float(edge)) for edge in (*moved.min(axis=0), *moved.max(axis=0)))
    dark = turned(sheet, quarters)
    assert dark[top:bottom, left:right].max() == 0
    assert np.count_nonzero(dark == 0) == 3 * (bottom - top) * (right - left)


def test_corners_keep_their_order_along_the_text() -> None:
    """A line that runs upwards has its left end at the bottom; once turned it begins on the left."""
    upwards = np.array([[10, 20], [20, 20], [20, 60], [10, 60]], dtype=np.float32)
    lying = turned_quad(upwards, 1, 100, 80)
    assert lying[0].tolist() == [20, 10]
    assert lying[1].tolist() == [60, 10]


def test_a_dark_photo_is_brightened_and_a_clean_scan_is_left_alone() -> None:
    dark = paper(100, 100, 90)
    dark[40:50, 10:90] = 30
    assert bright(dark).max() == 255
    assert bright(dark)[45, 50].max() < 30
    clean = paper(100, 100)
    clean[40:50, 10:90] = 0
    assert bright(clean) is clean


def test_white_margins_are_not_searched() -> None:
    sheet = paper(1000, 800)
    sheet[400:420, 300:500] = 0
    left, top, right, bottom = inked(sheet)
    assert (200 < left < 300, 500 < right < 600) == (True, True)
    assert (300 < top < 400, 420 < bottom < 500) == (True, True)
    assert inked(paper(1000, 800)) == (0, 0, 800, 1000)
