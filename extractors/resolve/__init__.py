"""The resolver: among what the layers propose, the set of claims that fits together."""

from extractors.resolve.accounts import other_accounts
from extractors.resolve.adjustments import beside_lines
from extractors.resolve.bases import with_bases_of_lines
from extractors.resolve.cash import settled_in_cash
from extractors.resolve.cells import (
    Cells,
    cells_of,
    converted_cells,
    foreign_cells,
    is_sold,
    line_sum,
    sold,
    stands_in,
)
from extractors.resolve.choose import choose
from extractors.resolve.codes import with_coded_rates
from extractors.resolve.evidence import Evidence
from extractors.resolve.late_payers import in_time
from extractors.resolve.legibility import as_legible
from extractors.resolve.several import rivals
from extractors.resolve.taxes import choose_tax_rows
from extractors.resolve.totals import Totals, choose_totals

__all__ = [
    "Cells",
    "Evidence",
    "Totals",
    "as_legible",
    "beside_lines",
    "cells_of",
    "choose",
    "choose_tax_rows",
    "choose_totals",
    "converted_cells",
    "foreign_cells",
    "in_time",
    "is_sold",
    "line_sum",
    "other_accounts",
    "rivals",
    "settled_in_cash",
    "sold",
    "stands_in",
    "with_bases_of_lines",
    "with_coded_rates",
]
