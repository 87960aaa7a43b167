"""Whether a text speaks of tax at all, in any language; the numbers of taxpayers do not count."""

from __future__ import annotations

import re

_NUMBER = r"(?!\W*(?:i\.?d\b|identification|number|no\b|nr\b|#|file|payer|registration))"
_WORDS = re.compile(
    rf"(?i)\btax(?:es|ed|able)?\b{_NUMBER}|"
    r"\b(?:vat|gst|hst|pst|qst|sst|igst|cgst|sgst|excise|"
    r"mwst|ust|mehrwertsteuer|umsatzsteuer|\w*steuer|tva|tps|tvq|taxes?|iva|igic|irpf|impuestos?|impostos?|imposte?|"
    r"ritenuta|retenci[oó]n|reten[cç][aã]o|btw|belasting|moms|mva|dph|daň|daně|ptu|podat\w+|kdv|vergi\w*|"
    r"h\.?t\.?|t\.?t\.?c\.?|netto|brutto|zzgl)\b"
)


def speaks_of_tax(text: str) -> bool:
    """Whether a word for a tax, or for net or gross, stands in `text`."""
    return bool(_WORDS.search(text))
