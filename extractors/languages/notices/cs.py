# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Czech."""

from __future__ import annotations

from extractors.languages.notices.notice import notices

CS = notices(
    "cs",
    stamps={
        "cancelled": "stornováno | storno | zrušeno | stornovaná | faktura stornována | neplatná | neplatné | neplatný | zrušená | zrušena | anulováno | nahrazena",
        "paid": "zaplaceno | uhrazeno | již uhrazeno | již zaplaceno | faktura uhrazena | faktura zaplacena | uhrazena | zaplacena | platba přijata | uhrazeno neplaťte",
        "copy": """kopie | duplikát | opis | kopie faktury | duplikát faktury | opis faktury | stejnopis | druhopis | fotokopie""",
        "specimen": """vzor | ukázka | návrh | koncept | test | testovací faktura | zkušební | specimen | pouze pro informaci | pouze informativní | příklad | předběžná | neúčtovat""",
        "pro_forma": "proforma | pro forma | proforma faktura | zálohová faktura není daňový doklad | není faktura | toto není faktura",
        "customs": "pouze pro celní účely | jen pro celní účely | celní faktura | hodnota pouze pro celní účely | bez obchodní hodnoty | pouze pro clo",
        "do_not_pay": "neplatit | neplaťte | nehradit | nehraďte | prosíme neplaťte | platba pozastavena | pozastaveno | sporné | bez úhrady | není třeba platit",
        "thousands": "v tisících | částky v tisících | částky v tis. kč | v tis. kč | v tisících kč | částky v tisících korun | v tis. eur",
        "credit": "přeplatek | ve váš prospěch | zůstatek ve váš prospěch",
        "refund": "vratka | vrácení | k vrácení | přeplatek k vrácení",
        "account_new": "nové číslo účtu | nový účet | nový bankovní účet | nové bankovní spojení | změna účtu | změna čísla účtu | změna bankovního spojení | nový iban | nové bankovní údaje",
    },
    sentences={
        "cancelled": """tato faktura .. stornována | tato faktura .. zrušena | tato faktura .. neplatná | tato faktura .. nahrazena fakturou | faktura byla stornována | faktura byla zrušena | faktura je stornována | faktura je neplatná | tento doklad .. stornován | tento doklad .. neplatný | tento doklad .. zrušen | stornujeme tuto fakturu | tuto fakturu stornujeme | tuto fakturu ignorujte | ignorujte tuto fakturu | k této faktuře nepřihlížejte | již neplatí | pozbyla platnosti | faktura stornována dne | stornována a nahrazena""",
        "paid": """faktura byla uhrazena | faktura již byla uhrazena | faktura byla zaplacena | faktura je uhrazena | faktura je zaplacena | tato faktura .. uhrazena | tato faktura .. zaplacena | částka .. již uhrazena | částka .. již zaplacena | částka byla uhrazena | částka byla zaplacena | vaši platbu .. obdrželi | vaše platba .. přijata | platba byla přijata | již bylo uhrazeno | uhrazeno v plné výši | bylo uhrazeno dne | bylo zaplaceno dne""",
        "copy": "toto je kopie | toto je duplikát | toto je opis | kopie faktury | kopie naší faktury | duplikát faktury | opis faktury",
        "specimen": """toto je vzor | toto je ukázka | toto je návrh | toto je test | toto je příklad | slouží pouze pro informaci | slouží jen pro informaci | tato faktura .. pro informaci | tento doklad .. pro informaci | konečná faktura bude | faktura bude vystavena | předběžná faktura | neúčtovat""",
        "pro_forma": "není faktura | toto není faktura | neslouží jako faktura | toto je proforma | není výzvou k platbě | není výzva k platbě",
        "customs": "pro celní účely | pouze pro celní účely | jen pro celní účely | pro celní řízení | hodnota pro celní účely | bez obchodní hodnoty",
        "thousands": "částky v tisících | částky .. v tisících | částky v tis | částky .. v tis | ceny v tisících | ceny .. v tisících | uvedeny v tisících | uvedeno v tisících | uvedeny v tis | v tisících kč | v tisících korun | v tisících eur | hodnoty v tisících | v milionech kč",
        "credit": "ve váš prospěch | bude připsána na váš | bude připsáno na váš | připíšeme na váš | dlužíme vám",
        "refund": "bude vrácena | bude vráceno | bude vám vrácena | bude vám vrácen | vrátíme vám | vrátíme na váš | bude vrácen | bude poukázán na váš | bude zaslán na váš | bude vyplacen",
        "do_not_pay": "neplatit | neplaťte | nehradit | nehraďte | neplaťte prosím | fakturu nehraďte | není třeba hradit | není třeba platit | není nutné platit | není nutné hradit | platba není nutná | platba se nevyžaduje | pozastavte platbu | platba je pozastavena | platba byla pozastavena | neprovádějte platbu | neprovádějte úhradu | není splatná",
        "account_closed": "účet .. zrušen | účet .. uzavřen | účet byl zrušen | účet byl uzavřen | účet .. neplatný | účet .. již nepoužívejte | starý účet | původní účet | předchozí účet | dosavadní účet | staré číslo účtu",
        "account_new": """nové číslo účtu | nový účet | nového účtu | nové bankovní spojení | nové bankovní údaje | nový bankovní účet | na nový účet | nový iban | změna čísla účtu | změně čísla účtu | změna účtu | změně účtu | změna bankovního spojení | změně bankovního spojení | změnili jsme banku | změnili jsme účet | změna banky | číslo účtu se změnilo | bankovní spojení se změnilo | naše nová banka | nadále na účet | od nynějška na účet""",
    },
    conditions="pokud | jestliže | když | v případě | dokud | ledaže | může | mohou | nikdy | podvod",
    exceptions="pokud | jestliže | když",
    negations="ne | nikdy | není | nebyla | nebyl",
    collected="inkaso | inkasem | strženo | stržena | platební kartou | kartou",
    given="dar | dary | darů | sbírka | příspěvek na dobročinnost",
)  # fmt: skip
