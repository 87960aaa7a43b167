"""The number under which a seller with numbers in several countries charges tax: that of the buyer's country."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.page.claims import doubted
from schemas import Claim
from schemas.grades import DOUBTED, FIRM

_COUNTRY = 2  # letters


def taxed_abroad(claims: Sequence[Claim], *, charged: bool) -> tuple[list[Claim], list[Claim]]:
    """`claims`, and those of VAT identifiers of the seller under which nothing is supplied: where tax is `charged` to a
    buyer in whose country the seller has a number, too. That one is in doubt: services are taxed elsewhere."""
    sellers = [claim for claim in claims if claim.term == "seller.vat_id" and claim.label and claim.score >= FIRM]
    buyers = {_country(claim) for claim in claims if claim.term == "buyer.vat_id" and claim.score >= FIRM}
    numbers = [claim for claim in sellers if _country(claim)]
    local = [claim for claim in numbers if _country(claim) in buyers]
    others = [claim for claim in numbers if claim not in local]
    if not (charged and len(buyers) == 1 and local and others):
        return list(claims), []
    doubt = f"{others[0].raw} is a number of the seller, too."
    return [doubted(claim, doubt, DOUBTED) if claim in local else claim for claim in claims], others


def _country(claim: Claim) -> str:
    """The letters that a VAT identifier begins with."""
    letters = str(claim.value)[:_COUNTRY]
    return letters if letters.isalpha() else ""
