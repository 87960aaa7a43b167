"""Every label that claims a term is of a kind that somebody reads."""

from __future__ import annotations

from extractors.languages import LANGUAGES
from extractors.page.roles import DATE_ROLES, ID_ROLES, PARTY_ROLES, TOTAL_ROLES
from schemas.terms import REFERENCES

# Read by rules of their own: `currency`, `payment_terms`, and of parties `identifiers` and `accounts`.
_APART = {
    *("currency", "payment.terms", "payment.iban", "payment.bic", "vat_id", "tax_number"),
    *("seller.vat_id", "buyer.vat_id", "buyer.tax_number"),
}


def test_each_labelled_term_is_of_a_kind() -> None:
    labelled = {term for vocabulary in LANGUAGES.values() for term in vocabulary.labels}
    assert labelled - (DATE_ROLES | ID_ROLES | PARTY_ROLES | TOTAL_ROLES) == _APART


def test_numbers_that_labels_claim_are_references() -> None:
    """What is said of references holds for them: lookalikes on scans, no account, no second number."""
    assert ID_ROLES <= REFERENCES
