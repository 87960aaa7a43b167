"""Till slips as shops print them: many lines that look like totals, of which one is."""

from __future__ import annotations

import math
from decimal import ROUND_UP, Decimal

from evaluation.synthetic.amounts import ZERO, cents
from evaluation.synthetic.draft import Draft, Value
from evaluation.synthetic.names import city_lines, person
from evaluation.synthetic.parts.receipt import line as set_line
from evaluation.synthetic.parts.receipt import row_mark
from evaluation.synthetic.parts.setting import paired, plain

_SHEET = 400.0  # points: a roll of paper is narrower
_NOTES = tuple(Decimal(note) for note in (1, 5, 10, 20, 50, 100, 200, 500))
_CODES = ("", "", " S", " SR", " Z", " A", " T", " *", " B")


def till(draft: Draft) -> None:
    """The whole slip, on a roll of paper or scanned onto a page."""
    style = draft.style
    style.size = min(style.size, 9.0)
    wide = draft.rng.choice((204.0, 226.8, 250.0, 300.0, 420.0, 595.0))
    draft.canvas.width = style.width = wide
    # On a sheet the slip fills the width, or lies in the middle of what the scanner saw.
    style.left = style.right = wide * draft.rng.choice((0.05, 0.05, 0.1) if wide < _SHEET else (0.05, 0.1, 0.3))
    style.mark = draft.rng.choice(("{n}", "{n}", style.mark))
    style.label_case = draft.rng.choice(("upper", "upper", style.label_case))
    below = draft.chance(0.2)
    y = _head(draft, 16.0)
    y = y if below else _data(draft, y)
    y = _items(draft, y + style.step * 0.6)
    y = _sums(draft, y + style.step * 0.4)
    y = _recap(draft, y) if draft.chance(0.5) and draft.facts.taxed else y
    y = _data(draft, y + style.step * 0.5) if below else y
    for text in draft.rng.sample(draft.lex.options("thanks"), min(2, len(draft.lex.options("thanks")))):
        y = set_line(draft, y, draft.fill(text), align="center")
    draft.canvas.height = style.height = float(max(math.ceil(y) + 24, 240))


def _loud(draft: Draft, text: str) -> str:
    # In capitals a Turkish i with a dot and one without fall together, and the printed text is no longer the value.
    loud = draft.style.label_case == "upper" and draft.facts.language != "tr"
    return text.upper() if loud else text


def _head(draft: Draft, y: float) -> float:
    """The shop: its name alone, brand and legal name, name in two rows, a register number beside or below."""
    seller = draft.facts.seller
    align = draft.rng.choice(("center", "center", "center", "left"))
    if draft.chance(0.15):
        y = set_line(draft, y, plain(_loud(draft, seller.brand)), align=align, scale=draft.rng.choice((1.0, 1.5)))
    register = f" ({seller.register})" if draft.chance(0.3) else ""
    name = draft.text(_loud(draft, seller.name), "seller.name")
    scale = draft.rng.choice((1.0, 1.0, 1.3))
    y = set_line(draft, y, [*name, *plain(register)], align=align, scale=scale)
    if not register and draft.chance(0.4):
        form = draft.rng.choice(("({0})", "{1}: {0}", "({1} {0})"))
        y = set_line(draft, y, plain(form.format(seller.register, draft.word("register"))), align=align)
    for text in (*seller.street.split("\n"), *city_lines(seller)):
        y = set_line(draft, y, plain(_loud(draft, text)), align=align)
    if draft.chance(0.6):
        y = set_line(draft, y, paired(draft.word("phone") + ":", plain(seller.phone)), align=align)
    if draft.chance(0.2):
        y = set_line(draft, y, plain(draft.rng.choice((seller.web, seller.email))), align=align)
    if draft.contents.seller_vat != "none":
        number = draft.vat(seller.vat_id, "seller.vat_id")
        form = draft.rng.choice(("{0} : ", "{0}: ", "{0} ", "({0}: "))
        closing = plain(")") if form.startswith("(") else []
        y = set_line(draft, y, [*plain(form.format(draft.word("vat_id"))), *number, *closing], align=align)
    if draft.chance(0.55):
        word = _loud(draft, draft.lex.pick(draft.rng, "title_receipt" if draft.chance(0.5) else "title_invoice"))
        form = draft.rng.choice(("{}", "{}", "-{}-", "*** {} ***", "{} :"))
        scale = draft.rng.choice((1.0, 1.2, 1.6, 2.0))
        y = set_line(draft, y + 3, plain(form.format(word)), align="center", scale=scale)
    return y + 3


def _data(draft: Draft, y: float) -> float:
    """Number, date and time, and what the till says of itself."""
    facts = draft.facts
    clock = f"{draft.rng.randrange(7, 22):02d}:{draft.rng.randrange(60):02d}"
    clock += draft.rng.choice(("", "", f":{draft.rng.randrange(60):02d}", " PM"))
    when: Value = draft.day(facts.issue, "issue_date")
    label = plain(draft.label("issue_date") + " ") if draft.chance(0.35) else []
    rows: list[tuple[Value, Value | None]] = []
    if draft.chance(0.8):
        key = "receipt_number" if draft.chance(0.6) else "invoice_number"
        rows.append((paired(draft.word(key) + draft.rng.choice((":", " :", "")), draft.document_number()), None))
    dated = draft.rng.randrange(4)
    if dated == 0:
        rows.append(([*label, *when], plain(clock)))
    elif dated == 1:
        rows.append(([*label, *when, *plain("  " + clock)], None))
    elif dated == 2:
        rows.append(([*plain(clock + "  "), *when], None))
    else:
        rows.append(([*label, *when], None))
    for _ in range(draft.rng.choice((0, 1, 1, 2))):
        number = draft.rng.choice((f"{draft.rng.randrange(1, 99):02d}", f"{draft.rng.randrange(10**6):06d}"))
        value = draft.rng.choice((number, person(draft.rng, draft.lex)))
        rows.append((plain(f"{draft.word('receipt_till')} {value}"), None))
    draft.rng.shuffle(rows)
    for left, right in rows:
        y = set_line(draft, y, left, right)
    return y


def _items(draft: Draft, y: float) -> float:
    form, code = draft.rng.randrange(3), draft.rng.choice(_CODES)
    for index, item in enumerate(draft.facts.items[:14]):
        draft.canvas.row = row_mark(index, 0)
        name = draft.text(_loud(draft, item.description), f"lines[{index}].description")
        net = [*draft.amount(item.net, f"lines[{index}].net", marked=False), *plain(code)]
        quantity = draft.quantity(item.quantity, f"lines[{index}].quantity")
        places = 2 if item.price == cents(item.price) else 4
        price = draft.amount(item.price, f"lines[{index}].unit_price", marked=False, places=places)
        times = plain(draft.rng.choice((" x ", " X ", " @ ", " * ")))
        if form == 0:
            y = set_line(draft, y, name)
            draft.canvas.row = row_mark(index, 1)
            y = set_line(draft, y, [*quantity, *times, *price], net)
        elif form == 1:
            y = set_line(draft, y, plain(item.code))
            draft.canvas.row = row_mark(index, 1)
            y = set_line(draft, y, name)
            y = set_line(draft, y, [*plain("  "), *quantity, *times, *price], net)
        else:
            y = set_line(draft, y, name[:1] if len(item.description) > 22 else [*quantity, *plain(" "), *name], net)
    draft.canvas.row = None
    return y


def _sums(draft: Draft, y: float) -> float:
    """Counts, subtotal, total before rounding, the total, and how it was paid."""
    facts, sums = draft.facts, draft.facts.sums
    slip = Decimal(draft.rng.choice((-2, -1, 1, 2))) / 100 if draft.chance(0.2) else ZERO
    rows: list[tuple[str, Value]] = []
    if draft.chance(0.25):
        rows.append((draft.word("saving"), plain(str(len(facts.items)))))
    if draft.contents.net_row and draft.chance(0.45) and sums.net != sums.gross:
        rows.append((draft.word("net"), draft.amount(sums.net, "totals.net")))
        rows += _tax_rows(draft)
    elif draft.chance(0.3):
        rows.append((draft.word("line_sum"), draft.amount(sums.gross + slip)))
    if slip or draft.chance(0.1):
        rows.append((draft.word("gross", currency=facts.currency), draft.amount(sums.gross + slip)))
        rows.append((draft.word("rounding"), draft.amount(-slip)))
    place = len(rows)
    rows.append((draft.word("gross", currency=facts.currency), draft.amount(sums.gross, "totals.gross", "totals.due")))
    rows += _payment(draft, sums.gross)
    scale = draft.rng.choice((1.0, 1.0, 1.3))
    for number, (word, amount) in enumerate(rows):
        text = plain(_loud(draft, word) + draft.style.colon)
        y = set_line(draft, y, text, amount, scale=scale if number == place else 1.0)
    return y


def _tax_rows(draft: Draft) -> list[tuple[str, Value]]:
    rows = []
    several = len(draft.facts.sums.rows) > 1
    for index, row in enumerate(draft.facts.sums.rows):
        if row.tax:
            word = draft.word("tax_rate", rate=draft.percent(row.rate), base=draft.number(row.base))
            terms = [f"tax_breakdown[{index}].amount"] + ([] if several else ["totals.tax"])
            rows.append((word, draft.amount(row.tax, *terms)))
    return rows


def _payment(draft: Draft, gross: Decimal) -> list[tuple[str, Value]]:
    """By card the same amount again; in cash a rounder one and the change."""
    chance = draft.rng.random()
    if chance < 0.15:
        return []
    sign = -1 if draft.chance(0.1) else 1
    if chance < 0.5:
        return [(draft.word("receipt_paid"), draft.amount(sign * gross))]
    note = draft.rng.choice([n for n in _NOTES if n < 4 * abs(gross) + 1] or [Decimal(1000)])
    given = (gross / note).quantize(Decimal(1), ROUND_UP) * note
    rows = [(draft.word("receipt_paid"), draft.amount(sign * given))]
    if draft.chance(0.9):
        rows.append((draft.word("receipt_change"), draft.amount(given - gross)))
    return rows


def _recap(draft: Draft, y: float) -> float:
    """Tax by rate: code and rate, base, tax."""
    keys = ("recap_title", "recap_base", "recap_tax")
    edges = (draft.style.x0, draft.style.x0 + (draft.style.x1 - draft.style.x0) * 0.7, draft.style.x1)
    face = draft.style.face()
    y += face.size * 0.5
    rows: list[tuple[Value, Value, Value]] = [tuple(plain(draft.word(key)) for key in keys)]  # type: ignore[list-item] # three keys
    for row in draft.facts.sums.rows:
        code = draft.rng.choice(("{}", "S = {}", "SR @ {}", "A {}", "GST {}"))
        rows.append((plain(code.format(draft.percent(row.rate))), draft.amount(row.base), draft.amount(row.tax)))
    for cells in rows:
        for x, cell in zip(edges, cells, strict=True):
            draft.canvas.text(x, y, cell, face, "left" if x == edges[0] else "right")
        y += face.size * draft.style.pitch
    return y + face.size * 0.5
