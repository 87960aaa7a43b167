# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Swedish."""

from __future__ import annotations

from extractors.languages.notices.notice import notices

SV = notices(
    "sv",
    stamps={
        "cancelled": "makulerad | makulerat | annullerad | fakturan makulerad | makulerad faktura | ogiltig | ogiltigt | upphävd | återkallad | ersatt | ej giltig | struken",
        "paid": "betald | betalt | redan betald | redan betalt | reglerad | slutbetald | fakturan betald | betalning mottagen | kvitterad | faktura betald",
        "copy": """kopia | dubblett | duplikat | fakturakopia | kopia av faktura | avskrift | kopia på faktura | fotokopia""",
        "specimen": """exempel | prov | utkast | specimen | test | testfaktura | exempelfaktura | mall | endast för information | endast information | preliminär | bokför ej""",
        "pro_forma": "proforma | pro forma | proformafaktura | ej faktura | detta är ingen faktura | ingen faktura",
        "customs": "endast för tulländamål | endast för tullen | tullfaktura | värde endast för tull | utan kommersiellt värde | inget kommersiellt värde",
        "do_not_pay": "betalas ej | betala ej | betala inte | skall ej betalas | ska ej betalas | betalning spärrad | betalningsstopp | ingen betalning krävs | tvistig | bestriden",
        "thousands": "i tusental | belopp i tusental | belopp i tkr | i tkr | tkr | alla belopp i tkr | belopp i tusental kronor | ksek",
        "credit": "tillgodohavande | till er fördel | saldo till er fördel",
        "refund": "återbetalning | återbetalas | att återfå",
        "account_new": "nya bankuppgifter | nytt bankgiro | nytt kontonummer | nytt konto | ny bankförbindelse | ändrade bankuppgifter | ändrat kontonummer | ändrat bankgiro | nytt iban | nytt plusgiro | byte av bank",
    },
    sentences={
        "cancelled": """denna faktura .. makulerad | denna faktura .. makulerats | denna faktura .. annullerad | denna faktura .. annullerats | denna faktura .. ogiltig | denna faktura .. ersatts av | denna faktura .. återkallad | fakturan är makulerad | fakturan har makulerats | fakturan är annullerad | detta dokument .. makulerat | detta dokument .. ogiltigt | vi makulerar denna | bortse från denna faktura | vänligen bortse från denna | ignorera denna faktura | gäller inte längre | inte längre giltig | faktura makulerad den | makulerad och ersatt""",
        "paid": """denna faktura .. betald | denna faktura .. redan betald | fakturan är betald | fakturan är redan betald | fakturan har betalats | fakturan är reglerad | beloppet .. redan betalt | beloppet .. redan betalats | beloppet är betalt | beloppet har betalats | er betalning .. mottagits | betalning har mottagits | betalningen är mottagen | till fullo betald | redan reglerad | betalades den""",
        "copy": "detta är en kopia | detta är en dubblett | detta är ett duplikat | kopia av faktura | kopia av fakturan | kopia av vår faktura | kopia på faktura | kopia på fakturan | dubblett av faktura",
        "specimen": """detta är ett exempel | detta är ett utkast | detta är ett prov | detta är ett test | denna faktura .. för information | denna faktura .. för kännedom | detta dokument .. för information | slutlig faktura kommer | faktura kommer separat | preliminär faktura | bokför ej | ska inte bokföras""",
        "pro_forma": "detta är ingen faktura | detta är inte en faktura | är ingen faktura | utgör ingen faktura | detta är en proforma | ingen betalningsanmodan",
        "customs": "endast för tulländamål | för tulländamål | endast för tullen | endast för tulldeklaration | tullvärde endast | utan kommersiellt värde | inget kommersiellt värde | värde för tull",
        "thousands": "belopp i tusental | belopp .. i tusental | belopp i tkr | belopp .. i tkr | anges i tusental | anges i tkr | angivna i tusental | angivna i tkr | priser .. i tusental | i tusental kronor | i tusen kronor | belopp i tusen | i miljoner kronor | i tusental euro",
        "credit": "till er fördel | till din fördel | krediteras ert konto | krediteras er | tillgodoräknas er | vi är skyldiga er | er tillgodo | dig tillgodo",
        "refund": "återbetalas | kommer att återbetalas | vi återbetalar | betalas tillbaka | betalas ut till er | betalas ut till dig | sätts in på ert konto | sätts in på ditt konto | återbetalning sker",
        "do_not_pay": "betalas ej | betala ej | betala inte | skall ej betalas | ska inte betalas | ska ej betalas | skall inte betalas | behöver inte betalas | behöver ej betalas | ingen betalning krävs | ingen betalning behövs | ingen inbetalning | inget att betala | avvakta med betalning | avvakta betalning | håll inne betalningen | betalningen är stoppad | betalning är spärrad | för ej betalas",
        "account_closed": "konto .. avslutat | kontot .. avslutat | kontot är avslutat | kontot är stängt | konto .. stängt | konto .. spärrat | konto .. upphört | gamla konto | gamla kontot | tidigare konto | tidigare kontot | gamla bankuppgifter | gamla bankgiro | gamla bankgirot | gammalt bankgiro",
        "account_new": """nya bankuppgifter | nytt bankgiro | nytt kontonummer | nytt konto | nya konto | nya kontot | ny bank | ny bankförbindelse | nytt iban | nytt plusgiro | bankuppgifter har ändrats | bankuppgifter .. ändrats | bankgiro har ändrats | kontonummer har ändrats | bytt bank | byter bank | bytt bankgiro | bytt bankkonto | byte av bank | ändrade bankuppgifter | ändrat kontonummer | ändrat bankgiro | nya banken | fortsättningsvis till konto""",
    },
    conditions="om | såvida | när | ifall | tills | vid | kan | därest | aldrig | bedrägeri",
    exceptions="om | såvida | när",
    negations="inte | ej | aldrig | ingen",
    collected="autogiro | dras från | dras automatiskt | medgivande | kortbetalning | e-faktura",
    given="donation | donationer | gåva | gåvor | insamling",
)  # fmt: skip
