# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Spanish: Spain and Latin America."""

from __future__ import annotations

from extractors.languages.vocabulary import vocabulary

ES = vocabulary(
    "es",
    labels={
        "invoice_number": """Número de factura | Nº de factura | Nº factura | N° factura | N.º factura | No. factura | No de factura | Num. factura | Num factura | Núm. factura
            | Nro. factura | Nro factura | Factura nº | Factura n° | Factura n.º | Factura no | Factura num | Factura número | Factura nro | Factura # | Número factura
            | Número de la factura | Factura de venta | Factura de venta no | Factura electrónica de venta | Factura electrónica nº | Factura electrónica no | Folio
            | Folio factura | Folio interno | Serie y folio | Serie/Número | Serie y número | Serie-Número | Nº documento | Número de documento | Número documento
            | Nº de documento | N° documento | Documento nº | Documento no | Documento número | Ref. factura | Referencia factura | Referencia de factura | ID de factura
            | Código de factura | Fra. nº | Fra nº | Fact. nº | Nº fra | Número de abono | Abono nº | Nº abono | Nº de abono | Factura rectificativa nº | Nota de crédito nº
            | Nota de crédito no | Nº nota de crédito | Número de nota de crédito | Número de recibo | Recibo nº | Recibo no | Nº recibo | Ticket nº | Nº ticket
            | Número de ticket | Factura simplificada nº | Nº factura simplificada | Comprobante nº | Comp. nro | Número de comprobante | Nº comprobante | Boleta nº | Minuta nº
            | Factura proforma nº | Número de serie y factura | Consecutivo | Nº fact""",
        "issue_date": """Fecha de factura | Fecha factura | Fecha de la factura | Fecha de emisión | Fecha emisión | Fecha de expedición | Fecha expedición
            | Fecha de facturación | Fecha facturación | Emitida el | Emitido el | Expedida el | Fecha del documento | Fecha documento | Fecha doc | Fecha fra | Fecha de la fra
            | Fecha fact | Fecha de abono | Fecha abono | Fecha de elaboración | Fecha de generación | Fecha de creación | Factura de fecha | Con fecha
            | Fecha y hora de emisión | Fecha de emisión de la factura | Fecha de recibo | Fecha comprobante | Fecha y hora de expedición | Fecha de factura/operación
            | Fecha de nota de crédito | Lugar y fecha de expedición | Lugar y fecha""",
        "due_date": """Fecha de vencimiento | Fecha vencimiento | Vencimiento | Vencimientos | Vence | Vence el | Fecha vto | Fecha vto. | Fecha de vto | Vto | Vto.
            | F. vencimiento | Fecha venc | Fecha de pago | Fecha pago | Fecha límite | Fecha límite de pago | Fecha limite de pago | Pagar antes de | Pagar antes del
            | Páguese antes de | Páguese antes del | Pago antes del | A pagar antes del | Fecha máxima de pago | Pagadero el | Pagadero antes del | Vencimiento de pago
            | Vencimiento del pago | Vencimiento factura | Fecha de vencimiento de pago | Plazo hasta | Fecha de cargo | Cargo en cuenta | Fecha de cobro | Fecha de adeudo
            | Pago hasta | Último día de pago | Fecha de vencimiento del pago | Primer vencimiento | Fecha vto. para el pago | Pague hasta | Pagar hasta | Vencimiento el
            | A pagar el | Fecha prevista de cobro
            | Fin periodo voluntario | Fin del periodo voluntario | Fin de periodo voluntario | Fin del plazo de pago | ingreso antes del | ingreso antes del día
            | transferencia antes del | transferencia antes del día | abonar antes del día | pagar antes del día | se girará el | se cargará el | se cargará en cuenta el | se domiciliará el | abonar antes del | a abonar antes del
            | Fecha de domiciliación | Fecha prevista de cargo | Cargo en cuenta el | Fecha de cargo en cuenta | Fecha de adeudo en cuenta""",
        "currency": """Moneda | Divisa | Moneda de factura | Moneda factura | Código de moneda | Importes en | Todos los importes en | Precios en | Tipo de moneda
            | Importes expresados en | Moneda del documento""",
        "purchase_order_reference": """Pedido nº | Pedido n° | Pedido no | Pedido número | Nº pedido | N° pedido | Nº de pedido | No. pedido | No. de pedido | Número de pedido
            | Número pedido | Num. pedido | Nro. pedido | Su pedido | Su pedido nº | Su nº pedido | S/pedido | S/Pedido nº | Su número de pedido | Pedido cliente
            | Pedido del cliente | Nº pedido cliente | Número de pedido del cliente | Ref. pedido | Referencia pedido | Referencia de pedido | Referencia del pedido
            | Orden de compra | Orden de compra nº | Orden de compra no | Nº orden de compra | No. orden de compra | Número de orden de compra | Número de orden | Nº de orden
            | Orden nº | O.C. | OC | Nº OC | OC nº | O/C | PO | Nº PO | Número de PO | Pedido | Pedido de compra | Pedido de compra nº | Vuestro pedido | Orden | Orden no
            | Núm. pedido | Expediente de compra | ID de pedido""",
        "buyer_reference": """Su referencia | S/Ref | S/ref. | Su ref | Referencia cliente | Referencia del cliente | Ref. cliente | Ref cliente | Referencia | Ref | Ref.
            | Vuestra referencia | Vuestra ref | Nº referencia | Número de referencia | Centro de coste | Centro de costos | Oficina contable | Órgano gestor
            | Unidad tramitadora | Código DIR3 | Referencia comprador | Uso CFDI | Contacto cliente""",
        "preceding_invoice": """Factura original | Factura rectificada | Factura que rectifica | Nº factura rectificada | Rectifica a la factura | Rectifica factura
            | Rectificativa de la factura | Abono de factura | Abono de la factura | Factura abonada | Factura de referencia | Factura relacionada | Referencia factura original
            | Nº factura original | Número de factura original | Anula factura | Anula la factura | Sobre factura | Factura anulada | Corresponde a factura | Factura afectada
            | CFDI relacionado | Documento que modifica | Factura a rectificar | Documento afectado""",
        "seller": """Vendedor | Proveedor | Emisor | Emisor de la factura | Emitido por | Expedido por | Facturado por | Vendido por | Prestador | Prestador del servicio | De
            | Titular de la cuenta | Titular cuenta | Titular | Beneficiario | Acreedor | Datos del emisor | Datos emisor | Datos del proveedor | Razón social del emisor
            | Nombre del emisor | Pagar a | Páguese a | Cheque a nombre de | A favor de | Cuenta a nombre de | Nombre del proveedor | Emisor (vendedor) | Arrendador
            | Empresa emisora""",
        "buyer": """Cliente | Datos del cliente | Datos cliente | Nombre del cliente | Nombre cliente | Facturar a | Facturado a | Factura a | Dirección de facturación
            | Dirección facturación | Datos de facturación | Datos facturación | Receptor | Datos del receptor | Destinatario de la factura | Destinatario | Comprador
            | Adquirente | Adquiriente | Señor(es) | Señores | Sr(es) | Sres | Razón social cliente | Para | A la atención de | Att | A/A | Titular del contrato | Pagador
            | Arrendatario | Paciente | Huésped | Facturación | Cobrar a | Vendido a | Datos del comprador | Cliente facturación | Nombre del receptor
            | Razón social del receptor | Domicilio del cliente | Titular del suministro | Nombre o razón social del cliente | Asegurado | Dirección del cliente
            | Dirección cliente | Datos del titular""",
        "vat_id": """NIF-IVA | NIF IVA | NIF intracomunitario | NIF/VAT | VAT | VAT nº | Nº IVA | N.º IVA | Número de IVA | IVA intracomunitario | CIF intracomunitario
            | Identificación fiscal intracomunitaria | Número de identificación a efectos de IVA | NIF intracom | NIF-VAT | VAT number | VAT ID | NIF/IVA | Número IVA
            | N.I.F. IVA | CIF/VAT | NIF comunitario | IVA UE | Nº VAT | Núm. IVA | Nº de IVA | IVA ID | Número de identificación IVA | Identificador fiscal IVA""",
        "seller.vat_id": """NIF emisor | NIF del emisor | CIF emisor | CIF proveedor | NIF proveedor | NIF vendedor | CIF del emisor | RFC emisor | NIT emisor | CUIT emisor
            | NIF del vendedor | CIF del proveedor""",
        "buyer.vat_id": """NIF cliente | CIF cliente | NIF del cliente | CIF del cliente | Su NIF | Su CIF | NIF receptor | NIF destinatario | N.I.F. cliente | C.I.F. cliente
            | NIF/CIF cliente | CIF/NIF cliente | VAT cliente | RFC receptor | RFC cliente | NIT cliente | NIT adquiriente | RFC del cliente | CUIT cliente | NIF del comprador
            | RUC cliente | NIF comprador | IVA cliente | DNI/NIF cliente""",
        "tax_number": """NIF | N.I.F. | CIF | C.I.F. | NIF/CIF | CIF/NIF | C.I.F./N.I.F. | N.I.F./C.I.F. | DNI | DNI/NIF | NIF/DNI | D.N.I. | CIF/DNI | NIE | RFC | R.F.C. | NIT
            | N.I.T. | RUC | R.U.C. | RUT | R.U.T. | CUIT | C.U.I.T. | RIF | Cédula | Cédula jurídica | Número de identificación fiscal | Identificación fiscal | ID fiscal
            | Código fiscal | Código de identificación fiscal | NIF nº | CIF nº | CIF: | Nº identificación fiscal | Número fiscal | RNC | Identificador fiscal | Id. fiscal
            | DNI/CIF | NIF / CIF""",
        "buyer.tax_number": "DNI cliente | Identificación del cliente | Identificación fiscal cliente | Cédula cliente | Su identificación fiscal",
        "payment.iban": """IBAN | Código IBAN | Nº IBAN | Número IBAN | Cuenta IBAN | IBAN cuenta | Cuenta (IBAN) | Número de cuenta (IBAN) | Nº de cuenta (IBAN)
            | Nº cuenta IBAN | Número de cuenta IBAN | IBAN nº | Cuenta bancaria (IBAN) | Cuenta corriente IBAN | Nuestro IBAN | C/C IBAN | Cta. IBAN""",
        "payment.bic": "BIC | BIC/SWIFT | SWIFT | SWIFT/BIC | Código SWIFT | Código BIC | BIC (SWIFT) | BIC SWIFT | Código BIC/SWIFT | Código SWIFT/BIC",
        "payment.reference": """Referencia de pago | Referencia pago | Referencia del pago | Concepto de pago | Concepto de la transferencia | Concepto transferencia
            | Concepto del pago | Referencia bancaria | Ref. pago | Indicar en el concepto | Referencia de la transferencia | Referencia de cobro | Identificador de pago
            | Código de pago | Línea de captura | Referencia para el pago | Convenio y referencia | Referencia de transferencia | Ref. bancaria | Concepto a indicar""",
        "payment.terms": """Condiciones de pago | Condición de pago | Términos de pago | Término de pago | Plazo de pago | Plazos de pago | Condiciones pago | Cond. pago
            | Cond. de pago | Términos | Términos y condiciones de pago | Condiciones | Días de crédito | Plazo | Condiciones de venta | Crédito a | Condiciones comerciales
            | Plazo pago""",
        "totals.line_net": """Total líneas | Suma de líneas | Total artículos | Total productos | Total mercancía | Total mercancías | Importe bruto | Total bruto
            | Suma de importes | Total conceptos | Suma conceptos | Total servicios | Importe líneas | Suma importes | Bruto | Total bruto líneas | Valor mercancía
            | Importe mercancía""",
        "totals.allowances": """Descuento | Descuentos | Total descuento | Total descuentos | Dto | Dto. | Dtos | Importe descuento | Descuento global | Descuento comercial
            | Bonificación | Bonificaciones | Rebaja | Descuento total | Dto. global | Dto. general | Dto. comercial | Descuento general | Cupón | Descuento aplicado
            | Descuento cliente | Desc. | Importe dto | Descuento pie | Dto. total | Monto descuento""",
        "totals.charges": """Gastos de envío | Gastos de envío IVA incluido | Envío IVA incluido | Envío | Gastos envío | Portes | Transporte | Gastos de transporte | Flete | Fletes | Gastos | Gastos de gestión | Recargo
            | Recargos | Cargos | Otros cargos | Embalaje | Embalajes | Manipulación | Gastos de manipulación | Suplidos | Coste de envío | Costes de envío | Costo de envío
            | Gastos de entrega | Seguro | Comisión | Gastos adicionales | Total gastos | Otros gastos | Recargo financiero | Propina legal | Servicio a domicilio
            | Tasas y cargos | Total cargos | Gastos de tramitación""",
        "totals.net": """Base imponible | Base imp | Base imp. | Total base imponible | B. imponible | Base | Importe neto | Neto | Total neto | Total sin IVA | Total (sin IVA)
            | Importe sin IVA | Total antes de IVA | Total antes de impuestos | Total sin impuestos | Importe sin impuestos | Importe antes de impuestos | Total IVA no incluido
            | Total excluido IVA | IVA no incluido | IVA excluido | Sin IVA | Subtotal sin IVA | Subtotal (sin IVA) | Subtotal sin impuestos | Subtotal antes de impuestos
            | Neto gravado | Importe neto gravado | Base gravable | Total gravado | Op. gravada | Operaciones gravadas | Importe base | Valor neto | Monto neto | Total base
            | Suma base imponible | Total bases | Suma bases imponibles | Importe imponible | Total imponible | Valor antes de impuestos | Valor sin IVA | Base I.V.A.
            | Base IVA | Precio sin IVA | Total importe neto | Suma base | Neto total | Importe total sin IVA | Total excl. IVA | Importe neto total | Subtotal con descuento
            | Total (base imponible) | Precio total sin IVA | Base imponible total
            | antes de IVA | antes de impuestos | sin impuestos""",
        "totals.tax": """Total IVA | Importe IVA | Cuota IVA | Cuota de IVA | Cuota | Total cuota IVA | Total cuota | Cuotas | Total impuestos | Impuestos | Impuesto
            | Importe impuestos | Importe del IVA | Importe de IVA | IVA total | IVA repercutido | Total impuesto | Monto IVA | Valor IVA | IVA incluido de
            | Impuestos trasladados | Total impuestos trasladados | IVA trasladado | IGV | I.G.V. | ITBIS | IGIC | Cuota IGIC | Total IGIC | Importe IGIC | Suma IVA | Más IVA
            | IVA soportado | Cuota tributaria | De los cuales IVA | Total I.V.A. | Cuota I.V.A. | Impuesto sobre el valor añadido | Total cuotas | IVA inscripto | ITBMS
            | Impuesto al valor agregado | Del cual IVA | Cuota repercutida""",
        "totals.gross": """Total factura | Total de la factura | Importe total factura | Importe factura | Importe de la factura | Importe total de la factura | Total general
            | Total con IVA | Total IVA incluido | Total (IVA incluido) | Total incluido IVA | IVA incluido | Importe con IVA | Importe IVA incluido | Total con impuestos
            | Total impuestos incluidos | Importe total con IVA | Importe total IVA incluido | Gran total | Total abono | Total nota de crédito | Importe abono
            | Total documento | Total importe factura | Total recibo | Total ticket | Total fra | Valor total factura | Monto total | Total operación | Total de la operación
            | Importe líquido | Total comprobante | Total pedido | Total incl. IVA | Total euros | Total factura euros | Total con IVA incluido | Total compra
            | Importe total (IVA incluido) | Total después de impuestos | Precio total con IVA | Total factura IVA incluido | Valor total con IVA | Monto total con IVA
            | Importe de esta factura | Total esta factura | Total de esta factura | Total factura actual""",
        "totals.paid": """Anticipo | Anticipos | Pagado | Importe pagado | Ya pagado | Total pagado | A cuenta | Entrega a cuenta | Entregas a cuenta | Pagos recibidos
            | Pago recibido | Pagos | Abonado | Total abonado | Importe abonado | Señal | Depósito | Pagos anticipados | Menos anticipo | Cobrado | Importe cobrado
            | Total cobrado | Pago a cuenta | Pagos a cuenta | Pago anticipado | Provisión de fondos | Pagado con | Importe entregado a cuenta | Pagos realizados
            | Pago realizado | Abonos | Monto pagado
            | Pagado el | Pagado con tarjeta | Cobrado con tarjeta""",
        "totals.rounding": "Redondeo | Ajuste por redondeo | Diferencia de redondeo | Importe de redondeo | Ajuste redondeo",
        "totals.due": """Total a pagar | Importe a pagar | A pagar | Total a abonar | Neto a pagar | Líquido a pagar | Saldo | Saldo pendiente | Saldo a pagar | Saldo deudor
            | Importe pendiente | Pendiente de pago | Pendiente | Importe adeudado | Cantidad a pagar | Cantidad adeudada | Importe debido | Total pendiente | Total adeudado
            | Total a ingresar | Importe a ingresar | Resto a pagar | Resta por pagar | Restante | Total a cobrar | Importe a cobrar | Valor a pagar | Monto a pagar
            | Monto adeudado | Saldo por pagar | Líquido | Total líquido | Líquido a percibir | Importe líquido a pagar | Pendiente de cobro | Total a su cargo | Por pagar
            | Saldo total | Saldo factura | Importe a abonar | Deuda pendiente | Total neto a pagar | Total por pagar | Importe del vencimiento | Total a pagar (EUR)""",
    },
    others={
        "order_date": """Fecha de pedido | Fecha pedido | Fecha del pedido | Pedido de fecha | Fecha de compra | Fecha de la orden | Fecha orden | Fecha orden de compra
            | Fecha de reserva | Pedido el | Fecha compra""",
        "delivery_date": """Fecha de entrega | Fecha entrega | Entregado el | Fecha de envío | Fecha envío | Enviado el | Fecha albarán | Fecha del albarán | Fecha de albarán
            | Fecha de despacho | Fecha de salida | Fecha de recogida | Albarán de fecha | Fecha de expedición de mercancía""",
        "service_date": """Fecha de servicio | Fecha servicio | Fecha del servicio | Fecha de operación | Fecha operación | Fecha de prestación | Fecha de la operación
            | Fecha de realización | Fecha intervención | Entrada | Salida | Llegada | Fecha de entrada | Fecha de llegada | Fecha de viaje | Fecha de ejecución""",
        "period": """Periodo | Período | Periodo de facturación | Período de facturación | Periodo facturado | Mes | Desde | Hasta | Del | Al | Periodo de consumo | Vigencia
            | Válido hasta | Fecha de inicio | Fecha de fin | Fecha inicio | Fecha fin | Periodo de servicio | Periodo de liquidación | Mensualidad | Ejercicio""",
        "other_date": """Fecha de impresión | Fecha impresión | Fecha de presupuesto | Fecha de nacimiento | Hora | Fecha y hora | Fecha contrato | Fecha de lectura
            | Fecha de alta | Fecha de certificación | Fecha y hora de certificación | Fecha resolución | Próxima factura | Fecha de registro | Fecha de contabilización
            | Fecha de validación""",
        "customer_number": """Nº cliente | N° cliente | Nº de cliente | Número de cliente | Número cliente | Código cliente | Código de cliente | Cód. cliente | Cod. cliente
            | Cliente nº | Cliente no | Id cliente | ID de cliente | Cuenta cliente | No. cliente | No. de cliente | Cuenta de cliente | Núm. cliente | Nº socio | Nº abonado
            | Código de abonado | Cuenta nº | Nº de cuenta de cliente | Su nº cliente | Num. cliente | Nº usuario | Cta. cliente | Cuenta contrato""",
        "supplier_number": """Código proveedor | Código de proveedor | Nº proveedor | Cód. proveedor | Número de proveedor | Nº de proveedor | Tienda | Caja | Nº caja
            | Sucursal | Terminal | Centro | Punto de venta | Cod. proveedor | Código tienda""",
        "sales_order": """Nuestra referencia | N/Ref | N/ref. | Nuestra ref | Nuestro pedido | N/pedido | Presupuesto | Presupuesto nº | Nº presupuesto | Número de presupuesto
            | Oferta | Oferta nº | Nº oferta | Proyecto | Nº proyecto | Código proyecto | Expediente | Nº expediente | Expediente nº | Obra | Trabajo | Reserva | Nº reserva
            | Número de reserva | Localizador | Transacción | Nº transacción | ID de transacción | Número de operación | Orden de trabajo | Parte de trabajo | Nº parte
            | Cotización | Cotización no | Autorización | Pedido interno | Orden de venta | Pedido de venta | Nº operación | Código de reserva""",
        "delivery_note": """Albarán | Albarán nº | Nº albarán | Nº de albarán | Número de albarán | Albaranes | Remisión | Guía de remisión | Nota de entrega | Nº entrega
            | Nº envío | Número de seguimiento | Nº de seguimiento | Guía | Guía nº | Remito | Remito nº | Albarán de entrega | Expedición | Nº expedición
            | Conocimiento de embarque | Seguimiento | Bultos nº""",
        "contract": """Contrato | Nº contrato | Nº de contrato | Contrato nº | Número de contrato | Referencia contrato | Ref. contrato | CUPS | Nº de serie | Número de serie
            | Matrícula | Nº contador | Contador | Póliza | Nº póliza | Mandato | Referencia mandato | Ref. mandato | Orden de domiciliación | Identificador del acreedor
            | Suscripción | Plan | Tarifa | Bastidor | Nº de póliza | Referencia única de mandato | Placa""",
        "bank_account": """Cuenta bancaria | Nº de cuenta | Nº cuenta | Número de cuenta | Cuenta | Cuenta corriente | C/C | C.C.C. | CCC | CLABE | CBU | Banco | Entidad
            | Entidad bancaria | Datos bancarios | Domiciliación | Domiciliación bancaria | Forma de pago | Método de pago | Modo de pago | Medio de pago | Tipo de pago
            | Forma pago | Metodo de pago | Transferencia | Transferencia bancaria | Tarjeta | Efectivo | Recibo domiciliado | Nombre del banco | Cta. | Cta. cte | Vía de pago
            | Banco nº | Recibo bancario | Contado | Nº tarjeta""",
        "contact": """Teléfono | Tel | Tel. | Tfno | Tfno. | Tlf | Tlf. | Telf | Móvil | Celular | Fax | Correo | Correo electrónico | E-mail | Email | Mail | Web | Página web
            | Sitio web | Contacto | Persona de contacto | Vendedor nº | Comercial | Agente | Representante | Atendido por | Le atendió | Cajero | Cajera | Operador
            | Responsable | Atención al cliente | Asesor | Elaborado por | Gestor | Su agente | Realizado por | Autorizado por | Ejecutivo""",
        "register": """Registro mercantil | Inscrita en el registro mercantil | R.M. | Inscrita en | Tomo | Hoja | Libro | Sección | Domicilio social | Domicilio fiscal
            | Capital social | CNAE | EORI | GLN | EAN | GTIN | Régimen fiscal | Régimen | UUID | Folio fiscal | CUFE | CUDE | CAE | CAI | NCF | Resolución | Resolución DIAN
            | Autorización DIAN | Clave de acceso | Sello digital | Nº serie certificado | Certificado | Lugar de expedición | Código postal | Tipo de comprobante | Clave SAT
            | Número de autorización | Condición frente al IVA | Ingresos brutos | Inicio de actividades | Código EAN | País de origen | Rango autorizado | Actividad económica""",
        "shipping": """Transportista | Forma de envío | Método de envío | Peso | Peso bruto | Peso neto | Bultos | Nº bultos | Incoterm | Incoterms | Agencia de transporte
            | Modo de envío | Tipo de envío | Volumen | Condiciones de entrega | Portes pagados | Vía de envío | Palets""",
        "cash": """Efectivo recibido | Cambio | Entregado | Su cambio | Vuelto | Recibido | Importe entregado | Puntos | Ahorro | Ha ahorrado | Usted ahorró | Propina
            | Tarjeta bancaria | Cambio entregado | Ahorro total""",
        "balance": """Saldo anterior | Factura anterior | Importe factura anterior | Deuda anterior | Saldo inicial | Saldo final | Impagados | Importes pendientes anteriores
            | Intereses de demora | Nuevo saldo | Estado de cuenta | Vencido | Mora | Saldo vencido
            | Saldo facturas anteriores | Saldo de la factura anterior | Facturas anteriores | Importe pendiente anterior | Deuda pendiente anterior
            | Saldo del periodo anterior | Total factura anterior | Pendiente anterior""",
        "tax_base": """Base por tipo | Base exenta | Exento | Exenta | Importe exento | Op. exonerada | Op. inafecta | No gravado | Base no sujeta | No sujeto
            | Operaciones exoneradas | Excluido | Base imponible por tipo""",
        "tax_rate": """Tipo IVA | Tipo de IVA | % IVA | IVA % | Tipo impositivo | Tipo | Porcentaje IVA | Tasa IVA | Tarifa IVA | Tasa | % | Tasa o cuota | Alícuota | % I.V.A.
            | Tipo I.V.A.""",
        "cash_discount": """Pronto pago | Descuento pronto pago | Dto. pronto pago | Dto. P.P. | Dto PP | D.P.P. | Descuento por pronto pago | Si paga antes de | Pronto-pago
            | descuento por pago antes del""",
        "withholding": """Retención | Retención IRPF | IRPF | Ret. IRPF | I.R.P.F. | Retenciones | Total retención | Importe retención | Rte. fuente | Retefuente
            | Retención en la fuente | Rete IVA | Rete ICA | Total retenciones | Recargo de equivalencia | R.E. | Recargo equivalencia | Cuota R.E. | Cuota recargo
            | Retención ISR | ISR retenido | IVA retenido | % IRPF | Percepción | Cuota IRPF
            | Importe IRPF | Retención de garantía""",
        "exchange": "Tipo de cambio | Cambio aplicado | Contravalor | Tasa de cambio | T.C. | TRM",
        "count": "Total unidades | Total cantidad | Nº artículos | Total horas | Número de artículos | Total bultos | Total piezas | Cantidad total | Total ítems | Artículos",
        "words": "Importe en letra | Importe en letras | Cantidad con letra | Son | Total en letras | Importe con letra | Valor en letras | Monto en letras",
        "page": "Página | Pág | Pág. | Hoja nº | Copia | Original | Duplicado",
        "note": """Observaciones | Observación | Notas | Nota | Comentarios | Comentario | Asunto | Concepto general | Estado | Mensaje | Información adicional | Leyenda
            | Tipo de documento""",
    },
    third_parties="""Dirección de envío | Dirección envío | Dirección de entrega | Dirección entrega | Enviar a | Enviado a | Entregar a | Entregado a | Entrega en
        | Lugar de entrega | Envío a | Domicilio de entrega | Destinatario de la mercancía | Consignatario | Dirección de suministro | Dirección del suministro
        | Punto de suministro | Dirección de servicio | Lugar de prestación | Dirección de la obra | Domicilio de envío | Dirección postal | Dirección de correspondencia
        | Representante fiscal | Remitente | Destino | Lugar de suministro | Domicilio de suministro | Por cuenta de | Agencia | Datos de envío | Datos de entrega
        | Dirección de instalación | Destinatario mercancía | Lugar de recogida | Embarcar a | Domicilio de correspondencia""",
    ambiguous={
        "Total": "totals.gross | totals.due | totals.net",
        "Totales": "totals.gross | totals.net",
        "Importe": "totals.gross | totals.net",
        "Importe total": "totals.gross | totals.due | totals.net",
        "Total importe": "totals.gross | totals.net",
        "Monto": "totals.gross | totals.net",
        "Valor": "totals.gross | totals.net",
        "Valor total": "totals.gross | totals.net",
        "Subtotal": "totals.net | totals.line_net",
        "Sub total": "totals.net | totals.line_net",
        "Suma": "totals.net | totals.gross",
        "Suma total": "totals.gross | totals.net",
        "Precio total": "totals.gross | totals.net",
        "IVA": "totals.tax | vat_id",
        "I.V.A.": "totals.tax | vat_id",
        "Factura": "invoice_number",
        "Factura rectificativa": "invoice_number",
        "Abono": "invoice_number | totals.paid",
        "Nota de crédito": "invoice_number",
        "Número": "invoice_number | other.sales_order",
        "Nº": "invoice_number | other.sales_order",
        "Nro": "invoice_number | other.sales_order",
        "Núm": "invoice_number | other.sales_order",
        "Documento": "invoice_number | tax_number",
        "Fecha": "issue_date | other.service_date",
        "Nombre": "buyer | seller",
        "Dirección": "buyer | seller",
        "Domicilio": "buyer | seller",
        "Razón social": "buyer | seller",
        "Nombre o razón social": "buyer | seller",
        "Empresa": "buyer | seller",
    },
    columns={
        "position": "Nº | Pos | Línea | # | Item | Ítem | Nº línea | Lín. | No.",
        "code": """Código | Cód | Cód. | Cod. | Referencia | Ref | Ref. | Código artículo | Cód. artículo | Artículo nº | Nº artículo | SKU | EAN | Código producto | Clave
            | Clave prod. serv | Cod. art | No. identificación | Código de barras | Cód. producto | Clave producto | ref. artículo""",
        "description": """Descripción | Concepto | Conceptos | Artículo | Producto | Productos | Servicio | Servicios | Detalle | Denominación | Descripción del producto
            | Descripción del artículo | Descripción del servicio | Descripción de los bienes | Descripción / Concepto | Producto / Servicio | Nombre | Artículos | Trabajo
            | Trabajos realizados | Descripción del concepto | Bienes y servicios | Designación | trabajo realizado | descripción del trabajo""",
        "quantity": "Cant | Cant. | Cantidad | Ctd | Ctd. | Uds | Uds. | Unidades | Horas | Cantidades | Unid | Uds./Horas | Cdad | Cdad. | Días | Und | Unid.",
        "unit": "Unidad | Ud | UM | Un. medida | Unidad de medida | U. medida | U.M. | Medida | Unidad med | Clave unidad | U/M | Envase | Formato",
        "unit_price": """Precio | Precio unitario | Precio unit | Precio unit. | P. unitario | P. unit | P. unit. | P.U. | PU | Precio ud | Precio/ud | Precio/unidad
            | Precio por unidad | Precio neto | Valor unitario | Vr. unitario | Tarifa | Importe unitario | Costo unitario | Precio sin IVA | Precio unidad | P. Unidad
            | Precio uni | P/U | Precio base | Precio hora | V. unitario | Pvp | Coste unitario
            | Precio con IVA | precio iva incl. | precio unitario con iva""",
        "discount": "Dto | Dto. | % Dto | Dto.% | Descuento | Desc. | Desc | Dto % | %Dto. | Descuento % | % Desc | Bonif | % Bonif | Dtos",
        "tax_rate": "IVA | % IVA | IVA % | Tipo IVA | I.V.A. | Tipo | % I.V.A. | Tipo impositivo | Impuesto | Imp. | Tasa | %IVA | IGIC | Alícuota IVA",
        "tax_amount": "Importe IVA | Cuota | Cuota IVA | IVA € | Valor IVA | Impuestos | Monto IVA",
        "net": """Importe | Total | Importe neto | Neto | Subtotal | Total neto | Valor total | Precio total | Importe total | Total línea | Valor | Base imponible
            | Importe sin IVA | Total sin IVA | Vr. total | Monto | Total (sin IVA) | Importe línea | Base | Total EUR | Suma | Precio Total sin IVA | V. total | Monto total""",
        "gross": "Total con IVA | Importe con IVA | Total IVA incluido | Total IVA inc | Importe IVA incl | Precio con IVA | Total con impuestos | pvp total",
        "date": "Fecha | Periodo | Desde | Hasta | Fecha servicio | Mes | Fecha albarán | Día",
    },
    rows={
        "total": "Total | Total factura | Total a pagar | Total general | Importe total | Totales | Gran total",
        "subtotal": "Subtotal | Sub total | Total página | Total parcial | Suma parcial | Total albarán | Total capítulo | Suma página | Total sección",
        "carried_forward": """Suma y sigue | Suma anterior | Viene de | Viene de la página anterior | Sigue | Continúa | A trasladar | Traslado | Arrastre | Va al frente
            | Pasa a la página siguiente | Continúa en la página siguiente | Suma del anterior""",
    },
    titles={
        "invoice": """Factura | Liquidación de tasas | Carta de pago | Factura electrónica | Factura de venta | Factura comercial | Factura ordinaria | Factura original
            | Factura electrónica de venta | Factura A | Factura B | Factura C | Minuta | Factura de servicios | Factura completa | Factura albarán | CFDI | Factura de cliente
            | Factura exportación | Factura de luz | Factura-albarán | Recibo de honorarios""",
        "credit_note": """Nota de crédito | Abono | Factura de abono | Nota de abono | Nota crédito | Factura abono | Devolución | Nota de crédito electrónica
            | Factura rectificativa (abono)""",
        "receipt": "Recibo | Ticket | Tique | Recibo de pago | Justificante de pago | Comprobante de pago | Ticket de compra | Recibo de compra | Justificante de compra | Boleta",
        "pro_forma": "Factura proforma | Factura pro forma | Proforma | Pro forma | Factura pro-forma",
        "reminder": "Recordatorio | Recordatorio de pago | Aviso de pago | Reclamación de pago | Requerimiento de pago | Aviso de impago | Segundo aviso | Último aviso",
        "statement": "Estado de cuenta | Extracto de cuenta | Extracto | Relación de facturas | Resumen de cuenta | Aviso de transferencia",
        "order": "Pedido | Orden de compra | Confirmación de pedido | Hoja de pedido | Pedido de compra | Orden de trabajo | Confirmación de reserva | Nota de pedido",
        "delivery_note": """Albarán | Nota de entrega | Remisión | Guía de remisión | Albarán de entrega | Remito | Packing list | Nota de remisión | Hoja de ruta
            | Lista de empaque""",
        "quote": "Presupuesto | Oferta | Cotización | Estimación | Propuesta | Propuesta comercial",
        "self_billing": "Autofactura | Factura expedida por el destinatario | Auto-factura | Facturación por el destinatario | Autofacturación",
        "correction": """Factura rectificativa | Factura de corrección | Nota de débito | Factura corregida | Nota de cargo | Factura rectificada | Rectificativa
            | Rectificación de factura""",
        "prepayment": "Factura de anticipo | Factura anticipo | Factura de pago anticipado | Factura de entrega a cuenta | Factura de señal | Factura a cuenta",
        "partial": "Factura parcial | Certificación de obra | Certificación | Factura de certificación | Factura intermedia",
        "final": "Factura final | Factura de liquidación | Liquidación final | Factura de cierre | Factura de saldo",
        "simplified": "Factura simplificada | Factura electrónica simplificada",
    },
    exemptions={
        "reverse_charge": """inversión del sujeto pasivo | inversión de sujeto pasivo | sujeto pasivo inverso | art. 84 | artículo 84 | art. 84.uno.2 | artículo 196 | art. 196
            | sujeto pasivo el destinatario | operación con inversión del sujeto pasivo""",
        "intra_community": """entrega intracomunitaria | operación intracomunitaria | exenta art. 25 | art. 25 | artículo 25 | intracomunitaria
            | exento por entrega intracomunitaria | intracomunitario | operación exenta intracomunitaria | servicio intracomunitario | artículo 138""",
        "export": """exportación | exenta art. 21 | art. 21 | artículo 21 | operación de exportación | no sujeta | no sujeto a IVA | no sujeta a IVA | operación no sujeta
            | artículo 146 | exportación exenta | art. 69 | no sujeta por reglas de localización | artículo 69""",
        "exempt": """exento de IVA | exenta de IVA | operación exenta | exención | exento | exenta | artículo 20 | art. 20 | IVA exento | exento del impuesto
            | operaciones exentas | sin IVA según | operación exenta de IVA | exenta del impuesto | exonerado | exonerada | no gravada""",
        "small_business": """régimen simplificado | recargo de equivalencia | régimen especial del recargo | franquicia de IVA | no responsable de IVA | no responsable del IVA
            | régimen de pequeños contribuyentes | responsable monotributo | monotributo""",
        "margin": """régimen especial de bienes usados | bienes usados | régimen especial de las agencias de viajes | régimen especial agencias de viaje | REBU
            | régimen especial | objetos de arte | régimen especial de los bienes usados""",
    },
    due_within=(
        r"\b(?:pago|pagar|pagadero|pagos|vencimiento|plazo|abonar|condiciones|crédito|transferencia)\b[^.\n]{0,30}?\b(?:en|a|de|dentro\s+de(?:\s+los)?)?\s*(?P<days>\d{1,3})\s*d[ií]as\b",
        r"\b(?:dentro\s+de(?:\s+los)?|en\s+(?:el\s+)?plazo\s+de|en\s+un\s+plazo\s+de)\s+(?P<days>\d{1,3})\s*d[ií]as\b",
        r"\b(?P<days>\d{1,3})\s*d[ií]as\s*(?:netos?|fecha\s+(?:de\s+)?factura|desde\s+la|f\.?\s*f\.?|a\s+partir|de\s+(?:la\s+)?fecha|naturales)\b",
    ),
    due_now="""al contado | contado | pago al contado | a la vista | a la recepción | inmediato | pago inmediato | a la entrega | pago por adelantado | contra reembolso
        | a la recepción de la factura | pago anticipado requerido | pago en una sola exhibición | vencimiento inmediato | al recibo de la factura | pago a la vista""",
    words="el la los las de del y a en por para con sin un una que se su sus es al lo como más o este esta nuestro nuestra no si ha son ser sobre gracias usted le entre",
    due_around=(
        r"\b(?:pag|abon)\w+\b[^<]{0,60}?\bantes\s+del?(?:\s+día)?\s+<day>",
        r"\bse\s+(?:cargará|girará|adeudará|domiciliará|cobrará|pasará al cobro)\b[^<]{0,90}?<day>",
        r"\bserá\s+(?:cargad|adeudad|cobrad|domiciliad)\w+[^<]{0,90}?<day>",
        r"\b(?:cargaremos|adeudaremos)\b[^<]{0,90}?<day>",
    ),
)  # fmt: skip
