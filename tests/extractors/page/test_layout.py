from __future__ import annotations

from bisect import bisect_left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page import Layout, PageLayout, Segment
from extractors.page.layout import LOW
from schemas import Box, Page, Word
from tests.extractors.grid import page, reading


def layout(text: str) -> PageLayout:
    return PageLayout(page(text))


def find(pages: PageLayout, text: str) -> Segment:
    return next(segment for segment in pages.segments if segment.text == text)


def test_a_wide_gap_parts_segments_and_a_blank_does_not() -> None:
    first = layout("Invoice No:    4711    Date: 1 May 2024")
    assert [segment.text for segment in first.segments] == ["Invoice No:", "4711", "Date: 1 May 2024"]
    assert [segment.start for segment in first.segments] == [0, 2, 3]


def test_words_are_gathered_by_centre_although_sizes_differ() -> None:
    words = (Word("Total", Box(40, 100, 80, 118), 18.0), Word("12.00", Box(200, 105, 230, 115), 10.0))
    assert len(PageLayout(Page(number=1, width=600, height=800, words=words)).lines) == 1


def test_an_upright_rule_parts_what_no_gap_parts() -> None:
    words = (Word("VAT", Box(40, 100, 60, 110), 10.0), Word("Net", Box(64, 100, 80, 110), 10.0))
    plain = Page(number=1, width=600, height=800, words=words)
    ruled = plain.model_copy(update={"rules": (Box(62, 90, 62.5, 120),)})
    assert [len(PageLayout(p).segments) for p in (plain, ruled)] == [1, 2]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Total:12.00", ["Total:", "12.00"]),
        ("n°4711", ["n°", "4711"]),
        ("#4711", ["#", "4711"]),
        (":12.03.2024", [":", "12.03.2024"]),
        ("12-03-202410:22:59", ["12-03-2024", "10:22:59"]),
        (":12-03-202410:22:59", [":", "12-03-2024", "10:22:59"]),
        ("12.03.2024", ["12.03.2024"]),
        ("10:30", ["10:30"]),
        ("https://a.example", ["https://a.example"]),
        ("forfaldsdato13.03.2026", ["forfaldsdato", "13.03.2026"]),
        ("due2026-03-13", ["due", "2026-03-13"]),
        ("RE13.03.20261", ["RE13.03.20261"]),
        ("AB12/03/2026", ["AB12/03/2026"]),
    ],
)
def test_glued_labels_are_cut_off(printed: str, expected: list[str]) -> None:
    assert [word.text for word in layout(printed).words] == expected


def test_a_capital_split_off_by_kerning_is_joined() -> None:
    words = (Word("F", Box(40, 100, 46, 110), 10.0), Word("actuurnummer", Box(46.5, 100, 110, 110), 10.0))
    joined = PageLayout(Page(number=1, width=600, height=800, words=words))
    assert joined.segments[0].text == "Factuurnummer"
    apart = (Word("K", Box(40, 100, 46, 110), 10.0), Word("úhradě", Box(48.2, 100, 80, 110), 10.0))
    assert PageLayout(Page(number=1, width=600, height=800, words=apart)).segments[0].text == "K úhradě"


def test_neighbours() -> None:
    seen = layout(
        """
Label         Other
              Head
Left    :     12.00      right
              Foot
"""
    )
    value = find(seen, "12.00")
    assert [s.text for s in seen.lefts(value)] == [":", "Left"]
    assert [s.text for s in seen.rights(value)] == ["right"]
    assert [s.text for s in seen.above(value.box)] == ["Head", "Other"]
    assert [s.text for s in seen.below(value.box)] == ["Foot"]


def test_above_ends_after_the_reach() -> None:
    seen = layout("Head\n\n\n\n\n\n\n12.00")
    assert seen.above(find(seen, "12.00").box) == []


def test_blocks_are_stacks_with_one_left_edge() -> None:
    seen = layout(
        """
Acme Ltd            Invoice
1 High Street       No 4711
London

Elsewhere
"""
    )
    assert [block.text.split("\n") for block in seen.blocks] == [
        ["Acme Ltd", "1 High Street", "London"],
        ["Invoice", "No 4711"],
        ["Elsewhere"],
    ]
    assert seen.block_of(find(seen, "London")).rows[0].text == "Acme Ltd"


def test_zones() -> None:
    seen = layout("a")
    assert seen.zone(Box(0, 0, 10, 10)) == "TL"
    assert seen.zone(Box(500, 800, 510, 810)) == "BR"


def test_a_page_without_words_has_an_empty_layout() -> None:
    empty = Layout(reading(Page(number=1, width=600, height=800)))
    assert empty.segments == ()
    assert empty.page(1).lines == ()
    assert empty.text == ""


def test_pages_are_found_by_number() -> None:
    both = Layout(reading("first", "second"))
    assert both.page(2).lines[0].text == "second"
    assert both.text == "first\nsecond"


@pytest.mark.parametrize("dots", [". . . . . .", "......", "·····", "… …"])
def test_dots_that_lead_to_an_amount_are_white(dots: str) -> None:
    led = layout(f"Copies made {dots}   45.00\n\nTo be continued ...   45.00")
    assert [[s.text for s in line.segments] for line in led.lines] == [
        ["Copies made", "45.00"], ["To be continued ...", "45.00"],
    ]  # fmt: skip


@pytest.mark.parametrize("rule", ["=" * 40, "-" * 8, "_" * 12, "─" * 20])
def test_a_rule_typed_with_signs_is_no_word(rule: str) -> None:
    """A line of nothing else is none; what stands for nothing stays."""
    ruled = layout(f"{rule}\nPos  Item   {rule}   45.00\n{rule}\n1,234   --")
    assert [[s.text for s in line.segments] for line in ruled.lines] == [["Pos", "Item", "45.00"], ["1,234", "--"]]


def test_a_line_of_dots_alone_is_none() -> None:
    assert [line.text for line in layout("above\n.......\nbelow").lines] == ["above", "below"]


@given(
    boxes=st.lists(
        st.tuples(st.integers(0, 500), st.integers(0, 700), st.integers(5, 90), st.integers(4, 60)),
        min_size=1,
        max_size=25,
    ),
    reach=st.floats(0.5, 6),
)
def test_what_stands_above_and_below_is_found_however_high_the_lines_are(
    boxes: list[tuple[int, int, int, int]], reach: float
) -> None:
    words = tuple(Word("a", Box(x, y, x + wide, y + high), float(high)) for x, y, wide, high in boxes)
    pages = PageLayout(Page(number=1, width=600, height=800, words=words))
    for own in pages.segments:
        box, height = own.box, max(own.box.height, LOW * pages.body)
        cut = bisect_left([line.box.middle for line in pages.lines], box.middle)
        lines = (*reversed(pages.lines[:cut]), *pages.lines[cut:])
        column = [one for line in lines for one in line.segments if one.box.x0 < box.x1 and box.x0 < one.box.x1]
        over = [one for one in column if -0.5 * height < box.top - one.box.bottom < reach * height]
        under = [one for one in column if -0.5 * height < one.box.top - box.bottom < reach * height]
        assert pages.above(box, reach) == [one for one in over if one.line < cut]
        assert pages.below(box, reach) == [one for one in under if one.line >= cut]
