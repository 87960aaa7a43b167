"""A page and a template that the tests of vendor templates share."""

from __future__ import annotations

from pathlib import Path

from extractors.templates import Template, load_templates
from schemas import Box, Page, Reading, Word

INVOICE = """
Example Trading GmbH
Invoice No: 2024-117 Date: 03.05.2024
Item Qty Price Total
Blue paint 2 10.00 20.00
in a tin
Brush 1 5.50 5.50
Subtotal 25.50
VAT 10% 2.00
VAT 20% 1.10
Total EUR 28.60
Guest Nights
A.Muster 3
Closing
"""

TEMPLATE = r"""
issuer: Example Trading GmbH
keywords:
  - Example\s+Trading
fields:
  invoice_number: Invoice No:\s+(\S+)
  date:
    parser: regex
    regex: Date:\s+(\S+)
    type: date
  amount: Total\s+EUR\s+([\d.]+)
  amount_untaxed: Subtotal\s+([\d.]+)
  sum_amount_tax:
    - VAT\s+10%\s+([\d.]+)
    - VAT\s+20%\s+([\d.]+)
  lines:
    parser: lines
    start: Item\s+Qty
    end: Subtotal
    first_line: (?P<name>\D+?)\s+(?P<qty>\d+)\s+(?P<price>\d+\.\d+)\s+(?P<price_subtotal>\d+\.\d+)
    line: (?P<name>\S.*)
options:
  currency: EUR
  date_formats: ['%d.%m.%Y']
  decimal_separator: '.'
"""


def reading(text: str = INVOICE) -> Reading:
    words = []
    for row, line in enumerate(text.strip().splitlines()):
        x = 50.0
        for word in line.split():
            width = 5.0 * len(word)
            words.append(Word(word, Box(x, 50.0 + 14 * row, x + width, 60.0 + 14 * row), 10.0))
            x += width + 4
    page = Page(number=1, width=595, height=842, words=tuple(words))
    return Reading(sha256="0" * 64, reader="fake", page_count=1, parts=(page,))


def load(tmp_path: Path, *sources: str) -> tuple[Template, ...]:
    for number, source in enumerate(sources):
        (tmp_path / f"t{number}.yml").write_text(source, encoding="utf-8")
    return load_templates(tmp_path)
