"""Sentences by which a document holds only once it is signed, stamped or confirmed; and those of one that holds."""

from __future__ import annotations

import pytest

from extractors.sentences.free_text import Said
from extractors.sentences.stands_only import stands_only


def _told(text: str) -> bool:
    return bool(list(stands_only([Said(text, 1, ())])))


@pytest.mark.parametrize(
    "text",
    [
        "Bez razítka a podpisu dodavatele není tento doklad platný.",
        "This document becomes binding only if you confirm it in writing by 10 December 2026.",
        "This invoice is not valid without signature and company stamp.",
        "Diese Rechnung ist ohne Unterschrift und Stempel nicht gültig.",
        "Cette facture n'est pas valable sans signature et cachet.",
        "Esta factura no es válida sin firma y sello.",
        "La presente fattura non è valida senza timbro e firma.",
        "Esta fatura não é válida sem assinatura e carimbo.",
        "Deze factuur is niet geldig zonder handtekening.",
        "Denne faktura er ikke gyldig uden underskrift.",
        "Denna faktura är inte giltig utan underskrift.",
        "Faktura bez podpisu i pieczęci jest nieważna.",
        "Tämä lasku ei ole voimassa ilman allekirjoitusta.",
        "Ez a számla aláírás és bélyegző nélkül érvénytelen.",
        "Kaşesiz ve imzasız bu fatura geçersizdir.",
        "Această factură nu este valabilă fără semnătură și ștampilă.",
        "Diese Rechnung wird erst mit Ihrer schriftlichen Bestätigung verbindlich.",
        "Cette facture ne devient définitive qu'après votre confirmation écrite.",
        "Esta factura solo será vinculante si confirma por escrito.",
        "Questa fattura diventa vincolante solo se confermate per iscritto.",
        "Deze factuur is pas bindend na uw schriftelijke bevestiging.",
        "Tato faktura se stává závaznou až po písemném potvrzení.",
        "This invoice is only valid if our head office approves it.",
        "This invoice is not valid until it is confirmed.",
        "Facture valable uniquement accompagnée du procès-verbal de réception signé.",
        "Rechnung nur gültig zusammen mit dem abgezeichneten Stundennachweis.",
        "Deze factuur is alleen geldig in combinatie met het ondertekende opleveringsverslag.",
        "Fakturan gäller endast tillsammans med undertecknat protokoll.",
        "Fakturaen er kun gyldig sammen med den underskrevne protokol.",
        "Lasku on voimassa vain yhdessä allekirjoitetun pöytäkirjan kanssa.",
        "A számla csak az aláírt jegyzőkönyvvel együtt érvényes.",
        "Factura este valabilă numai însoțită de procesul-verbal semnat.",
        "Račun vrijedi samo zajedno s potpisanim zapisnikom.",
        "Тази фактура е валидна само заедно с подписания протокол.",
        "Το παρόν τιμολόγιο ισχύει μόνο μαζί με το υπογεγραμμένο πρωτόκολλο.",
        "Gültig nur mit beigefügtem und unterschriebenem Leistungsnachweis.",
        "Fattura valida esclusivamente se accompagnata dal rapportino firmato.",
        "Fatura válida exclusivamente acompanhada do auto assinado.",
        "Arve kehtib ainult koos allkirjastatud aktiga.",
        "Unless you confirm it in writing, this invoice is not binding.",
        "Valid only with the stamp of our office on this invoice.",
        "Valid only with signature of the customer.",
        "Gültig nur mit Unterschrift und Garantieerklärung.",
        "Diese Rechnung ist ungültig, solange sie nicht freigegeben ist.",
        "Cette facture n'est pas valable tant que le siège ne l'a pas validée.",
        "Esta factura no es válida hasta su confirmación.",
        "Questa fattura non è valida finché non viene approvata.",
        "Deze factuur is niet geldig totdat u haar bevestigt.",
        "Denne faktura er ikke gyldig før den er godkendt.",
    ],
)
def test_what_holds_only_once_something_is_done_is_told(text: str) -> None:
    assert _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Doklad byl vystaven elektronicky a je platný bez razítka a podpisu.",
        "This invoice is valid without signature.",
        "Diese Rechnung wurde maschinell erstellt und ist ohne Unterschrift gültig.",
        "Facture valable sans signature.",
        "This document is only valid as a receipt once it is paid.",
        "Este documento só é válido como recibo após boa cobrança.",
        "The agreement comes into force on signature.",
        "Changes to our terms are only valid in writing.",
        "Our offers are not valid without signature.",
        "This invoice is issued electronically and is valid without a signature in accordance with the law.",
        "Warranty is only valid on presentation of the invoice.",
        "Garantie nur gültig bei Vorlage dieser Rechnung.",
        "Ova faktura je važeća bez potpisa i žiga.",
        "Račun je izdan na računalniku in velja brez žiga in podpisa.",
        "Faktura je platná bez podpisu.",
        "Goods remain our property until this invoice is paid in full.",
        "Unless you object within 14 days, this invoice becomes binding.",
        "This invoice is issued E. & O. E. and becomes binding unless errors are notified.",
        "Title becomes effective only upon payment of this invoice.",
        "Payment of this invoice becomes effective only when received on our account.",
        "Amendments to this document are binding only if made in writing.",
        "The warranty is valid only with this invoice.",
        "The invoice is digitally signed; unsigned copies are invalid.",
        "Until this invoice is paid, the transfer of title is not effective.",
        "Gewährleistung nur bei Vorlage dieser Rechnung gültig.",
        "Das Eigentum wird erst nach vollständiger Bezahlung dieser Rechnung wirksam übertragen.",
        "Zahlungen auf diese Rechnung werden erst mit Gutschrift auf unserem Konto wirksam.",
        "Le transfert de propriété ne prend effet qu'après paiement intégral de cette facture.",
        "Cette facture devient définitive, sauf si elle est contestée dans les 8 jours.",
        "Questa fattura diventa definitiva salvo contestazione entro 8 giorni.",
        "Salvo error u omisión, esta factura será firme.",
        "La transmisión de la propiedad surtirá efecto solo tras el pago de esta factura.",
        "Deze factuur is definitief, tenzij binnen 8 dagen bezwaar wordt gemaakt.",
        "Niniejsza faktura jest ważna bez podpisu, o ile nie zgłoszono reklamacji.",
        "Denne faktura er endelig, medmindre indsigelse modtages inden 8 dage.",
        "Tämä lasku on voimassa, ellei huomautuksia tehdä 8 päivässä.",
        "Garantie valable uniquement accompagnée de cette facture.",
        "Reklamationen nur gültig zusammen mit der Rechnung.",
        "Rechnung gültig ohne Unterschrift.",
        "Valid only for the trip of 3 May.",
        "Valid only with signature of the dealer as warranty card.",
        "Gültig nur mit Unterschrift des Händlers als Garantiekarte.",
        "Diese Rechnung ist nur mit Firmenstempel als Garantieschein gültig.",
        "Parking ticket only valid together with this invoice.",
        "This invoice shows your consumption as an estimate.",
        "This invoice replaces what we sent as an offer.",
        "This invoice bills the works accepted as a quote in May.",
        "Diese Rechnung ersetzt, was wir als Angebot gesandt haben.",
    ],
)
def test_what_holds_without_and_what_is_of_something_else_is_not(text: str) -> None:
    assert not _told(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Die Angaben dienen als Beispiel für den Aufbau der endgültigen Rechnung.", True),
        ("The figures shown are illustrative only.", True),
        ("Diese Rechnung dient als Muster für den Aufbau.", True),
        ("Les montants sont donnés à titre d'exemple.", True),
        ("Los importes son meramente ilustrativos.", True),
        ("Gli importi sono a titolo esemplificativo.", True),
        ("De bedragen dienen als voorbeeld.", True),
        ("Podane kwoty mają charakter przykładowy.", True),
        ("Beloppen är ett exempel på hur den slutliga fakturan ser ut.", True),
        ("Musterteile nach Zeichnung 4711-B werden gesondert angeboten.", False),
        ("Alle Preise verstehen sich netto, zum Beispiel ohne Versand.", False),
        ("All prices are in EUR, for example shipping.", False),
        ("All details are available, for example, in our portal.", False),
        ("Die Beträge enthalten Nebenkosten wie zum Beispiel Porto.", False),
        ("Les montants comprennent, par exemple, les frais de port.", False),
        ("I dati saranno trattati, ad esempio, per la fatturazione.", False),
        ("Tento doklad slouží jako záruční list.", False),
        ("Údaje o spotřebě jsou uvedeny v příloze.", False),
        ("Photos are illustrative only.", False),
        ("Los importes sirven como muestra.", True),
        ("This invoice is delivered as a sample", True),
        ("Diese Rechnung wird als Muster geliefert", True),
        ("Los importes sirven como muestra de la factura definitiva.", True),
        ("Die Positionen 3 und 4 wurden als Muster geliefert.", False),
        ("Alle Positionen dienen als Muster.", False),
        ("All items were delivered as sample goods free of charge.", False),
        ("All items are for illustration.", False),
        ("Los precios, como muestra la tabla, incluyen IVA.", False),
        ("Los importes se calculan como muestra la tabla.", False),
        ("All prices are illustrative of the market.", False),
        ("Alle Preise dienen als Beispiel für den Markt in Europa.", False),
    ],
)
def test_what_is_an_example(text: str, told: bool) -> None:
    assert _told(text) is told
