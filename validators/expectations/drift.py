"""Drift: how a batch compares with earlier exports and runs. Extreme drift stops every export of the batch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import great_expectations.expectations as gx

from schemas import Severity
from validators.expectations.check import Check, Known
from validators.expectations.frames import column
from validators.expectations.history import ENOUGH_BATCH, ENOUGH_HISTORY

_LOOK = "Look through the batch before you book any of it: a setting or a reader may have gone wrong for all of it."
# A wrong decimal separator moves amounts a hundred- or a thousandfold; batches of one kind of vendor differ by less.
_DRIFT, _EXTREME_DRIFT = 20.0, 90.0
_SHARE = 0.5  # by so much may a share be lower, or higher, than before
_SIZE = 20  # times the median size of a run


def _fewer(term: str) -> Callable[[Known], Any]:
    """That a value for `term` is about as often there as in earlier exports."""

    def build(known: Known) -> Any:
        share = known.history.having.get(term, 0) / known.history.documents
        return gx.ExpectColumnProportionOfNonNullValuesToBeBetween(
            column=column(term), min_value=max(0.0, share - _SHARE)
        )

    return build


def _young(known: Known) -> str | None:
    if known.history.documents < ENOUGH_HISTORY:
        return f"there are {known.history.documents} earlier exports, and a comparison needs {ENOUGH_HISTORY}."
    return None


def _young_or_none(known: Known) -> str | None:
    return _young(known) or (None if known.batch.straight else "no document of the batch would go straight through.")


def _young_or_small(known: Known) -> str | None:
    return _young(known) or _too_few(len(known.batch.straight))


def _young_or_unlike(known: Known) -> str | None:
    return _young(known) or _too_few(known.batch.frames["invoices"]["gross_ratio"].count())


def _undecided(known: Known) -> str | None:
    if known.history.share.decided < ENOUGH_HISTORY:
        return f"{known.history.share.decided} documents were decided before, and a comparison needs {ENOUGH_HISTORY}."
    return _too_few(known.batch.frames["documents"]["straight"].count())


def _no_usual_seller(known: Known) -> str | None:
    if known.batch.frames["documents"]["unlike_seller"].count():
        return None
    return "of no seller in the batch is it known that its documents usually go straight through."


def _few_runs(known: Known) -> str | None:
    return "there are too few earlier runs." if known.history.usual_size is None else None


def _too_few(documents: int) -> str | None:
    if documents < ENOUGH_BATCH:
        return f"{documents} documents of the batch can be compared, and a comparison needs {ENOUGH_BATCH}."
    return None


def _usual(known: Known) -> float:
    return known.history.share.straight / known.history.share.decided


def _fewer_check(check: str, what: str, term: str) -> Check:
    return Check(
        check,
        "history",
        f"{what} are found about as often as in earlier exports.",
        f"{what} are found far less often than in earlier exports.",
        _LOOK,
        _fewer(term),
        (term,) if "." in term or term.endswith("date") else (),
        Severity.WARNING,
        whole=True,
        inapplicable=_young_or_small,
    )


HISTORY: tuple[Check, ...] = (
    Check(
        "GX-60",
        "history",
        "The median gross total is like that of earlier exports in the same currency.",
        "The amounts of this batch are far larger or far smaller than those of earlier exports, by the median.",
        _LOOK,
        lambda _: gx.ExpectColumnMedianToBeBetween(column="gross_ratio", min_value=1 / _DRIFT, max_value=_DRIFT),
        ("totals.gross",),
        Severity.WARNING,
        whole=True,
        inapplicable=_young_or_unlike,
        extreme=lambda ratio: not 1 / _EXTREME_DRIFT <= float(ratio) <= _EXTREME_DRIFT,
    ),
    Check(
        "GX-61",
        "history",
        "Currencies are those of earlier exports.",
        "No earlier export has this currency.",
        "Compare the currency with the document.",
        lambda known: gx.ExpectColumnValuesToBeInSet(column="currency", value_set=sorted(known.history.currencies)),
        ("currency",),
        Severity.WARNING,
        inapplicable=_young_or_none,
    ),
    Check(
        "GX-62",
        "history",
        "The most frequent currency is a frequent one of earlier exports.",
        "The most frequent currency of this batch is rare among earlier exports.",
        _LOOK,
        lambda known: gx.ExpectColumnMostCommonValueToBeInSet(
            column="currency", value_set=list(known.history.common_currencies), ties_okay=True
        ),
        ("currency",),
        Severity.WARNING,
        whole=True,
        inapplicable=_young_or_small,
    ),
    _fewer_check("GX-63", "Due dates", "due_date"),
    _fewer_check("GX-64", "VAT identifiers of sellers", "seller.vat_id"),
    _fewer_check("GX-65", "Bank accounts", "payment.iban"),
    _fewer_check("GX-66", "Purchase orders", "purchase_order_reference"),
    _fewer_check("GX-67", "Tax rows", "tax_breakdown"),
    _fewer_check("GX-68", "Lines", "lines"),
)

RUNS: tuple[Check, ...] = (
    Check(
        "GX-80",
        "runs",
        "No more documents go straight through than usual.",
        "Far more documents of this batch would go straight through than of earlier ones.",
        _LOOK,
        lambda known: gx.ExpectColumnMeanToBeBetween(column="straight", max_value=_usual(known) + _SHARE),
        (),
        Severity.WARNING,
        whole=True,
        inapplicable=_undecided,
    ),
    Check(
        "GX-81",
        "runs",
        "No fewer documents go straight through than usual.",
        "Far fewer documents of this batch would go straight through than of earlier ones.",
        "Look at what stopped them: documents of another kind came in, or a reader has gone blind.",
        lambda known: gx.ExpectColumnMeanToBeBetween(column="straight", min_value=max(0.0, _usual(known) - _SHARE)),
        (),
        Severity.INFORMATION,
        whole=True,
        inapplicable=_undecided,
    ),
    Check(
        "GX-82",
        "runs",
        "Documents of sellers that usually go straight through do so.",
        "This seller's documents usually go straight through, and this one does not.",
        "Look whether the seller has changed its layout, and correct what was misread (`vouchline decide`).",
        lambda _: gx.ExpectColumnValuesToBeInSet(column="unlike_seller", value_set=[False]),
        (),
        Severity.INFORMATION,
        inapplicable=_no_usual_seller,
    ),
    Check(
        "GX-83",
        "runs",
        "The batch is not far larger than earlier ones.",
        "The batch is far larger than earlier ones.",
        "Make sure that these documents were meant to come in; then replay them a part at a time.",
        lambda known: gx.ExpectTableRowCountToBeBetween(max_value=_SIZE * (known.history.usual_size or 0)),
        (),
        Severity.WARNING,
        whole=True,
        inapplicable=_few_runs,
    ),
)
