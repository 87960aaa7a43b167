"""QR codes and links on a page that ask to be paid: where they stand, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.parsing.pay_addresses import tells_of_paying
from extractors.parsing.payment_codes import parse_payment_code
from schemas import Box, PaymentCode, Word

_DARK = 128  # of 255: a page without anything as dark has no code


def payment_codes(
    picture: NDArray[np.uint8], scale: float, number: int, words: Sequence[Word]
) -> tuple[PaymentCode, ...]:
    """The payment codes in `picture`, page `number` in shades of grey (height x width) at `scale` pixels a point.

    `words` are those of the page: an account that stands among them is printed, too.
    """
    if picture.size == 0 or int(picture.min()) > _DARK:
        return ()
    return tuple(_found(np.ascontiguousarray(picture), scale, number, _text_of(words)))


def payment_link(address: str, box: Box, number: int, words: Sequence[Word]) -> PaymentCode | None:
    """What a link on page `number` that leads to `address` asks to be paid: its words may say "click here". None where
    it leads to no payment, or to its terms."""
    said = parse_payment_code(address)
    if said is None or (said.address is not None and tells_of_paying(said.address)):
        return None
    place = {"scheme": "link", "page": number, "box": box, "printed": _is_printed(said, _text_of(words))}
    return said.model_copy(update=place)


def _text_of(words: Sequence[Word]) -> str:
    return re.sub(r"\s", "", "".join(word.text for word in words)).upper()


def _is_printed(said: PaymentCode, text: str) -> bool:
    return said.account is not None and said.account in text


def _found(picture: NDArray[np.uint8], scale: float, number: int, text: str) -> Iterator[PaymentCode]:
    import zxingcpp

    for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.barcode_formats_from_str("QRCode")):
        said = parse_payment_code(code.text)
        if said is None:
            continue
        place = code.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        across, down = [corner.x / scale for corner in corners], [corner.y / scale for corner in corners]
        box = Box(*(round(edge, 2) for edge in (min(across), min(down), max(across), max(down))))
        yield said.model_copy(update={"page": number, "box": box, "printed": _is_printed(said, text)})
