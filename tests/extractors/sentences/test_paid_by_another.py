"""Sentences by which somebody else pays; and those of the parties and of ways to pay."""

from __future__ import annotations

import pytest

from extractors.sentences.free_text import Said
from extractors.sentences.paid_by_another import paid_by_another
from schemas import Claim, Layer


def _told(text: str, **parties: str) -> bool:
    taken = {
        f"{party}.name": Claim(term=f"{party}.name", value=name, raw=name, layer=Layer.RULES, score=0.9)
        for party, name in parties.items()
    }
    return bool(list(paid_by_another([Said(text, 1, ())], taken)))


@pytest.mark.parametrize(
    "text",
    [
        "Zahlung leistet vereinbarungsgemäß die Nordwall Leasing AG direkt an uns.",
        "payment is a matter for our client.",
        "Der Ausgleich erfolgt durch den Transportversicherer.",
        "Der Rechnungsbetrag wird im Rahmen Ihres Mietkaufvertrags von der Küsten-Leasing GmbH ausgeglichen.",
        "Prestation prise en charge par votre assureur Mutuelle Industrie, qui nous règle directement.",
        "The cost is met by your insurer Northwall Mutual, which pays us directly.",
        "Die Nordwall Leasing AG zahlt direkt an uns.",
        "Payment will be made directly by Northwall Finance Ltd.",
        "Northwall Finance Ltd pays us direct.",
        "Należność z niniejszej faktury ureguluje ubezpieczyciel najemcy.",
        "Den Betrag dieser Rechnung begleicht die Versicherung des Mieters.",
        "Částku této faktury uhradí pojišťovna nájemce.",
        "Faktúru uhradí poisťovňa nájomcu.",
        "Arve tasub üürniku kindlustusselts.",
        "Sąskaitą apmokės nuomininko draudikas.",
        "Rēķinu apmaksās īrnieka apdrošinātājs.",
        "Тази фактура се заплаща от застрахователя на наемателя.",
        "Το παρόν τιμολόγιο εξοφλείται από την ασφαλιστική εταιρεία.",
        "Le règlement est effectué directement par votre crédit-bailleur.",
        "El pago lo efectúa Arrendadora del Norte S.A. directamente.",
        "Il pagamento sarà effettuato direttamente da Leasing del Nord S.p.A.",
        "O pagamento será efetuado diretamente pela locadora.",
        "De betaling geschiedt rechtstreeks door de leasemaatschappij.",
        "Betalingen sker direkte fra leasingselskabet.",
        "Betalningen görs direkt av leasingbolaget.",
        "Płatności dokona bezpośrednio Leasing Północ S.A.",
        "Platbu provede přímo leasingová společnost.",
        "Your insurer will pay this invoice.",
        "This invoice will be paid by your insurer, not by you.",
        "If you have questions, call us: this invoice is paid by your insurer.",
        "In any case your insurer pays this invoice.",
        "Your insurer pays this invoice no later than 1 June.",
        "Diese Rechnung wird von Ihrer Versicherung bezahlt.",
        "Su aseguradora pagará esta factura.",
        "Fakturan betalas av försäkringsbolaget.",
        "Faktura zostanie zapłacona przez ubezpieczyciela.",
        "Számlát a biztosító fizeti.",
        "A fizetést a lízingcég végzi közvetlenül.",
        "Laskun maksaa vakuutusyhtiö.",
        "Należność reguluje podnajemca Trans-Bryza Sp. z o.o.",
        "Your invoice will be cleared by Northwall Finance Ltd.",
        "Doklad hradí Nordhaus s.r.o.",
        "La fattura è a carico della Nordhaus S.r.l.",
        "This invoice is covered by Holding Ltd under our contract.",
        "Payment is handled by Holding Ltd.",
        "Die Rechnung deckt die Holding Bau GmbH.",
        "Fakturę pokrywa Trans-Bryza Sp. z o.o.",
        "Fakturan täcks av Nordhaus AB.",
        "Suma este acoperită de Nordhaus S.R.L.",
        "Our client, Nordhaus AG, pays us directly.",
        "For this order, our client, Nordhaus AG, pays us directly.",
        "Notre client, la société Nordhaus, nous paie directement.",
        "Unser Mandant, die Firma Nordhaus, zahlt direkt an uns.",
        "If in doubt our client pays us directly.",
        "If in doubt, our client, Nordhaus AG, pays us directly.",
    ],
)
def test_whoever_else_pays_is_told(text: str) -> None:
    assert _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Zahlung ohne Abzug bis 16.12.2026.",
        "Zahlung erfolgt durch Überweisung an die Commerzbank AG.",
        "Die Lieferung erfolgte in unserem Auftrag durch die Küsten-Spedition GmbH; die Frachtkosten tragen wir.",
        "Payment is made by bank transfer to Barclays Bank plc.",
        "Please pay this invoice by transfer to Northwall Finance Ltd.",
        "We can also be paid by card.",
        "You can also pay via our partner Northwall Finance Ltd.",
        "Le règlement est effectué par virement à BNP Paribas SA.",
        "Betaling sker via bankoverførsel til Danske Bank A/S.",
        "Il pagamento è effettuato mediante bonifico a Intesa Sanpaolo S.p.A.",
        "If your insurer pays late, we charge interest.",
        "Bank charges are borne by the buyer.",
        "Zapłata przelewem na rachunek w mBank S.A.",
        "El pago se realiza mediante transferencia a Banco Santander S.A.",
        "A fizetés átutalással történik az OTP Bank Nyrt. számlájára.",
        "If your insurer pays this invoice, please let us know.",
        "If your insurer, Nordhaus AG, pays this invoice, please let us know.",
        "Falls Ihre Versicherung, die Nordhaus AG, direkt an uns zahlt, teilen Sie uns dies mit.",
        "Our client, Nordhaus AG, does not pay us directly.",
        "Whoever orders, if in doubt, pays this invoice.",
        "Your insurer does not pay this invoice.",
        "Northwall Finance Ltd will not pay this invoice; please pay it yourself.",
        "Should the leasing company not pay this invoice, the lessee is liable.",
        "The balance will be paid by the buyer, not by the insurer.",
        "Our insurer covers goods in transit until you pay this invoice.",
        "The tenant will pay rent on the first of each month.",
        "Ihre Versicherung bezahlt diese Rechnung nicht.",
        "Zahlung wird nicht von der Versicherung übernommen.",
        "Die Rechnung zahlt nicht Ihre Versicherung, sondern der Mieter.",
        "Škodu uhradí pojišťovna jen při včasném hlášení.",
        "Falls Ihre Versicherung diese Rechnung bezahlt, teilen Sie uns dies mit.",
        "Si su aseguradora no paga esta factura, usted la debe.",
        "Su aseguradora no paga esta factura.",
        "Se la vostra assicurazione non paga la fattura, il cliente resta obbligato.",
        "Uw verzekeraar betaalt deze factuur niet.",
        "A sua seguradora não paga esta fatura.",
        "Jeśli ubezpieczyciel nie zapłaci bezpośrednio, należność pokrywa klient.",
        "Hvis forsikringen ikke betaler fakturaen, hæfter kunden.",
        "Om försäkringsbolaget inte betalar fakturan är kunden betalningsskyldig.",
        "This invoice is covered by the framework contract with Holding Ltd.",
        "This invoice is covered by purchase order PO-7 of Holding Ltd.",
        "The goods on this invoice are covered by insurance of Allianz SE.",
        "Shipping is handled by DHL Express Ltd.",
        "Freight is paid by Holding Ltd.",
        "Diese Rechnung deckt die Leistungen der Hanse Bau GmbH im Oktober.",
        "Faktura pokrywa usługi Trans-Bryza Sp. z o.o. za październik.",
        "Fakturan täcks av ramavtalet med Nordhaus AB.",
        "Factura este acoperită de contractul cu Nordhaus S.R.L.",
    ],
)
def test_a_way_to_pay_and_a_general_term_are_not(text: str) -> None:
    assert not _told(text)


def test_who_buys_or_sells_is_nobody_else() -> None:
    said = "Payment will be made directly by Northwall Finance Ltd."
    assert not _told(said, buyer="Northwall Finance Ltd")
    assert _told(said, buyer="Meadow Gardens GmbH", seller="Brightwater Tools GmbH")
