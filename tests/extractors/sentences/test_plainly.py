"""What few words say of an amount, that it was handled already or is to be kept, is heard in every language, and a term
of business in the same words is not."""

from __future__ import annotations

import pytest

from extractors.languages import LANGUAGES
from extractors.page.sheet import sheet_of
from extractors.sentences.free_text import hidden_text
from extractors.sentences.in_other_money import in_other_money
from extractors.sentences.plainly import plainly
from extractors.sentences.put_aside import put_aside
from extractors.sentences.still_lacking import still_lacking
from schemas import Box, Claim, Imprint, Layer
from tests.extractors.grid import page, reading
from tests.extractors.sentences.twins import Twins, alone, cases

PURSE: Twins = {  # what was taken from a till or with a company's card, and what may be paid so
    "bg": ("Иван го уреди с фирмената карта на 3.10.", "Плащане с карта е възможно."),
    "cs": ("Vyplaceno z pokladny 6. 10., stvrzenka u Jany", "Platbu kartou přijímáme na pobočce."),
    "da": ("Morten ordnede den med firmakortet 3/10", "Betaling med kort er mulig."),
    "de": ("Hat Tom mit der Firmenkarte erledigt", "Zahlung mit Firmenkarte oder Überweisung."),
    "el": ("Ο Νίκος το έδωσε από το ταμείο", "Πληρωμή με κάρτα έως 28/10/2026."),
    "en": ("Sorted by Tom with the company card", "Pay by company card or bank transfer."),
    "es": ("Lo abonó Marta con la tarjeta de empresa", "Se aceptan tarjetas y efectivo."),
    "et": ("Mart maksis firmakaardiga ära", "Maksta saab kaardiga."),
    "fi": ("Otettu kassasta 3.10. / Pekka", "Maksu kortilla on mahdollinen."),
    "fr": ("Payé par Luc avec la carte d'entreprise", "Nous acceptons la carte bancaire."),
    "hr": ("Novac preuzet na rampi", "Roba preuzeta na rampi"),
    "hu": ("A pénzt átvettem, Kovács", "Az árut átvettem, Kovács"),
    "it": ("Saldata da Marco con la carta aziendale", "Accettiamo carta di credito e bonifico."),
    "lt": ("Sumokėta iš kasos 10-03", "Prekės išduotos iš sandėlio"),
    "lv": ("Samaksāts no kases 3.10.", "Prece izsniegta no noliktavas"),
    "nl": ("Door Piet met de bedrijfskaart afgehandeld", "U kunt met de bedrijfskaart betalen."),
    "no": ("Ordnet av Kari med firmakortet 3/10", "Vi tar imot kort."),
    "pl": ("Gotówka odebrana przez kierowcę", "Towar odebrany przez kierowcę"),
    "pt": ("O dinheiro foi pago com o cartão da empresa", "Aceitamos cartão e numerário."),
    "ro": ("Achitat de Dan cu cardul firmei", "Se acceptă plata cu cardul."),
    "sk": ("Vyplatené z pokladne 6. 10.", "Tovar vydaný zo skladu 6. 10."),
    "sl": ("Denar prevzet na rampi", "Blago prevzeto na rampi"),
    "sv": ("Fixat av Anna med företagskortet", "Vi tar emot kort."),
    "tr": ("Para teslim alındı, Mehmet", "Mal teslim alındı, Mehmet"),
}
NETTED: Twins = {
    "bg": ("Погасява се изцяло чрез прихващане № 30/2026.", "Прихващане не се допуска."),
    "cs": ("Uhrazeno vzájemným zápočtem č. 30/2026.", "Jednostranný zápočet není možný."),
    "da": ("Er udlignet ved modregning nr. 30/2026.", "Modregning kræver skriftlig aftale."),
    "de": ("Durch Verrechnung Nr. 30/2026 ausgeglichen.", "Die Aufrechnung ist ausgeschlossen."),
    "el": ("Εξοφλείται με συμψηφισμό αρ. 30/2026.", "Ο συμψηφισμός δεν επιτρέπεται."),
    "en": ("Settled in full by set-off order no. 30/2026.", "No set-off without our consent."),
    "es": ("Se salda íntegramente por compensación n.º 30/2026.", "La compensación queda excluida."),
    "et": ("Tasutud tasaarveldusega nr 30/2026.", "Tasaarvestus on välistatud."),
    "fi": ("Suoritettu kuittauksella nro 30/2026.", "Kuittaus ei ole sallittu."),
    "fr": ("Soldée par compensation n° 30/2026.", "La compensation est exclue."),
    "hr": ("Podmireno kompenzacijom br. 30/2026.", "Prijeboj je isključen."),
    "hu": ("Kiegyenlítve beszámítással, 30/2026.", "A beszámítás kizárt."),
    "it": ("Saldata mediante compensazione n. 30/2026.", "La compensazione è esclusa."),
    "lt": ("Apmokėta tarpusavio įskaitymu Nr. 30/2026.", "Įskaitymas negalimas."),
    "lv": ("Samaksāts ar savstarpēju ieskaitu Nr. 30/2026.", "Ieskaits nav pieļaujams."),
    "nl": ("Voldaan door verrekening nr. 30/2026.", "Verrekening is uitgesloten."),
    "no": ("Gjort opp ved motregning nr. 30/2026.", "Motregning er utelukket."),
    "pl": ("Rozliczono kompensatą nr 30/2026.", "Kompensata jest wykluczona."),
    "pt": ("Liquidada por compensação n.º 30/2026.", "A compensação está excluída."),
    "ro": ("Se stinge integral prin ordinul de compensare nr. 30/2026.", "Compensarea este exclusă."),
    "sk": ("Uhradené vzájomným zápočtom č. 30/2026.", "Zápočet je vylúčený."),
    "sl": ("Poravnano s pobotom št. 30/2026.", "Pobot je izključen."),
    "sv": ("Reglerat genom kvittning nr 30/2026.", "Kvittning är utesluten."),
    "tr": ("Mahsup yoluyla ödenmiştir, no. 30/2026.", "Mahsup yapılamaz."),
}
SEIZED: Twins = {
    "bg": ("Сумата е под запор, дело 118/2026.", "Ако не платите, следва запор на сумата."),
    "cs": ("Pohledávka je postižena exekucí 118/2026.", "Pokud nezaplatíte, hrozí exekuce."),
    "da": ("Beløbet betales til fogedretten, sag 118/2026.", "Hvis De ikke betaler, går sagen i fogedretten."),
    "de": ("Diese Forderung ist gepfändet, Az. 118/2026.", "Falls Sie nicht zahlen, droht die Pfändung."),
    "el": ("Το ποσό κατασχέθηκε, υπόθεση 118/2026.", "Αν δεν πληρώσετε, ακολουθεί κατάσχεση."),
    "en": ("Sums due to us are garnished, order 118/2026.", "If you fail to pay, the bailiff collects the debt."),
    "es": ("El importe está embargado, diligencia 118/2026.", "El importe, sin embargo, incluye el IVA."),
    "et": ("Summa on arestitud, kohtutäitur 118/2026.", "Kui te ei tasu, läheb summa kohtutäiturile."),
    "fi": ("Saatava on ulosmitattu, asia 118/2026.", "Jos lasku jää maksamatta, se siirtyy ulosottoon."),
    "fr": ("La créance fait l'objet d'une saisie-attribution 118/2026.", "En cas de retard, un huissier recouvre."),
    "hr": ("Tražbina je predmet ovrhe 118/2026.", "Ako ne platite, pokrenut ćemo ovrhu."),
    "hu": ("Az összeg a végrehajtó rendelkezésére áll, 118/2026.", "A munkát végrehajtottuk az összeg szerint."),
    "it": ("Il credito è pignorato, atto 118/2026.", "In caso di ritardo si procede al pignoramento."),
    "lt": ("Suma areštuota, antstolio byla 118/2026.", "Jei nesumokėsite, suma bus areštuota."),
    "lv": ("Summa ir apķīlāta, lieta 118/2026.", "Ja nesamaksāsiet, summa tiks apķīlāta."),
    "nl": ("Op de vordering ligt derdenbeslag, zaak 118/2026.", "Beslag voor deuren, bedrag per stuk."),
    "no": ("Beløpet skal til namsmannen, sak 118/2026.", "Hvis De ikke betaler, går beløpet til namsmannen."),
    "pl": ("Kwota zajęta przez komornika, sygn. 118/2026.", "Jeśli nie zapłacą Państwo, kwotę ściągnie komornik."),
    "pt": ("O crédito está penhorado, processo 118/2026.", "Em caso de atraso segue penhora do valor."),
    "ro": ("Sumele sunt poprite, dosar 118/2026.", "În caz de neplată urmează poprirea sumei."),
    "sk": ("Pohľadávka je v exekúcii 118/2026.", "Ak nezaplatíte, hrozí exekúcia."),
    "sl": ("Terjatev je v izvršbi 118/2026.", "V primeru neplačila sledi izvršba."),
    "sv": ("Fordran är utmätt, mål 118/2026.", "Om ni inte betalar går fordran till Kronofogden."),
    "tr": ("Tutar hacizlidir, dosya 118/2026.", "Ödenmemesi halinde tutar haczedilir."),
}
IDLE: Twins = {
    "bg": ("Сумата се удържа, не са необходими действия.", "Ако сте платили сумата, не са необходими действия."),
    "cs": ("Částka se strhne, nemusíte nic dělat.", "Pokud jste fakturu uhradili, nemusíte nic dělat."),
    "da": ("Beløbet ordnes, ingen handling er nødvendig.", "Hvis beløbet er betalt: ingen handling."),
    "de": (
        "Den Betrag übernehmen wir, Sie müssen nichts tun.",
        "Falls Sie die Rechnung beglichen haben, müssen Sie nichts tun.",
    ),
    "el": ("Το ποσό χρεώνεται, δεν απαιτείται ενέργεια.", "Αν το ποσό πληρώθηκε, δεν απαιτείται ενέργεια."),
    "en": ("The amount is taken care of, no action needed.", "If the amount was paid, no action is needed."),
    "es": ("El importe se carga, no se requiere ninguna acción.", "Si pagó el importe, no se requiere acción."),
    "et": ("Summa võetakse kontolt, pole vaja midagi teha.", "Kui summa on tasutud, pole vaja midagi teha."),
    "fi": ("Summa hoituu, toimenpiteitä ei tarvita.", "Jos summa on maksettu, toimenpiteitä ei tarvita."),
    "fr": ("Le montant est pris en charge, aucune démarche.", "Si le montant est réglé, aucune démarche."),
    "hr": ("Iznos se skida s računa, ne morate ništa.", "Ako je iznos plaćen, ne morate ništa."),
    "hu": ("Az összeget rendezzük, nincs teendője.", "Ha az összeg rendezett, nincs teendője."),
    "it": ("L'importo è già gestito, nessuna azione.", "Se l'importo è pagato, nessuna azione."),
    "lt": ("Suma sutvarkyta, nereikia nieko daryti.", "Jei suma sumokėta, nereikia nieko daryti."),
    "lv": ("Summu noņemsim, nekas nav jādara.", "Ja summa samaksāta, nekas nav jādara."),
    "nl": ("Het bedrag wordt geregeld, u hoeft niets te doen.", "Als het bedrag betaald is, hoeft u niets te doen."),
    "no": ("Beløpet ordnes, ingen handling kreves.", "Hvis beløpet er betalt: ingen handling."),
    "pl": ("Kwota zostanie pobrana, nie trzeba nic robić.", "Jeśli kwota jest zapłacona, nie trzeba nic robić."),
    "pt": ("O valor está tratado, nada a fazer.", "Se o valor foi pago, nada a fazer."),
    "ro": ("Suma se reține, nu trebuie să faceți nimic.", "Dacă suma e achitată, nu trebuie să faceți nimic."),
    "sk": ("Sumu stiahneme, nemusíte nič robiť.", "Ak je suma uhradená, nemusíte nič robiť."),
    "sl": ("Znesek se poravna, ni treba storiti ničesar.", "V primeru plačila zneska ni treba storiti ničesar."),
    "sv": ("Beloppet dras, ni behöver inte göra något.", "Om beloppet är betalt behöver ni inte göra något."),
    "tr": ("Tutar kesilir, herhangi bir işlem yapmanıza gerek yok.", "Tutar ödendi ise işlem yapmanıza gerek yok."),
}
LACKING: Twins = {
    "bg": ("Плащане 30 дни от приемо-предавателния протокол, който още не е подписан.", "Протоколът е подписан."),
    "cs": ("Splatnost od předávacího protokolu, který dosud nebyl podepsán.", "Předávací protokol podepsán 3. 5."),
    "da": ("Netto 30 dage fra godkendt protokol, som eftersendes.", "Arbejdet er afleveret uden mangler."),
    "de": ("Die Reinigung ist noch nicht abgenommen.", "Die Reinigung ist abgenommen."),
    "el": ("Το έργο δεν έχει παραληφθεί.", "Το πρωτόκολλο παραλαβής υπογράφηκε."),
    "en": ("The work is not yet accepted.", "The work was accepted on 3 May."),
    "es": ("Los trabajos aún no están aceptados.", "Los trabajos están aceptados."),
    "et": ("Tööd on veel ei ole vastu võetud.", "Tööd on vastu võetud."),
    "fi": ("Maksu 30 pv hyväksytystä pöytäkirjasta, joka toimitetaan myöhemmin.", "Työ on hyväksytty."),
    "fr": ("Les travaux ne sont pas encore réceptionnés.", "Les travaux sont réceptionnés."),
    "hr": ("Radovi još nisu preuzeti.", "Radovi su preuzeti."),
    "hu": ("A teljesítésigazolás még hiányzik a számlához.", "A teljesítésigazolás megérkezett a számlához."),
    "it": ("I lavori non sono ancora collaudati.", "I lavori sono collaudati."),
    "lt": ("Darbai dar nepriimti, trūksta akto sąskaitai.", "Darbai priimti."),
    "lv": ("Darbi vēl nav pieņemti.", "Darbi ir pieņemti."),
    "nl": ("Het werk is nog niet goedgekeurd.", "Het werk is goedgekeurd."),
    "no": ("Netto 30 dager etter godkjent måleprotokoll, som ettersendes", "Måleprotokollen er godkjent."),
    "pl": ("Prace jeszcze nie odebrane.", "Prace odebrane 3 maja."),
    "pt": ("A obra ainda não foi aceite.", "A obra foi aceite."),
    "ro": ("Lucrarea încă nu a fost recepționată.", "Lucrarea a fost recepționată."),
    "sk": ("Práce ešte neboli prevzaté.", "Práce boli prevzaté."),
    "sl": ("Dela še niso prevzeta.", "Dela so prevzeta."),
    "sv": ("Arbetet är ännu inte godkänt.", "Arbetet är godkänt."),
    "tr": ("İş henüz kabul edilmedi.", "İş kabul edildi."),
}
ASIDE: Twins = {  # a clerk's note, and a harmless one
    "bg": ("Оспорена, изчакваме", "Получено и сканирано"),
    "cs": ("V REKLAMACI zadržet do vyřízení", "DOŠLO 16. 9. 2026 podatelna"),
    "da": ("Afventer - timer bestridt (LK)", "Modtaget og scannet (LK)"),
    "de": ("Strittig, Rücksprache Frau Mai", "Eingegangen 16.9., sachlich richtig"),
    "el": ("Σε αναμονή, λογιστήριο", "Ελήφθη, λογιστήριο"),
    "en": ("On hold - hours disputed", "Received and scanned"),
    "es": ("En disputa, no pagar", "Recibido y escaneado"),
    "et": ("Vaidlustatud, ootel", "Saabunud ja skannitud"),
    "fi": ("Riitautettu, odota", "Saapunut ja skannattu"),
    "fr": ("En litige, ne pas payer", "Reçu et numérisé"),
    "hr": ("Osporeno, ne plaćati", "Zaprimljeno i skenirano"),
    "hu": ("Vitatott, függőben", "Beérkezett, beolvasva"),
    "it": ("Contestata, in attesa", "Ricevuta e protocollata"),
    "lt": ("Ginčijama, laukti", "Gauta ir nuskenuota"),
    "lv": ("Apstrīdēts, gaidīt", "Saņemts un skenēts"),
    "nl": ("Betwist, niet betalen", "Ontvangen en gescand"),
    "no": ("Bestridt, avvent", "Mottatt og skannet"),
    "pl": ("Sporna, wstrzymać", "Wpłynęło, zeskanowano"),
    "pt": ("Contestada, não pagar", "Recebido e digitalizado"),
    "ro": ("Contestată, în așteptare", "Primit și scanat"),
    "sk": ("V reklamácii, zadržať", "Prijaté a naskenované"),
    "sl": ("Sporno, zadržati", "Prejeto in skenirano"),
    "sv": ("Bestridd, avvakta", "Mottagen och skannad"),
    "tr": ("İtirazlı, bekletin", "Alındı ve tarandı"),
}


@pytest.mark.parametrize("twins", [PURSE, NETTED, SEIZED, IDLE, LACKING, ASIDE])
def test_every_language_has_a_case(twins: Twins) -> None:
    assert twins.keys() == LANGUAGES.keys()


@cases(PURSE)
def test_what_was_taken_from_a_till_or_card(said: str, twin: str) -> None:
    assert list(plainly(alone(said)))
    assert not list(plainly(alone(twin)))


@cases(NETTED)
def test_what_is_netted(said: str, twin: str) -> None:
    assert list(plainly(alone(said)))
    assert not list(plainly(alone(twin)))


@cases(SEIZED)
def test_what_is_seized(said: str, twin: str) -> None:
    assert list(plainly(alone(said)))
    assert not list(plainly(alone(twin)))


@cases(IDLE)
def test_what_nobody_has_to_do_anything_for(said: str, twin: str) -> None:
    assert list(plainly(alone(said)))
    assert not list(plainly(alone(twin)))


@pytest.mark.parametrize(
    "text",
    [
        "Der Betrag wird per SEPA-Lastschrift eingezogen, Sie müssen nichts tun.",
        "Den Betrag ziehen wir ein, Sie müssen nichts tun.",
        "Votre facture est prélevée automatiquement, vous n'avez rien à faire.",
        "U hoeft niets te doen, het bedrag wordt automatisch afgeschreven.",
        "Beløbet trækkes via Betalingsservice, du skal ikke foretage dig noget.",
        "Non occorre alcuna operazione, l'importo sarà addebitato.",
        "O valor é debitado, nada a fazer.",
        "Suma bus nurašyta, nereikia nieko daryti.",
    ],
)
def test_that_nobody_has_to_act_on_a_direct_debit(text: str) -> None:
    assert not list(plainly(alone(text)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The amount is garnished under order 12/2026, if you have questions call us.", True),
        ("If you have questions call us, the amount is garnished under order 12/2026.", True),
        ("Settled by set-off no. 30277, if you have questions call us.", True),
        ("The amount is garnished, if you fail to pay.", False),
        ("If you fail to pay on time, the amount is garnished.", False),
        ("No goods were returned, the amount is garnished under order 12/2026.", True),
        ("This invoice is not to be disputed, it is settled by set-off no. 3.", True),
        ("Nicht überwiesen, sondern mit der Firmenkarte bezahlt.", True),
        ("This invoice is not settled by set-off no. 3.", False),
        ("Our invoices are not reduced, withheld or settled by set-off.", False),
        ("Die Rechnung wird nicht gekürzt oder durch Aufrechnung beglichen.", False),
    ],
)
def test_a_harmless_clause_neither_denies_nor_is_a_condition(text: str, *, told: bool) -> None:
    assert bool(list(plainly(alone(text)))) is told


def test_a_harmless_clause_beside_what_lacks() -> None:
    assert list(still_lacking(alone("Leistung noch nicht abgenommen, bei Fragen Herr Lux.")))
    assert not list(still_lacking(alone("Falls die Leistung noch nicht abgenommen ist, rufen Sie an.")))


@cases(LACKING)
def test_a_proof_that_is_still_lacking(said: str, twin: str) -> None:
    assert list(still_lacking(alone(said)))
    assert not list(still_lacking(alone(twin)))


@pytest.mark.parametrize(
    "text",
    [
        "Saldo pendiente según presupuesto aceptado",
        "Pendiente de pago según factura aprobada",
        "Återstår att betala enligt godkänd faktura",
        "Resterande belopp återstår enligt godkänd offert.",
        "Gjenstår å betale etter godkjent faktura",
        "Udestår ifølge godkendt tilbud",
        "Balance outstanding: the accepted quote is pending",
        "Commande validée, le solde sera envoyé sous 8 jours.",
        "Items accepted and not yet invoiced will follow next month.",
        "Fiyat onaylanmıştır, eksik ürün yoktur",
        "Besiktningsprotokoll saknas inte, betalning 30 dagar",
    ],
)
def test_what_is_owed_by_an_accepted_paper_lacks_nothing(text: str) -> None:
    assert not list(still_lacking(alone(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Pendiente: el acta de recepción, pago a 30 días",
        "Betalning 30 dagar från besiktningsprotokoll, som eftersänds.",
        "Besiktningsprotokoll saknas, betalning 30 dagar",
        "Payment within 30 days of the measuring report, which is still awaited",
        "Acceptance report still missing - no payment before",
        "Besiktningsprotokoll saknas - ingen betalning",
        "Acceptance report is pending (not signed), payment 30 days",
    ],
)
def test_what_a_payment_hangs_on_lacks(text: str) -> None:
    assert list(still_lacking(alone(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Corporate card payments are accepted.",
        "Paiement par carte professionnelle accepté",
        "Zahlung mit Firmenkreditkarte ist möglich.",
        "Purchases by company card attract a fee of 2 %.",
        "Monthly statement of your fleet card 7001.",
        "Supply of 2 corporate card readers for your shop",
        "Refill of petty cash boxes, 3 pieces",
        "Bailiff services for the enforcement of judgment 112/2026, 5 hours",
        "Honorar des Gerichtsvollziehers DR II 112/2026",
        "Opłata komornika 112/2026",
        "Honoraires de l'huissier : signification du 3 mai 2026",
    ],
)
def test_ways_to_pay_and_the_bills_of_officers_say_nothing(text: str) -> None:
    assert not list(plainly(alone(text)))


@pytest.mark.parametrize(
    "text", ["Company card 4411, Tom", "Paid by company card 4411", "Petty cash 6/10", "Gepfändet, DR II 112/2026"]
)
def test_a_note_of_who_paid_or_seized(text: str) -> None:
    assert list(plainly(alone(text)))


@cases(ASIDE)
def test_a_note_that_puts_an_invoice_aside(said: str, twin: str) -> None:
    assert _put_aside(said)
    assert not _put_aside(twin)


@cases(
    {
        "bg": ("първо да се провери, Иван", "първо качество, Иван"),
        "cs": ("nejdřív ověřit hodiny, Petra", "nejdřív zavolat, byt 4"),
        "da": ("først afklares timer, LK", "først i mappen, LK"),
        "de": ("2 Zimmer nicht belegt, erst klären - Petra", "2 Zimmer besonders schön, gern wieder - Petra"),
        "el": ("πρώτα διευκρίνιση, Νίκος", "πρώτα στο αρχείο, Νίκος"),
        "en": ("QUERIED WITH SUPPLIER 01 Nov CK", "RECEIVED IN POST ROOM 01 Nov tray 3"),
        "es": ("aclarar primero, Soler", "archivar primero, Soler"),
        "et": ("enne selgitada, Mari", "enne kausta, Mari"),
        "fi": ("ensin selvitettävä, KL", "ensin kansioon, KL"),
        "fr": ("vérifier d'abord, H. R.", "classer d'abord, H. R."),
        "hr": ("prvo provjeriti, Ivan", "prvo u registrator, Ivan"),
        "hu": ("előbb tisztázni, Éva", "előbb a mappába, Éva"),
        "it": ("prima chiarire, Rossi", "prima in archivio, Rossi"),
        "lt": ("pirma patikrinti, Jonas", "pirma lentyna, Jonas"),
        "lv": ("vispirms noskaidrot, Anna", "vispirms mapē, Anna"),
        "nl": ("eerst uitzoeken, Piet", "eerst in de map, Piet"),
        "no": ("først avklares, LK", "først i permen, LK"),
        "pl": ("najpierw wyjaśnić, MK", "najpierw do segregatora, MK"),
        "pt": ("esclarecer primeiro, Rui", "arquivar primeiro, Rui"),
        "ro": ("mai întâi de clarificat, Ion", "mai întâi la dosar, Ion"),
        "sk": ("najprv overiť, Peter", "najprv do šanóna, Peter"),
        "sl": ("najprej preveriti, Ana", "najprej v mapo, Ana"),
        "sv": ("Hålls inne tills leverantören rättat timmarna /KL", "Sparas i pärm 12, hyllan i korridoren /KL"),
        "tr": ("önce kontrol edilecek, Ali", "önce dosyaya, Ali"),
    }
)
def test_a_note_to_find_out_first(said: str, twin: str) -> None:
    assert _put_aside(said)
    assert not _put_aside(twin)


def _in_print(note: str, font: str) -> bool:
    words = page(f"Rechnung 4711\n\n\n\n\n{note}").words
    written = page("").model_copy(update={"words": (*words[:2], *(one._replace(font=font) for one in words[2:]))})
    return bool(list(put_aside(sheet_of(reading(written)), [], {})))


@pytest.mark.parametrize(
    "note",
    [
        "erst klären - Petra",
        "Menge bestritten, zurückhalten MK",
        "ON HOLD",
        "strittig 20.10.2026",
        "Hold - hours (LK)",
    ],
)
def test_a_note_in_a_print_of_its_own(note: str) -> None:
    assert _in_print(note, "Script")
    assert not _in_print(note, "Sans")


@pytest.mark.parametrize(
    "footer",
    [
        "Rückfrage bei Frau Meyer, Tel. 040 123456",
        "Rückfrage an: Frau Meyer",
        "Consulta al proveedor: 900 123 456",
        "Förfrågan till: Anna Berg",
        "Bitte erst prüfen, dann unterschreiben",
        "Ware vorher prüfen",
        "In attesa di Vostro riscontro, cordiali saluti",
        "Awaiting your next order",
        "Blocked drains? Call us",
        "Disputed items must be reported within 8 days.",
    ],
)
def test_a_footer_in_a_print_of_its_own_is_no_note(footer: str) -> None:
    assert not _in_print(footer, "Script")


def _put_aside(note: str) -> bool:
    """Whether a note is heard that is drawn in a picture, and one that is turned on the page."""
    drawn = list(put_aside(sheet_of(reading("Page")), [sheet_of(reading(note))], {}))
    turned = page("Page").model_copy(update={"imprints": (Imprint(text=note, box=Box(0, 0, 9, 9), size=9.0),)})
    assert bool(drawn) == bool(list(put_aside(sheet_of(reading(turned)), [], {})))
    return bool(drawn)


@pytest.mark.parametrize(
    "note",
    [
        "HOLD",
        "Hold - hours disputed",
        "Ware fehlt, warten",
        "LK: wait",
        "Query - LK",
        "LK hold - hours",
        "Оспорена фактура",
        "Спорна",
        "Čekáme na dobropis",
        "Aguardar nota de crédito",
        "Beklesin",
    ],
)
def test_a_bare_word_stands_for_itself_in_a_note(note: str) -> None:
    assert _put_aside(note)


@pytest.mark.parametrize(
    "note",
    [
        "Спортен клуб Левски",
        "Според Закона за ДДС",
        "Споразумение 12/2026",
        "Hold Group Ltd",
        "Parked & Co",
        "Why wait? Shop online now",
        "Invoice query line 0800 1234",
        "Query? Call +44 20 7946 0000",
        "Please hold upright",
        "Waiting time 3 h",
        "Sans attendre",
        "Zapraszamy, czekamy!",
        "Čeká na vás sleva",
        "Uw bestelling wacht op u",
        "Aguardamos a sua visita",
        "Bekleriz",
        "Mūs gaida",
        "Wir warten Ihre Heizung",
    ],
)
def test_names_and_slogans_put_nothing_aside(note: str) -> None:
    assert not _put_aside(note)


def test_the_name_of_the_seller_puts_nothing_aside() -> None:
    name = Claim(term="seller.name", value="Query Systems plc", raw="", layer=Layer.RULES, score=1.0)
    drawn = [sheet_of(reading("Query Systems"))]
    assert not list(put_aside(sheet_of(reading("Page")), drawn, {"seller.name": name}))
    assert list(put_aside(sheet_of(reading("Page")), drawn, {}))


def test_a_part_of_a_word_of_the_name_of_the_seller_is_no_name() -> None:
    name = Claim(term="seller.name", value="Household Ltd", raw="", layer=Layer.RULES, score=1.0)
    assert list(put_aside(sheet_of(reading("Page")), [sheet_of(reading("HOLD"))], {"seller.name": name}))


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Not received. HOLD", True),
        ("No GR yet - blocked", True),
        ("Kein WE - gesperrt", True),
        ("Pas de BL - en attente", True),
        ("Nicht erhalten - reklamiert", True),
        ("Ware nicht da, warten", True),
        ("Under complaint, hold until the credit note of the seller arrives (LK)", True),
        ("Hold until credit note comes", True),
        ("gesperrt, bis Ware da", True),
        ("Invoice on hold until GR posted", True),
        ("Zahlung gesperrt bis Klärung", True),
        ("Not approved / on hold", True),
        ("Not approved (blocked)", True),
        ("Invoice is blocked if not paid", False),
        ("In case of dispute the invoice is blocked", False),
        ("Not on hold", False),
        ("Nicht strittig", False),
        ("If in dispute, on hold", False),
    ],
)
def test_the_reason_of_a_note_denies_nothing(note: str, *, told: bool) -> None:
    assert _put_aside(note) is told


def test_a_note_in_running_text_is_a_term() -> None:
    assert not list(put_aside(sheet_of(reading("Invoices in dispute are put on hold")), [], {}))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Decontarea se face în EUR, la cursul din contract.", True),
        ("Settlement is made in EUR at the contract rate.", True),
        ("Die Zahlung erfolgt in EUR zum Kurs des Vertrags.", True),
        ("Curs BNR informativ: 1 EUR = 4,9700 lei.", False),
        ("You may pay in EUR at the exchange rate of the day.", False),
        ("Kurs EUR/RON 4,97 am Rechnungstag.", False),
        ("Settlement is made in RON at the contract rate.", False),
        ("Settlement is made in EUR at the contract rate, call us if you have questions.", True),
        ("VAT included, settlement is made in EUR at the contract rate.", True),
        ("VAT and total are settled in EUR at the exchange rate of the day.", True),
        ("Règlement en EUR au cours du jour.", True),
        ("Faktura VAT rozliczana w EUR po kursie z umowy.", True),
        ("VAT invoice settled in EUR at the contract rate.", True),
        ("VAT settled by reverse charge, payment in EUR at the contract rate.", True),
        ("Settlement is made in EUR at the contract rate (1 EUR = 4.97 RON).", True),
        ("Settlement is made in RON at the contract rate, EUR 1 = RON 4.97.", False),
        ("VAT settled in PLN at the exchange rate of 3 May, payment within 14 days.", False),
        ("Podatek VAT rozliczany w PLN po kursie NBP z 3.05.2026.", False),
        ("VAT przeliczono na PLN po kursie NBP, termin zapłaty 14 dni.", False),
        ("DPH zúčtováno v CZK dle kurzu ČNB.", False),
        ("Az áfa elszámolása HUF-ban, MNB árfolyamon.", False),
        ("VAT amount in GBP at the exchange rate of the payment date for VAT purposes.", False),
        ("Règlement par virement, en cours de validité, en EUR ou USD", False),
        ("Votre contrat est en cours, règlement en EUR par prélèvement", False),
        ("For payments in EUR the exchange rate of your bank applies.", False),
        ("The amounts are in lei for VAT only; settlement in euro: EUR 2,207.24", True),
        ("Kiegyenlítés euróban: 2207,24 EUR", True),
        ("Zahlung in Euro: 2.207,24 EUR", True),
        ("The price of EUR 2,207.24 was agreed in our offer.", False),
        ("Payment of EUR 2,207.24 is not needed.", False),
        ("If you pay EUR 2,207.24 we refund the rest.", False),
        ("Rate for payments: 4.97 RON/EUR", False),
        ("Settlement in lei: 2,207.24 RON", False),
        ("For information the amount payable is 2,207.24 EUR at the bank rate of 3 May.", False),
        ("Сума за плащане: 2207,24 EUR", False),
        ("Referenz RF38 RM26 1126 Zahlbar durch Nordlicht Maschinenbau GmbH", False),
    ],
)
def test_a_settlement_in_another_currency(text: str, *, told: bool) -> None:
    assert bool(list(in_other_money(alone(text), "RON"))) is told


@pytest.mark.parametrize(
    ("currency", "fee", "settled"),
    [
        ("PLN", "W razie opóźnienia w płatności naliczamy rekompensatę 40 EUR.", "Płatność w euro: 310,25 EUR"),
        ("CZK", "Za pozdní platbu účtujeme paušální náhradu 40 EUR.", "Uhraďte prosím 310,25 EUR."),
        ("HUF", "A késedelmes fizetés behajtási költségátalánya 40 EUR.", "Fizetendő euróban: 310,25 EUR"),
        ("CHF", "Indemnité forfaitaire de 40 € pour tout retard de paiement.", "Le paiement est de 310,25 EUR"),
        (
            "CHF",
            "Für Zahlungen aus dem Ausland berechnen wir 15,00 EUR Bankspesen.",
            "Der Betrag von 310,25 EUR ist zu zahlen.",
        ),
        ("USD", "Late payments carry a fixed compensation of 40.00 EUR.", "The amount of EUR 310.25 is to be paid."),
        ("CHF", "Minimum payment by card is 10.00 EUR.", "The invoice is to be paid in the amount of EUR 310.25."),
        ("GBP", "Payments above 10,000.00 EUR require our prior approval.", "You pay 310.25 EUR"),
    ],
)
def test_a_fee_in_another_currency_is_no_settlement(currency: str, fee: str, settled: str) -> None:
    assert not list(in_other_money(alone(fee), currency))
    assert list(in_other_money(alone(settled), currency))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Viivästyskorko 11 %. Huomautusaika 8 pv.\nSumma peritään kortiltanne eräpäivänä tänään.\n",
            ["Summa peritään kortiltanne eräpäivänä tänään."],
        ),
        (
            "This invoice takes the place of 4711; your payment counts for this one\n",
            ["This invoice takes the place of 4711; your payment counts for this one"],
        ),
        ("Please quote the number of the customer on your transfer, then we find it.\n", []),
    ],
)
def test_what_signs_hide_is_read_apart(text: str, told: list[str]) -> None:
    (only,) = sheet_of(reading(text)).layout.pages
    assert [one.text for one in hidden_text(only)] == told
