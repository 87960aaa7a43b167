# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Italian."""

from __future__ import annotations

from extractors.languages.notices.notice import notices

IT = notices(
    "it",
    stamps={
        "cancelled": "annullato | annullata | fattura annullata | nulla | non valida | non valido | stornata | stornato | revocata | sostituita | ritirata | priva di validità",
        "paid": "pagato | pagata | fattura pagata | saldato | saldata | quietanzata | fattura quietanzata | già pagato | già pagata | pagamento ricevuto | per quietanza | regolata",
        "copy": """copia | duplicato | copia fattura | copia conforme | copia di cortesia non valida | duplicato fattura | ristampa | fotocopia""",
        "specimen": """facsimile | fac-simile | fac simile | esempio | bozza | campione | prova | specimen | fattura di prova | bozza fattura | solo a titolo informativo | provvisoria | non contabilizzare""",
        "pro_forma": "pro forma | proforma | fattura proforma | fattura pro forma | non è una fattura | questo documento non è una fattura",
        "customs": "solo per uso doganale | ai soli fini doganali | fattura doganale | valore ai soli fini doganali | senza valore commerciale | solo per la dogana",
        "do_not_pay": "non pagare | da non pagare | si prega di non pagare | pagamento bloccato | pagamento sospeso | in contestazione | nulla da pagare | nessun pagamento dovuto | nulla è dovuto",
        "thousands": "in migliaia | importi in migliaia | importi in migliaia di euro | in migliaia di euro | valori in migliaia | importi in k€",
        "credit": "credito a vostro favore | saldo a vostro favore | saldo a suo favore | a vostro credito",
        "refund": "rimborso | da rimborsare | a rimborso",
        "account_new": "nuove coordinate bancarie | nuovo iban | nuovo conto | nuovo conto corrente | variazione coordinate bancarie | cambio coordinate bancarie | cambio banca | nuova banca | cambio iban",
    },
    sentences={
        "cancelled": """questa fattura .. annullata | la presente fattura .. annullata | presente fattura .. nulla | questa fattura .. nulla | questa fattura .. stornata | questa fattura .. sostituita dalla | questa fattura .. non è più valida | fattura è stata annullata | fattura è annullata | presente documento .. annullato | questo documento .. annullato | questo documento .. non è più valido | non è più valida | annulliamo la presente | ignorare la presente fattura | ignorare questa fattura | priva di validità | annulla e sostituisce la presente | fattura annullata il | fattura annullata in | annullata e sostituita""",
        "paid": """questa fattura .. già stata pagata | questa fattura .. già pagata | questa fattura .. pagata | fattura già pagata | fattura già saldata | presente fattura .. pagata | presente fattura .. saldata | importo .. già pagato | importo .. già versato | importo .. già saldato | vostro pagamento .. ricevuto | pagamento già effettuato | pagamento ricevuto | già saldata | già quietanzata | pagata interamente | già pagata il""",
        "copy": "questa è una copia | questo è un duplicato | copia della nostra fattura | duplicato della fattura | copia per il cliente | copia ad uso",
        "specimen": """questo è un esempio | questo è un fac simile | questa è una bozza | questo è un campione | questa fattura .. titolo informativo | presente fattura .. titolo informativo | questo documento .. titolo informativo | presente documento .. scopo informativo | seguirà fattura | seguirà la fattura definitiva | documento provvisorio | documento di prova | non contabilizzare""",
        "pro_forma": "non è una fattura | non costituisce fattura ai fini | questa è una fattura proforma | questa è una proforma | non costituisce richiesta di pagamento | non è una richiesta di pagamento",
        "customs": "ai soli fini doganali | solo ai fini doganali | per uso doganale | per soli fini doganali | valore ai fini doganali | senza valore commerciale | privo di valore commerciale | solo per la dogana",
        "thousands": "importi in migliaia | importi .. in migliaia | valori in migliaia | valori .. in migliaia | espressi in migliaia | prezzi .. in migliaia | in migliaia di euro | in milioni di euro | importi in keur",
        "credit": "a vostro favore | a suo favore | a tuo favore | vi sarà accreditato | sarà accreditato | le sarà accreditato | vi dobbiamo | a vostro credito",
        "refund": "sarà rimborsato | vi sarà rimborsato | le sarà rimborsato | verrà rimborsato | vi rimborseremo | sarà restituito | verrà restituito | verrà accreditato sul vostro | sarà rimborsata | bonificheremo sul vostro",
        "do_not_pay": "non pagare | da non pagare | di non pagare | non effettuare il pagamento | non effettuare alcun pagamento | non effettuare pagamenti | nessun pagamento è dovuto | nessun pagamento è richiesto | nessun pagamento richiesto | nulla da pagare | nulla è dovuto | sospendere il pagamento | pagamento è sospeso | pagamento è bloccato | non dovete pagare | non deve essere pagata | non va pagata | non è dovuto alcun pagamento | non saldare",
        "account_closed": "conto .. chiuso | conto .. estinto | conto .. non è più | conto .. più attivo | conto .. più valido | vecchio conto | vecchio iban | vecchie coordinate | precedente conto | conto precedente | precedenti coordinate",
        "account_new": """nuove coordinate bancarie | nuovo iban | nuovo conto | nuovo conto corrente | coordinate bancarie sono cambiate | coordinate bancarie .. cambiate | coordinate bancarie .. modificate | variazione delle coordinate bancarie | variazione coordinate bancarie | cambio di banca | cambiato banca | cambiato iban | nostro iban è cambiato | esclusivamente sul nuovo | nostra nuova banca | il nostro iban è | conto è cambiato | d'ora in poi sul conto""",
    },
    conditions="se | qualora | salvo | quando | fino | in caso | può | possono | potrà | ove | mai | frode",
    exceptions="se | qualora | salvo",
    negations="non | mai | nessuna | nessun",
    collected="addebito diretto | addebito | addebitato | sdd | rid | domiciliazione | carta di credito",
    given="donazione | donazioni | beneficenza | raccolta fondi",
)  # fmt: skip
