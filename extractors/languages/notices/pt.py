# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Portuguese."""

from __future__ import annotations

from extractors.languages.notices.notice import notices

PT = notices(
    "pt",
    stamps={
        "cancelled": "anulada | anulado | fatura anulada | cancelada | cancelado | fatura cancelada | sem efeito | sem validade | inválida | inválido | nula | substituída | documento anulado",
        "paid": "pago | paga | fatura paga | liquidada | liquidado | já pago | já paga | quitado | quitada | pagamento recebido | recebido",
        "copy": """cópia | duplicado | segunda via | 2ª via | cópia da fatura | duplicado da fatura | fatura duplicada | reimpressão | triplicado | fotocópia""",
        "specimen": """amostra | exemplo | rascunho | teste | espécime | modelo | fatura de teste | minuta | apenas para informação | provisório | documento de teste | não contabilizar""",
        "pro_forma": "pro forma | proforma | fatura proforma | fatura pró-forma | pró-forma | não é uma fatura | este documento não serve de fatura",
        "customs": "apenas para fins aduaneiros | só para a alfândega | fatura para alfândega | valor apenas para alfândega | sem valor comercial | exclusivamente para fins aduaneiros",
        "do_not_pay": "não pagar | por favor não pagar | não liquidar | pagamento bloqueado | pagamento suspenso | em disputa | nada a pagar | sem valor a pagar | nenhum pagamento necessário",
        "thousands": "em milhares | valores em milhares | valores em milhares de euros | em milhares de euros | montantes em milhares",
        "credit": "saldo a seu favor | crédito a seu favor | saldo a favor do cliente",
        "refund": "reembolso | a reembolsar | devolução",
        "account_new": "novos dados bancários | nova conta | nova conta bancária | novo iban | novo nib | alteração de iban | alteração de dados bancários | mudança de conta | mudança de banco",
    },
    sentences={
        "cancelled": """esta fatura .. anulada | esta fatura .. cancelada | esta fatura .. sem efeito | esta fatura .. sem validade | esta fatura .. substituída pela | esta fatura .. nula | a presente fatura .. anulada | presente fatura .. cancelada | fatura foi anulada | fatura foi cancelada | fatura encontra se anulada | este documento .. anulado | este documento .. sem efeito | anulamos esta fatura | anulamos a presente | ignore esta fatura | ignorar esta fatura | queira ignorar esta | fica sem efeito | já não é válida | fatura anulada em | fatura anulada por | anulada e substituída""",
        "paid": """esta fatura .. paga | esta fatura .. já foi paga | esta fatura .. liquidada | fatura foi paga | fatura já paga | fatura já liquidada | valor .. já pago | valor .. já foi pago | valor .. já liquidado | montante .. já pago | recebemos o seu pagamento | pagamento .. foi recebido | pagamento recebido | paga na totalidade | encontra se liquidada | encontra se paga | já paga em | já liquidada em""",
        "copy": "isto é uma cópia | esta é uma cópia | este é um duplicado | cópia da fatura | cópia da nossa fatura | duplicado da fatura | segunda via da fatura | 2 via da fatura | cópia para o cliente",
        "specimen": """isto é um exemplo | isto é uma amostra | isto é um rascunho | isto é um teste | este documento é um rascunho | esta fatura .. título informativo | este documento .. título informativo | este documento .. para informação | documento provisório | fatura definitiva seguirá | será emitida fatura definitiva | não contabilizar""",
        "pro_forma": "não é uma fatura | não serve de fatura | não constitui fatura | sem validade fiscal | sem valor fiscal | isto é uma fatura proforma | esta é uma fatura proforma | não constitui pedido de pagamento",
        "customs": "para fins aduaneiros | apenas para a alfândega | só para alfândega | exclusivamente para a alfândega | valor para alfândega | sem valor comercial | para efeitos aduaneiros | para desalfandegamento",
        "thousands": "valores em milhares | valores .. em milhares | montantes em milhares | montantes .. em milhares | expressos em milhares | preços .. em milhares | em milhares de euros | em milhares de eur | em milhões de euros",
        "credit": "a seu favor | a vosso favor | será creditado na sua conta | ser lhe á creditado | devemos lhe | será creditado",
        "refund": "será reembolsado | ser lhe á reembolsado | será devolvido | iremos reembolsar | reembolsaremos | será restituído | será transferido para a sua conta | vamos devolver | ser lhe á devolvido",
        "do_not_pay": "não pagar | não pague | não liquidar | não liquide | não efetuar o pagamento | não efetue o pagamento | não efetue qualquer pagamento | não deve pagar | não deve ser paga | não é necessário pagar | não é necessário efetuar | nenhum pagamento | nada a pagar | suspender o pagamento | pagamento está suspenso | pagamento encontra se suspenso | pagamento está bloqueado | não transferir | não proceder ao pagamento",
        "account_closed": "conta .. encerrada | conta .. cancelada | conta .. já não | conta .. inativa | conta antiga | antiga conta | conta anterior | anterior conta | antigos dados bancários | antigo iban | iban antigo",
        "account_new": """novos dados bancários | nova conta | novo iban | novo nib | novo número de conta | dados bancários foram alterados | dados bancários .. alterados | conta bancária foi alterada | iban foi alterado | mudámos de banco | mudamos de banco | mudámos de conta | alteração de dados bancários | alteração dos dados bancários | alteração de iban | alteração do iban | mudança de banco | apenas para a nova | alterámos o nosso | alteramos o nosso | o nosso iban mudou | iban mudou | doravante para a conta""",
    },
    conditions="se | salvo | quando | em caso | até | desde que | pode | podem | poderá | caso | nunca | fraude",
    exceptions="se | salvo | quando",
    negations="não | nunca | nenhum | nenhuma",
    collected="débito direto | débito directo | debitado | debitada | cartão | sdd",
    given="donativo | donativos | doação | doações",
)  # fmt: skip
