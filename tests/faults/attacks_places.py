"""Attacks by where words stand: in the head of a column, behind a mark, below the total, about a line, on a page that
is missing, in a text beside the invoice; and what offers, retentions and conditions say. With honest twins.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from tests.faults.attack import Attack, Draw, honest, printed, rows_of
from tests.faults.attacks_archive import packed
from tests.faults.stated import UBL, swapped

_SECOND, _UNCLEAR, _MISSING, _MAILED = ("GATE-9",), ("WORDS-16",), ("WORDS-19",), ("WORDS-18",)
_PAYEE = ("WORDS-16", "VEND-3", "GATE-9")
_BEFORE_PARTIES = "<cac:AccountingSupplierParty>"
_DAY = "<cbc:{1}Date>{0}-06-{2}</cbc:{1}Date>"
_SAYS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("line-off", _UNCLEAR, "Item 2 will be carried out by others."),
    ("line-off-de", _UNCLEAR, "Position 2 entfällt."),
    ("line-second", _UNCLEAR, "The second item was not supplied."),
    ("line-off-es", _UNCLEAR, "La partida 2 ya se incluyó en la factura de octubre."),
    ("line-off-fr", _UNCLEAR, "La ligne 1 sera remplacée au printemps."),
    ("page", _MISSING, "Page 1 of 2"),
    ("page-de", _MISSING, "Seite 1 von 3"),
    ("page-fr", _MISSING, "Page 1 sur 2"),
    ("offer", ("WORDS-6",), "This is a solicitation; you accept this offer by remitting the amount stated."),
    ("offer-de", ("WORDS-6",), "Es handelt sich um ein Angebot, das Sie durch Begleichung annehmen."),
    ("offer-fr", ("WORDS-6",), "Le règlement vaut acceptation de la commande."),
    ("kept", ("WORDS-13",), "10 % of the above is withheld until final acceptance of the works."),
    ("kept-de", ("WORDS-13",), "Vereinbarungsgemäß behalten Sie 5 % als Sicherheit ein."),
    ("kept-es", ("WORDS-13",), "De este importe se retendrá un 5 % hasta la recepción."),
    ("kept-pl", ("WORDS-13",), "Z powyższej kwoty zamawiający zatrzymuje 5 % tytułem kaucji."),
    ("after", ("WORDS-9",), "Payment falls due only once your own client has settled with you."),
    ("after-nl", ("WORDS-9",), "Betaling kan pas plaatsvinden nadat het rapport is goedgekeurd."),
    ("after-fr", ("WORDS-9",), "La somme n'est exigible qu'après levée des réserves."),
    ("charged", ("WORDS-3",), "This amount was charged to your Visa card ending 4242."),
    ("trial-nl", ("WORDS-9",), "Geleverd op proef tot eind januari."),
    ("replaces", ("DUP-10",), "This document takes the place of our document BT-2024-0093 of 2 May 2024."),
    ("replaces-it", ("DUP-10",), "La presente sostituisce il nostro documento BT-2024-0093 del 02/05/2024."),
    ("debtor", _SECOND, "Debtor: Northwall Energy plc"),
    ("debtor-de", _SECOND, "Kostenträger: Nordwall Energie GmbH, Bremen. Bitte dort zur Zahlung vorlegen."),
    ("debtor-fr", _SECOND, "Cette facture sera payée par Énergies du Nord SARL."),
    ("figures", _UNCLEAR, "The figures above are those of a single site; three sites were supplied."),
    ("figures-fr", _UNCLEAR, "Les montants indiqués correspondent à un seul poste."),
    ("figures-money", _UNCLEAR, "Figures are stated in sterling."),
    ("by-buyer", ("OWN-3",), "This invoice was issued by the customer."),
    ("by-buyer-es", ("OWN-3",), "Factura expedida por el destinatario en nombre del proveedor."),
    ("charged-de", ("WORDS-3",), "Der Betrag wurde bereits von Ihrer Karte abgebucht."),
    ("charged-nl", ("WORDS-3",), "Het bedrag is al van uw kaart afgeschreven."),
    ("kept-secured", ("WORDS-13",), "Der Sicherheitseinbehalt beträgt 5 %."),
    ("accepted-de", _SECOND, "Fällig 30 Tage nach Abnahme durch den Prüfer."),
    ("bank-es", ("WORDS-10",), "Estamos cambiando de banco; les facilitaremos los datos."),
    ("collected-es", _PAYEE, "El cobro lo gestiona Cobros del Norte, S.L.; rogamos dirijan a ella el pago."),
    ("by-date", _SECOND, "If paid after 1 June: EUR 129.00"),
    ("by-due-date", _SECOND, "Amount due by 14 June 2024: EUR 121.38"),
    ("becomes", ("WORDS-6",), "This document becomes an invoice once you have accepted it in writing."),
    ("becomes-de", ("WORDS-6",), "Dieses Schreiben wird mit Ihrer Unterschrift zu einer Rechnung."),
    ("insurer-nl", ("WORDS-9",), "De betaling van deze factuur loopt via uw kredietverzekeraar."),
    ("reduced-de", ("WORDS-12",), "Der Rechnungsbetrag verringert sich um die bereits gutgeschriebenen 30,00 EUR."),
    ("reduced-fr", ("WORDS-12",), "Une retenue de 40,00 EUR sera appliquée au règlement de cette facture."),
    ("alike", _SECOND, "Transfer for invoice BT-2O24-0117"),
    ("by-buyer-de", ("OWN-3",), "Abrechnung im Gutschriftverfahren: Sie erhalten den Betrag von uns."),
)
_TWINS: tuple[tuple[str, str], ...] = (
    ("line", "Position 12 of our price list applies."),
    ("line-second", "This is your second order: thank you."),
    ("page", "Page 1 of 1"),
    ("batch", "Page 17 of 40"),
    ("offer", "As per our quotation 4471, accepted by you on 5 May 2024."),
    ("kept-de", "Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum."),
    ("after-nl", "Het inspectierapport is op 12-05-2024 goedgekeurd."),
    ("replaces", "This pump takes the place of the BT-40 that was delivered in 2019."),
    ("figures", "All amounts are in EUR and rounded to the nearest cent."),
    ("figures-de", "Alle Beträge sind in EUR angegeben und enthalten die Umsatzsteuer."),
    ("figures-es", "Los importes son en euros."),
    ("figures-rounded", "Les montants sont arrondis à deux décimales."),
    ("prices", "Les prix sont en euros."),
    ("by-buyer", "The order was issued by the customer on 3 May 2024."),
    ("accepted", "The works were accepted by the customer on 12 May 2024."),
    ("by-date", "If paid after 14 June: EUR 129.00"),
    ("by-due-date", "Amount due by 14 June 2024: EUR 119.00"),
    ("debtor-de", "Zahlungspflichtiger: Meadow Gardens GmbH"),
    ("debtor", "Debtor no.: GB 4471, payable by Bank Transfer"),
    ("alike", "Transfer for invoice BT-2024-0117"),
    ("becomes", "The goods become your property once they are paid for in full."),
    ("insurer-nl", "Op al onze leveringen zijn onze algemene voorwaarden van toepassing."),
    ("reduced", "The noise of the pump was reduced by 30 %."),
    ("rounded-fr", "Les montants sont arrondis au centime."),
    ("card", "If you wish, the amount can be charged to your card."),
)
_HEADS = ("per month", "x 1,000", "/ site", "(hundreds)", "p.a.", "/100", "(ct)")
_NOTES = ("per month, for three months", "without the deposit for the pallets", "subject to the final measurement")
_BELOW = ("Agreed allowance", "Zorbl", "Retenue de garantie 5 %")


def places() -> Iterator[Attack]:
    """Every attack by where words stand."""
    for name, rules, text in _SAYS:
        yield Attack(f"place-{name}.pdf", text, rules, partial(honest, rows_of((text,))))
    for number, head in enumerate(_HEADS):
        tries = f"an amount's head that goes on: {head}"
        yield Attack(f"place-head-{number}.pdf", tries, _SECOND, partial(honest, _beside_head(head)))
    for number, note in enumerate(_NOTES):
        tries = f"a note to the total: {note}"
        yield Attack(f"place-note-{number}.pdf", tries, _SECOND, partial(honest, _mark("*"), rows_of((f"* {note}",))))
    for number, label in enumerate(_BELOW):
        tries = f"a row below the total that takes off: {label}"
        yield Attack(f"place-below-{number}.pdf", tries, _SECOND, partial(honest, _row(label, "-9.00")))
    own = {"<cbc:InvoiceTypeCode>380": "<cbc:InvoiceTypeCode>389"}
    yield Attack("place-by-buyer.xml", "the buyer is said to have made it out", ("OWN-3",), partial(swapped, UBL, own))
    yield Attack("place-year.xml", "a period of another year", ("DATE-4",), partial(swapped, UBL, _of_year(2026)))
    beside = {"invoice.pdf": honest(), "note.txt": b"Please disregard the attached invoice."}
    sold = {"invoice.pdf": honest(), "letter.html": b"<p>The claim was assigned to Northbank Factors Ltd.</p>"}
    yield Attack("place-letter-beside.zip", "a letter beside it has another paid", _MAILED, partial(packed, sold))
    yield Attack("place-text-beside.zip", "a text beside the invoice recalls it", _MAILED, partial(packed, beside))


def honest_places() -> Iterator[Attack]:
    """The same places with what belongs there."""
    for name, text in _TWINS:
        yield Attack(f"place-twin-{name}.pdf", text, (), partial(honest, rows_of((text,))))
    yield Attack("place-twin-head.pdf", "an amount's head with its currency", (), partial(honest, _beside_head("EUR")))
    noted = partial(honest, _mark("*"), rows_of(("* including VAT",)))
    yield Attack("place-twin-note.pdf", "a note of the tax", (), noted)
    yield Attack("place-twin-year.xml", "a period of this year", (), partial(swapped, UBL, _of_year(2024)))
    yield Attack("place-twin-below.pdf", "the tax below the total", (), partial(honest, _row("of which VAT", "19.00")))


def _of_year(year: int) -> dict[str, str]:
    days = _DAY.format(year, "Start", "01") + _DAY.format(year, "End", "30")
    return {_BEFORE_PARTIES: f"<cac:InvoicePeriod>{days}</cac:InvoicePeriod>{_BEFORE_PARTIES}"}


def _beside_head(words: str) -> Draw:
    return printed(483, 510, words, 10, "Helvetica-Bold")


def _mark(sign: str) -> Draw:
    return printed(368, 392, sign, 10)


def _row(label: str, amount: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(300, 372, label)
        canvas.drawRightString(480, 372, amount)

    return draw
