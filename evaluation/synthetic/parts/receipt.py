"""Till receipts: a narrow page, everything in one column."""

from __future__ import annotations

import math
from datetime import timedelta

from evaluation.synthetic.amounts import cents
from evaluation.synthetic.canvas import RowMark
from evaluation.synthetic.draft import Draft, Value
from evaluation.synthetic.names import city_lines
from evaluation.synthetic.parts.parties import vat_line
from evaluation.synthetic.parts.setting import paired, plain, wrap_value


def receipt(draft: Draft) -> None:
    """A simple slip: few lines, one total."""
    style, canvas = draft.style, draft.canvas
    style.size = min(style.size, 9.0)
    canvas.width = style.width = draft.rng.choice((204.0, 226.8, 250.0, 300.0))
    style.left = style.right = 12.0
    y = _top(draft, 16.0)
    y = _items(draft, y + style.step * 0.6)
    y = _sums(draft, y + style.step * 0.4)
    y = _end(draft, y + style.step * 0.6)
    canvas.height = style.height = float(max(math.ceil(y) + 24, 240))


def line(  # noqa: PLR0913 - the two options are named at every call
    draft: Draft, y: float, left: Value, right: Value | None = None, *, align: str = "left", scale: float = 1.0
) -> float:
    """A line of a slip, its amount at the right edge. Returns where the next one starts."""
    style = draft.style
    face = style.face(scale)
    if right is not None:
        draft.canvas.text(style.x1, y, right, face, "right")
    x = {"left": style.x0, "center": style.width / 2, "right": style.x1}[align]
    for piece in wrap_value(left, face, style.x1 - style.x0):
        draft.canvas.text(x, y, piece, face, align)
        y += face.size * style.pitch
    return y


def _top(draft: Draft, y: float) -> float:
    facts, seller = draft.facts, draft.facts.seller
    align = draft.rng.choice(("center", "center", "left"))
    if draft.chance(0.12):
        y = line(draft, y, plain(seller.brand), align=align, scale=1.5)
    y = line(draft, y, draft.text(seller.name, "seller.name"), align=align, scale=draft.rng.choice((1.0, 1.3)))
    for text in (*seller.street.split("\n"), *city_lines(seller)):
        y = line(draft, y, plain(text), align=align)
    if draft.chance(0.6):
        y = line(draft, y, paired(draft.word("phone") + ":", plain(seller.phone)), align=align)
    if draft.contents.seller_vat != "none":
        y = line(draft, y, vat_line(draft, seller, "seller"), align=align)
    if draft.chance(0.45):
        word = draft.lex.pick(draft.rng, "title_receipt" if draft.chance(0.7) else "title_invoice")
        y = line(draft, y + 4, plain(word), align="center", scale=draft.rng.choice((1.0, 1.4)))
    y += 4
    if draft.chance(0.75):
        y = line(draft, y, paired(draft.word("receipt_number") + ":", draft.document_number()))
    clock = plain(f"{draft.rng.randrange(7, 22):02d}:{draft.rng.randrange(60):02d}")
    label = plain(draft.label("issue_date") + " ") if draft.chance(0.4) else []
    if draft.chance(0.5):
        return line(draft, y, [*label, *draft.day(facts.issue, "issue_date")], clock)
    return line(draft, y, [*label, *draft.day(facts.issue, "issue_date"), *plain("  "), *clock])


def _items(draft: Draft, y: float) -> float:
    two_rows = draft.chance(0.5)
    for index, item in enumerate(draft.facts.items[:14]):
        draft.canvas.row = row_mark(index, 0)
        name = draft.text(item.description, f"lines[{index}].description")
        net = draft.amount(item.net, f"lines[{index}].net", marked=False)
        quantity = draft.quantity(item.quantity, f"lines[{index}].quantity")
        places = 2 if item.price == cents(item.price) else 4
        price = draft.amount(item.price, f"lines[{index}].unit_price", marked=False, places=places)
        if two_rows:
            y = line(draft, y, name)
            draft.canvas.row = row_mark(index, 1)
            y = line(draft, y, [*plain("  "), *quantity, *plain(" x "), *price], net)
        else:
            face = draft.style.face()
            pieces = wrap_value([*quantity, *plain(" "), *name], face, (draft.style.x1 - draft.style.x0) * 0.62)
            y = line(draft, y, pieces[0], net)
            for piece in pieces[1:]:
                draft.canvas.row = row_mark(index, 1)
                y = line(draft, y, piece)
    draft.canvas.row = None
    return y


def row_mark(index: int, depth: int) -> RowMark:
    """The mark of the first row of an item, or of what follows it."""
    return RowMark("item" if depth == 0 else "continuation", index, index * 2 + depth)


def _sums(draft: Draft, y: float) -> float:
    facts, sums = draft.facts, draft.facts.sums
    draft.canvas.rule(draft.style.x0, y - 2, draft.style.x1, y - 2, 0.5)
    if draft.contents.net_row and draft.chance(0.5):
        y = line(draft, y, plain(draft.word("net")), draft.amount(sums.net, "totals.net"))
    tax_first = draft.chance(0.5)
    if tax_first:
        y = _taxes(draft, y)
    y = line(
        draft,
        y,
        plain(draft.word("gross", currency=facts.currency)),
        draft.amount(sums.gross, "totals.gross", "totals.due"),
        scale=draft.rng.choice((1.0, 1.3)),
    )
    if not tax_first:
        y = _taxes(draft, y)
    words = [text for text in draft.lex.options("receipt_words") if "{" not in text]
    for text in draft.rng.sample(words, min(len(words), draft.rng.choice((0, 1, 2, 3)))):
        y = line(draft, y, plain(text), draft.amount(sums.gross + draft.rng.choice((0, 0, 1, 5))))
    return y


def _taxes(draft: Draft, y: float) -> float:
    several = len(draft.facts.sums.rows) > 1
    for index, row in enumerate(draft.facts.sums.rows):
        if row.tax:
            label = draft.word("tax_rate", rate=draft.percent(row.rate), base=draft.number(row.base))
            terms = [f"tax_breakdown[{index}].amount"] + ([] if several else ["totals.tax"])
            y = line(draft, y, plain(label), draft.amount(row.tax, *terms))
    return y


def _end(draft: Draft, y: float) -> float:
    lines = [draft.fill(text) for text in draft.lex.options("receipt_words") if "{" in text]
    for text in lines[: draft.rng.choice((0, 1, 2))]:
        y = line(draft, y, text)
    if draft.chance(0.25):
        y = line(
            draft, y, [*plain(draft.label("order_date") + " "), *draft.day(draft.facts.issue + timedelta(days=14))]
        )
    return line(draft, y, plain(draft.sentence("thanks")), align="center")
