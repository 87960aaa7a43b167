"""The block of document data: number, dates, references, in all the forms such blocks have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from evaluation.synthetic.canvas import Span, set_width
from evaluation.synthetic.draft import Area, Draft, Value
from evaluation.synthetic.fonts import WHITE, Colour, Face
from evaluation.synthetic.parts.setting import Variant, choose, paired, plain, wrap_value


class Pair(NamedTuple):
    """A label (with its colon) and a value."""

    label: str
    value: Value


def _number_key(draft: Draft) -> str:
    kind = draft.facts.kind
    if kind == "credit_note":
        return "credit_number" if draft.chance(0.75) else "invoice_number"
    if kind == "receipt":
        return "receipt_number" if draft.chance(0.7) else "invoice_number"
    return "document_number" if draft.facts.doc_type == "other" else "invoice_number"


def _distractors(draft: Draft) -> dict[str, Callable[[], Value]]:
    facts = draft.facts
    start, end = facts.period
    dash = draft.rng.choice((" - ", " – ", " to ", "-"))

    def period() -> Value:
        return [*draft.day(start), Span(dash), *draft.day(end)]

    return {
        "customer_number": lambda: plain(facts.customer),
        "delivery_date": lambda: draft.day(facts.delivery),
        "order_date": lambda: draft.day(facts.ordered),
        "delivery_note": lambda: plain(facts.delivery_note),
        "buyer_reference": lambda: draft.text(facts.reference, "buyer_reference"),
        "contact": lambda: plain(facts.seller.contact),
        "sales_order": lambda: plain(facts.sales_order),
        "period": period,
        "ship_date": lambda: draft.day(facts.delivery - timedelta(days=1)),
        "payment_method": lambda: plain(method(draft)),
        "project": lambda: plain(facts.project),
        "contract": lambda: plain(facts.contract),
        "currency": lambda: draft.text(facts.currency, "currency"),
        "phone": lambda: plain(facts.seller.phone),
        "email": lambda: plain(facts.seller.email),
        "tax_number": lambda: draft.text(facts.seller.tax_number, "seller.tax_number"),
    }


def method(draft: Draft) -> str:
    """A payment method in words."""
    return draft.sentence("methods").replace("{card}", f"{draft.rng.randrange(10000):04d}")


def terms_text(draft: Draft) -> str:
    """Payment terms in words, without a date."""
    return draft.sentence("terms").replace("{days}", str(draft.facts.days or 30))


class Adding:
    """Collects pairs: what has no label or no value is left out."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.rows: list[Pair] = []

    def add(self, key: str, value: Value) -> None:
        """Add a value under a label for `key`."""
        label = self.draft.label(key)
        if label and value:
            self.rows.append(Pair(label, value))


def pairs(draft: Draft) -> list[Pair]:
    """All pairs of the block in the order they are printed."""
    adding = Adding(draft)
    _own_pairs(adding)
    _party_pairs(adding)
    known = _distractors(draft)
    for _ in range(draft.contents.meta_distractors):
        key = draft.rng.choices(tuple(known), _DISTRACTING)[0]
        if known[key] is not _used:
            person = key == "buyer_reference" and draft.facts.reference == draft.facts.buyer.contact
            adding.add("buyer_contact" if person and draft.chance(0.6) else key, known[key]())
            known[key] = _used
    if draft.chance(0.7):
        _mix(draft, adding.rows)
    if draft.used.get("document", "").startswith("summary"):
        sums = draft.facts.sums
        terms = ("totals.gross", "totals.due") if sums.due == sums.gross else ("totals.gross",)
        adding.add("gross", draft.amount(draft.facts.printed_gross, *terms))
    elif draft.contents.header_total and draft.chance(0.5):
        due = draft.amount(draft.facts.sums.due, "totals.due", primary=False)
        adding.add("due" if draft.chance(0.5) else "gross", due)
    return adding.rows


def _own_pairs(adding: Adding) -> None:
    draft, facts, contents = adding.draft, adding.draft.facts, adding.draft.contents
    if contents.number == "meta":
        adding.add(_number_key(draft), draft.document_number())
    if contents.issue == "meta":
        adding.add("issue_date", draft.day(facts.issue, "issue_date"))
    if contents.due == "meta":
        adding.add("due_date", draft.day(facts.due, "due_date"))
    if facts.kind in {"credit_note", "correction"} and draft.chance(0.55):
        adding.add("preceding_invoice", draft.text(facts.preceding, "preceding_invoice"))
    if contents.terms == "meta":
        adding.add("payment_terms", draft.text(terms_text(draft), "payment.terms"))
    if draft.style.mark == "{n}" and draft.chance(0.5):
        adding.add("currency", draft.text(facts.currency, "currency"))


def _party_pairs(adding: Adding) -> None:
    draft, facts, contents = adding.draft, adding.draft.facts, adding.draft.contents
    if contents.order == "meta":
        # Some call the order a reference: that its number begins with letters such as PO must tell.
        lettered = facts.order[:2].isalpha() and not draft.options.clean and draft.chance(0.2)
        key = "buyer_reference" if lettered else "purchase_order"
        adding.add(key, draft.text(facts.order, "purchase_order_reference"))
    if contents.seller_vat == "meta":
        adding.add("vat_id", draft.vat(facts.seller.vat_id, "seller.vat_id"))
    if contents.buyer_vat == "meta":
        # The trap of real pages: the buyer's id under the label that usually names the seller's. Where no id is said to
        # be the seller's, nobody could tell.
        trap = contents.seller_vat not in ("meta", "none") and draft.chance(0.25)
        key = "vat_id" if trap else "vat_id_buyer"
        adding.add(key, draft.vat(facts.buyer.vat_id, "buyer.vat_id"))


# Weights of the distractors, in the order of `_distractors`.
_DISTRACTING = (9, 6, 4, 5, 5, 6, 4, 4, 2, 4, 3, 2, 2, 3, 2, 1)


def _used() -> Value:
    return []


def _mix(draft: Draft, rows: list[Pair]) -> None:
    # The number stays in front in half of the documents; the rest comes in any order.
    if draft.chance(0.5):
        tail = rows[1:]
        draft.rng.shuffle(tail)
        rows[1:] = tail
    else:
        draft.rng.shuffle(rows)


def _faces(draft: Draft) -> tuple[Face, Face]:
    style = draft.style
    scale = draft.rng.choice((1.0, 1.0, 1.0, 0.9, 1.1))
    grey = style.grey if draft.chance(0.3) else None
    return style.face(scale, bold=style.bold_labels, colour=grey), style.face(scale, bold=style.bold_values)


def _columns(draft: Draft, area: Area, rows: list[Pair], *, far: bool, ruled: bool = False) -> float:
    """Label column left, value column; `far` sets the values at the right edge."""
    label_face, value_face = _faces(draft)
    canvas, y = draft.canvas, area.top
    step = value_face.size * draft.rng.choice((1.25, 1.4, 1.6, draft.style.pitch))
    widest = max((set_width(row.label, label_face) for row in rows), default=0)
    gap = value_face.size * draft.rng.choice((1.0, 1.5, 2.5, 4.0))
    x = area.x0 + min(widest + gap, area.wide * 0.62)
    room = area.x1 - x
    apart = draft.chance(0.07) and not far
    for label, value in rows:
        canvas.text(area.x0, y, label.rstrip(" :") if apart else label, label_face)
        if apart and x - area.x0 - widest > value_face.size:
            # The colon as a column of its own.
            canvas.text(x - value_face.size * 0.6, y, ":", label_face)
        if far and set_width(value, value_face) + set_width(label, label_face) + 6 < area.wide:
            canvas.text(area.x1, y, value, value_face, "right")
            y += step
        else:
            start = max(x, area.x0 + set_width(label, label_face) + value_face.size * 0.6)
            for piece in wrap_value(value, value_face, max(room, 60)):
                canvas.text(start, y, piece, value_face)
                y += step
        if ruled:
            canvas.rule(area.x0, y - step * 0.12, area.x1, y - step * 0.12, draft.style.line_width, draft.style.grey)
            y += step * 0.15
    return y


def _left_column(draft: Draft, area: Area, rows: list[Pair]) -> float:
    return _columns(draft, area, rows, far=False)


def _far_column(draft: Draft, area: Area, rows: list[Pair]) -> float:
    return _columns(draft, area, rows, far=True)


def _ruled_rows(draft: Draft, area: Area, rows: list[Pair]) -> float:
    return _columns(draft, area, rows, far=draft.chance(0.5), ruled=True)


def _right_labels(draft: Draft, area: Area, rows: list[Pair]) -> float:
    """Labels right-aligned against a middle axis, values left of it."""
    label_face, value_face = _faces(draft)
    axis = area.x0 + area.wide * draft.rng.choice((0.45, 0.5, 0.55))
    y = area.top
    for label, value in rows:
        axis_now = max(axis, area.x0 + set_width(label, label_face))
        draft.canvas.text(axis_now, y, label, label_face, "right")
        draft.canvas.text(axis_now + value_face.size * 0.7, y, value, value_face)
        y += value_face.size * 1.4
    return y


def _inline(draft: Draft, area: Area, rows: list[Pair]) -> float:
    """ "Label: value" in one piece, left- or right-aligned."""
    face = draft.style.face(draft.rng.choice((1.0, 1.0, 0.9)))
    bold_label, bold_value = draft.style.bold_labels, draft.style.bold_values
    align = draft.rng.choice(("left", "left", "right"))
    glued = draft.chance(0.08)
    y = area.top
    for label, value in rows:
        tight = glued and label.endswith((":", "°", "#"))
        text = paired(label, value, bold_label=bold_label, bold_value=bold_value, glued=tight)
        for piece in wrap_value(text, face, area.wide):
            draft.canvas.text(area.x0 if align == "left" else area.x1, y, piece, face, align)
            y += face.size * draft.style.pitch
    return y


def _stacked(draft: Draft, area: Area, rows: list[Pair]) -> float:
    """Each label above its value, in one or two columns."""
    label_face, value_face = _faces(draft)
    label_face = label_face._replace(size=max(5.5, label_face.size * draft.rng.choice((0.8, 1.0))))
    columns = draft.rng.choice((1, 2, 2)) if area.wide > 150 else 1
    wide = area.wide / columns
    y = area.top
    for start in range(0, len(rows), columns):
        bottom = y
        for index, (label, value) in enumerate(rows[start : start + columns]):
            x = area.x0 + index * wide
            draft.canvas.text(x, y, wrap_value(plain(label), label_face, wide - 8)[0], label_face)
            below = y + label_face.size * 1.25
            for piece in wrap_value(value, value_face, wide - 8):
                draft.canvas.text(x, below, piece, value_face)
                below += value_face.size * 1.2
            bottom = max(bottom, below)
        y = bottom + value_face.size * 0.6
    return y


def _grid(draft: Draft, area: Area, rows: list[Pair]) -> float:
    """A header table: labels in the first row, values in the second; several bands where there are many."""
    label_face, value_face = _faces(draft)
    per_band = max(1, min(len(rows), int(area.wide / max(58, draft.style.size * 9))))
    ruled = draft.rng.choice(("grid", "grid", "bar", "lines", "none"))
    y = area.top
    for start in range(0, len(rows), per_band):
        y = _band(draft, Area(area.x0, y, area.x1), rows[start : start + per_band], (label_face, value_face), ruled)
        y += draft.rng.choice((0.0, 4.0)) if ruled == "grid" else 4.0
    return y


def _band(draft: Draft, area: Area, rows: list[Pair], faces: tuple[Face, Face], ruled: str) -> float:
    label_face, value_face = faces
    canvas, style = draft.canvas, draft.style
    cell = area.wide / len(rows)
    labels = [wrap_value(plain(row.label), label_face, cell - 8) for row in rows]
    values = [wrap_value(row.value, value_face, cell - 8) for row in rows]
    pad = draft.style.size * 0.3
    middle = area.top + 2 * pad + max(map(len, labels)) * label_face.size * 1.15
    bottom = middle + 2 * pad + max(map(len, values)) * value_face.size * 1.2
    dark = ruled == "bar" and draft.chance(0.6)
    if ruled == "bar":
        canvas.fill(area.x0, area.top, area.x1, middle, style.accent if dark else Colour(0.88, 0.88, 0.88))
    if dark:
        label_face = label_face._replace(colour=WHITE)
    centred = draft.chance(0.3)
    for index in range(len(rows)):
        x = area.x0 + index * cell + (cell / 2 if centred else 4)
        align = "center" if centred else "left"
        for line, piece in enumerate(labels[index]):
            canvas.text(x, area.top + pad + line * label_face.size * 1.15, piece, label_face, align)
        for line, piece in enumerate(values[index]):
            canvas.text(x, middle + pad + line * value_face.size * 1.2, piece, value_face, align)
    if ruled == "grid":
        canvas.frame(area.x0, area.top, area.x1, bottom, style.line_width)
        canvas.rule(area.x0, middle, area.x1, middle, style.line_width)
        for index in range(1, len(rows)):
            canvas.rule(area.x0 + index * cell, area.top, area.x0 + index * cell, bottom, style.line_width)
    elif ruled == "lines":
        for y in (area.top, middle, bottom):
            canvas.rule(area.x0, y, area.x1, y, style.line_width)
    return bottom


def _two_columns(draft: Draft, area: Area, rows: list[Pair]) -> float:
    """Two label/value columns beside each other."""
    if area.wide < 300:
        return _columns(draft, area, rows, far=False)
    half = (len(rows) + 1) // 2
    middle = (area.x0 + area.x1) / 2
    left = _columns(draft, Area(area.x0, area.top, middle - 12), rows[:half], far=False)
    right = _columns(draft, Area(middle + 4, area.top, area.x1), rows[half:], far=False)
    return max(left, right)


def _boxed(draft: Draft, area: Area, rows: list[Pair]) -> float:
    """A framed block, each row a cell pair."""
    label_face, value_face = _faces(draft)
    high = value_face.size * draft.rng.choice((1.5, 1.8))
    split = area.x0 + min(max((set_width(row.label, label_face) for row in rows), default=40) + 10, area.wide * 0.6)
    y = area.top
    for label, value in rows:
        pieces = wrap_value(value, value_face, max(area.x1 - split - 8, 40))
        bottom = y + high * len(pieces)
        draft.canvas.text(area.x0 + 4, y + high * 0.15, label, label_face)
        start = max(split, area.x0 + 8 + set_width(label, label_face))
        for index, piece in enumerate(pieces):
            draft.canvas.text(start + 4, y + high * (index + 0.15), piece, value_face)
        draft.canvas.frame(area.x0, y, area.x1, bottom, draft.style.line_width, draft.style.grey)
        if start == split:
            draft.canvas.rule(split, y, split, bottom, draft.style.line_width, draft.style.grey)
        y = bottom
    return y + 4


NARROW = (
    Variant("left column", 38, "A", _left_column),
    Variant("far column", 12, "B", _far_column),
    Variant("inline", 27, "C", _inline),
    Variant("stacked", 8, "D", _stacked),
    Variant("right labels", 5, "E", _right_labels),
    Variant("ruled rows", 4, "D", _ruled_rows),
    Variant("boxed", 5, "E", _boxed),
)
WIDE = (
    Variant("grid", 55, "A", _grid),
    Variant("two columns", 20, "B", _two_columns),
    Variant("left column", 10, "C", _left_column),
    Variant("inline", 10, "D", _inline),
    Variant("stacked", 5, "E", _stacked),
)


def meta(draft: Draft, area: Area) -> float:
    """The block of document data."""
    rows = pairs(draft)
    if not rows:
        return area.top
    variants = WIDE if area.wide > 380 else NARROW
    return float(choose(draft, "meta", variants)(draft, area, rows))
