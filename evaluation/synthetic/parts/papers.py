"""Papers that are no invoices at all: letters, statements of banks, pay slips, forms, contracts, reports."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from evaluation.synthetic.draft import Area, Draft, Value
from evaluation.synthetic.lexicon import family_of, section
from evaluation.synthetic.parts.letterhead import letterhead
from evaluation.synthetic.parts.parties import party_lines
from evaluation.synthetic.parts.setting import Variant, choose, plain, stack

Block = Callable[[Draft, Area], float]


def paper(draft: Draft) -> None:
    """A head, then blocks of one or several sorts until the text is long enough."""
    style = draft.style
    y = style.top
    if draft.chance(0.5):
        y = letterhead(draft, Area(style.x0, y, style.x1)) + style.step
    if draft.chance(0.35):
        y = stack(draft, Area(style.x0, y, style.x1), party_lines(draft, draft.facts.buyer, "other"), style.face())
    if draft.chance(0.85):
        y = _title(draft, Area(style.x0, y + style.step, style.x1))
    blocks: tuple[Block, ...] = choose(draft, "paper", SORTS)()
    for _ in range(draft.rng.randrange(2, 9)):
        if y + 9 * style.step > style.floor:
            y = draft.next_page()
            if draft.chance(0.5):
                return
        y = draft.rng.choice(blocks)(draft, Area(style.x0, y + style.step * 0.7, style.x1))


def _word(draft: Draft, key: str) -> str:
    """A word of `key` in the families in use."""
    words = section(draft.facts.language, "papers")[key]
    return draft.rng.choice([word for word in words if family_of(word) in draft.options.families] or words)


def _title(draft: Draft, area: Area) -> float:
    style = draft.style
    word = _word(draft, "titles")
    face = style.head_face(style.title_size, bold=style.title_bold)
    text = word.upper() if draft.chance(0.3) else word
    return stack(draft, area, [plain(text)], face, align=draft.rng.choice(("left", "left", "center")))


def _head(draft: Draft, area: Area) -> float:
    face = draft.style.face(draft.rng.choice((1.0, 1.1, 1.3)), bold=draft.chance(0.8))
    return stack(draft, area, [plain(_word(draft, "heads"))], face)


def _text(draft: Draft, area: Area) -> float:
    """A paragraph."""
    text = " ".join(_word(draft, "texts") for _ in range(draft.rng.choice((1, 2, 3, 5))))
    return stack(draft, area, [plain(text)], draft.style.face())


def _points(draft: Draft, area: Area) -> float:
    mark = draft.rng.choice(("- ", "• ", "* ", "1. "))
    lines = [plain(mark + _word(draft, "texts")) for _ in range(draft.rng.choice((2, 3, 4)))]
    return stack(draft, area, lines, draft.style.face())


def _value(draft: Draft) -> Value:
    """Something that may stand behind a label."""
    facts, chance = draft.facts, draft.rng.random()
    if chance < 0.25:
        return draft.day(draft.rng.choice((facts.issue, facts.ordered, facts.delivery, facts.preceding_date)))
    if chance < 0.5:
        return plain(draft.rng.choice((facts.customer, facts.reference, facts.contract, facts.account, facts.mandate)))
    if chance < 0.6:
        return _sum(draft)
    names = (facts.buyer.contact, facts.ship_to.name, facts.ship_to.city, facts.buyer.street.split("\n")[0])
    return plain(draft.rng.choice(names))


def _sum(draft: Draft) -> Value:
    return draft.amount(Decimal(draft.rng.randrange(50, 900_000)) / 100, marked=draft.chance(0.4))


def _fields(draft: Draft, area: Area) -> float:
    """Rows of label and value, in one pair of columns or two."""
    style, face = draft.style, draft.style.face()
    columns = draft.rng.choice((1, 1, 2))
    wide = area.wide / columns
    y = area.top
    for _ in range(draft.rng.choice((2, 3, 4, 6))):
        for column in range(columns):
            x = area.x0 + column * wide
            draft.canvas.text(x, y, _word(draft, "fields") + style.colon, face._replace(bold=style.bold_labels))
            draft.canvas.text(x + wide * 0.45, y, _value(draft), face)
        y += face.size * 1.5
    return y


def _ledger(draft: Draft, area: Area) -> float:
    """A table of days, texts and amounts, often with a balance."""
    face = draft.style.face()
    count = draft.rng.choice((3, 4, 5, 6))
    edges = [area.x0 + area.wide * (column + 1) / count for column in range(count)]
    y = area.top
    for edge, column in zip(edges, range(count), strict=True):
        text = _word(draft, "columns")
        at = (edge, "right") if column > 1 else (edge - area.wide / count, "left")
        draft.canvas.text(at[0], y, text, face._replace(bold=True), at[1])
    dated = draft.chance(0.6)
    for _ in range(draft.rng.choice((3, 5, 8, 14))):
        y += face.size * 1.5
        if y + face.size * 2 > draft.style.floor:
            return draft.next_page()
        first = draft.day(draft.facts.ordered) if dated else plain(draft.facts.mandate[:8])
        draft.canvas.text(area.x0, y, first, face)
        draft.canvas.text(edges[0], y, plain(draft.rng.choice(draft.facts.items).description[:22]), face)
        for edge in edges[2:]:
            if draft.chance(0.7):
                draft.canvas.text(edge, y, _sum(draft), face, "right")
    return y + face.size * 1.5


SORTS = (
    Variant("letter", 22, "A", lambda: (_text, _text, _text, _points)),
    Variant("form", 22, "B", lambda: (_fields, _fields, _head, _text)),
    Variant("ledger", 22, "C", lambda: (_ledger, _ledger, _fields, _head)),
    Variant("report", 18, "D", lambda: (_head, _text, _text, _points, _ledger)),
    Variant("mixed", 16, "E", lambda: (_head, _text, _fields, _ledger, _points)),
)
