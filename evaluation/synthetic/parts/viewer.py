"""What programs print around an invoice: a viewer its name and versions, a browser its edges, a mail program the mail.

None of it belongs to the invoice: names of programs, dates of versions and of printing, addresses of pages.
"""

from __future__ import annotations

from datetime import date, timedelta

from evaluation.synthetic.draft import Area, Draft, Value
from evaluation.synthetic.parts.setting import Variant, choose, plain, stack

_STANDARDS = ("UBL 2.1", "UN/CEFACT CII D16B", "Factur-X 1.0", "EN 16931", "Peppol BIS 3.0", "FatturaPA 1.2", "EDIFACT")
_URNS = ("urn:cen.eu:en16931:2017", "urn:fdc:peppol.eu:2017:poacc:billing:3.0", "urn:oasis:names:specification:ubl")
_ROOM = 190.0  # points that an invoice needs at least below what stands above it


def around(draft: Draft) -> None:
    """Perhaps something of a program above the document, which then begins lower on its first page."""
    style = draft.style
    bottom = float(choose(draft, "program", PROGRAMS)(draft, Area(style.x0, style.top, style.x1)))
    if bottom < style.floor - _ROOM:
        style.top = bottom + style.step


def _version(draft: Draft) -> Value:
    number = f"{draft.rng.randrange(1, 5)}.{draft.rng.randrange(10)}"
    return [*plain(number + draft.rng.choice((" / ", " - ", " (", " ", ", "))), *draft.day(_another_day(draft))]


def _another_day(draft: Draft) -> date:
    return draft.facts.issue + timedelta(days=draft.rng.randrange(-900, 900))


def _name(draft: Draft) -> Value:
    """The program's name, in the language of the document or by its maker."""
    text = draft.sentence("viewer")
    if draft.chance(0.4):
        text = f"{text} {draft.rng.choice(('©', '(c)', '-', 'by'))} {draft.facts.ship_to.brand}"
    if draft.chance(0.4):
        text = f"{text} {_another_day(draft).year}"
    return plain(text)


def _viewer(draft: Draft, area: Area) -> float:
    """The name of a viewer, then what it says of itself and of the file, row by row."""
    style = draft.style
    scale = draft.rng.choice((0.8, 1.0, 1.0, 1.3))
    y = stack(draft, area, [_name(draft)], style.face(scale, bold=draft.chance(0.4)))
    labels = [text for text in draft.lex.options("viewer_rows") if text]
    draft.rng.shuffle(labels)
    face = style.face(draft.rng.choice((0.8, 1.0)))
    columns = draft.chance(0.6)
    for label in labels[: draft.rng.choice((0, 1, 2, 3, 4))]:
        value = _version(draft) if draft.chance(0.5) else plain(_fact(draft))
        draft.canvas.text(area.x0, y, plain(label) if columns else [*plain(label + " "), *value], face)
        if columns:
            draft.canvas.text(area.x0 + area.wide * 0.3, y, value, face)
        y += face.size * 1.4
    return y


def _fact(draft: Draft) -> str:
    """A standard, an address of it, or the name of a file."""
    file = f"{draft.facts.sales_order.replace('/', '_')}.{draft.rng.choice(('xml', 'pdf', 'ubl'))}"
    return draft.rng.choice((*_STANDARDS, *_URNS, file, file))


def _browser(draft: Draft, area: Area) -> float:
    """The edges a browser prints: when, what, from where, which page."""
    style, face = draft.style, draft.style.face(0.75)
    clock = f"{draft.rng.randrange(24):02d}:{draft.rng.randrange(60):02d}"
    printed: Value = [*draft.day(_another_day(draft)), *plain(draft.rng.choice((", ", " ")) + clock)]
    draft.canvas.text(style.x0, 9.0, printed, face)
    draft.canvas.text((style.x0 + style.x1) / 2, 9.0, _name(draft), face, "center")
    address = f"https://{draft.facts.seller.web.removeprefix('https://')}/{draft.rng.randrange(10**6)}"
    draft.canvas.text(style.x0, style.height - 13, plain(address), face)
    return area.top - style.step


def _mail(draft: Draft, area: Area) -> float:
    """The head of the mail that the document came in."""
    style, facts = draft.style, draft.facts
    face = style.face(draft.rng.choice((0.9, 1.0)))
    labels = draft.lex.options("mail_rows")
    if len(labels) < 4:
        return area.top - style.step
    values: tuple[Value, ...] = (
        plain(f"{facts.seller.contact} <{facts.seller.email}>"),
        plain(facts.buyer.email),
        draft.day(_another_day(draft)),
        [*plain(draft.lex.pick(draft.rng, f"title_{facts.kind}") + " "), *draft.document_number(primary=False)],
    )
    y = area.top
    for label, value in zip(labels, values, strict=False):
        draft.canvas.text(area.x0, y, plain(label), face._replace(bold=style.bold_labels))
        draft.canvas.text(area.x0 + area.wide * 0.16, y, value, face)
        y += face.size * 1.4
    draft.canvas.rule(area.x0, y + 2, area.x1, y + 2, style.line_width)
    return y + 4


PROGRAMS = (
    Variant("viewer", 60, "A", _viewer),
    Variant("browser", 25, "B", _browser),
    Variant("mail", 15, "C", _mail),
)
