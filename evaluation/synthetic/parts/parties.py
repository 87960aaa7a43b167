"""Blocks of the parties: names, addresses, identifiers, contacts, under headings or without."""

from __future__ import annotations

from evaluation.synthetic.canvas import Mark, Span
from evaluation.synthetic.draft import Area, Draft, Value
from evaluation.synthetic.fonts import WHITE, Colour, Face
from evaluation.synthetic.names import Party, city_lines
from evaluation.synthetic.parts.setting import Variant, choose, paired, plain, stack, wrap_value


def name_lines(draft: Draft, party: Party, role: str, *, primary: bool | None = None) -> list[Value]:
    """The name on one line or two, with a person or department before or behind it."""
    again = {draft.facts.buyer.name: "buyer.name", draft.facts.seller.name: "seller.name"}.get(party.name)
    if role == "other" and again:
        # A party once more, as the addressee of the goods or of the payment.
        mark: Mark | None = draft.mark(again, primary=False)
    else:
        mark = draft.mark(f"{role}.name", primary=primary) if role in {"seller", "buyer"} else None
    name = party.name
    words = name.split(" ")
    lines: list[Value] = [[Span(name, mark)]]
    if len(words) > 2 and draft.chance(0.08):
        at = draft.rng.randrange(1, len(words))
        lines = [[Span(" ".join(words[:at]), mark)], [Span(" ".join(words[at:]), mark)]]
    elif role == "buyer" and party.prefix:
        where = draft.rng.random()
        if where < 0.45:
            lines.append(plain(party.prefix))
        elif where < 0.7:
            lines.insert(0, plain(party.prefix))
        elif where < 0.85:
            lines = [[Span(name, mark), Span(", " + party.prefix)]]
        else:
            lines = [[Span(name, mark), Span(" | " + party.prefix)]]
    return lines


def address_lines(draft: Draft, party: Party, role: str, *, country: bool = False) -> list[Value]:
    """Street, post code and city, country; marked for the seller and the buyer."""
    known = role in {"seller", "buyer"}
    terms = [f"{role}.address.street"] if known else []
    lines = [draft.text(piece, *terms) for piece in party.street.split("\n")]
    lines += [_city_line(draft, party, role, piece) if known else plain(piece) for piece in city_lines(party)]
    if country:
        text = draft.rng.choice((party.country_name, party.country_name.upper(), party.country))
        lines.append(draft.text(text, *([f"{role}.address.country"] if known else [])))
    return lines


def _city_line(draft: Draft, party: Party, role: str, piece: str) -> Value:
    spans: Value = []
    rest = piece
    places = sorted((piece.find(part), part, leaf) for part, leaf in
                    ((party.post_code, "post_code"), (party.city, "city")) if part and part in piece)  # fmt: skip
    at = 0
    for start, part, leaf in places:
        if start < at:
            continue
        spans.extend(plain(piece[at:start]))
        spans.extend(draft.text(part, f"{role}.address.{leaf}"))
        at = start + len(part)
        rest = piece[at:]
    return [*spans, *plain(rest)]


def identifier_lines(draft: Draft, party: Party, role: str, share: float = 0.5) -> list[Value]:
    """VAT id, tax and register numbers, GLN, as "Label: value" lines, each drawn with its own share."""
    colon = draft.rng.choice((":", ":", "", " :"))
    lines: list[Value] = []
    if (role == "seller" and draft.contents.seller_vat == "block") or (
        role == "buyer" and draft.contents.buyer_vat == "block"
    ):
        lines.append(vat_line(draft, party, role, colon))
    if draft.chance(share * 0.3):
        terms = [f"{role}.tax_number"] if role == "seller" else []
        lines.append(paired(draft.word("tax_number") + colon, draft.text(party.tax_number, *terms)))
    if draft.chance(share * 0.3):
        lines.append(paired(draft.word("register") + colon, plain(party.register)))
    if draft.chance(share * 0.12):
        lines.append(paired(draft.word("gln") + colon, plain(party.gln)))
    draft.rng.shuffle(lines)
    return lines


def vat_line(draft: Draft, party: Party, role: str, colon: str = ":") -> Value:
    """The VAT id with its label."""
    key = "vat_id" if role == "seller" or draft.chance(0.3) else "vat_id_buyer"
    value = draft.vat(party.vat_id, f"{role}.vat_id")
    glued = draft.chance(0.06)
    label = draft.word(key)
    if glued and label:
        return [Span(label + ":"), *value]
    return paired(label + colon if label else "", value)


def contact_lines(draft: Draft, party: Party, share: float = 0.6) -> list[Value]:
    """Phone, fax, mail and web lines."""
    colon = draft.rng.choice((":", ":", "", "."))
    lines: list[Value] = []
    for key, value in (("phone", party.phone), ("fax", party.fax), ("email", party.email), ("web", party.web)):
        wanted = share * {"phone": 1.0, "fax": 0.3, "email": 0.9, "web": 0.7}[key]
        if draft.chance(wanted):
            bare = key in {"email", "web"} and draft.chance(0.4)
            lines.append(plain(value) if bare else paired(draft.word(key) + colon, plain(value)))
    return lines


def party_lines(draft: Draft, party: Party, role: str, *, ids: float = 0.5, contacts: float = 0.0) -> list[Value]:
    """A whole block: name, address, identifiers, contacts."""
    lines = [*name_lines(draft, party, role)]
    if role == "buyer" and draft.chance(0.06):
        lines.append(plain(party.gln))
    lines += address_lines(draft, party, role, country=draft.chance(0.25))
    tail = identifier_lines(draft, party, role, ids)
    if contacts:
        tail += contact_lines(draft, party, contacts)
    return [*lines, *tail]


def heading(draft: Draft, key: str) -> str:
    """The heading over a party's block; two thirds end in a colon."""
    text = draft.word(key)
    return text + draft.rng.choice((":", ":", "")) if text else ""


def _set_block(draft: Draft, area: Area, head: str, lines: list[Value], face: Face) -> float:
    bold_name = draft.chance(0.4)
    if bold_name and lines:
        lines = [[span._replace(bold=span.mark is not None) for span in lines[0]], *lines[1:]]
    y = area.top
    if head:
        head_face = draft.style.face(draft.rng.choice((0.85, 1.0, 1.0, 1.15)), bold=draft.chance(0.65))
        draft.canvas.text(area.x0, y, head, head_face)
        y += head_face.size * draft.style.pitch * draft.rng.choice((1.0, 1.0, 1.3, 1.8))
    return stack(draft, Area(area.x0, y, area.x1), lines, face)


def _plain_block(draft: Draft, area: Area, head: str, lines: list[Value], face: Face) -> float:
    return _set_block(draft, area, head, lines, face)


def _framed_block(draft: Draft, area: Area, head: str, lines: list[Value], face: Face) -> float:
    bottom = _set_block(draft, Area(area.x0 + 6, area.top + 6, area.x1 - 6), head, lines, face)
    draft.canvas.frame(area.x0, area.top, area.x1, bottom + 5, draft.style.line_width, draft.style.grey)
    return bottom + 8


def _bar_block(draft: Draft, area: Area, head: str, lines: list[Value], face: Face) -> float:
    if not head:
        return _set_block(draft, area, head, lines, face)
    high = draft.style.size * 1.7
    dark = draft.chance(0.5)
    draft.canvas.fill(area.x0, area.top, area.x1, area.top + high, draft.style.accent if dark else _pale(draft))
    bar_face = draft.style.face(1.0, bold=True, colour=WHITE if dark else None)
    draft.canvas.text(area.x0 + 4, area.top + high * 0.2, head, bar_face)
    return stack(draft, Area(area.x0 + 4, area.top + high + 3, area.x1), lines, face)


def _ruled_block(draft: Draft, area: Area, head: str, lines: list[Value], face: Face) -> float:
    if not head:
        return _set_block(draft, area, head, lines, face)
    head_face = draft.style.face(1.0, bold=draft.chance(0.6))
    draft.canvas.text(area.x0, area.top, head, head_face)
    y = area.top + head_face.size * 1.3
    draft.canvas.rule(area.x0, y, area.x1 - 8, y, draft.style.line_width, draft.style.accent)
    return stack(draft, Area(area.x0, y + 4, area.x1), lines, face)


def _inline_block(draft: Draft, area: Area, head: str, lines: list[Value], face: Face) -> float:
    if not head or len(lines) < 2:
        return _set_block(draft, area, head, lines, face)
    indent = draft.canvas.text(area.x0, area.top, head, face._replace(bold=draft.chance(0.5))) + face.size * 0.9
    if indent > area.wide * 0.45:
        return stack(draft, Area(area.x0, area.top + draft.style.step, area.x1), lines, face)
    return stack(draft, Area(area.x0 + indent, area.top, area.x1), lines, face)


def _keyed_block(draft: Draft, area: Area, head: str, lines: list[Value], face: Face) -> float:
    """A heading and the block as one sentence-like line or two."""
    if area.wide < 180:
        return _set_block(draft, area, head, lines, face)
    joined: Value = []
    for line in lines:
        joined += [*plain(", " if joined else ""), *line]
    y = area.top
    if head:
        draft.canvas.text(area.x0, y, head, face._replace(bold=True))
        y += draft.style.step
    for piece in wrap_value(joined, face, area.wide):
        draft.canvas.text(area.x0, y, piece, face)
        y += draft.style.step
    return y


def _pale(draft: Draft) -> Colour:
    tone = draft.rng.choice((0.82, 0.88, 0.92))
    return Colour(tone, tone, tone)


BLOCKS = (
    Variant("plain", 50, "A", _plain_block),
    Variant("framed", 12, "B", _framed_block),
    Variant("bar", 11, "C", _bar_block),
    Variant("ruled", 10, "D", _ruled_block),
    Variant("inline", 13, "E", _inline_block),
    Variant("joined", 4, "B", _keyed_block),
)


def block(draft: Draft, area: Area, party: Party, role: str, key: str, **shares: float) -> float:
    """A party's block in one of the ways blocks look; `key` names its heading ("" for none)."""
    lines = party_lines(draft, party, role, **shares)
    head = heading(draft, key) if key else ""
    return float(choose(draft, f"block.{role}", BLOCKS)(draft, area, head, lines, draft.style.face()))
