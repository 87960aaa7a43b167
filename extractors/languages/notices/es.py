# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Spanish."""

from __future__ import annotations

from extractors.languages.notices.notice import notices

ES = notices(
    "es",
    stamps={
        "cancelled": "anulada | anulado | factura anulada | cancelada | cancelado | nula | sin validez | sin efecto | no válida | no válido | invalidada | sustituida | factura cancelada",
        "paid": "pagado | pagada | factura pagada | cobrado | cobrada | abonado | abonada | ya pagado | ya pagada | liquidada | recibí | saldada | pago recibido | factura cobrada",
        "copy": """copia | duplicado | copia de factura | factura duplicada | copia de la factura | duplicado de factura | reimpresión | segunda copia | fotocopia""",
        "specimen": """muestra | ejemplo | borrador | prueba | espécimen | modelo | factura de prueba | borrador de factura | factura de ejemplo | solo informativo | a título informativo | provisional | simulación | no contabilizar""",
        "pro_forma": "pro forma | proforma | factura proforma | factura pro forma | no es una factura | esto no es una factura",
        "customs": "solo para aduana | sólo para aduanas | factura para aduana | valor solo para aduana | sin valor comercial | únicamente para aduana | solo a efectos aduaneros",
        "do_not_pay": "no pagar | por favor no pagar | no abonar | pago bloqueado | pago suspendido | en disputa | nada que pagar | no requiere pago | no procede pago | retenida",
        "thousands": "en miles | importes en miles | importes en miles de euros | en miles de euros | cifras en miles | en miles de eur",
        "credit": "saldo a su favor | saldo a favor | crédito a su favor | importe a su favor",
        "refund": "reembolso | devolución | a devolver",
        "account_new": "nuevos datos bancarios | nueva cuenta | nueva cuenta bancaria | nuevo iban | cambio de cuenta | cambio de cuenta bancaria | cambio de datos bancarios | cambio de banco | datos bancarios nuevos",
    },
    sentences={
        "cancelled": """esta factura .. anulada | esta factura .. cancelada | esta factura .. sin efecto | esta factura .. sin validez | esta factura .. nula | esta factura .. sustituida por | la presente factura .. anulada | presente factura .. cancelada | factura ha sido anulada | factura ha sido cancelada | factura está anulada | factura queda anulada | este documento .. anulado | este documento .. sin validez | anulamos esta factura | anulamos la presente | ignore esta factura | ignorar esta factura | no tenga en cuenta esta factura | queda sin efecto | queda anulada | ya no es válida | factura anulada el | factura anulada por | anulada y sustituida""",
        "paid": """esta factura .. pagada | esta factura .. ya ha sido pagada | esta factura .. abonada | esta factura .. cobrada | factura ha sido pagada | factura ya pagada | factura ya abonada | importe .. ya pagado | importe .. ya abonado | importe .. ya ha sido pagado | hemos recibido su pago | su pago .. recibido | pago recibido | pagada en su totalidad | cobrado en efectivo | cobrada en efectivo | pagado en efectivo | pagada en efectivo | ya ha sido abonada | pagada en su totalidad el""",
        "copy": "esto es una copia | esto es un duplicado | esta es una copia | copia de la factura | copia de nuestra factura | duplicado de la factura | duplicado de nuestra factura | copia para el cliente | copia para su archivo",
        "specimen": """esto es un ejemplo | esto es una muestra | esto es un borrador | esto es una prueba | este documento es un borrador | esta factura .. título informativo | este documento .. título informativo | este documento .. efectos informativos | factura definitiva seguirá | documento provisional | se emitirá factura definitiva | no contabilizar""",
        "pro_forma": "no es una factura | no constituye factura | sin validez fiscal | sin valor fiscal | esto es una factura proforma | esta es una factura proforma | no constituye una solicitud de pago | no es una solicitud de pago",
        "customs": "a efectos de aduana | a efectos aduaneros | solo para aduana | solo para aduanas | únicamente para aduanas | valor para aduana | sin valor comercial | para despacho de aduana | para fines aduaneros",
        "thousands": "importes en miles | importes .. en miles | cifras en miles | cifras .. en miles | expresados en miles | expresadas en miles | precios .. en miles | en miles de euros | en miles de eur | en millones de euros",
        "credit": "a su favor | a favor del cliente | se le abonará | le abonaremos | será abonado en su cuenta | le debemos | se abonará en su cuenta",
        "refund": "será reembolsado | se le reembolsará | le reembolsaremos | será devuelto | se le devolverá | le devolveremos | se devolverá | le será devuelto | se reembolsará | le será reembolsado | se le ingresará",
        "do_not_pay": "no pagar | no pague | no abonar | no abone | no realizar el pago | no realice el pago | no realice ningún pago | no efectuar el pago | no efectúe | no debe pagar | no es necesario pagar | no se requiere pago | no requiere pago | no hay que pagar | nada que pagar | suspender el pago | pago está suspendido | pago queda suspendido | pago está bloqueado | ningún pago | no transferir | no debe abonarse",
        "account_closed": "cuenta .. cerrada | cuenta .. cancelada | cuenta .. ya no | cuenta .. inactiva | cuenta antigua | antigua cuenta | cuenta anterior | anterior cuenta | antiguos datos bancarios | antiguo iban",
        "account_new": """nuevos datos bancarios | nueva cuenta | nuevo iban | nuevo número de cuenta | datos bancarios han cambiado | datos bancarios .. cambiado | cuenta bancaria ha cambiado | hemos cambiado de banco | hemos cambiado de cuenta | hemos cambiado nuestra cuenta | cambio de cuenta | cambio de datos bancarios | cambio de banco | cambio de domiciliación | únicamente en la nueva | nuestro nuevo banco | nuestro iban ha cambiado | iban ha cambiado | a partir de ahora en la cuenta | en adelante en la cuenta""",
    },
    conditions="si | salvo | cuando | en caso | hasta | siempre que | puede | pueden | podrá | nunca | jamás | fraude",
    exceptions="si | salvo | cuando",
    negations="no | nunca | ningún | ninguna",
    collected="domiciliación | domiciliado | domiciliada | adeudo | cargo en cuenta | cargado en | se cargará | tarjeta",
    given="donativo | donativos | donación | donaciones",
)  # fmt: skip
