"""The totals: as a column, a row, a box or ragged, with the rows that stand between net and amount due."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, Protocol

from evaluation.synthetic.canvas import set_width
from evaluation.synthetic.draft import Area, Draft, Value
from evaluation.synthetic.fonts import WHITE, Face
from evaluation.synthetic.parts.setting import Variant, choose, plain, wrap_value


class Sum(NamedTuple):
    """One row of the totals; `weight` 2 is the grand total, 1 an important row."""

    label: str
    value: Value
    weight: int = 0


class Add(Protocol):
    """Adds a row: the key of its label, its value, its weight, what the label's places hold."""

    def __call__(self, key: str, value: Value, weight: int = 0, **values: str) -> None: ...


def rows(draft: Draft) -> list[Sum]:
    """The rows in the order they are printed."""
    facts, contents, sums = draft.facts, draft.contents, draft.facts.sums
    result: list[Sum] = []

    def add(key: str, value: Value, weight: int = 0, **values: str) -> None:
        label = draft.word(key, **values)
        if label and value:
            result.append(Sum(label + (":" if draft.style.totals_colon else ""), value, weight))

    between = sums.allowance != 0 or sums.charge != 0
    if between or draft.chance(0.06):
        terms = ["totals.line_net"] if between else ["totals.line_net", "totals.net"]
        if not sums.gross_priced:
            add("line_sum", draft.amount(sums.line_sum, *terms))
    if sums.allowance:
        text = draft.percent(sums.allowance_percent)
        add("allowance", draft.amount(-sums.allowance, "totals.allowances"), percent=text)
    if sums.charge:
        add("charge", draft.amount(sums.charge, "totals.charges"))
    late_net = sums.gross_priced or draft.chance(0.03)
    if contents.net_row and not late_net:
        add("net", draft.amount(sums.net, "totals.net"))
    if not late_net:
        _tax_rows(draft, add)
    add("gross", _gross(draft), 2, currency=facts.currency)
    if late_net:
        _tax_rows(draft, add)
        if contents.net_row and draft.chance(0.7):
            add("net", draft.amount(sums.net, "totals.net"))
    _payable(draft, add)
    if draft.chance(0.06) and not draft.options.clean:
        add("saving", plain(draft.number(Decimal(draft.rng.randrange(1, 90)), draft.rng.choice((0, 2)))))
    return result


def _gross(draft: Draft) -> Value:
    facts = draft.facts
    terms = ["totals.gross"]
    if facts.sums.due == facts.sums.gross and not draft.contents.due_row:
        terms.append("totals.due")
    return draft.amount(facts.printed_gross, *terms)


def _tax_rows(draft: Draft, add: Add) -> None:
    facts, sums = draft.facts, draft.facts.sums
    if facts.zero_reason:
        if (facts.zero_reason != "none" and draft.chance(0.7)) or (facts.zero_reason == "none" and draft.chance(0.15)):
            rate = draft.percent(Decimal(0))
            key = "tax_rate" if draft.chance(0.6) else "tax"
            add(key, draft.amount(sums.tax, "totals.tax"), 0, rate=rate, base=draft.number(sums.net))
        return
    several = len(sums.rows) > 1
    if draft.contents.tax_rows in {"rates", "both"}:
        if not several and draft.chance(0.06):
            add("tax_rate_row", draft.rate(sums.rows[0].rate, "tax_breakdown[0].rate"))
        for index, row in enumerate(sums.rows):
            if row.rate == 0 and draft.chance(0.7):
                continue
            terms = [f"tax_breakdown[{index}].amount"] + ([] if several else ["totals.tax"])
            add("tax_rate", draft.amount(row.tax, *terms), 0, rate=draft.percent(row.rate), base=draft.number(row.base))
    if draft.contents.tax_rows in {"sum", "both"}:
        add("tax", draft.amount(sums.tax, "totals.tax"))


def _payable(draft: Draft, add: Add) -> None:
    facts, sums = draft.facts, draft.facts.sums
    if sums.previous:
        add("previous_balance", draft.amount(sums.previous))
    if sums.paid or (draft.contents.due_row and draft.chance(0.15)):
        sign = -1 if draft.chance(0.6) else 1
        day = "".join(span.text for span in draft.day(facts.ordered))
        add("paid", draft.amount(sums.paid * sign, "totals.paid"), date=day)
    if sums.rounding:
        add("rounding", draft.amount(sums.rounding, "totals.rounding"))
    if draft.contents.due_row:
        add("due", draft.amount(sums.due, "totals.due"), 2, currency=facts.currency)


def _faces(draft: Draft) -> tuple[Face, Face]:
    strong = draft.rng.choice((1.0, 1.0, 1.15, 1.3))
    return draft.style.face(), draft.style.face(strong, bold=draft.chance(0.75))


def _column(draft: Draft, area: Area, sums: list[Sum]) -> float:
    """A right-aligned column; labels left in the block, at its right edge, or far left on the page."""
    plain_face, strong = _faces(draft)
    high = plain_face.size * draft.rng.choice((1.3, 1.5, 1.7, 2.0))
    form = draft.rng.choices(("near", "block", "far"), (34, 46, 20))[0]
    widest = max(set_width(row.value, strong) for row in sums)
    labels = max(set_width(row.label, strong) for row in sums)
    left = {"far": area.x0, "near": area.x1 - widest - labels - 14}.get(
        form, area.x1 - max(area.wide * 0.42, labels + widest + 24)
    )
    left = max(area.x0, left)
    align_right = form == "near" and draft.chance(0.6)
    ruled = draft.rng.choice(("none", "total", "total", "all", "bar"))
    apart = draft.chance(0.25)
    widest += plain_face.size * 2 if apart else 0
    y = area.top
    for row in sums:
        face = strong if row.weight else plain_face
        _column_rules(draft, Area(left, y, area.x1), high, ruled, row)
        dark = ruled == "bar" and row.weight == 2
        face = face._replace(colour=WHITE) if dark else face
        at = area.x1 - widest - 12 if align_right else left + 2
        draft.canvas.text(at, y + 2, row.label, face, "right" if align_right else "left")
        value = row.value
        if apart and value[0].text == draft.style.mark.partition("{n}")[0]:
            # The currency sign in a cell of its own, at the left edge of the figures.
            draft.canvas.text(area.x1 - widest - 2, y + 2, value[0]._replace(text=value[0].text.strip()), face)
            value = value[1:]
        draft.canvas.text(area.x1 - 2, y + 2, value, face, "right")
        y += max(high, face.size * 1.4)
    if ruled in {"total", "all"}:
        draft.canvas.rule(left, y, area.x1, y, draft.style.line_width)
    return y + 4


def _column_rules(draft: Draft, area: Area, high: float, ruled: str, row: Sum) -> None:
    if ruled == "all" or (ruled == "total" and row.weight == 2):
        draft.canvas.rule(area.x0, area.top, area.x1, area.top, draft.style.line_width)
    if ruled == "bar" and row.weight == 2:
        draft.canvas.fill(area.x0, area.top, area.x1, area.top + high + 2, draft.style.accent)


def _boxed(draft: Draft, area: Area, sums: list[Sum]) -> float:
    """A gridded block of label and value cells."""
    plain_face, strong = _faces(draft)
    high = plain_face.size * draft.rng.choice((1.6, 1.9))
    widest = max(set_width(row.value, strong) for row in sums) + 14
    labels = max(set_width(row.label, strong) for row in sums) + 14
    left = max(area.x0, area.x1 - widest - labels - draft.rng.choice((0, 20, 60)))
    split = area.x1 - widest
    values_left = draft.chance(0.15)
    y = area.top
    for row in sums:
        face = strong if row.weight else plain_face
        draft.canvas.text(left + 4, y + high * 0.2, row.label, face)
        if values_left:
            draft.canvas.text(split + 4, y + high * 0.2, row.value, face)
        else:
            draft.canvas.text(area.x1 - 4, y + high * 0.2, row.value, face, "right")
        draft.canvas.frame(left, y, area.x1, y + high, draft.style.line_width, draft.style.grey)
        y += high
    draft.canvas.rule(split, area.top, split, y, draft.style.line_width, draft.style.grey)
    return y + 4


def _row(draft: Draft, area: Area, sums: list[Sum]) -> float:
    """All sums side by side: labels above, values below."""
    if len(sums) > 7:
        return _column(draft, area, sums)
    plain_face, strong = _faces(draft)
    strong = strong._replace(size=plain_face.size)
    cell = area.wide / len(sums)
    gridded = draft.chance(0.6)
    labels = [wrap_value(plain(row.label), plain_face, cell - 8) for row in sums]
    middle = area.top + 4 + max(map(len, labels)) * plain_face.size * 1.15
    bottom = middle + plain_face.size * 1.8
    right = draft.chance(0.6)
    for index, row in enumerate(sums):
        x = area.x0 + (index + 1) * cell - 4 if right else area.x0 + index * cell + 4
        align = "right" if right else "left"
        for depth, piece in enumerate(labels[index]):
            draft.canvas.text(x, area.top + 2 + depth * plain_face.size * 1.15, piece, plain_face, align)
        draft.canvas.text(x, middle + 2, row.value, strong if row.weight else plain_face, align)
        if gridded:
            left = area.x0 + index * cell
            draft.canvas.frame(left, area.top, left + cell, bottom, draft.style.line_width, draft.style.grey)
    if not gridded:
        draft.canvas.rule(area.x0, area.top, area.x1, area.top, draft.style.line_width)
        draft.canvas.rule(area.x0, middle, area.x1, middle, draft.style.line_width)
    return bottom + 4


def _ragged(draft: Draft, area: Area, sums: list[Sum]) -> float:
    """Inline "Label: value" rows, left or right, not in one column."""
    plain_face, strong = _faces(draft)
    align = draft.rng.choice(("left", "right", "right"))
    y = area.top
    for row in sums:
        face = strong if row.weight else plain_face
        text = [*plain(row.label.rstrip(":") + draft.rng.choice((": ", " "))), *row.value]
        draft.canvas.text(area.x0 if align == "left" else area.x1, y, text, face, align)
        y += face.size * 1.5
    return y + 4


def _left_column(draft: Draft, area: Area, sums: list[Sum]) -> float:
    """The column at the left or in the middle of the page."""
    start = area.x0 + draft.rng.choice((0.0, 0.0, area.wide * 0.2))
    return _column(draft, Area(start, area.top, start + area.wide * 0.55), sums)


def _split(draft: Draft, area: Area, sums: list[Sum]) -> float:
    """The sums as a column and the grand total once more in a box of its own."""
    bottom = _column(draft, area, sums)
    total = next((row for row in reversed(sums) if row.weight == 2), None)
    if total is None:
        return bottom
    face = draft.style.face(1.4, bold=True)
    text = [*plain(total.label + " "), *_again(draft)]
    wide = set_width(text, face) + 16
    if wide > area.wide:
        return bottom
    draft.canvas.frame(area.x0, bottom + 4, area.x0 + wide, bottom + 4 + face.size * 2, 1.0, draft.style.accent)
    draft.canvas.text(area.x0 + 8, bottom + 4 + face.size * 0.5, text, face)
    return bottom + face.size * 2 + 10


def _again(draft: Draft) -> Value:
    sums = draft.facts.sums
    if draft.contents.due_row:
        return draft.amount(sums.due, "totals.due", primary=False)
    return draft.amount(draft.facts.printed_gross, "totals.gross", primary=False)


TOTALS = (
    Variant("column", 56, "A", _column),
    Variant("boxed", 14, "B", _boxed),
    Variant("row", 14, "C", _row),
    Variant("ragged", 8, "D", _ragged),
    Variant("left column", 4, "E", _left_column),
    Variant("split", 4, "B", _split),
)


def totals(draft: Draft, area: Area) -> float:
    """The totals block."""
    sums = rows(draft)
    if not sums:
        return area.top
    return float(choose(draft, "totals", TOTALS)(draft, area, sums))


# Tax recap --------------------------------------------------------------------------------------------------------


def recap(draft: Draft, area: Area) -> float:
    """A table of rate, base, tax and gross, with a sum row where there are several rates."""
    facts, sums = draft.facts, draft.facts.sums
    letters = draft.rng.choice(("rbt", "rbtg", "rbtg", "rbt", "brt", "btg"))
    heads = {"r": "recap_rate", "b": "recap_base", "t": "recap_tax", "g": "recap_gross"}
    face = draft.style.face(draft.rng.choice((0.85, 0.9, 1.0)))
    table: list[list[Value]] = [[plain(draft.word(heads[letter])) for letter in letters]]
    for index, row in enumerate(sums.rows):
        several = len(sums.rows) > 1
        cells = {
            "r": draft.rate(row.rate, f"tax_breakdown[{index}].rate"),
            "b": draft.amount(
                row.base, f"tax_breakdown[{index}].base", *([] if several else ["totals.net"]), marked=False
            ),
            "t": draft.amount(
                row.tax, f"tax_breakdown[{index}].amount", *([] if several else ["totals.tax"]), marked=False
            ),
            "g": draft.amount(
                facts.printed_gross if not several else row.base + row.tax,
                *([] if several else ["totals.gross"]),
                marked=False,
            ),
        }
        table.append([cells[letter] for letter in letters])
    if len(sums.rows) > 1 and draft.chance(0.6):
        cells = {
            "r": plain(draft.word("gross", currency=facts.currency)),
            "b": draft.amount(sums.net, "totals.net", marked=False),
            "t": draft.amount(sums.tax, "totals.tax", marked=False),
            "g": draft.amount(sums.gross, "totals.gross", marked=False),
        }
        table.append([cells[letter] if letter != "r" or letters[0] == "r" else [] for letter in letters])
    return _recap_table(draft, area, table, face)


def _recap_table(draft: Draft, area: Area, table: list[list[Value]], face: Face) -> float:
    count = len(table[0])
    wide = [
        max(set_width(row[i], face) for row in table) + face.size * draft.rng.choice((1.5, 2.5)) for i in range(count)
    ]
    scale = min(1.0, area.wide / sum(wide))
    high = face.size * draft.rng.choice((1.3, 1.5, 1.7))
    gridded = draft.rng.choice(("grid", "rule", "none"))
    y = area.top
    if draft.chance(0.35):
        draft.canvas.text(area.x0, y, draft.word("recap_title"), face._replace(bold=True))
        y += high
    top = y
    for number, row in enumerate(table):
        draft.canvas.row = None
        x = area.x0
        for index, cell in enumerate(row):
            x += wide[index] * scale
            draft.mark_tax_row(number)
            draft.canvas.text(
                x - 4, y + high * 0.15, cell, face._replace(bold=number == 0 and draft.style.bold_labels), "right"
            )
        y += high
        if gridded == "grid" or (gridded == "rule" and number == 0):
            draft.canvas.rule(area.x0, y, x, y, draft.style.line_width, draft.style.grey)
    draft.canvas.row = None
    if gridded == "grid":
        edges = [area.x0]
        for each in wide:
            edges.append(edges[-1] + each * scale)
        draft.canvas.rule(area.x0, top, edges[-1], top, draft.style.line_width, draft.style.grey)
        for x in edges:
            draft.canvas.rule(x, top, x, y, draft.style.line_width, draft.style.grey)
    return y + 6
