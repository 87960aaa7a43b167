"""All checks of the batch gate, in the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import great_expectations.expectations as gx

from schemas import Disposition
from validators.expectations.check import Check, Known, Suite
from validators.expectations.content import INVOICES, LINES, TAX_ROWS
from validators.expectations.drift import HISTORY, RUNS
from validators.expectations.profile_content import PROFILES

_AGAIN = "Run the batch again; if it stays so, the program or the ledger is at fault."


def _rows(table: Suite) -> Callable[[Known], Any]:
    return lambda known: gx.ExpectTableRowCountToEqual(value=known.batch.counts[table])


def _only_of_batch(known: Known) -> Any:
    return gx.ExpectColumnValuesToBeInSet(column="sha256", value_set=list(known.batch.straight))


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

CHECKS: tuple[Check, ...] = tuple(
    sorted(
        (*_DOCUMENTS, *_COUNTS, *INVOICES, *TAX_ROWS, *LINES, *PROFILES, *HISTORY, *RUNS), key=lambda check: check.id
    )
)
