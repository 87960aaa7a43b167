"""The line table: header, rows in every kind of ruling, extra lines, groups, page breaks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from evaluation.synthetic.amounts import ZERO
from evaluation.synthetic.canvas import RowMark, set_width
from evaluation.synthetic.draft import Area, Draft, Value
from evaluation.synthetic.fonts import WHITE, Colour, Face
from evaluation.synthetic.lexicon import section
from evaluation.synthetic.parts.columns import Column, draw_columns
from evaluation.synthetic.parts.setting import plain, wrap_value

RULINGS: tuple[tuple[str, float, str], ...] = (
    ("grid", 27, "A"), ("grid with empty rows", 13, "B"), ("row rules", 18, "C"), ("header bar", 12, "D"),
    ("header rule", 10, "E"), ("vertical", 9, "A"), ("zebra", 6, "B"), ("none", 5, "C"),
)  # fmt: skip


@dataclass
class Table:
    """The table being drawn and its habits."""

    draft: Draft
    columns: list[Column]
    ruling: str
    x0: float
    x1: float
    face: Face
    head_face: Face
    pad: float
    step: float
    above: bool
    below: bool
    repeat: bool
    carry: bool
    sunken: float
    y: float = 0.0
    started: float = 0.0
    rows: int = 0
    running: Decimal = ZERO

    def mark_row(self, role: str, item: int | None = None) -> None:
        """All text from here on belongs to a new row of this role."""
        self.rows += 1
        self.draft.canvas.row = RowMark(role, item, self.rows)


def line_table(draft: Draft, area: Area) -> float:
    """Draw the table from `area.top`; goes on to further pages as needed. Returns the bottom on the last one."""
    allowed = [row for row in RULINGS if row[2] in draft.options.families] or list(RULINGS)
    ruling = draft.options.ruling or draft.rng.choices([row[0] for row in allowed], [row[1] for row in allowed])[0]
    draft.used["ruling"] = ruling
    style = draft.style
    scale = draft.rng.choice((1.0, 1.0, 1.0, 0.9, 0.95))
    face = style.face(scale)
    head_face = style.face(scale * draft.rng.choice((1.0, 1.0, 0.9)), bold=draft.chance(0.7))
    columns, _ = draw_columns(draft, area.wide, face, head_face)
    pitch = draft.rng.choice((1.3, 1.6, 1.8, 2.0, 2.3)) if draft.chance(0.8) else 1.2
    table = Table(
        draft, columns, ruling, area.x0, area.x1, face, head_face, pad=face.size * (pitch - 1.1) / 2,
        step=face.size * max(1.12, min(style.pitch, 1.3)), above=draft.chance(0.04),
        below=draft.chance(0.04) and any(column.letter == "c" for column in columns), repeat=draft.chance(0.75),
        carry=draft.chance(0.25), sunken=face.size * 0.8 if draft.chance(0.03) else 0.0, y=area.top,
    )  # fmt: skip
    _header(table)
    _body(table)
    _close(table)
    draft.canvas.row = None
    return table.y


def _header(table: Table) -> None:
    draft, canvas = table.draft, table.draft.canvas
    table.started = table.y
    lines = max(len(column.header) for column in table.columns)
    high = lines * table.head_face.size * 1.15 + 2 * table.pad
    dark = table.ruling == "header bar" and draft.options.ruling != "pale" and draft.chance(0.6)
    face = table.head_face
    if table.ruling in {"header bar", "zebra"} or (table.ruling.startswith("grid") and draft.chance(0.45)):
        canvas.fill(table.x0, table.y, table.x1, table.y + high, draft.style.accent if dark else Colour(0.9, 0.9, 0.9))
    if dark:
        face = face._replace(colour=WHITE)
    table.mark_row("header")
    bottom_up = draft.chance(0.3)
    for column in table.columns:
        offset = (lines - len(column.header)) * face.size * 1.15 if bottom_up else 0.0
        for index, text in enumerate(column.header):
            y = table.y + table.pad + offset + index * face.size * 1.15
            canvas.text(*_place(table, column, y), plain(text), face, column.align)
    table.y += high
    if table.ruling not in {"none", "zebra", "header bar"}:
        canvas.rule(table.x0, table.y, table.x1, table.y, draft.style.line_width)
    if table.ruling in {"header rule", "row rules"} and draft.chance(0.4):
        canvas.rule(table.x0, table.started, table.x1, table.started, draft.style.line_width)


def _place(table: Table, column: Column, y: float) -> tuple[float, float]:
    inset = table.face.size * 0.4
    if column.align == "right":
        return table.x0 + column.x1 - inset, y
    if column.align == "center":
        return table.x0 + (column.x0 + column.x1) / 2, y
    return table.x0 + column.x0 + inset, y


def _body(table: Table) -> None:
    draft = table.draft
    items = draft.facts.items
    groups = _groups(draft) if draft.contents.group_rows else {}
    summed = draft.chance(0.5)
    group, group_sum = "", ZERO
    for index, item in enumerate(items):
        if index in groups:
            if group and summed:
                _sum_row(table, "subtotal", draft.word("group_subtotal", group=group), group_sum)
            group, group_sum = groups[index], ZERO
            _section_row(table, group)
        _item(table, index)
        table.running += item.net
        group_sum += item.net
    if group and summed:
        _sum_row(table, "subtotal", draft.word("group_subtotal", group=group), group_sum)


def _groups(draft: Draft) -> dict[int, str]:
    names = section(draft.lex.language, "goods")["groups"]
    count = len(draft.facts.items)
    starts = sorted({0, *(draft.rng.randrange(count) for _ in range(draft.rng.choice((1, 2))))})
    picked = draft.rng.sample(names, min(len(names), len(starts)))
    return dict(zip(starts, picked, strict=False))


def _item(table: Table, index: int) -> None:
    draft = table.draft
    layout = [_cell_lines(table, column, column.cells[index]) for column in table.columns]
    extras = _extras(table, index)
    high = max(len(lines) for lines in layout) * table.step + len(extras) * table.step + 2 * table.pad
    _break_if_needed(table, high)
    top = table.y
    if table.ruling == "zebra" and index % 2:
        draft.canvas.fill(table.x0, top, table.x1, top + high, Colour(0.94, 0.94, 0.94))
    tallest = max(len(lines) for lines in layout)
    for depth in range(tallest):
        for column, lines in zip(table.columns, layout, strict=True):
            if depth < len(lines):
                role = "item" if depth == 0 or (table.above and column.letter != "d") else "continuation"
                draft.canvas.row = RowMark(role, index, table.rows + 1 + depth)
                table.draft.canvas.text(
                    *_place(table, column, top + _depth(table, column, depth, tallest)),
                    lines[depth],
                    table.face,
                    column.align,
                )
    table.rows += tallest
    y = top + table.pad + tallest * table.step
    description = next((column for column in table.columns if column.letter == "d"), table.columns[0])
    for extra in extras:
        table.mark_row("sub-line", index)
        draft.canvas.text(table.x0 + description.x0 + table.face.size * 0.4, y, extra, table.face)
        y += table.step
    table.y = top + high
    if table.ruling.startswith("grid") or table.ruling == "row rules":
        draft.canvas.rule(table.x0, table.y, table.x1, table.y, draft.style.line_width, draft.style.grey)


def _cell_lines(table: Table, column: Column, cell: Value) -> list[Value]:
    if column.letter not in "dc":
        return [cell]
    if table.below and column.letter == "d":
        # The first row holds codes and figures alone; the description follows under them.
        return [[], *wrap_value(cell, table.face, column.x1 - column.x0 - table.face.size * 0.8)]
    return wrap_value(cell, table.face, column.x1 - column.x0 - table.face.size * 0.8)


def _depth(table: Table, column: Column, depth: int, tallest: int) -> float:
    """How far below the row's top a cell's line stands."""
    y = table.pad + depth * table.step
    if table.above and column.letter != "d":
        # Figures centred against a wrapped description: part of it stands above them.
        y += (tallest - 1) * table.step / 2
    return y + (table.sunken if column.letter in "ng" else 0.0)


def _extras(table: Table, index: int) -> list[Value]:
    """Further lines under an item: serial numbers, periods, references."""
    draft = table.draft
    if draft.options.clean or not draft.extra_lines or draft.chance(0.45):
        return []
    texts = section(draft.lex.language, "goods")["extras"]
    return [draft.fill(draft.rng.choice(texts)) for _ in range(draft.rng.choice((1, 1, 1, 2, 3)))]


def _section_row(table: Table, name: str) -> None:
    draft = table.draft
    high = table.step + 2 * table.pad
    _break_if_needed(table, high * 2.5)
    table.mark_row("section")
    text = draft.rng.choice(("{}", "{}", "--- {} ---", "{}:")).format(name)
    if draft.chance(0.3):
        draft.canvas.fill(table.x0, table.y, table.x1, table.y + high, Colour(0.92, 0.92, 0.92))
    draft.canvas.text(table.x0 + 3, table.y + table.pad, text, table.face._replace(bold=draft.chance(0.7)))
    table.y += high


def _sum_row(table: Table, role: str, label: str, value: Decimal) -> None:
    draft = table.draft
    if not label:
        return
    _break_if_needed(table, table.step + 2 * table.pad)
    table.mark_row(role)
    column = next((c for c in reversed(table.columns) if c.letter in "ng"), table.columns[-1])
    amount = draft.amount(value, marked=draft.chance(0.4))
    x, y = _place(table, column, table.y + table.pad)
    draft.canvas.text(x, y, amount, table.face, column.align)
    edge = table.x0 + column.x0 - table.face.size
    room = set_width(label, table.face)
    draft.canvas.text(max(table.x0, edge - room if draft.chance(0.6) else table.x0 + 3), y, label, table.face)
    table.y += table.step + 2 * table.pad


def _break_if_needed(table: Table, high: float) -> None:
    draft = table.draft
    carry_high = (table.step + 2 * table.pad) if table.carry else 0.0
    if table.y + high + carry_high <= draft.style.floor:
        return
    page = str(draft.canvas.page + 1)
    if table.carry:
        table.mark_row("carried over")
        _carry(table, draft.word("carried_over", page=str(draft.canvas.page + 2)))
    _close(table)
    draft.canvas.row = None
    table.y = draft.next_page()
    if table.repeat:
        _header(table)
    table.started = table.y if not table.repeat else table.started
    if table.carry and draft.chance(0.7):
        table.mark_row("carried over")
        _carry(table, draft.word("brought_forward", page=page))


def _carry(table: Table, label: str) -> None:
    if not label:
        return
    column = table.columns[-1]
    draft = table.draft
    y = table.y + table.pad
    draft.canvas.text(*_place(table, column, y), draft.amount(table.running, marked=False), table.face, column.align)
    draft.canvas.text(table.x0 + column.x0 - table.face.size, y, label, table.face, "right")
    table.y += table.step + 2 * table.pad


def _close(table: Table) -> None:
    """Rule the table off: empty rows, outer frame, vertical lines."""
    draft, canvas = table.draft, table.draft.canvas
    width = draft.style.line_width
    if table.ruling == "grid with empty rows":
        high = table.step + 2 * table.pad
        for _ in range(draft.rng.choice((2, 4, 6, 9))):
            if table.y + high > draft.style.floor - 120:
                break
            table.y += high
            canvas.rule(table.x0, table.y, table.x1, table.y, width, draft.style.grey)
    if table.ruling == "vertical" and draft.chance(0.5):
        table.y = max(table.y, min(table.y + 120, draft.style.floor - 150))
    if table.ruling.startswith("grid") or table.ruling == "vertical":
        for x in [table.x0, *(table.x0 + column.x1 for column in table.columns)]:
            canvas.rule(x, table.started, x, table.y, width, draft.style.grey)
        canvas.rule(table.x0, table.started, table.x1, table.started, width, draft.style.grey)
    if table.ruling in {"vertical", "header rule", "row rules", "grid", "header bar"}:
        canvas.rule(table.x0, table.y, table.x1, table.y, width, draft.style.grey)
