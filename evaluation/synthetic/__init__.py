"""Synthetic invoices: seeded, consistent, every document its own template. One description, two outputs."""

from evaluation.synthetic.document import SyntheticInvoice, generate
from evaluation.synthetic.options import Options, excluding
from evaluation.synthetic.reading import Labels, RowLabel, TermLabel

__all__ = ["Labels", "Options", "RowLabel", "SyntheticInvoice", "TermLabel", "excluding", "generate"]
