"""Attacks by what words mean: a total that is counted or changed, a second term, number or party without a label, a
reminder, a second invoice in the margin; and honest twins.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from evaluation.synthetic.xml_ubl import ubl
from schemas import Note
from tests.faults.attack import TOTAL, Attack, Draw, honest, printed, rows_of
from tests.faults.stated import INVOICE

_SECOND, _CHANGED, _REMINDS = ("GATE-9",), ("WORDS-12",), ("WORDS-11",)
_PARTS, _RECEIVED, _CORRECTS = ("WORDS-13",), ("WORDS-14",), ("WORDS-15",)
_UNCLEAR = ("WORDS-16",)
_PAID, _THOUSANDS = ("WORDS-3",), ("WORDS-7",)
_CANCELLED, _STOPPED, _SPECIMEN = ("WORDS-2",), ("WORDS-9",), ("WORDS-5",)
_RIGHT, _LEFT, _BELOW = (4.0, 0.0), (-75.0, 0.0), (-40.0, -12.0)  # of the end of the total
_SAYS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("plus-vat", _CHANGED, "plus 19 % VAT"),
    ("plus-shipping", _CHANGED, "Shipping is charged separately."),
    ("plus-amount", _CHANGED, "Shipping and handling of EUR 12.00 will be added."),
    ("plus-fee", _CHANGED, "An administration fee of EUR 15 applies in addition."),
    ("less-rebate", _CHANGED, "A rebate of 10 EUR will be deducted."),
    ("plus-de", _CHANGED, "Zuzüglich 19 % MwSt."),
    ("less-de", _CHANGED, "Ein Rabatt von 10 EUR wird abgezogen."),
    ("plus-fr", _CHANGED, "Frais de port en sus."),
    ("plus-nl", _CHANGED, "Verzendkosten worden apart berekend."),
    ("less-it", _CHANGED, "Verrà detratto uno sconto di 10 EUR."),
    ("plus-es", _CHANGED, "Gastos de envío no incluidos."),
    ("plus-pt", _CHANGED, "Acresce IVA à taxa legal."),
    ("plus-tr", _CHANGED, "Kargo ücreti ayrica faturalandirilir."),
    ("plus-pl", _CHANGED, "Koszty transportu zostaną doliczone."),
    ("plus-sv", _CHANGED, "Frakt tillkommer."),
    ("plus-da", _CHANGED, "Hertil kommer moms."),
    ("plus-cs", _CHANGED, "Doprava se fakturuje zvlast."),
    ("dated", _SECOND, "Dated 3 March 2023"),
    ("document", _SECOND, "Document BT-2024-0118"),
    ("number", _SECOND, "BT-2024-0118"),
    ("at-once", _SECOND, "Payable at once."),
    ("at-once-de", _SECOND, "Zahlbar sofort ohne Abzug."),
    ("within", _SECOND, "Payment due within 7 days."),
    ("vat-id", _SECOND, "NL859497975B01"),
    ("recipient", _SECOND, "Invoice recipient: Other Gardens Ltd"),
    ("recipient-de", _SECOND, "Rechnungsempfänger: Andere Gärten GmbH"),
    ("in-the-name", _SECOND, "Issued in the name of Other Tools GmbH"),
    ("behalf", _SECOND, "Issued on behalf of Other Tools GmbH"),
    ("account-of-fr", _SECOND, "Émise au nom et pour le compte de Autres Outils SARL"),
    ("deposit", _SECOND, "Deposit received: EUR 100.00"),
    ("deposit-de", _SECOND, "Anzahlung: 100,00 EUR"),
    ("reminder", _REMINDS, "SECOND REMINDER"),
    ("reminder-de", _REMINDS, "2. Mahnung"),
    ("reminder-fr", _REMINDS, "Malgré notre relance, cette facture reste impayée."),
    ("reminder-says", _REMINDS, "This invoice is now overdue."),
    ("net-of", _CHANGED, "The above is net of VAT."),
    ("excludes", _CHANGED, "Total excludes customs duty."),
    ("not-included", _CHANGED, "Amount shown does not include delivery."),
    ("percent", _CHANGED, "An energy surcharge of 4 % has to be added to this amount."),
    ("off", _CHANGED, "We grant you 5 % off this invoice."),
    ("express", _CHANGED, "Add EUR 25 for express handling."),
    ("customer", _SECOND, "Customer: Other Gardens Ltd"),
    ("made-out", _SECOND, "Made out to: Other Gardens Ltd"),
    ("acting", _SECOND, "Acting for Other Tools GmbH"),
    ("name-es", _SECOND, "Factura emitida en nombre de Otras Herramientas SL"),
    ("due-now", _SECOND, "Due: immediately"),
    ("third-time", _REMINDS, "This is the third time we write to you about this invoice."),
    ("each-month", _PARTS, "EUR 119.00 due each month until December 2024."),
    ("equal-parts", _PARTS, "Payable in four equal parts."),
    ("half-now", _PARTS, "50 % now"),
    ("parts-de", _PARTS, "50 % bei Auftrag, 50 % bei Lieferung"),
    ("parts-fr", _PARTS, "Payable en 3 fois."),
    ("parts-tr", _PARTS, "Toplam 4 esit taksitte ödenecektir."),
    ("may-deduct", _CHANGED, "You may deduct 10 EUR for the returned parts."),
    ("may-deduct-es", _CHANGED, "Puede descontar 10 EUR por la devolución."),
    ("on-account", _RECEIVED, "We have received EUR 50.00 on account."),
    ("gift-card", _SECOND, "Gift card EUR 50.00"),
    ("gift-applied", _RECEIVED, "Gift card applied"),
    ("after-rebate", _SECOND, "Sale price after rebate: EUR 109.00"),
    ("cash-before", _SECOND, "Cash before delivery."),
    ("reference", _SECOND, "Ref BT/2024/0118"),
    ("only-99", _SECOND, "Please transfer only EUR 99.00."),
    ("only-99-de", _SECOND, "Bitte überweisen Sie nur 99,00 EUR."),
    ("only-99-fr", _SECOND, "Nous vous prions de régler 99,00 EUR seulement."),
    ("corrected-total", _SECOND, "Corrected total: EUR 109.00"),
    ("corrected-total-de", (*_SECOND, "GATE-2"), "Neuer Rechnungsbetrag: 109,00 EUR"),
    ("still-open", _SECOND, "Still open: 69.00 EUR"),
    ("on-another-day", _SECOND, "Please pay on 1 December 2024 only."),
    ("dollars", _SECOND, "Amounts in US dollars."),
    ("francs-de", _SECOND, "Alle Beträge in Schweizer Franken"),
    ("rebill", _SECOND, "Please rebill to Other Gardens Ltd."),
    ("typing-error", _CORRECTS, "Correct amount is EUR 109.00 (typing error above)."),
    ("right-number-de", _CORRECTS, "Die richtige Rechnungsnummer lautet 2024-0119."),
    ("date-reads", _CORRECTS, "Invoice date should read 15 June 2024."),
    ("extended-it", _CORRECTS, "Scadenza prorogata al 31/12/2024"),
    ("mistake", _CANCELLED, "This bill was sent to you by mistake."),
    ("mistake-de", _CANCELLED, "Diese Rechnung wurde irrtümlich erstellt."),
    ("mistake-it", _CANCELLED, "Fattura emessa per errore."),
    ("wait", _STOPPED, "Please wait with payment until we call you."),
    ("waived-de", _STOPPED, "Wir verzichten auf die Zahlung."),
    ("offset", _STOPPED, "Will be offset with next invoice."),
    ("offset-fr", _STOPPED, "Compensé avec votre avoir."),
    ("estimate", _SPECIMEN, "Estimate only, final amount to follow."),
    ("per-person", _PARTS, "Total is per person (4 persons)."),
    ("last-call", _REMINDS, "LETZTE ZAHLUNGSAUFFORDERUNG"),
)
_UNLISTED: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("true-sum", _UNCLEAR, "The true sum to transfer is the one we settled on over the phone."),
    ("half-later", _UNCLEAR, "Only half of this needs to reach us now, the rest in autumn."),
    ("daughter-de", _UNCLEAR, "Bitte überweisen Sie den Betrag auf das Konto unserer Tochterfirma."),
    ("replaces-de", _UNCLEAR, "Diese Rechnung ersetzt jene vom März."),
    ("daughter-fr", _UNCLEAR, "Merci de verser la somme sur le compte de notre filiale."),
    ("driver-es", _UNCLEAR, "El importe ya fue abonado en efectivo al repartidor."),
    ("cash-it", _UNCLEAR, "L'importo è già stato saldato in contanti."),
)
_DISGUISED: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("cyrillic", _PAID, "This invoice has been p\u0430id."),
    ("cyrillic-de", _CANCELLED, "Diese R\u0435chnung ist storniert."),
    ("greek", _CANCELLED, "This inv\u03bfice has been cancelled."),
    ("soft", _PAID, "This invoice has been pa\u00adid."),
    ("spread", _PAID, "This invoice has been p a i d."),
    ("dotted-de", _CANCELLED, "Diese Rechnung ist s.t.o.r.n.i.e.r.t."),
    ("other-word", ("WORDS-17",), "We wish you a pleas\u0430nt summer."),
)
_COUNTED: tuple[tuple[str, str, tuple[float, float]], ...] = (
    ("teur", "TEUR", (4.0, 0.0)),
    ("t-euro", "T€", (4.0, 0.0)),
    ("keur", "kEUR", (4.0, 0.0)),
    ("head", "Total TEUR", (-50.0, 12.0)),
    ("head-million", "Total (Mio. EUR)", (-60.0, 12.0)),
    ("label", "in T€:", (-115.0, -12.0)),
)
_BESIDE: tuple[tuple[str, str, tuple[float, float]], ...] = (
    ("times", "x 12", _RIGHT),
    ("month", "per month", _RIGHT),
    ("parts", "12 instalments", _RIGHT),
    ("thousand", "k", _RIGHT),
    ("hundreds", "'000", _RIGHT),
    ("before", "12 x", _LEFT),
    ("below", "(x 12)", _BELOW),
)
_TWINS: tuple[tuple[str, str], ...] = (
    ("prices", "All unit prices are net, plus VAT."),
    ("late", "A fee of EUR 40 will be added to overdue invoices."),
    ("discount", "2 % discount will be deducted on payment within 10 days."),
    ("if", "If goods are returned, shipping is charged separately."),
    ("days", "Payment due within 30 days."),
    ("claims", "Complaints must be raised within 7 days."),
    ("debit", "The amount will be collected by direct debit immediately."),
    ("order", "Your order no.: PO-2024-0118"),
    ("agent", "Issued on behalf of Brightwater Tools GmbH"),
    ("for", "Invoice recipient: Meadow Gardens GmbH"),
    ("remind", "We send no reminders by mail."),
    ("zero", "Deposit received: EUR 0.00"),
    ("person", "Customer: Anna Weber"),
    ("net", "Our price list is net of VAT."),
    ("ten-days", "2 % discount within 10 days"),
    ("monthly", "Your plan is billed monthly and renews each month."),
    ("instalments", "Payment in 3 instalments is possible on request."),
    ("delivered", "Die Ware wurde in 3 Teilen geliefert."),
    ("input-tax", "Sie können die Umsatzsteuer als Vorsteuer abziehen."),
    ("gifts", "Gift cards cannot be exchanged for cash."),
    ("only-to", "Please pay only to the account above."),
    ("in-time", "Please pay EUR 119.00 by 14 June 2024."),
    ("omissions", "Irrtum und Druckfehler vorbehalten."),
    ("in-euros", "Alle Beträge in Euro"),
    ("abroad", "Our prices are in euros, not US dollars."),
    ("set-off", "The right to set off against undisputed claims remains."),
    ("offset-credit-de", "Guthaben werden mit der nächsten Rechnung verrechnet."),
    ("sum-heard", "The total above is the sum of all rows."),
    ("daughter-heard-de", "Unsere Tochterfirma liefert die Ersatzteile."),
    ("cash-heard-it", "Si accettano anche contanti, fino ai limiti di legge."),
    ("insured-de", "Versichert bis 500 TEUR je Schaden."),
    ("least", "Minimum order EUR 50.00; below it a surcharge of EUR 10.00 applies."),
)


def meanings() -> Iterator[Attack]:
    """Every attack by what words mean."""
    for name, rules, text in (*_SAYS, *_UNLISTED):
        yield Attack(f"means-{name}.pdf", text, rules, partial(honest, rows_of((text,))))
    for name, rules, text in _DISGUISED:
        noted = INVOICE.model_copy(update={"notes": (Note(text=text),)})
        yield Attack(f"means-note-{name}.xml", text, rules, partial(ubl, noted))
    for name, text, place in _COUNTED:
        what = f"beside the total: {text}"
        yield Attack(f"means-counted-{name}.pdf", what, _THOUSANDS, partial(honest, _at(place, text)))
    for name, text, place in _BESIDE:
        yield Attack(f"means-total-{name}.pdf", f"beside the total: {text}", _SECOND, partial(honest, _at(place, text)))
    yield Attack(
        "means-margin.pdf", "a second invoice turned in the margin", (*_SECOND, "VEND-3"), partial(honest, _margin)
    )


def honest_meanings() -> Iterator[Attack]:
    """The same words of something else."""
    for name, text in _TWINS:
        yield Attack(f"means-twin-{name}.pdf", text, (), partial(honest, rows_of((text,))))
    for name, text, place in (("vat", "incl. VAT", _RIGHT), ("code", "A", _RIGHT), ("vat-below", "incl. VAT", _BELOW)):
        yield Attack(f"means-twin-total-{name}.pdf", text, (), partial(honest, _at(place, text)))


def _at(place: tuple[float, float], text: str) -> Draw:
    return printed(TOTAL[0] + place[0], TOTAL[1] + place[1], text, 9)


def _margin(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 6)
    canvas.translate(575, 200)
    canvas.rotate(90)
    for number, text in enumerate((
        "INVOICE", "Invoice number: BT-2024-0999", "Invoice date: 17 May 2024", "Net total EUR 200.00",
        "VAT 19 % 38.00", "Total due EUR 238.00", "IBAN DE75 5121 0800 1245 1261 99",
    )):  # fmt: skip
        canvas.drawString(0, 30 - 8 * number, text)
