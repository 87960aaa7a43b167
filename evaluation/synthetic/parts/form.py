"""Forms as style sheets print e-invoices: sections with headings, label and value in columns, tables per section."""

from __future__ import annotations

from evaluation.synthetic.canvas import set_width
from evaluation.synthetic.draft import Area, Draft, Value
from evaluation.synthetic.names import Party
from evaluation.synthetic.parts import footer, table, totals
from evaluation.synthetic.parts.closing import bank_pairs, sentences
from evaluation.synthetic.parts.heads import title
from evaluation.synthetic.parts.meta import Pair, pairs
from evaluation.synthetic.parts.setting import stack, wrap_value

# Words that name the rows of a form and stand in no other vocabulary, by language: name, street, town, country.
FIELDS = {
    "en": "Name | Company | Company name; Address | Street; City | Postcode / City | Town; Country | Country code",
    "de": "Name | Firma | Unternehmen; Straße | Anschrift | Adresse; Ort | PLZ / Ort | PLZ Ort; Land | Ländercode",
    "fr": "Nom | Raison sociale | Société; Adresse | Rue; Ville | CP / Ville | Localité; Pays | Code pays",
    "nl": "Naam | Bedrijfsnaam | Bedrijf; Adres | Straat; Plaats | Postcode en plaats; Land | Landcode",
    "it": "Denominazione | Nome | Ragione sociale; Indirizzo | Via; Comune | CAP e comune; Paese | Nazione",
    "es": "Nombre | Razón social | Empresa; Dirección | Domicilio; Población | CP y población; País | Código país",
    "pt": "Nome | Empresa | Denominação; Morada | Endereço; Localidade | Código postal; País | Código do país",
    "pl": "Nazwa | Firma | Nazwa firmy; Adres | Ulica; Miasto | Kod i miasto; Kraj | Kod kraju",
    "tr": "Unvan | Adı | Firma Adı; Adres | Cadde; Şehir | İl / İlçe; Ülke | Ülke Kodu",
    "sv": "Namn | Företag | Företagsnamn; Adress | Gata; Ort | Postnr / Ort; Land | Landskod",
    "da": "Navn | Firma | Firmanavn; Adresse | Vej; By | Postnr. / By; Land | Landekode",
    "cs": "Název | Jméno | Firma; Adresa | Ulice; Město | PSČ / Město; Země | Kód země",
}


def form(draft: Draft) -> None:
    """The whole document as a form."""
    style = draft.style
    style.bottom = max(style.bottom, footer.footer_height(draft))
    y = title(draft, Area(style.x0, style.top, style.x1), draft.rng.choice(("left", "center"))) + style.step * 0.5
    area = Area(style.x0, y, style.x1)
    sections = [_seller, _buyer, _document]
    if draft.chance(0.4):
        draft.rng.shuffle(sections)
    two_columns = draft.chance(0.45)
    if two_columns:
        left = sections[0](draft, area._replace(x1=area.x0 + area.wide / 2 - 10))
        right = sections[1](draft, area._replace(x0=area.x0 + area.wide / 2 + 4))
        y = sections[2](draft, area._replace(top=max(left, right)))
    else:
        for section in sections:
            area = area._replace(top=section(draft, area))
        y = area.top
    y = table.line_table(draft, area._replace(top=y + style.step)) + style.step
    y = _sums(draft, area._replace(top=y))
    _payment(draft, area._replace(top=y + style.step))
    if draft.chance(0.5):
        footer.footer(draft)


def _sums(draft: Draft, area: Area) -> float:
    style = draft.style
    if area.top + style.step * 12 > style.floor:
        area = area._replace(top=draft.next_page())
    if draft.contents.recap and draft.facts.taxed:
        area = area._replace(top=totals.recap(draft, area) + style.step)
    return totals.totals(draft, area)


def _rows(draft: Draft, area: Area, head: str, rows: list[Pair]) -> float:
    """A section: a heading, then label and value columns, in a frame or not."""
    style = draft.style
    face = style.face(draft.form_scale)
    y = area.top
    if head:
        draft.canvas.text(area.x0, y, head, face._replace(bold=True, size=face.size * 1.15))
        y += face.size * 1.7
    axis = area.x0 + min(max((set_width(row.label, face) for row in rows), default=0) + face.size * 2, area.wide * 0.5)
    for label, value in rows:
        if y + face.size * 2 > style.floor:
            y = draft.next_page()
        start = area.x0
        if label:
            draft.canvas.text(area.x0, y, label, face._replace(bold=style.bold_labels))
            start = max(axis, area.x0 + set_width(label, face._replace(bold=style.bold_labels)) + face.size * 0.6)
        for piece in wrap_value(value, face, max(60.0, area.x1 - start)):
            draft.canvas.text(start, y, piece, face)
            y += face.size * 1.35
    return y + face.size


def _party(draft: Draft, area: Area, party: Party, role: str) -> float:
    names = FIELDS[draft.facts.language].split("; ")
    name, street, town, country = (draft.rng.choice(words.split(" | ")) + draft.style.colon for words in names)
    known = role in {"seller", "buyer"}

    def marked(text: str, leaf: str) -> Value:
        return draft.text(text, *([f"{role}.{leaf}"] if known else []))

    rows = [
        Pair(name, marked(party.name, "name")),
        Pair(street, marked(party.street.replace("\n", ", "), "address.street")),
        Pair(
            town,
            [
                *marked(party.post_code, "address.post_code"),
                *draft.text(" "),
                *marked(party.city, "address.city"),
            ],
        ),
    ]
    # The name, or the whole address, without what it is: programs print some values bare.
    bare = 0 if draft.options.clean else draft.rng.choice((0, 0, 0, 0, 1, 3))
    rows = [row._replace(label="") if number < bare else row for number, row in enumerate(rows)]
    if draft.chance(0.7):
        rows.append(Pair(country, marked(party.country, "address.country")))
    rows += _identifiers(draft, party, role)
    if draft.chance(0.25) and not bare:  # a bare name stands under its heading
        draft.rng.shuffle(rows)
    return _rows(draft, area, draft.word(role), rows)


def _identifiers(draft: Draft, party: Party, role: str) -> list[Pair]:
    """VAT id, location number, contact, customer number; and a number that says of itself nothing more."""
    rows = []
    place = draft.contents.seller_vat if role == "seller" else draft.contents.buyer_vat
    if place != "none" and role in {"seller", "buyer"}:
        key = "vat_id" if draft.chance(0.7) else "vat_id_buyer"
        rows.append(Pair(draft.label(key), draft.vat(party.vat_id, f"{role}.vat_id")))
    if draft.chance(0.5):
        rows.append(Pair(draft.label("gln"), draft.text(party.gln)))
    if draft.chance(0.4):
        rows.append(Pair(draft.label("contact"), draft.text(party.contact)))
    if draft.chance(0.3):
        rows.append(Pair(draft.label("customer_number"), draft.text(draft.facts.customer)))
    if not draft.options.clean and draft.chance(0.45):
        number = draft.rng.choice((party.gln, draft.facts.customer, str(draft.rng.randrange(10**4, 10**7))))
        rows.append(Pair(draft.label("party_number"), draft.text(number)))
    return [row for row in rows if row.label.strip()]


def _seller(draft: Draft, area: Area) -> float:
    return _party(draft, area, draft.facts.seller, "seller")


def _buyer(draft: Draft, area: Area) -> float:
    bottom = _party(draft, area, draft.facts.buyer, "buyer")
    if draft.contents.ship_to:
        bottom = _party(draft, area._replace(top=bottom), draft.facts.ship_to, "ship_to")
    return bottom


def _document(draft: Draft, area: Area) -> float:
    return _rows(draft, area, "", pairs(draft))


def _payment(draft: Draft, area: Area) -> float:
    rows = [Pair(label + draft.style.colon, value) for label, value in bank_pairs(draft)]
    y = _rows(draft, area, draft.word("bank_heading"), rows) if draft.contents.iban != "none" else area.top
    lines: list[Value] = sentences(draft)
    face = draft.style.face(draft.form_scale)
    if y + (len(lines) + 2) * face.size * 2 > draft.style.floor:
        y = draft.next_page()
    return stack(draft, area._replace(top=y), lines, face)
