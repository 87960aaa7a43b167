"""The columns of the line table: which there are, in which order, how wide, and what each cell holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from evaluation.synthetic.amounts import HUNDRED, Item, cents
from evaluation.synthetic.canvas import Span, set_width
from evaluation.synthetic.draft import Draft, Value
from evaluation.synthetic.fonts import Face
from evaluation.synthetic.parts.setting import plain, wrap_value

# Orders seen on real tables with weights: d description, q quantity, u unit, p price, % discount, r rate, t tax amount,
# n amount, g gross amount, c code, # position, D date.
ORDERS: tuple[tuple[str, float, str], ...] = (
    ("dqpn", 16, "A"), ("qdpn", 11, "B"), ("#cdpqrn", 4, "C"), ("cdqpn", 7, "D"), ("cdpqn", 3, "E"), ("cpqn", 1, "A"),
    ("cdqptn", 3, "B"), ("cdqupn", 5, "C"), ("dqprn", 7, "D"), ("dqp%rn", 3, "E"), ("dqp%n", 4, "A"), ("qdp%n", 2, "B"),
    ("#qdp%n", 2, "C"), ("dqprng", 3, "D"), ("cdqp%nrt", 2, "E"), ("dqp%nrt", 1, "A"), ("dqpnrt", 2, "B"),
    ("dquprtn", 2, "C"), ("cdqprtng", 2, "D"), ("Dcdquptn", 1, "E"), ("#cdqup%n", 3, "A"), ("#dqpn", 7, "B"),
    ("#dqupn", 5, "C"), ("#dpqn", 2, "D"), ("dn", 7, "E"), ("dpqn", 3, "A"), ("cqdpn", 2, "B"), ("#qudpn", 4, "C"),
    ("Ddqpn", 2, "D"), ("dqun", 1, "E"), ("drn", 3, "A"), ("drtn", 1, "B"), ("dqpntg", 2, "C"), ("#cqudpn", 2, "D"),
    ("cdqupr%n", 2, "E"), ("#dquprng", 2, "A"), ("dpn", 2, "B"), ("qcdpn", 2, "C"), ("dqg", 1, "D"), ("#dn", 2, "E"),
    ("cdqrpn", 2, "A"), ("dupqn", 1, "B"), ("#dqurpn", 1, "C"), ("Ddn", 1, "D"), ("qudpn", 2, "E"),
)  # fmt: skip
KEYS = {
    "d": "col_description", "q": "col_quantity", "u": "col_unit", "p": "col_price", "%": "col_discount",
    "r": "col_rate", "t": "col_tax", "n": "col_amount", "g": "col_gross", "c": "col_code", "#": "col_position",
    "D": "col_date",
}  # fmt: skip
# What is given up first where the page is too narrow.
_DISPENSABLE = "tDg%cru#"
_RIGHT = frozenset("qp%rtng")


@dataclass
class Column:
    """One column: its letter, header lines, cells (one an item), alignment and place."""

    letter: str
    header: list[str]
    cells: list[Value]
    align: str
    x0: float = 0.0
    x1: float = 0.0


def _unit_printed(draft: Draft, item: Item) -> str:
    options = draft.lex.units(item.unit)
    # A document writes each unit in one way.
    return options[(draft.facts.days + len(draft.facts.number)) % len(options)]


class Cells:
    """Makes the cells of one table; `unit_in_quantity` puts the unit behind the quantity."""

    def __init__(self, draft: Draft, *, unit_in_quantity: bool, marked: bool, rate_sign: bool) -> None:
        self.draft = draft
        self.unit_in_quantity = unit_in_quantity
        self.marked = marked
        self.rate_sign = rate_sign
        self.price_places = 4 if draft.chance(0.07) else 2
        self.discount_as_amount = draft.chance(0.25)

    def cell(self, letter: str, index: int, item: Item) -> Value:
        """The cell of one item under one letter."""
        draft, line = self.draft, f"lines[{index}]"
        match letter:
            case "d":
                return draft.text(item.description, f"{line}.description")
            case "q":
                return self._quantity(item, line)
            case "u":
                return draft.text(_unit_printed(draft, item), f"{line}.unit")
            case "p":
                places = 4 if item.price != cents(item.price) else self.price_places
                value = draft.amount(item.price, f"{line}.unit_price", marked=self.marked, places=places)
                return _unsigned(value, draft) if draft.facts.sign < 0 and index % 2 == 0 else value
            case "%":
                return self._discount(item, line)
            case "r":
                return draft.rate(item.rate, f"{line}.tax_rate", sign=self.rate_sign)
            case "#":
                return plain(draft.positions[index])
            case "c":
                return plain(item.code)
            case "D":
                return draft.day(draft.facts.period[0] + timedelta(days=index % 28))
        return self._money(letter, item, line)

    def _money(self, letter: str, item: Item, line: str) -> Value:
        draft = self.draft
        if letter == "n":
            return draft.amount(item.net, f"{line}.net", marked=self.marked)
        if letter == "t":
            return draft.amount(_tax(item, draft), marked=self.marked)
        gross = item.net if draft.facts.sums.gross_priced else item.net + item.tax
        return draft.amount(gross, marked=self.marked)

    def _quantity(self, item: Item, line: str) -> Value:
        sign = self.draft.facts.sign
        value = self.draft.quantity(item.quantity * (sign if self.price_places == 2 else 1), f"{line}.quantity")
        if not self.unit_in_quantity:
            return value
        return [*value, Span(" "), *self.draft.text(_unit_printed(self.draft, item), f"{line}.unit")]

    def _discount(self, item: Item, line: str) -> Value:
        if not item.discount:
            return []
        if self.discount_as_amount:
            return self.draft.amount(item.off, f"{line}.allowances[0].amount", marked=False)
        return self.draft.rate(item.discount, f"{line}.allowances[0].percent")


def _tax(item: Item, draft: Draft) -> Decimal:
    if draft.facts.sums.gross_priced:
        return cents(item.net * item.rate / (HUNDRED + item.rate))
    return item.tax


def _unsigned(value: Value, draft: Draft) -> Value:
    return [span._replace(text=span.text.strip("-−–() ")) if span.mark else span for span in value]


def _order(draft: Draft) -> str:
    allowed = [row for row in ORDERS if row[2] in draft.options.families] or list(ORDERS)
    order = draft.rng.choices([row[0] for row in allowed], [row[1] for row in allowed])[0]
    if any(item.discount for item in draft.facts.items) and "%" not in order:
        order = order.replace("n", "%n", 1)
    if draft.facts.kind == "delivery_note":
        order = "".join(letter for letter in order if letter in "#cdqu") or "dq"
    draft.used["columns"] = order
    return order


def draw_columns(draft: Draft, wide: float, face: Face, head_face: Face) -> tuple[list[Column], str]:
    """The table's columns, placed from 0 to `wide`, and their order."""
    order = _order(draft)
    cells = Cells(
        draft,
        unit_in_quantity="u" not in order and draft.chance(0.2),
        marked=draft.chance(0.45),
        rate_sign=draft.chance(0.75),
    )
    items = draft.facts.items
    columns = [
        Column(
            letter,
            header=_header(draft, letter, marked=cells.marked),
            cells=[cells.cell(letter, index, item) for index, item in enumerate(items)],
            align="right" if letter in _RIGHT else "left",
        )
        for letter in order
    ]
    _align(draft, columns)
    return _placed(draft, columns, wide, face, head_face), order


def _align(draft: Draft, columns: list[Column]) -> None:
    habit = draft.rng.choices(("right", "mixed", "left", "center"), (74, 12, 7, 7))[0]
    for column in columns:
        if column.letter in "q#ur" and draft.chance(0.25):
            column.align = "center"
        elif habit in {"left", "center"} and column.align == "right":
            column.align = habit
        elif habit == "mixed" and column.letter in "qpr" and draft.chance(0.4):
            column.align = "left"


def _header(draft: Draft, letter: str, *, marked: bool) -> list[str]:
    key = KEYS[letter]
    if draft.facts.sums.gross_priced and letter in "pn" and draft.chance(0.6):
        key = "col_gross_price" if letter == "p" else "col_gross"
    text = draft.word(key)
    if text and letter in "pntg" and not marked and draft.chance(0.5 if draft.style.mark == "{n}" else 0.2):
        mark = draft.style.mark.replace("{n}", "").strip() or draft.facts.currency
        text = draft.rng.choice(("{} ({})", "{} {}", "{} in {}")).format(text, mark)
    return [text]


def _placed(draft: Draft, columns: list[Column], wide: float, face: Face, head_face: Face) -> list[Column]:
    pad = face.size * draft.rng.choice((0.8, 1.0, 1.4))
    wraps = draft.chance(0.5)
    while True:
        needs = [_need(column, face, head_face, wraps=wraps) + pad for column in columns]
        room = wide - sum(need for column, need in zip(columns, needs, strict=True) if column.letter != "d")
        spare = [column for letter in _DISPENSABLE for column in columns if column.letter == letter]
        if room >= 95 or not spare or len(columns) <= 3:
            break
        columns.remove(spare[0])
    _share(draft, columns, needs, room)
    x = 0.0
    for column, need in zip(columns, needs, strict=True):
        column.x0, column.x1 = x, x + need
        x += need
        limit = column.x1 - column.x0 - pad * 0.5
        column.header = [line for text in column.header for line in _wrapped(text, head_face, limit)]
    return columns


def _share(draft: Draft, columns: list[Column], needs: list[float], room: float) -> None:
    """Give the room to the description, in some tables evenly to all."""
    at = next((index for index, column in enumerate(columns) if column.letter == "d"), None)
    if at is None:
        for index in range(len(needs)):
            needs[index] += room / len(needs)
        return
    spread = max(0.0, (room - 170) * draft.rng.choice((0.0, 0.0, 0.4, 0.7)))
    needs[at] = room - spread
    others = len(needs) - 1
    for index in range(len(needs)):
        if index != at and others:
            needs[index] += spread / others


def _need(column: Column, face: Face, head_face: Face, *, wraps: bool) -> float:
    widest = max((set_width(cell, face) for cell in column.cells), default=0.0)
    title = column.header[0]
    words = title.split(" ") if wraps else [title]
    return max(widest, *(set_width(word, head_face) for word in words), face.size * 2)


def _wrapped(text: str, face: Face, limit: float) -> list[str]:
    return ["".join(span.text for span in line) for line in wrap_value(plain(text), face, limit)] if text else [""]
