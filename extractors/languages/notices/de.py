# ruff: noqa: E501 - blocks of wordings read better in long rows
"""German."""

from __future__ import annotations

from extractors.languages.notices.notice import notices

DE = notices(
    "de",
    stamps={
        "cancelled": """storniert | storno | stornorechnung | rechnung storniert | annulliert | ungültig | entwertet | aufgehoben | widerrufen | zurückgezogen | nichtig | hinfällig | ersetzt | gegenstandslos | ausgebucht""",
        "paid": "bezahlt | bereits bezahlt | betrag erhalten | dankend erhalten | betrag dankend erhalten | beglichen | bereits beglichen | rechnung bezahlt | zahlung erhalten | vollständig bezahlt | per vorkasse bezahlt",
        "copy": """kopie | duplikat | zweitschrift | rechnungskopie | kopie der rechnung | duplikat der rechnung | abschrift | rechnungsduplikat | rechnungsdoppel | doppel | zweitausfertigung | durchschlag | rechnungsabschrift | fotokopie | kopie original per post""",
        "specimen": """muster | musterrechnung | entwurf | rechnungsentwurf | beispiel | beispielrechnung | test | testrechnung | specimen | vorschau | probe | proberechnung | nur zur information | zur information | nur zur ansicht | vorläufig
            | nicht zur zahlung | unverbindlich | nicht buchen | nur zur ansicht bestimmt""",
        "pro_forma": "proforma | pro forma | proformarechnung | proforma rechnung | pro forma rechnung | keine rechnung | dies ist keine rechnung",
        "customs": "nur für zollzwecke | nur für den zoll | zollrechnung | wert nur für zollzwecke | ohne handelswert | nur für verzollung",
        "do_not_pay": "nicht bezahlen | bitte nicht bezahlen | nicht zahlen | bitte nicht zahlen | nicht überweisen | bitte nicht überweisen | zahlung gesperrt | zahlsperre | keine zahlung erforderlich | kein zahlbetrag | gesperrt | strittig | nicht fällig",
        "thousands": """in tausend | mio | mio eur | mio € | mrd | millionen euro | in teur | in t euro | angaben in teur | beträge in teur | alle beträge in teur | in tsd eur | in tausend euro | alle beträge in tausend euro | angaben in tsd eur | teur | tsd eur | keur""",
        "credit": "guthaben zu ihren gunsten | gutschrift zu ihren gunsten | zu ihren gunsten",
        "refund": "erstattung | rückerstattung | auszahlung",
        "account_new": "neue bankverbindung | neues konto | neue kontoverbindung | geänderte bankverbindung | bankverbindung geändert | änderung der bankverbindung | neue iban | neue bankdaten | unsere neue bankverbindung | kontowechsel | bankwechsel",
    },
    sentences={
        "cancelled": """diese rechnung .. storniert | diese rechnung .. ungültig | diese rechnung .. hinfällig | diese rechnung .. aufgehoben | diese rechnung .. zurückgezogen | diese rechnung .. gegenstandslos | diese rechnung .. nichtig
            | diese rechnung .. annulliert | diese rechnung .. ersetzt durch | diese rechnung .. widerrufen | rechnung wurde storniert | rechnung ist storniert | rechnung wird storniert | rechnung wurde zurückgezogen | dieser beleg .. storniert
            | dieser beleg .. ungültig | dieses dokument .. ungültig | dieses dokument .. storniert | wir stornieren diese | wir ziehen diese rechnung .. zurück | ziehen wir diese rechnung .. zurück | rechnung .. als gegenstandslos | bitte .. diese rechnung ignorieren | diese rechnung .. nicht beachten
            | rechnung .. verliert .. gültigkeit | wurde durch rechnung .. ersetzt | ist durch .. ersetzt worden | hiermit storniert | nicht mehr gültig | die rechnung ist gegenstandslos | rechnung ist gegenstandslos | rechnung .. hinfällig | rechnung .. ist ungültig | rechnung storniert am | als storniert zu betrachten | storniert und ersetzt | storniert durch""",
        "paid": """rechnung .. bereits bezahlt | rechnung .. bereits beglichen | rechnung ist bezahlt | rechnung wurde bezahlt | betrag .. bereits bezahlt | betrag .. bereits beglichen | betrag .. bereits erhalten | betrag dankend erhalten | dankend erhalten
            | ihre zahlung .. erhalten | zahlung .. eingegangen | wurde bereits bezahlt | wurde bereits beglichen | bereits vollständig bezahlt | vollständig beglichen | bereits abgerechnet und bezahlt | rechnung .. beglichen | betrag .. erhalten | per paypal erhalten | zahlung bereits erfolgt | zahlung ist bereits erfolgt | zahlung ist erfolgt | bereits per kreditkarte bezahlt | bezahlt am | beglichen am | es ist kein betrag mehr offen | kein betrag mehr offen""",
        "copy": """dies ist eine kopie | kopie der rechnung | kopie unserer rechnung | duplikat der rechnung | zweitschrift der rechnung | abschrift der rechnung | kopie der originalrechnung | nur eine kopie | erneut .. als kopie | rechnungskopie zu
            | duplikat zu ihrer | original per post | original folgt | original wurde bereits | das original wurde""",
        "specimen": """dies ist ein muster | dies ist ein entwurf | dies ist ein beispiel | dies ist ein test | dies ist eine musterrechnung | dies ist eine testrechnung | diese rechnung .. nur zur information | dient nur zur information | dient lediglich zur information
            | nicht zur zahlung bestimmt | nicht zur zahlung | rechnungsentwurf | endgültige rechnung folgt | die rechnung folgt | noch keine rechnung | nicht buchen | nicht verbuchen | nicht zu buchen | nicht zur verbuchung | nicht buchhalterisch""",
        "pro_forma": """keine rechnung im sinne | dies ist keine rechnung | dieses schreiben ist keine rechnung | dieser beleg ist keine rechnung | dies ist eine proforma | nur proforma | gilt nicht als rechnung | stellt keine rechnung dar
            | keine zahlungsaufforderung | ist keine zahlungsaufforderung""",
        "customs": "für zollzwecke | nur für den zoll | nur zur verzollung | zum zwecke der verzollung | wert für zoll | wertangabe für den zoll | ohne handelswert | ohne kommerziellen wert",
        "thousands": """beträge in tausend | beträge .. in tausend | beträge in teur | beträge .. in teur | angaben in teur | angaben .. in teur | angaben in tausend | angaben .. in tausend | werte in tausend | preise .. in tausend | summen in teur | in tausend euro | in tausend eur
            | in tsd eur | in tsd euro | in t eur | in 1000 eur | in 1 000 euro | in 1000 euro | in 1 000 eur | beträge in millionen | alle beträge in cent | in mio eur | alle werte in tausend | werte .. in tausend | in tausend €""",
        "credit": """guthaben zu ihren gunsten | saldo zu ihren gunsten | betrag zu ihren gunsten | ist zu ihren gunsten | wird ihnen gutgeschrieben | ihnen gutgeschrieben | schreiben wir ihnen .. gut | wir schulden ihnen | ihrem konto gutgeschrieben | ihr guthaben beträgt | wird ihrem konto .. gutgeschrieben | konto gutgeschrieben | schreiben wir ihrem konto""",
        "refund": """wird erstattet | wird ihnen erstattet | wird ihnen .. erstattet | wird zurückerstattet | wird ihnen .. überwiesen | erstatten wir ihnen | wir erstatten | wird ausgezahlt | zahlen wir ihnen .. zurück | überweisen wir ihnen | auf ihr konto überwiesen | ihnen .. ausgezahlt | ihnen .. zurücküberwiesen | rücküberweisung auf ihr""",
        "do_not_pay": """nicht bezahlen | nicht zahlen | nicht überweisen | bitte keine zahlung | keine zahlung leisten | keine zahlung erforderlich | keine zahlung notwendig | keine zahlung fällig | nicht zu bezahlen | nicht zu zahlen | kein zahlungsbedarf | nicht begleichen | zahlung .. aussetzen
            | zahlung .. zurückhalten | zahlung .. zurückzuhalten | zahlung ist gesperrt | für die zahlung gesperrt | noch nicht fällig | nicht zur zahlung fällig | muss nicht bezahlt werden | darf nicht bezahlt werden | ist strittig | von einer zahlung abzusehen | sehen sie von einer zahlung | von der zahlung absehen | von einer überweisung ab | keine überweisung | keine zahlungen leisten | zahlung ist nicht erforderlich | zahlung nicht erforderlich | zahlung zurückstellen""",
        "account_closed": """konto .. geschlossen | konto .. aufgelöst | konto .. gekündigt | konto .. nicht mehr gültig | konto .. nicht mehr verwenden | konto .. nicht mehr benutzen | konto .. erloschen | konto .. gesperrt | bisheriges konto | bisherige konto | das alte konto | unser altes konto
            | unser bisheriges konto | alte bankverbindung | bisherige bankverbindung | bisherige konto wurde | bisherigen konto | bisheriges konto wurde | nicht mehr auf das konto | nicht mehr auf unser""",
        "account_new": """neue bankverbindung | neuen bankverbindung | neues konto | neue konto | neue kontoverbindung | neuen kontoverbindung | neue bankdaten | neuen bankdaten | neue iban | neuen iban | bankverbindung .. geändert | bankverbindung hat sich | kontoverbindung .. geändert | kontoverbindung hat sich
            | konto .. geändert | bank gewechselt | bankverbindung gewechselt | geänderte bankverbindung | geänderten bankverbindung | änderung der bankverbindung | änderung unserer bankverbindung | wechsel der bankverbindung | neuen konto | auf folgendes neues konto | nur noch auf das konto | ab sofort auf das konto
            | ab sofort nur noch auf | überweisen sie künftig auf | künftig auf folgendes | künftig nur auf | zukünftig auf das konto | zukünftig auf folgendes | ab sofort auf folgendes | unsere neue bank | bank haben gewechselt | kontonummer hat sich geändert | iban hat sich geändert""",
    },
    conditions="wenn | falls | sofern | sobald | bis | soweit | solange | bei | im falle | sollte | sollten | kann | können | niemals | nie | betrug",
    exceptions="wenn | falls | sofern",
    negations="nicht | nie | kein | keine | keinen | niemals",
    collected="lastschrift | lastschriftverfahren | abgebucht | eingezogen | einzug | bankeinzug | abbuchen | buchen wir | ziehen wir | sepa mandat | mandat | kreditkarte",
    given="spende | spenden | spendenkonto | spendenaufruf",
)  # fmt: skip
