"""All checks of the batch gate, in the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import great_expectations.expectations as gx

from schemas import Disposition, Severity
from validators.expectations.check import Check, Known, Suite
from validators.expectations.content import INVOICES, LINES, TAX_ROWS
from validators.expectations.history import ENOUGH_BATCH, ENOUGH_HISTORY

_AGAIN = "Run the batch again; if it stays so, the program or the ledger is at fault."
_LOOK = "Look through the batch before you release it: a setting or a reader may have gone wrong for all of it."
# A wrong decimal separator moves amounts a hundred- or a thousandfold; batches of one kind of vendor differ by less.
_DRIFT, _EXTREME_DRIFT = 20.0, 90.0


def _rows(table: Suite) -> Callable[[Known], Any]:
    return lambda known: gx.ExpectTableRowCountToEqual(value=known.batch.counts[table])


def _only_of_batch(known: Known) -> Any:
    return gx.ExpectColumnValuesToBeInSet(column="sha256", value_set=list(known.batch.straight))


def _enough_due_dates(known: Known) -> Any:
    share = known.history.with_due_date / known.history.documents
    return gx.ExpectColumnProportionOfNonNullValuesToBeBetween(column="due_date", min_value=max(0.0, share - 0.5))


def _young(known: Known) -> str | None:
    if known.history.documents < ENOUGH_HISTORY:
        return f"there are {known.history.documents} earlier exports, and a comparison needs {ENOUGH_HISTORY}."
    return None


def _young_or_small(known: Known) -> str | None:
    return _young(known) or _too_few(len(known.batch.straight))


def _young_or_unlike(known: Known) -> str | None:
    return _young(known) or _too_few(known.batch.frames["invoices"]["gross_ratio"].count())


def _too_few(documents: int) -> str | None:
    if documents < ENOUGH_BATCH:
        return f"{documents} documents of the batch can be compared, and a comparison needs {ENOUGH_BATCH}."
    return None


_DOCUMENTS: tuple[Check, ...] = (
    Check(
        "GX-02",
        "documents",
        "Every document that the ledger has for this batch was judged.",
        "A document that the ledger has for this batch is missing from it.",
        _AGAIN,
        lambda known: gx.ExpectColumnDistinctValuesToContainSet(
            column="sha256", value_set=sorted(known.batch.expected)
        ),
        whole=True,
    ),
    Check(
        "GX-03",
        "documents",
        "Only documents that the ledger has for this batch were judged.",
        "The ledger does not have this document for this batch.",
        _AGAIN,
        lambda known: gx.ExpectColumnValuesToBeInSet(column="sha256", value_set=sorted(known.batch.expected)),
    ),
    Check(
        "GX-04",
        "documents",
        "Every document stands in the batch once.",
        "The document stands in the batch more than once.",
        _AGAIN,
        lambda _: gx.ExpectColumnValuesToBeUnique(column="sha256"),
    ),
    Check(
        "GX-05",
        "documents",
        "Every document has a known disposition.",
        "The document has no known disposition.",
        _AGAIN,
        lambda _: gx.ExpectColumnValuesToBeInSet(column="disposition", value_set=[kind.value for kind in Disposition]),
    ),
)

_COUNTS: tuple[Check, ...] = (
    Check(
        "GX-06",
        "invoices",
        "There is a row for every invoice that would go straight through.",
        "The table of invoices does not have a row for every invoice.",
        _AGAIN,
        _rows("invoices"),
        whole=True,
    ),
    Check(
        "GX-07",
        "tax_rows",
        "There is a row for every tax row of the invoices.",
        "The table of tax rows does not have a row for every tax row of the invoices.",
        _AGAIN,
        _rows("tax_rows"),
        whole=True,
    ),
    Check(
        "GX-08",
        "lines",
        "There is a row for every line of the invoices.",
        "The table of lines does not have a row for every line of the invoices.",
        _AGAIN,
        _rows("lines"),
        whole=True,
    ),
    Check(
        "GX-45",
        "tax_rows",
        "Every tax row belongs to an invoice of the batch.",
        "A tax row belongs to no invoice of the batch.",
        _AGAIN,
        _only_of_batch,
    ),
    Check(
        "GX-54",
        "lines",
        "No line stands in the batch twice.",
        "A line stands in the batch twice.",
        _AGAIN,
        lambda _: gx.ExpectCompoundColumnsToBeUnique(column_list=["sha256", "row"]),
    ),
)

_HISTORY: tuple[Check, ...] = (
    Check(
        "GX-60",
        "history",
        "The middle gross total is like that of earlier exports in the same currency.",
        "The middle gross total of this batch is far from that of earlier exports.",
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
        inapplicable=_young,
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
    Check(
        "GX-63",
        "history",
        "Due dates are found about as often as in earlier exports.",
        "Far fewer documents of this batch have a due date than earlier exports.",
        _LOOK,
        _enough_due_dates,
        ("due_date",),
        Severity.WARNING,
        whole=True,
        inapplicable=_young_or_small,
    ),
)

CHECKS: tuple[Check, ...] = tuple(
    sorted((*_DOCUMENTS, *_COUNTS, *INVOICES, *TAX_ROWS, *LINES, *_HISTORY), key=lambda check: check.id)
)
