"""A language is one file: with one that nobody speaks beside the others, each lookup knows its words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_FILE = r"""
# Of no country.
words = "qxa qxe qxi qxo qxu"
months = "qxjan qxj|qxfeb|qxmar|qxapr|qxmay|qxjun|qxjul|qxaug|qxsep|qxoct|qxnov|qxdec"
third_parties = "qxship"
due_now = "qxnow qxpay"
due_within = ['\bqxpay\b.{0,20}?(?P<days>\d{1,3}) qxdays']

[labels]
invoice_number = "Qxnumber | Qxno"
issue_date = "Qxdate"

[others]
contact = "Qxcall"

[ambiguous]
Qxsum = "totals.gross | totals.net"

[columns]
quantity = "Qxmany"

[rows]
total = "qxall"

[titles]
invoice = "qxbill"

[exemptions]
exempt = "qxfree qxtax"

[units]
HUR = "qxhours"

[speech]
date_of = 'qxof\s'

[payments]
pays = "qxpay"
tells = "qxtell"
phones = "qxphone"
accounts = "qxaccount"
payers = "qxcard"
payees = "qxpay to"

[notices]
conditions = "qxif"
exceptions = "qxunless"
negations = "qxnot"
collected = "qxdebit"
given = "qxgift"

[notices.stamps]
cancelled = "qxvoid"

[notices.sentences]
cancelled = "qxthis .. qxis qxvoid"
"""
_SAYS = """
from extractors.languages import LANGUAGES
from extractors.meanings import days_to_pay, detect_language, find_exemptions, is_due_now
from extractors.meanings import match_column, match_label, match_row, match_title
from extractors.meanings.notices import find_notices, speaks_of_gifts, stamp_of
from extractors.meanings.payments import find_payees
from extractors.parsing import find_dates, parse_quantity

print("qx" in LANGUAGES, detect_language(["Qxnumber", "Qxdate", "qxa qxe qxi"]))
print(match_label("Qxnumber").term, match_label("Qxcall").term, match_label("Qxship").term, match_label("Qxsum").terms)
print(match_column("Qxmany").term, match_row("qxall").term, match_title("QXBILL").term)
print(find_exemptions("qxfree qxtax")[0].kind, is_due_now("qxnow qxpay"), days_to_pay("qxpay in 14 qxdays"))
print(stamp_of("QXVOID 1.2.2024").kind, [one.kind for one in find_notices("Qxthis 4711 qxis qxvoid.")])
print(list(find_notices("Qxif qxthis qxis qxvoid.")), speaks_of_gifts("Qxgift: 4711"))
print([payee.name for payee in find_payees("Qxpay to: Qxfirm Ltd")])
print(find_dates("4 qxof Qxfeb 2024")[0].value, parse_quantity("3 qxhours").unit_code)
"""


def test_a_language_is_one_file(root: Path, tmp_path: Path) -> None:
    languages = tmp_path / "extractors" / "languages"
    languages.mkdir(parents=True)
    (tmp_path / "schemas").symlink_to(root / "schemas")
    for path in (*(root / "extractors").iterdir(), *(root / "extractors" / "languages").iterdir()):
        there = tmp_path / path.relative_to(root)
        if not there.exists() and path.name != "__pycache__":
            there.symlink_to(path)
    (languages / "qx.toml").write_text(_FILE, encoding="utf-8")
    told = subprocess.run([sys.executable, "-c", _SAYS], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert told.stdout.splitlines() == [
        "True qx",
        "invoice_number other.contact third_party ('totals.gross', 'totals.net')",
        "quantity total invoice",
        "exempt True 14",
        "cancelled ['cancelled']",
        "[] True",
        "['Qxfirm Ltd']",
        "2024-02-04 HUR",
    ]
