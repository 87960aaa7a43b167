"""A form without a heading, under the letterhead of who sells."""

from __future__ import annotations

import pytest

from tests.extractors.parties.test_parties import ids, names

HEAD = "ΠΕΥΚΟ & ΣΙΑ Ο.Ε.\nΤσιμισκή 118, 546 21 Θεσσαλονίκη\n{tax}\n\n\n\n"
FORM = """Επωνυμία      ΔΡΥΣ ΞΕΝΟΔΟΧΕΙΑΚΕΣ ΕΠΙΧΕΙΡΗΣΕΙΣ Α.Ε.      Κωδ. πελάτη     30.0071
Επάγγελμα     Ξενοδοχείο                                 Α.Φ.Μ.          099774473
Διεύθυνση     Παραλία 4, 631 00 Πολύγυρος                Δ.Ο.Υ.          Πολυγύρου


ΠΕΡΙΓΡΑΦΗ         ΠΟΣ.     ΤΙΜΗ      ΑΞΙΑ
Μελέτη            1        320,00    320,00
"""
SELLER, BUYER = "ΠΕΥΚΟ & ΣΙΑ Ο.Ε.", "ΔΡΥΣ ΞΕΝΟΔΟΧΕΙΑΚΕΣ ΕΠΙΧΕΙΡΗΣΕΙΣ Α.Ε."


def test_the_form_under_who_prints_a_tax_number_is_the_customer_s() -> None:
    text = HEAD.format(tax="Α.Φ.Μ. 099067072, Δ.Ο.Υ. Θεσσαλονίκης") + FORM
    assert names(text) == (SELLER, BUYER)
    assert ids(text)["buyer.vat_id"] == "099774473"


@pytest.mark.parametrize("tax", ["τηλ. 2310 000 118", ""])
def test_a_form_under_a_head_without_a_tax_number_is_of_nobody(tax: str) -> None:
    assert names(HEAD.format(tax=tax) + FORM)[1] != BUYER


def test_two_forms_are_of_nobody() -> None:
    text = HEAD.format(tax="Α.Φ.Μ. 099067072") + "Επωνυμία      ΠΕΥΚΟ Ο.Ε.\n\n\n\n" + FORM
    assert names(text)[1] != BUYER


RETYPED = """Pino Tools S.R.L.
Razón Social: PINO TOOLS SRL
CUIT: 30-50001091-2




CUIT: 33-69204417-2   Apellido y Nombre / Razón Social: {name}
Domicilio: Ruta 34 Km 224 - Rafaela

Código     Cantidad     Precio     Importe
0441       2            10,00      20,00
"""


def test_of_two_names_with_labels_the_letterhead_s_own_leaves_the_customer_s() -> None:
    text = RETYPED.format(name="ROBLE CAFE S.A.")
    assert names(text) == ("Pino Tools S.R.L.", "ROBLE CAFE S.A.")
    assert ids(text)["buyer.vat_id"] == "33692044172"


def test_two_names_that_head_nothing_are_of_nobody() -> None:
    text = RETYPED.format(name="ROBLE CAFE S.A.").replace("PINO TOOLS SRL", "ARCE SRL")
    assert names(text)[1] != "ROBLE CAFE S.A."
