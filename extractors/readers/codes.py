"""Codes to scan and links on a page that ask to be paid: where they stand, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from extractors.parsing.pay_addresses import tells_of_paying
from extractors.parsing.payment_codes import parse_payment_code
from extractors.readers.stated import stated_in
from schemas import Box, Page, PaymentCode, Word

_DARK = 128  # of 255: a page without anything as dark has no code
_SQUARE = "QRCode"  # which most payments have: in any size, light on dark as well
_LOWEST = 4.0  # points: bars that are less high are read by nobody
_EACH = 1.0  # point: so far apart are the lines of pixels that are looked along for bars
_STEEP = 16  # of 255: so much darker a bar begins than what lies before it
_BARS, _NEAR = 6, 16.0  # bars of a line at least, and points from where one begins to where the next one does
_OTHERS = "PDF417|Aztec|DataMatrix|Code128|Code39|ITF"  # which a camera or a bank's program scans, too


def payment_codes(
    picture: NDArray[np.uint8],
    scale: float,
    number: int,
    words: Sequence[Word],
    beneath: NDArray[np.uint8] | None = None,
) -> tuple[PaymentCode, ...]:
    """The payment codes in `picture`, page `number` in shades of grey (height x width) at `scale` pixels a point.

    `words` are those of the page: an account that stands among them is printed, too. `beneath` is the page without its
    text, where that is known: letters that are drawn as bars look like none, and are doubted as glyphs.
    """
    if picture.size == 0 or int(picture.min()) > _DARK:
        return ()
    kinds = [_SQUARE] if beneath is not None and not _may_hold_bars(beneath, scale) else [_SQUARE, _OTHERS]
    return tuple(_found(np.ascontiguousarray(picture), scale, number, _text_of(words), kinds))


def _may_hold_bars(picture: NDArray[np.uint8], scale: float) -> bool:
    """Whether something dark is as high as a code, and across or down bars begin one close behind the other."""
    rows = np.flatnonzero(np.diff(np.concatenate(([False], picture.min(axis=1) <= _DARK, [False]))))
    if not (rows[1::2] - rows[::2] >= _LOWEST * scale).any():
        return False
    step = max(round(_EACH * scale), 1)
    return any(_holds_bars(lines[::step], _NEAR * scale) for lines in (picture, picture.T))


def _holds_bars(lines: NDArray[np.uint8], near: float) -> bool:
    """Whether along lines of pixels as many bars as any code has begin within `near` pixels of each other."""
    import cv2

    lines = np.ascontiguousarray(lines)
    begins = np.asarray(cv2.subtract(lines[:, :-1], lines[:, 1:])) >= _STEEP
    begins[:, 1:] &= ~begins[:, :-1]  # the edge of a bar may be soft
    apart = np.diff(np.flatnonzero(begins)) > near
    return bool(np.diff(np.flatnonzero(np.concatenate(([True], apart, [True])))).max() >= _BARS)


def payment_links(links: Iterable[tuple[str, Box | None]], number: int, words: Sequence[Word]) -> Iterator[PaymentCode]:
    """What links on page `number` ask to be paid, by the addresses that they lead to: their words may say "click here".
    Nothing where one leads to no payment, or to its terms."""
    text: str | None = None
    for address, box in links:
        said = parse_payment_code(address)
        if said is not None and (said.address is None or not tells_of_paying(address)):
            text = _text_of(words) if text is None else text
            place = {"scheme": "link", "page": number, "box": box, "printed": _is_printed(said, text)}
            yield said.model_copy(update=place)


def with_links(pages: Sequence[Page], addresses: Sequence[str]) -> tuple[Page, ...]:
    """`pages`, the first with what the links of the whole file ask to be paid that lead to `addresses`, but for what
    is known of a page: buttons, bookmarks, and what comes next in a chain."""
    words = [word for page in pages for word in page.words]
    known = {_asked(code) for page in pages for code in page.payment_codes if code.scheme == "link"}
    further = [
        code for code in payment_links(((one, None) for one in addresses), 1, words) if _asked(code) not in known
    ]
    if not pages or not further:
        return tuple(pages)
    first = pages[0].model_copy(update={"payment_codes": (*pages[0].payment_codes, *further)})
    return (first, *pages[1:])


def _asked(code: PaymentCode) -> PaymentCode:
    """What a code asks, wherever it stands."""
    return code.model_copy(update={"page": 1, "box": None, "printed": False})


def _text_of(words: Sequence[Word]) -> str:
    return re.sub(r"\s", "", "".join(word.text for word in words)).upper()


def _is_printed(said: PaymentCode, text: str) -> bool:
    return said.account is not None and said.account in text


def _found(
    picture: NDArray[np.uint8], scale: float, number: int, text: str, kinds: Sequence[str]
) -> Iterator[PaymentCode]:
    import zxingcpp

    for code in chain.from_iterable(
        zxingcpp.read_barcodes(
            picture,
            formats=zxingcpp.barcode_formats_from_str(kind),
            try_downscale=kind == _SQUARE,
            try_invert=kind == _SQUARE,
        )
        for kind in kinds
    ):
        said = parse_payment_code(code.text) or stated_in(code.text, text)
        if said is None:
            continue
        place = code.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        across, down = [corner.x / scale for corner in corners], [corner.y / scale for corner in corners]
        box = Box(*(round(edge, 2) for edge in (min(across), min(down), max(across), max(down))))
        yield said.model_copy(update={"page": number, "box": box, "printed": _is_printed(said, text)})
