"""The buyer's name in doubt where it may be that of a person at a company, whose own name stands under it, or of a shop
over the name of who keeps it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.languages import spoken
from extractors.page import Layout, Segment
from extractors.page.claims import doubted
from extractors.page.names import LEGAL_FORM, is_name
from schemas import Claim, Layer
from schemas.grades import DOUBTED

_NAME, _ADDRESS = "buyer.name", "buyer.address."
_ATTENTION = re.compile(rf"(?i)^(?:{spoken('attention')}|{spoken('attention_line')}|{spoken('care_of')})(?!\w)")
_UNDER = 1.5  # line heights from the name to the line under it


def with_doubted_contact(chosen: Mapping[str, Claim], layout: Layout) -> dict[str, Claim]:
    """`chosen`, the buyer's name in doubt where the line under it has a legal form, is no street that was read, or is a
    name and no part of the address."""
    name = chosen.get(_NAME)
    if name is None or name.layer not in (Layer.RULES, Layer.MODEL) or LEGAL_FORM.search(str(name.value)):
        return dict(chosen)
    under = [
        segment
        for page in layout.pages
        if page.number == name.page and name.boxes
        for segment in page.below(name.boxes[-1], _UNDER)
        if not any(word.box in name.boxes for word in segment.words) and segment.box.x0 <= name.boxes[-1].x1
    ]
    unread = "buyer.address.street" not in chosen
    text = under[0].text if under else ""
    told = bool(under) and (unread or _is_name_apart(under[0], chosen))
    if not LEGAL_FORM.search(text) and not (told and len(text.split()) > 1):
        return dict(chosen)
    return {**chosen, _NAME: doubted(name, f"Under it stands {text}, which may be the buyer's name.", DOUBTED)}


def _is_name_apart(line: Segment, chosen: Mapping[str, Claim]) -> bool:
    """Whether a line may be a name, and nothing of the buyer's address was read there."""
    parts = (claim for term, claim in chosen.items() if term.startswith(_ADDRESS) and claim.page == line.page)
    read = {box for claim in parts for box in claim.boxes}
    alone = not any(map(str.isdigit, line.text)) and all(word.box not in read for word in line.words)
    return alone and is_name(line.text) and _ATTENTION.search(line.text) is None
