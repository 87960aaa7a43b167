# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Portuguese: Portugal and Brazil."""

from __future__ import annotations

from extractors.languages.vocabulary import vocabulary

PT = vocabulary(
    "pt",
    labels={
        "invoice_number": """Número da fatura | Nº da fatura | N.º da fatura | Nº fatura | N.º fatura | Número fatura | Fatura nº | Fatura n.º | Fatura no | Fatura número
            | Fatura n° | Factura nº | Factura n.º | Nº factura | Número da factura | Nº da factura | Número de fatura | Nº de fatura | Número do documento | Nº documento
            | N.º documento | Nº do documento | Documento nº | Documento n.º | Número documento | Doc. nº | Fatura-recibo nº | Fatura/Recibo nº | Fatura simplificada nº | FT nº
            | FR nº | FS nº | Nota de crédito nº | Nota de crédito n.º | Nº nota de crédito | Número da nota de crédito | NC nº | Número da nota | Nº da nota
            | Nº da nota fiscal | Nota fiscal nº | Número da nota fiscal | NF-e nº | Nº NF-e | Número da NFS-e | Nº da NFS-e | Recibo nº | Número do recibo
            | Referência da fatura | ID da fatura | Venda a dinheiro nº | Fatura eletrónica nº | Fatura proforma nº
            | N.º da nota de crédito""",
        "issue_date": """Data da fatura | Data fatura | Data da factura | Data factura | Data de emissão | Data da emissão | Data emissão | Emitido em | Emitida em
            | Data do documento | Data documento | Data de faturação | Data de facturação | Data do doc | Data de faturamento | Data da nota | Data e hora de emissão
            | Data de emissão da fatura | Data da nota de crédito | Data/hora emissão | Data e hora da emissão | Fatura de | Emissão""",
        "due_date": """Data de vencimento | Data do vencimento | Data vencimento | Vencimento | Vencimentos | Vence em | Vence a | Data limite de pagamento | Data limite
            | Data limite pagamento | Pagar até | Pagar até ao dia | Pagamento até | Pague até | Prazo de pagamento até | A pagar até | Limite de pagamento | Data de pagamento
            | Data pagamento | Data venc | Data de débito | Débito em conta a partir de | Data de cobrança | Data vto | Pagável até | Data de vencimento da fatura | Vcto | Venc
            | a liquidar até | valor a liquidar até | liquidar até | débito direto em | juros de mora a partir de | prazo até
            | Débito em conta em | Débito em conta a | Data do débito | Data de débito direto | Débito direto a partir de""",
        "currency": "Moeda | Divisa | Moeda da fatura | Código da moeda | Valores em | Valores expressos em | Preços em | Câmbio/Moeda",
        "purchase_order_reference": """Encomenda | Encomenda nº | Encomenda n.º | Nº encomenda | N.º encomenda | Número da encomenda | Nº da encomenda | Nº de encomenda
            | Vossa encomenda | V/ encomenda | V/encomenda | Sua encomenda | Encomenda do cliente | Nº encomenda cliente | Nota de encomenda | Nota de encomenda nº
            | Nº nota de encomenda | Requisição | Requisição nº | Nº requisição | V/ requisição | V/ requis | Req. nº | Vossa requisição | Ordem de compra | Ordem de compra nº
            | Nº ordem de compra | Número da ordem de compra | Pedido nº | Nº pedido | Nº do pedido | Número do pedido | Pedido de compra | Seu pedido | Pedido do cliente
            | Pedido | OC nº | PO | PO nº | Nº PO | Nº compromisso | Compromisso | Número de compromisso | Ref. encomenda | Referência da encomenda
            | conforme encomenda | conforme a sua encomenda""",
        "buyer_reference": """Vossa referência | V/ referência | V/ Ref | V/Ref | V. Ref | Vossa ref | Sua referência | Referência do cliente | Referência cliente
            | Ref. cliente | Referência | Ref | Ref. | Centro de custo | Centro de custos | Contacto do cliente | Sua ref""",
        "preceding_invoice": """Fatura original | Fatura de origem | Documento de origem | Referente à fatura | Referente a fatura | Ref. à fatura | Fatura retificada
            | Retifica a fatura | Anula a fatura | Fatura anulada | Fatura relacionada | Referência da fatura original | Sobre a fatura | Documento retificado
            | Fatura de referência | Relativo à fatura | Regularização da fatura | Documento original | Nº da fatura original""",
        "seller": """Fornecedor | Vendedor | Emitente | Emissor | Prestador | Prestador de serviços | Emitido por | Vendido por | Faturado por | De | Beneficiário
            | Titular da conta | Titular | Credor | Dados do fornecedor | Prestador do serviço | Nome do fornecedor | Dados do emitente | Cedente | À ordem de | Pagar a
            | Senhorio | Favorecido""",
        "buyer": """Cliente | Exmo. Sr | Exmo.(s) Senhor(es) | Exmo(s). Sr(s) | Exmos. Senhores | Exmo. Senhor | Exmos. Srs | Exmo(a) Sr(a) | Exma. Sra | Faturar a | Faturado a
            | Fatura para | Endereço de faturação | Morada de faturação | Morada faturação | Dados de faturação | Dados do cliente | Nome do cliente | Comprador | Adquirente
            | Destinatário da fatura | Destinatário | Tomador | Tomador de serviços | Tomador do serviço | Para | Sacado | Contratante | Ao cuidado de | A/C | Cobrar de
            | Titular do contrato | Pagador | Vendido a | Endereço de cobrança | Destinatário/Remetente | Dados de cobrança | Inquilino | Hóspede | Utente | Morada do cliente
            | Segurado | Facturar a | Facturado a""",
        "vat_id": """NIF IVA | NIF/IVA | NIF-IVA | Número de IVA | Nº IVA | IVA nº | VAT | VAT nº | NIPC/IVA | Nº de IVA | VAT ID | Número de identificação IVA
            | NIF intracomunitário | VAT number | IVA intracomunitário | N.º IVA | Nº VAT | Número IVA""",
        "seller.vat_id": "NIF emitente | NIF do emitente | NIF fornecedor | NIF do fornecedor | CNPJ do prestador | CNPJ emitente | Nosso NIF | NIPC emitente | CNPJ do emitente",
        "buyer.vat_id": """NIF cliente | NIF do cliente | Contribuinte cliente | Contribuinte do cliente | V/ contribuinte | V/ nº contribuinte | V/ NIF | Vosso contribuinte
            | Vosso NIF | Seu NIF | NIF adquirente | NIF do adquirente | Nº contribuinte cliente | V. contribuinte | CNPJ do tomador | CNPJ cliente | V/ Nº contrib
            | NIF comprador | V/ contrib | Vosso nº contribuinte | CNPJ do cliente""",
        "tax_number": """NIF | N.I.F. | NIPC | Contribuinte | Contribuinte nº | Contribuinte n.º | N.º contribuinte | N.º Contribuinte | Nº contribuinte | Nº de contribuinte
            | Número de contribuinte | Contrib. nº | Contrib | Nº contrib | N. contribuinte | Número fiscal | Nº fiscal | Número de identificação fiscal
            | Nº identificação fiscal | CNPJ | CPF | CPF/CNPJ | CNPJ/CPF | NIF nº | NIF n.º | NIPC/NIF | Inscrição estadual | Identificação fiscal | NIF/NIPC | Cont. nº
            | Cont. n.º""",
        "payment.iban": "IBAN | Nº IBAN | IBAN nº | Código IBAN | Conta IBAN | NIB/IBAN | IBAN/NIB | Número IBAN | IBAN da conta | Conta (IBAN)",
        "payment.bic": "BIC | SWIFT | BIC/SWIFT | SWIFT/BIC | Código SWIFT | Código BIC | BIC SWIFT | SWIFT Code | Código BIC/SWIFT",
        "payment.reference": """Referência de pagamento | Referência para pagamento | Referência multibanco | Referência MB | Ref. pagamento | Referência bancária
            | Descritivo da transferência | Identificador de pagamento | Nosso número | Linha digitável | Referência do pagamento | Ref. multibanco | Ref. MB
            | Código de barras do boleto | Descrição da transferência""",
        "payment.terms": """Condições de pagamento | Condição de pagamento | Cond. pagamento | Cond. de pagamento | Condições pagamento | Termos de pagamento
            | Prazo de pagamento | Prazo pagamento | Prazo | Condições | Cond. pag | Condição pagamento | Condições de pagamento acordadas | Cond. pagto | Pagamento a""",
        "totals.line_net": """Total mercadoria | Total de mercadorias | Total mercadorias | Total linhas | Total ilíquido | Valor ilíquido | Ilíquido | Mercadoria/Serviços
            | Total mercadoria/serviços | Total artigos | Total produtos | Valor dos produtos | Valor total dos produtos | Total serviços | Valor total dos serviços
            | Valor dos serviços | Soma das linhas | Soma | Total bruto | Valor bruto | Mercadoria | Valor total produtos""",
        "totals.allowances": """Desconto | Descontos | Total descontos | Total de descontos | Total desconto | Desconto comercial | Descontos comerciais | Desconto global
            | Desconto financeiro | Valor do desconto | Desc. | Desconto total | Valor desconto | Abatimento | Abatimentos | Descontos totais | Desconto de linha
            | Descontos de linha | Desconto aplicado | Valor dos descontos""",
        "totals.charges": """Portes | Portes de envio | Despesas de envio | Envio | Transporte | Custos de envio | Frete | Valor do frete | Outros encargos | Encargos
            | Despesas | Outras despesas | Embalagem | Acréscimos | Taxas | Taxa de serviço | Seguro | Outras despesas acessórias | Ecovalor | Ecotaxa | Taxa de entrega
            | Outros serviços | Adiantamentos de despesas | Imposto do selo | Gastos de envio | Valor do seguro""",
        "totals.net": """Total líquido | Líquido | Valor líquido | Total sem IVA | Total (sem IVA) | Valor sem IVA | Sem IVA | Total s/ IVA | Total s/IVA | Valor s/ IVA
            | Base tributável | Incidência | Total incidência | Valor tributável | Base de incidência | Total antes de impostos | Total sem impostos | Subtotal sem IVA
            | Base de cálculo | Valor antes de impostos | Base | Matéria coletável | Total excluindo IVA | Montante sem IVA | IVA não incluído | Preço sem IVA | Total da base
            | Incidência IVA | Total liq | Líquido total | Valor líquido total | Total base | Valor tributado | Subtotal s/ IVA | Total tributável | Montante líquido
            | Valor líquido da nota | Total incidências
            | antes de IVA""",
        "totals.tax": """Total IVA | Total de IVA | Valor do IVA | Valor IVA | Total do IVA | Montante IVA | IVA total | Imposto | Impostos | Total impostos | Total de impostos
            | Total imposto | Valor do imposto | Montante do IVA | Total dos impostos | IVA incluído | Valor do ICMS | Valor do ISS | ISS | ICMS | IPI | Valor de IVA
            | Valor dos impostos | Montante de imposto | Montante do imposto | Total I.V.A. | Soma do IVA | Imposto sobre o valor acrescentado | Total de imposto""",
        "totals.gross": """Total da fatura | Total fatura | Total da factura | Total factura | Total do documento | Total documento | Total com IVA | Total (com IVA)
            | Total c/ IVA | Total c/IVA | Valor com IVA | Com IVA | Total IVA incluído | IVA incluído total | Total com impostos | Valor total da nota | Valor total da fatura
            | Valor da fatura | Valor da nota | Total ilíquido com IVA | Total geral | Total global | Valor total com IVA | Total da nota | Total nota de crédito
            | Total incluindo IVA | Valor total da NFS-e | Total EUR | Total em EUR | Total doc | Montante total | Total (EUR) | Total do recibo | Valor do documento
            | Total da encomenda | Montante com IVA | Total com imposto | Valor total do documento
            | Total desta fatura | Valor desta fatura""",
        "totals.paid": """Pago | Valor pago | Já pago | Montante pago | Total pago | Adiantamento | Adiantamentos | Pagamentos recebidos | Pagamento recebido | Pagamentos
            | Sinal | Valor recebido | Total recebido | Entregue por conta | Pagamento | Por conta | Menos adiantamento | Liquidado | Valor já pago | Pago por
            | Valor liquidado | Montante já pago | Pagamento efetuado
            | Pago em | Pago com cartão | Valor de entrada""",
        "totals.rounding": "Arredondamento | Arredondamentos | Acerto | Diferença de arredondamento",
        "totals.due": """Total a pagar | Valor a pagar | A pagar | Montante a pagar | Total a liquidar | Valor em dívida | Saldo | Saldo a pagar | Saldo devedor
            | Valor em aberto | Em dívida | Montante em dívida | Restante | Por pagar | Valor devido | Total devido | Montante devido | Valor por liquidar | Importância a pagar
            | Líquido a pagar | Total por pagar | Valor do pagamento | Total em dívida | Valor cobrado | Valor a cobrar | Valor do débito | Falta pagar | Total a receber
            | Valor a receber | Importe a pagar | Total a pagar EUR | Valor a debitar | Saldo em dívida | Valor líquido a pagar | Total a pagar com IVA | Pendente""",
    },
    others={
        "order_date": "Data da encomenda | Data encomenda | Data do pedido | Data de compra | Data da compra | Data da requisição | Data da reserva | Encomendado em",
        "delivery_date": """Data de entrega | Data da entrega | Data entrega | Data de envio | Data de expedição | Enviado em | Entregue em | Data da guia | Data de carga
            | Carga | Descarga | Data de descarga | Data da carga | Data saída | Data de saída | Data da saída | Data de saída/entrada""",
        "service_date": """Data do serviço | Data da prestação | Data da operação | Data de prestação | Data de realização | Data da venda | Chegada | Partida | Check-in
            | Data de chegada | Competência da nota | Data da intervenção""",
        "period": """Período | Período de faturação | Período faturado | Período de referência | Mês | De a | Desde | Até | Competência | Válido até | Validade | Início | Fim
            | Data de início | Data de fim | Período de consumo | Período de facturação | Mês de referência""",
        "other_date": """Data de impressão | Impresso em | Hora | Data do orçamento | Data de nascimento | Data e hora | Data do contrato | Data de leitura | Próxima fatura
            | Próxima leitura | Hora de saída | Hora da saída | Data registo""",
        "customer_number": """Nº cliente | N.º cliente | Nº de cliente | N.º de cliente | Número de cliente | Número do cliente | Código cliente | Código do cliente
            | Código de cliente | Cód. cliente | Cliente nº | Cliente n.º | Conta cliente | Conta corrente nº | ID cliente | Conta de cliente | Nº conta cliente | Nº sócio
            | Nº conta | Conta nº | Cod. cliente | Nº de conta cliente | Conta contrato""",
        "supplier_number": "Código fornecedor | Nº fornecedor | Nº de fornecedor | Código do fornecedor | Loja | Caixa | Posto | Terminal | Filial | N.º fornecedor",
        "sales_order": """Nossa referência | N/ referência | N/ Ref | N/Ref | Nossa encomenda | N/ encomenda | Orçamento | Orçamento nº | Nº orçamento | Proposta | Proposta nº
            | Projeto | Obra | Processo | Processo nº | Nº processo | Reserva | Reserva nº | Nº reserva | Transação | Nº transação | Ordem de serviço | OS nº | Folha de obra
            | ATCUD | Série | Protocolo | Chave de acesso | Código de verificação | RPS | Número do RPS | Hash | Natureza da operação | Nº operação | Protocolo de autorização
            | Código de validação""",
        "delivery_note": """Guia de remessa | Guia de transporte | Guia | Guia nº | Nº guia | Guia de remessa nº | Guia de transporte nº | Nota de entrega | Expedição
            | Nº de envio | Código de rastreio | Rastreio | Nº rastreio | Conhecimento de transporte | Romaneio""",
        "contract": """Contrato | Contrato nº | Nº contrato | Nº de contrato | Número de contrato | Número do contrato | CPE | CUI | Nº de série | Número de série | Matrícula
            | Contador | Nº contador | Apólice | Nº apólice | Mandato | ADC | Autorização de débito | Placa | Subscrição | Chassi | Instalação | Unidade consumidora
            | Identificação do credor""",
        "bank_account": """NIB | Conta bancária | Nº de conta | Número da conta | Conta | Conta corrente | Banco | Agência | Entidade | Dados bancários | Forma de pagamento
            | Modo de pagamento | Método de pagamento | Meio de pagamento | Meios de pagamento | Transferência bancária | Transferência | Multibanco | MB WAY | Débito direto
            | Numerário | Cartão | Cartão de crédito | Boleto | Pix | Chave Pix | Cheque | Nome do banco | Tipo de pagamento | Dados para pagamento""",
        "contact": """Telefone | Tel | Tel. | Telef | Telef. | Telemóvel | Telm | Tlm | Tlf | Celular | Fax | E-mail | Email | Site | Web | Website | Contacto | Contato
            | Contactos | Operador | Vendedor nº | Funcionário | Atendido por | Responsável | Apoio ao cliente | Comercial | Processado por | Emitido por operador | Atendimento
            | Gestor de cliente""",
        "register": """Capital social | Conservatória | C.R.C. | Matriculada na conservatória | Registo comercial | Sede | Sede social | Alvará | CAE | EORI | EAN | GTIN | GLN
            | Inscrição municipal | Insc. municipal | Inscrição estadual do substituto tributário | CNAE | Regime tributário | Código de serviço | Cap. social
            | Processado por programa certificado | Programa certificado | Código postal | CFOP | NCM | Certificado nº | Matrícula nº (registo)""",
        "shipping": """Transportadora | Transportador | Modo de expedição | Peso | Peso bruto | Peso líquido | Volumes | Viatura | Incoterm | Incoterms | Modo de envio
            | Método de envio | Frete por conta | Matrícula da viatura | Volume | Condições de entrega""",
        "cash": "Troco | Entregue | Dinheiro | Valor entregue | Poupança | Poupou | Pontos | Gorjeta | Cartão multibanco | Total poupado | Dinheiro entregue",
        "balance": """Saldo anterior | Fatura anterior | Dívida anterior | Valores em atraso | Juros de mora | Novo saldo | Conta corrente do cliente | Saldo inicial
            | Total em atraso | Multa | Juros | Saldo em conta corrente
            | Saldo da fatura anterior | Valor da fatura anterior | Saldo em atraso | Faturas anteriores | Total fatura anterior | Valor em dívida anterior
            | Faturas em dívida""",
        "tax_base": "Base de IVA | Base por taxa | Isento | Valor isento | Base de cálculo do ICMS | Base de cálculo do ISS | Incid. | Incid | Base IVA | Incidência por taxa",
        "tax_rate": "Taxa IVA | Taxa de IVA | Taxa | % IVA | IVA % | Taxa/Valor | Alíquota | Tx. IVA | Tx IVA | Tx | Taxa % | Motivo de isenção | Motivo isenção",
        "cash_discount": """Desconto de pronto pagamento | Pronto pagamento | Desconto pronto pagamento | Desc. financeiro | Desconto antecipação
            | desconto para pagamento até""",
        "withholding": "Retenção | Retenção na fonte | Retenção IRS | Retenções | Retenção de IRS | Valor retido | IRRF | INSS | Retenções federais | PIS | COFINS | CSLL",
        "exchange": "Taxa de câmbio | Câmbio | Contravalor | Cotação",
        "count": "Total de unidades | Total quantidade | Nº de artigos | Total de itens | Total de horas | Quantidade total | Nº artigos | Total unidades",
        "words": "Valor por extenso | Por extenso | São | Importância por extenso",
        "page": "Página | Pág | Pág. | Folha | Cópia | Original | Duplicado | Triplicado | Via",
        "note": """Observações | Obs | Obs. | Notas | Nota | Assunto | Comentários | Descrição geral | Estado | Mensagem | Informações complementares | Informações adicionais
            | Dados adicionais""",
    },
    third_parties="""Morada de entrega | Endereço de entrega | Local de entrega | Entregar a | Entregar em | Entrega em | Morada de envio | Endereço de envio | Enviar para
        | Enviado para | Local de descarga | Local de carga | Morada de descarga | Morada de carga | Morada de expedição | Destino | Local de prestação | Local de consumo
        | Morada do local de consumo | Local da prestação | Representante fiscal | Consignatário | Remetente | Expedidor | Intermediário do serviço | Local de instalação
        | Morada de instalação | Endereço de correspondência | Morada de correspondência | Por conta de | Transportador/Volumes transportados | Ponto de entrega
        | Morada de fornecimento""",
    ambiguous={
        "Total": "totals.gross | totals.due | totals.net",
        "Totais": "totals.gross | totals.net",
        "Valor": "totals.gross | totals.net",
        "Valor total": "totals.gross | totals.due | totals.net",
        "Montante": "totals.gross | totals.net",
        "Importância": "totals.gross | totals.net",
        "Subtotal": "totals.net | totals.line_net",
        "Sub total": "totals.net | totals.line_net",
        "Preço total": "totals.gross | totals.net",
        "IVA": "totals.tax | vat_id",
        "I.V.A.": "totals.tax | vat_id",
        "Fatura": "invoice_number",
        "Factura": "invoice_number",
        "Nota de crédito": "invoice_number",
        "Nota fiscal": "invoice_number",
        "Fatura-recibo": "invoice_number",
        "Número": "invoice_number | other.sales_order",
        "Nº": "invoice_number | other.sales_order",
        "N.º": "invoice_number | other.sales_order",
        "Documento": "invoice_number",
        "Data": "issue_date | other.service_date",
        "Nome": "buyer | seller",
        "Denominação": "buyer | seller",
        "Denominação social": "buyer | seller",
        "Morada": "buyer | seller",
        "Endereço": "buyer | seller",
        "Empresa": "buyer | seller",
        "Nome/Razão social": "buyer | seller",
        "Razão social": "buyer | seller",
        "Crédito": "totals.paid | totals.due",
    },
    columns={
        "position": "Nº | Pos | Linha | # | Item | N.º | Nº linha",
        "code": """Código | Cód | Cód. | Cod. | Referência | Ref | Ref. | Artigo nº | Código do produto | Cód. produto | Cód. artigo | EAN | SKU | Código artigo | Ref.ª
            | Código produto | Cod. artigo""",
        "description": """Descrição | Designação | Artigo | Produto | Produtos | Serviço | Serviços | Descrição do produto | Descrição do serviço | Descrição dos serviços
            | Discriminação | Discriminação dos serviços | Descrição do produto/serviço | Descritivo | Detalhe | Descrição do artigo | Mercadoria | Nome
            | Descrição dos produtos | Item/Descrição | Trabalho | designação do artigo""",
        "quantity": "Qt. | Qtd | Qtd. | Quantidade | Qt | Qtde | Quant | Quant. | Qde | Horas | Unidades | Qtde. | Qnt | Dias | Qnt.",
        "unit": "Un. | Un | Unidade | UM | Unid | Unid. | Uni | Uni. | U.M. | Und | Unidade de medida",
        "unit_price": """Preço | Preço unitário | Preço unit | Preço unit. | P. unitário | P. unit | P. unit. | P.U. | Pr. unitário | Pr. Unit | Pr.Unit. | Valor unitário
            | Valor unit | Vlr. unit | Preço un. | Preço un | P.Unitário | Custo unitário | V. unitário | P. Unit. s/ IVA | Preço líquido | Pço unit | Preço s/ IVA
            | Preço sem IVA | Preço c/ IVA | Preço com IVA | preço unitário c/ iva""",
        "discount": "Desconto | Desc | Desc. | Desc.% | % Desc | Desc % | Dto | Dto. | Descontos | Desc. % | dsc.",
        "tax_rate": "IVA | % IVA | IVA % | Taxa IVA | Taxa | Tx. IVA | Tx IVA | Tx. | IVA (%) | Alíquota | %IVA | I.V.A. | Taxa %",
        "tax_amount": "Valor IVA | Valor do IVA | IVA € | Montante IVA | Imposto | Valor ICMS | Valor imposto",
        "net": """Valor | Total | Valor líquido | Total líquido | Valor total | Preço total | Montante | Importância | Subtotal | Total s/ IVA | Valor s/ IVA | Total linha
            | Líquido | Total sem IVA | Valor sem IVA | Total Líq. | Total liq | Vlr. total | Incidência | Total €""",
        "gross": "Total c/ IVA | Total com IVA | Valor com IVA | Valor c/ IVA | Total IVA incluído | Preço c/ IVA | Preço com IVA",
        "date": "Data | Período | De | Até | Data do serviço | Mês | Dia",
    },
    rows={
        "total": "Total | Total a pagar | Total da fatura | Total geral | Valor total | Total documento | Totais",
        "subtotal": "Subtotal | Sub total | Total da página | Total parcial | Soma parcial | Total página | Total grupo",
        "carried_forward": """A transportar | Transporte | Transportado | Vem da página anterior | Continua | Continua na página seguinte | A transportar para a página seguinte
            | Vem de | Soma a transportar""",
    },
    titles={
        "invoice": """Fatura | Factura | Nota fiscal | Nota fiscal eletrônica | NFS-e | NF-e | DANFE | Nota fiscal de serviços eletrônica
            | Nota fiscal eletrônica de serviços | Fatura eletrónica | Fatura comercial | Fatura original | Venda a dinheiro | Fatura de serviços
            | Fatura/Recibo | Fatura-recibo | Fatura recibo | Documento auxiliar da nota fiscal eletrônica""",
        "credit_note": "Nota de crédito | Nota crédito | Nota de devolução | Devolução | Estorno",
        "receipt": """Recibo | Talão | Recibo de pagamento | Comprovativo de pagamento | Cupom fiscal | Comprovante de pagamento | Recibo de quitação | Talão de venda
            | Recibo de renda | Cupom""",
        "pro_forma": "Fatura proforma | Fatura pró-forma | Fatura pro forma | Proforma | Pró-forma | Factura proforma | Factura pró-forma",
        "reminder": "Aviso de pagamento | Lembrete de pagamento | Aviso de cobrança | Segundo aviso | Carta de cobrança | Aviso de atraso | Aviso de corte",
        "statement": "Extrato | Extrato de conta | Conta corrente | Extracto de conta | Extrato de conta corrente | Aviso de transferência | Resumo de faturas | Resumo de conta",
        "order": """Encomenda | Nota de encomenda | Ordem de compra | Confirmação de encomenda | Pedido | Pedido de compra | Requisição | Confirmação de reserva
            | Confirmação do pedido""",
        "delivery_note": "Guia de remessa | Guia de transporte | Nota de entrega | Guia de devolução | Romaneio | Guia de consignação | Lista de embalagem",
        "quote": "Orçamento | Proposta | Cotação | Proposta comercial | Estimativa",
        "self_billing": "Autofaturação | Autofatura | Auto-faturação | Autofacturação | Fatura emitida pelo adquirente",
        "correction": "Fatura retificativa | Nota de débito | Fatura corrigida | Fatura rectificativa | Carta de correção | Retificação de fatura",
        "prepayment": "Fatura de adiantamento | Fatura adiantamento | Fatura de sinal | Fatura de antecipação",
        "partial": "Fatura parcial | Auto de medição | Fatura intermédia | Medição",
        "final": "Fatura final | Fatura de acerto | Fatura de encerramento | Acerto final",
        "simplified": "Fatura simplificada | Factura simplificada",
    },
    exemptions={
        "reverse_charge": """IVA - autoliquidação | autoliquidação | IVA autoliquidação | inversão do sujeito passivo | IVA devido pelo adquirente | reverse charge
            | inversão da sujeição | artigo 6.º do CIVA | artigo 196""",
        "intra_community": """transmissão intracomunitária | isento artigo 14.º do RITI | artigo 14.º do RITI | RITI | operação intracomunitária | M16 | intracomunitária
            | artigo 138""",
        "export": """isento artigo 14.º do CIVA | artigo 14.º do CIVA | exportação | M05 | não sujeito | não tributado | não sujeito a IVA | regras de localização | artigo 146
            | isento ao abrigo do artigo 14 | M99""",
        "exempt": """isento de IVA | isento artigo 9.º do CIVA | artigo 9.º do CIVA | isenção de IVA | isento artigo 13 | M07 | isento nos termos | isenção | IVA isento
            | operação isenta | isento ao abrigo do | imune | isenta de IVA""",
        "small_business": """IVA - regime de isenção | regime de isenção | artigo 53.º do CIVA | artigo 53 | M10 | isento ao abrigo do artigo 53.º | simples nacional
            | IVA regime de isenção | optante pelo simples nacional | MEI""",
        "margin": """regime da margem de lucro | bens em segunda mão | agências de viagens | regime da margem de lucro - bens em segunda mão | objetos de arte | regime especial
            | M12 | regime particular""",
    },
    due_within=(
        r"\b(?:pagamento|pagar|prazo|vencimento|condições|pronto|fatura|factura)\b[^.\n]{0,30}?\b(?:a|em|de|até|no\s+prazo\s+de)?\s*(?P<days>\d{1,3})\s*dias\b",
        r"\b(?:no\s+prazo\s+de|dentro\s+de)\s+(?P<days>\d{1,3})\s*dias\b",
        r"\b(?P<days>\d{1,3})\s*dias\s*(?:l[ií]quidos?|data\s+(?:da\s+)?fatura|após|a\s+contar|da\s+data|data\s+factura)\b",
    ),
    due_now="""pronto pagamento | a pronto | à vista | pagamento imediato | contra entrega | contra reembolso | pagamento antecipado | imediato | na entrega
        | pagamento a pronto | pagamento à vista | no ato | antecipado | contra fatura""",
    words="o os as de do da dos das em no na nos nas e um uma para por com não que se ao à é são seu sua mais ou como foi até pelo pela obrigado nossa nosso este esta você",
    due_around=(
        r"\bpag\w+\b[^<]{0,60}?\baté(?:\s+ao\s+dia|\s+dia|\s+ao|\s+a)?\s+<day>",
        r"\bserá\s+(?:debitad|cobrad)\w+[^<]{0,90}?<day>",
        r"\b(?:debitaremos|procederemos ao débito)\b[^<]{0,90}?<day>",
    ),
)  # fmt: skip
