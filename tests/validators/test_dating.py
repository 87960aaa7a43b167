"""A date that may be read in two ways, where only one of them fits between the vendor's last invoice and receipt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from schemas import Alternative, Claim, DocType, Earlier, Extraction, Layer, Like, Vendor, assemble
from validators.dating import with_days_in_time
from validators.identity import Known
from validators.reference import Reference

VENDOR = Known(vendor=Vendor(vendor="7", name="Maple Ltd"))
APRIL, MARCH = date(2026, 4, 3), date(2026, 3, 4)  # 03/04/2026
DUE = (date(2026, 5, 3), date(2026, 3, 5))  # 03/05/2026
DOUBT = "03/04/2026 may mean 2026-04-03 or 2026-03-04."


class Books(Reference):
    """One earlier invoice, of the day that is given, and its number."""

    def __init__(self, issued: date | None, number: str) -> None:
        self.issued, self.number = issued, number

    def earlier(self, like: Like) -> Sequence[Earlier]:
        assert like.doc_type is DocType.INVOICE
        values = {"seller.name": "Maple Ltd", "issue_date": self.issued, "invoice_number": self.number}
        return [Earlier("0" * 64, "example", DocType.INVOICE, assemble(values))] if self.issued else []


def claim(term: str, day: date, other: date, raw: str, **more: object) -> Claim:
    rejected = (Alternative(value=other, raw=raw, score=0.2, page=1),)
    given = {"term": term, "value": day, "raw": raw, "layer": Layer.RULES, "score": 0.55, "page": 1, "label": "Date"}
    return Claim.model_validate({**given, "doubt": DOUBT, "rejected": rejected, **more})


def dated(
    last: date | None, received: date | None, who: Known = VENDOR, number: str = "26-0017", **more: object
) -> dict[str, Claim]:
    claims = {
        "issue_date": claim("issue_date", APRIL, MARCH, "03/04/2026", **more),
        "due_date": claim("due_date", *DUE, "03/05/2026"),
    }
    invoice = assemble({"seller.name": "Maple Ltd", "issue_date": APRIL, "invoice_number": "26-0018"})
    return dict(with_days_in_time(Extraction(claims=claims), invoice, who, Books(last, number), received).claims)


@pytest.mark.parametrize(
    ("last", "received", "day", "due"),
    [
        (date(2026, 3, 20), date(2026, 4, 6), APRIL, DUE[0]),  # in March there was a later one
        (date(2026, 2, 20), date(2026, 3, 9), MARCH, DUE[1]),  # in April it cannot have come
    ],
)
def test_the_day_that_alone_fits_is_certain_and_the_due_date_follows(
    last: date, received: date, day: date, due: date
) -> None:
    claims = dated(last, received)
    assert (claims["issue_date"].value, claims["due_date"].value) == (day, due)
    assert {(one.doubt, one.certainty) for one in claims.values()} == {(None, 1.0)}


@pytest.mark.parametrize(
    ("last", "received", "more"),
    [
        (date(2026, 2, 20), date(2026, 4, 6), {}),  # both fit
        (date(2026, 4, 20), date(2026, 4, 25), {}),  # none does
        (None, date(2026, 3, 9), {}),
        (date(2026, 3, 20), None, {}),
        (date(2026, 3, 20), date(2026, 4, 6), {"number": "26-0019"}),  # this one may be older and late
        (date(2026, 3, 20), date(2026, 4, 6), {"number": "R26-0017"}),
        (date(2026, 3, 20), date(2026, 4, 6), {"who": Known()}),
        (date(2026, 3, 20), date(2026, 4, 6), {"label": None}),
        (date(2026, 3, 20), date(2026, 4, 6), {"rejected": (Alternative(value=DUE[0], raw="03/05/2026", score=0.5),)}),
    ],
)
def test_a_date_stays_in_doubt_where_more_or_nothing_fits(
    last: date | None, received: date | None, more: dict[str, object]
) -> None:
    assert dated(last, received, **more)["issue_date"].doubt == DOUBT  # type: ignore[arg-type] # who is a Known


READ_TWICE = "The page may also be read as 02/03/2026."


@pytest.mark.parametrize(
    ("last", "more", "settled"),
    [
        (date(2026, 3, 20), {}, True),
        (date(2026, 2, 20), {}, False),
        (date(2026, 3, 20), {"alone": True}, False),
        (date(2026, 3, 20), {"doubt": "It is hardly legible."}, False),
        (date(2026, 4, 4), {}, False),
        (date(2026, 3, 20), {"number": "26-0019"}, False),
    ],
    ids=["it alone is in time", "both are", "one reader", "another doubt", "none is", "an older number"],
)
def test_a_day_printed_elsewhere_that_is_out_of_time_is_no_rival(
    last: date, more: dict[str, object], settled: bool
) -> None:
    other = (Alternative(value=date(2026, 3, 2), raw="02/03/2026", score=0.5, page=1),)
    told = {"raw": "03/04/2026", "doubt": READ_TWICE, "rejected": other, **more}
    number = str(told.pop("number", "26-0017"))
    claims = {"issue_date": claim("issue_date", APRIL, MARCH, **told)}  # type: ignore[arg-type]
    invoice = assemble({"seller.name": "Maple Ltd", "issue_date": APRIL, "invoice_number": "26-0018"})
    books = Books(last, number)
    found = with_days_in_time(Extraction(claims=claims), invoice, VENDOR, books, date(2026, 4, 6)).claims["issue_date"]
    assert found.value == APRIL
    assert (found.doubt is None) is settled
