"""The resolver: among what the layers propose, the set of claims that fits together."""

from extractors.resolve.choose import choose
from extractors.resolve.printed import Place, Printed, gather
from extractors.resolve.taxes import choose_tax_rows
from extractors.resolve.totals import Evidence, Totals, choose_totals

__all__ = ["Evidence", "Place", "Printed", "Totals", "choose", "choose_tax_rows", "choose_totals", "gather"]
