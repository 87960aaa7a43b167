"""Attacks by what a page, its form, its codes or its bookmarks tell of the invoice in other words than lists hold: that
it is to wait, is none, is another amount, is credited; with honest twins.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from reportlab.graphics.barcode.code128 import Code128
from reportlab.pdfgen.canvas import Canvas

from tests.faults.attack import Attack, honest, rows_of

_SECOND, _UNCLEAR, _CODE, _VIEWS = ("GATE-9",), ("WORDS-16",), ("QR-10",), ("IN-29",)
_SAYS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("its-amount", _SECOND, "The amount of this invoice is EUR 109.00."),
    ("its-amount-fr", _SECOND, "Le montant de la présente facture s'élève à 150,00 EUR."),
    ("its-amount-de", _SECOND, "Der Rechnungsbetrag beläuft sich auf 191,00 EUR."),
    ("order-off", ("WORDS-2",), "Your order: 45-41432 (cancelled)"),
    ("credit-off-de", ("WORDS-12",),
     "abzüglich der vereinbarten Gutschrift GS-0117 über 20,00 EUR, bitte bei der Überweisung berücksichtigen"),
    ("hold-pl", _UNCLEAR, "Uprzejmie prosimy wstrzymać się z przelewem do czasu otrzymania faktury korygującej."),
    ("hold-nl", _UNCLEAR, "Gelieve de betaling aan te houden tot de correctiefactuur."),
    ("held-es", _UNCLEAR, "Factura retenida a petición del cliente; no procede su abono por el momento"),
    ("estimate-de", _UNCLEAR, "Unverbindliche Kostenaufstellung zu Ihrer Anfrage; die eigentliche Abrechnung folgt."),
    ("no-duty", _UNCLEAR, "You are under no obligation to pay unless you accept this proposal."),
    ("insurer-fr", _UNCLEAR,
     "Prestation prise en charge par votre assureur Mutuelle Industrie, qui nous règle directement."),
)  # fmt: skip
_TWINS: tuple[tuple[str, str], ...] = (
    ("its-amount", "The amount of this invoice is EUR 119.00."),
    ("its-amount-net", "The amount of this invoice is EUR 100.00 before tax."),
    ("its-amount-before", "The balance of your account is EUR 20.00."),
    ("order-confirmed", "Your order: 45-41432 (confirmed)"),
    ("hold-pl", "Uprzejmie prosimy o podanie numeru faktury w tytule przelewu."),
    ("hold-rights", "The customer has no right to withhold payment."),
    ("hold-rights-de", "Der Kunde ist nicht berechtigt, Zahlungen zurückzuhalten."),
    ("offer-de", "Abrechnung zu Ihrem Auftrag auf Grundlage unseres Angebots AN-4471."),
    ("copy", "Please keep a copy for your records."),
    ("no-duty-other", "You are not required to pay import duties."),
    ("offer-based", "Billed according to our non-binding quotation Q-118."),
    ("no-duty", "You are under no obligation to renew the plan at the end of its term."),
    ("insurer-fr", "Nous rappelons que vos machines restent assurées par vos soins pendant l'intervention."),
    ("debited-de", "Auf Wunsch richten wir für künftige Rechnungen gern ein Lastschriftmandat ein."),
)


def told() -> Iterator[Attack]:
    """Every attack by what is told in other words."""
    for name, rules, text in _SAYS:
        yield Attack(f"told-{name}.pdf", text, rules, partial(honest, rows_of((text,))))
    debited = "Den Betrag buchen wir am 14.06.2024 von Ihrem bei uns hinterlegten Konto ab."
    transfer = rows_of(("Please pay by bank transfer.", "", debited))
    yield Attack("told-debited-de.pdf", debited, _UNCLEAR, partial(honest, transfer))
    credited = partial(_bars, "BT-2024-0117;CREDITED")
    yield Attack("told-code.pdf", "a bar code that calls it credited", _CODE, partial(honest, credited))
    left = partial(_bars, "BT-2024-0117;BALANCE=0.00")
    yield Attack("told-code-left.pdf", "a bar code by which nothing is left to pay", ("QR-02",), partial(honest, left))
    called = partial(_called, "CANCELLED - see BT-2024-0120")
    yield Attack("told-bookmark.pdf", "a bookmark that calls it cancelled", _VIEWS, partial(honest, called))
    debit = partial(_fields, True)
    yield Attack("told-field.pdf", "a ticked field for a direct debit", _UNCLEAR, partial(honest, debit))


def honest_told() -> Iterator[Attack]:
    """The twins: the same places, and nothing that changes what is owed."""
    for name, text in _TWINS:
        yield Attack(f"honest-told-{name}.pdf", text, (), partial(honest, rows_of((text,))))
    for name, said in (("open", "BT-2024-0117;STATUS=OPEN"), ("left", "BT-2024-0117;BALANCE=119.00")):
        yield Attack(f"honest-told-code-{name}.pdf", said, (), partial(honest, partial(_bars, said)))
    yield Attack("honest-told-bookmark.pdf", "nothing", (), partial(honest, partial(_called, "Invoice BT-2024-0117")))
    yield Attack("honest-told-field.pdf", "nothing", (), partial(honest, partial(_fields, False)))


def _bars(said: str, canvas: Canvas) -> None:
    Code128(said, barWidth=0.8, barHeight=30).drawOn(canvas, 40, 240)


def _called(title: str, canvas: Canvas) -> None:
    canvas.bookmarkPage("first")
    canvas.addOutlineEntry(title, "first")


def _fields(ticked: bool, canvas: Canvas) -> None:
    rows_of(("Please pay by bank transfer by 14 June 2024.",), top=300)(canvas)
    canvas.acroForm.checkbox(name="debit", checked=ticked, x=60, y=250, size=10, forceBorder=True)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(76, 252, "Amount collected by direct debit on the due date")
