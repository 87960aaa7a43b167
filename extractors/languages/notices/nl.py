# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Dutch."""

from __future__ import annotations

from extractors.languages.notices.notice import notices

NL = notices(
    "nl",
    stamps={
        "cancelled": "geannuleerd | factuur geannuleerd | geannuleerde factuur | ongeldig | vervallen | nietig | ingetrokken | vervangen | niet geldig | teruggetrokken",
        "paid": "betaald | reeds betaald | al betaald | voldaan | factuur betaald | volledig betaald | betaling ontvangen | factuur voldaan",
        "copy": """kopie | duplicaat | kopie factuur | factuurkopie | afschrift | kopiefactuur | duplicaat factuur | kopie van factuur | fotokopie""",
        "specimen": """voorbeeld | specimen | concept | conceptfactuur | voorbeeldfactuur | test | testfactuur | proef | ter informatie | alleen ter informatie | voorlopig | model | niet boeken""",
        "pro_forma": "pro forma | proforma | pro forma factuur | proformafactuur | geen factuur | dit is geen factuur",
        "customs": "alleen voor douane | uitsluitend voor douanedoeleinden | alleen voor douanedoeleinden | douanefactuur | geen handelswaarde | zonder handelswaarde",
        "do_not_pay": "niet betalen | s.v.p. niet betalen | graag niet betalen | betaling geblokkeerd | geen betaling vereist | in geschil | betaalstop | niet verschuldigd",
        "thousands": "in duizenden | bedragen in duizenden | bedragen in duizenden euro | in duizenden euro's | bedragen x 1.000 | bedragen x € 1.000",
        "credit": "tegoed in uw voordeel | saldo in uw voordeel | saldo te uwen gunste",
        "refund": "terugbetaling | restitutie | terug te ontvangen",
        "account_new": "nieuwe bankgegevens | nieuw rekeningnummer | nieuwe bankrekening | gewijzigd rekeningnummer | gewijzigde bankgegevens | nieuwe iban | wijziging bankgegevens | wijziging rekeningnummer",
    },
    sentences={
        "cancelled": """deze factuur .. geannuleerd | deze factuur .. vervallen | deze factuur .. ingetrokken | deze factuur .. ongeldig | deze factuur .. nietig | deze factuur .. vervangen door | deze factuur .. niet meer geldig | factuur is geannuleerd | factuur is vervallen | dit document .. vervallen | dit document .. ongeldig | wij annuleren deze factuur | deze factuur als niet verzonden | gelieve deze factuur te negeren | negeer deze factuur | niet meer geldig | factuur geannuleerd op | factuur geannuleerd per | geannuleerd en vervangen""",
        "paid": """deze factuur .. betaald | deze factuur .. voldaan | factuur is reeds betaald | factuur is al betaald | factuur is voldaan | bedrag .. reeds betaald | bedrag .. al betaald | bedrag .. reeds voldaan | bedrag .. reeds ontvangen | uw betaling .. ontvangen | betaling is ontvangen | reeds door u betaald | volledig betaald | reeds voldaan | reeds voldaan op | reeds betaald per | al voldaan""",
        "copy": "dit is een kopie | dit is een duplicaat | kopie van de factuur | kopie van onze factuur | kopie van factuur | duplicaat van de factuur | afschrift van de factuur | kopie voor uw administratie",
        "specimen": """dit is een voorbeeld | dit is een concept | dit is een specimen | dit is een test | deze factuur .. ter informatie | dit document .. ter informatie | nog geen factuur | definitieve factuur volgt | niet boeken""",
        "pro_forma": "dit is geen factuur | is geen factuur | geldt niet als factuur | dit is een pro forma | geen betalingsverzoek | geen verzoek tot betaling",
        "customs": "voor douanedoeleinden | alleen voor de douane | uitsluitend voor de douane | waarde voor de douane | geen handelswaarde | zonder handelswaarde | zonder commerciele waarde",
        "thousands": "bedragen in duizenden | bedragen .. in duizenden | bedragen x 1 000 | bedragen x eur 1 000 | bedragen x 1000 | prijzen .. in duizenden | vermeld in duizenden | in duizenden euro | uitgedrukt in duizenden | in duizend euro | in miljoenen euro | in keur",
        "credit": "in uw voordeel | te uwen gunste | tegoed van uw | wordt aan u gecrediteerd | wordt u gecrediteerd | wij zijn u .. verschuldigd | bijgeschreven op uw rekening",
        "refund": "wordt terugbetaald | wordt aan u terugbetaald | wordt .. teruggestort | wordt .. gerestitueerd | betalen wij .. terug | storten wij .. terug | op uw rekening gestort | wordt aan u overgemaakt | ontvangt u terug | krijgt u terug",
        "do_not_pay": "niet betalen | niet te betalen | niet overmaken | geen betaling nodig | geen betaling vereist | geen betaling verschuldigd | hoeft niet te betalen | hoeft niets te betalen | hoeft niet betaald | betaling aanhouden | betaling opschorten | betaling is opgeschort | betaling is geblokkeerd | nog niet opeisbaar | niet voldoen | is in geschil",
        "account_closed": "rekening .. gesloten | rekening .. opgeheven | rekening .. vervallen | rekening .. niet meer gebruiken | rekening .. niet meer geldig | oude rekening | oude rekeningnummer | oude bankgegevens | vorige rekening",
        "account_new": """nieuwe bankgegevens | nieuw rekeningnummer | nieuwe rekeningnummer | nieuwe bankrekening | nieuwe rekening | nieuw bankrekeningnummer | nieuwe iban | nieuw iban | bankgegevens zijn gewijzigd | bankgegevens .. gewijzigd | rekeningnummer is gewijzigd | rekeningnummer .. gewijzigd | gewijzigde bankgegevens | gewijzigd rekeningnummer | wijziging van onze bankgegevens | van bank veranderd | van bank gewisseld | overgestapt naar een andere bank | onze nieuwe bank | een nieuwe bank | ons rekeningnummer is | voortaan op rekening | voortaan naar rekening""",
    },
    conditions="als | indien | tenzij | wanneer | zodra | tot | bij | mits | kan | kunnen | nooit | fraude",
    exceptions="als | indien | tenzij",
    negations="niet | nooit | geen",
    collected="automatische incasso | incasso | geincasseerd | afgeschreven | creditcard | machtiging",
    given="donatie | donaties | gift | giften | goede doel",
)  # fmt: skip
