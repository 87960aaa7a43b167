"""The buyer's name in doubt where it may be that of a person at a company, whose own name stands under it."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.page import Layout
from extractors.page.claims import doubted
from extractors.page.names import LEGAL_FORM
from schemas import Claim, Layer
from schemas.grades import DOUBTED

_NAME = "buyer.name"
_UNDER = 1.5  # line heights from the name to the line under it


def with_doubted_contact(chosen: Mapping[str, Claim], layout: Layout) -> dict[str, Claim]:
    """`chosen`, the buyer's name in doubt where the line under it has a legal form, or is no
    street that was read."""
    name = chosen.get(_NAME)
    if name is None or name.layer not in (Layer.RULES, Layer.MODEL) or LEGAL_FORM.search(str(name.value)):
        return dict(chosen)
    under = [
        segment.text
        for page in layout.pages
        if page.number == name.page and name.boxes
        for segment in page.below(name.boxes[-1], _UNDER)
        if not any(word.box in name.boxes for word in segment.words) and segment.box.x0 <= name.boxes[-1].x1
    ]
    unread = "buyer.address.street" not in chosen
    if not under or not (LEGAL_FORM.search(under[0]) or (unread and len(under[0].split()) > 1)):
        return dict(chosen)
    return {**chosen, _NAME: doubted(name, f"Under it stands {under[0]}, which may be the buyer's name.", DOUBTED)}
