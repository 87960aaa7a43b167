# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Danish."""

from __future__ import annotations

from extractors.languages.notices.notice import notices

DA = notices(
    "da",
    stamps={
        "cancelled": "annulleret | faktura annulleret | annulleret faktura | ugyldig | ugyldigt | makuleret | tilbagekaldt | erstattet | ikke gyldig | slettet | bortfaldet",
        "paid": "betalt | allerede betalt | faktura betalt | modtaget betaling | betaling modtaget | fuldt betalt | udlignet | kvitteret",
        "copy": """kopi | duplikat | fakturakopi | kopi af faktura | genpart | afskrift | kopifaktura | fotokopi""",
        "specimen": """eksempel | prøve | udkast | kladde | specimen | test | testfaktura | prøvefaktura | kun til orientering | kun til information | foreløbig | må ikke bogføres""",
        "pro_forma": "proforma | pro forma | proformafaktura | ikke en faktura | dette er ikke en faktura | ingen faktura",
        "customs": "kun til toldformål | kun til told | toldfaktura | værdi kun til toldbrug | uden handelsværdi | ingen handelsværdi | uden kommerciel værdi",
        "do_not_pay": "må ikke betales | skal ikke betales | betales ikke | betal ikke | betaling spærret | betaling stoppet | ingen betaling nødvendig | omtvistet | betalingsstop",
        "thousands": "i tusinde | beløb i tusinde | beløb i t.kr. | i t.kr. | alle beløb i tusinde kroner | beløb i tkr | i tkr | beløb i 1.000 kr.",
        "credit": "tilgodehavende | saldo i deres favør | i deres favør",
        "refund": "tilbagebetaling | refusion | tilbagebetales",
        "account_new": "nye bankoplysninger | nyt kontonummer | ny bankkonto | ny konto | ændrede bankoplysninger | ændret kontonummer | ny iban | nyt iban | ny bankforbindelse | nyt reg nr og konto",
    },
    sentences={
        "cancelled": """denne faktura .. annulleret | denne faktura .. ugyldig | denne faktura .. tilbagekaldt | denne faktura .. erstattet af | denne faktura .. bortfaldet | fakturaen er annulleret | fakturaen er blevet annulleret | fakturaen er ugyldig | dette dokument .. annulleret | dette dokument .. ugyldigt | vi annullerer denne | se bort fra denne faktura | bedes se bort fra | ignorer denne faktura | gælder ikke længere | ikke længere gyldig | faktura annulleret den | faktura annulleret d | annulleret og erstattet""",
        "paid": """denne faktura .. betalt | fakturaen er betalt | fakturaen er allerede betalt | fakturaen er blevet betalt | beløbet .. allerede betalt | beløbet er betalt | beløbet .. modtaget | deres betaling .. modtaget | vi har modtaget deres betaling | vi har modtaget din betaling | betaling er modtaget | allerede betalt | fuldt ud betalt | blev betalt den""",
        "copy": "dette er en kopi | dette er et duplikat | kopi af faktura | kopi af fakturaen | kopi af vores faktura | duplikat af faktura | genpart af faktura",
        "specimen": """dette er et eksempel | dette er et udkast | dette er en prøve | dette er en test | dette er en kladde | denne faktura .. til orientering | denne faktura .. til information | dette dokument .. til orientering | endelig faktura følger | faktura følger | foreløbig faktura | må ikke bogføres | bogføres ikke""",
        "pro_forma": "dette er ikke en faktura | er ikke en faktura | udgør ikke en faktura | gælder ikke som faktura | dette er en proforma | ikke en betalingsanmodning",
        "customs": "kun til toldformål | til toldformål | kun til told | kun til toldbrug | til toldbehandling | værdi til told | toldværdi kun | uden handelsværdi | ingen handelsværdi | uden kommerciel værdi",
        "thousands": "beløb i tusinde | beløb .. i tusinde | beløb i tusinder | beløb .. i tusinder | beløb i tkr | beløb i t kr | angivet i tusinde | angivet i tusinder | angivet i t kr | priser .. i tusinde | i tusinde kroner | i tusind kroner | i hele tusinde | i millioner kroner | i 1 000 kr | i 1000 kr",
        "credit": "i deres favør | i din favør | godskrives deres konto | godskrives din konto | krediteres deres konto | krediteres din konto | vi skylder dem | vi skylder dig | til gode",
        "refund": "tilbagebetales | vil blive tilbagebetalt | vi tilbagebetaler | refunderes | vil blive refunderet | udbetales til dig | udbetales til dem | overføres til din konto | overføres til deres konto | indsættes på din konto | indsættes på deres konto",
        "do_not_pay": "må ikke betales | skal ikke betales | betales ikke | betal ikke | bedes ikke betale | bedes ikke betales | betal venligst ikke | ingen betaling nødvendig | betaling er ikke nødvendig | ikke nødvendigt at betale | intet at betale | afvent betaling | tilbagehold betaling | betalingen er stoppet | betaling er stoppet | betalingen er sat i bero | behøver ikke betale | foretag ingen betaling",
        "account_closed": "konto .. lukket | kontoen er lukket | kontoen .. lukket | konto .. nedlagt | konto .. ophørt | konto .. ikke længere | gamle konto | tidligere konto | gamle bankoplysninger | gammelt kontonummer | gamle kontonummer",
        "account_new": """nye bankoplysninger | nyt kontonummer | nye kontonummer | ny bankkonto | nye bankkonto | ny konto | nye konto | nyt iban | ny iban | ny bank | bankoplysninger er ændret | bankoplysninger .. ændret | kontonummer er ændret | vores kontonummer .. ændret | skiftet bank | skifter bank | bankskifte | ændrede bankoplysninger | ændret kontonummer | ændring af bankoplysninger | ændring af kontonummer | vores nye bank | fremover til konto""",
    },
    conditions="hvis | medmindre | når | såfremt | indtil | ved | kan | aldrig | svindel",
    exceptions="hvis | medmindre | når",
    negations="ikke | aldrig | ingen",
    collected="betalingsservice | trækkes | træk | leverandørservice | kortbetaling | betalingskort | hæves",
    given="donation | donationer | indsamling | velgørenhed",
)  # fmt: skip
