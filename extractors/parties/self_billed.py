"""Who sells where the buyer makes out the invoice: the letterhead is the buyer's, the address the seller's."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.page.claims import doubted
from extractors.page.names import PERSON
from extractors.page.roles import BUYER, SELLER
from extractors.parties.party import BY_PLACE, WINDOW
from schemas import Claim
from schemas.grades import DOUBTED

_NAMES = (f"{SELLER}.name", f"{BUYER}.name")
_OTHER = {SELLER: BUYER, BUYER: SELLER}
_DOUBT = "The buyer made out this document: who is addressed sells."


def exchanged(chosen: Mapping[str, Claim]) -> dict[str, Claim]:
    """`chosen` with the two parties of a self-billed invoice in each other's place, if only their places on the page
    told who they are: a heading ("Supplier") tells it rightly. A person confirms it."""
    if not all(term in chosen and _by_place(chosen[term].label) for term in _NAMES):
        return dict(chosen)
    found = {}
    for term, claim in chosen.items():
        role, _, rest = term.partition(".")
        own = f"{_OTHER[role]}.{rest}" if role in _OTHER else term
        found[own] = claim if own == term else claim.model_copy(update={"term": own})
    return found | {term: doubted(found[term], _DOUBT, DOUBTED) for term in _NAMES}


def _by_place(label: str | None) -> bool:
    """Whether only its place tells whose a name is, or how a letter speaks to a person ("Frau")."""
    return label in (*BY_PLACE, WINDOW, None) or PERSON.match(f"{label} X") is not None
