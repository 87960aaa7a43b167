"""Footers, page numbers, repeated heads and banners: the furniture of every page."""

from __future__ import annotations

from evaluation.synthetic.canvas import Span, set_width
from evaluation.synthetic.draft import Area, Draft, Value
from evaluation.synthetic.parts.closing import bank_lines
from evaluation.synthetic.parts.parties import contact_lines, vat_line
from evaluation.synthetic.parts.setting import Variant, choose, paired, plain, stack, wrap_value


def _groups(draft: Draft) -> list[list[Value]]:
    """What the footer says, in columns: address, contacts, bank, register and tax ids."""
    contents, seller = draft.contents, draft.facts.seller
    groups: list[list[Value]] = []
    if draft.footer_name or draft.chance(0.35):
        name = draft.text(seller.name, "seller.name")
        groups.append(
            [name, *(plain(line) for line in seller.street.split("\n")), plain(f"{seller.post_code} {seller.city}")]
        )
    if draft.chance(0.5) or contents.seller_vat == "contact":
        lines = contact_lines(draft, seller, 0.8)
        if contents.seller_vat == "contact":
            lines.append(vat_line(draft, seller, "seller"))
        groups.append(lines)
    if contents.iban == "footer":
        lines = bank_lines(draft)
        if contents.second_account:
            lines += bank_lines(draft, second=True)
        groups.append(lines)
    register: list[Value] = []
    if contents.seller_vat == "footer":
        register.append(vat_line(draft, seller, "seller", draft.rng.choice((":", "", ":"))))
    if draft.chance(0.3):
        register.append(paired(draft.word("register") + draft.rng.choice((":", "")), plain(seller.register)))
    if draft.chance(0.2):
        register.append(paired(draft.word("tax_number") + ":", draft.text(seller.tax_number, "seller.tax_number")))
    if draft.chance(0.15):
        register.append(draft.fill(draft.sentence("register_footer")))
    groups.append(register)
    return [group for group in groups if group]


def _columns(draft: Draft, groups: list[list[Value]]) -> None:
    style = draft.style
    face = style.face(draft.rng.choice((0.75, 0.8, 0.85)), colour=style.grey)
    wide = (style.x1 - style.x0) / len(groups)
    pieces = [[piece for line in group for piece in wrap_value(line, face, wide - 8)] for group in groups]
    step = face.size * 1.2
    top = style.height - 22 - max(map(len, pieces)) * step
    if draft.chance(0.5):
        draft.canvas.rule(style.x0, top - 4, style.x1, top - 4, style.line_width, style.grey)
    for index, lines in enumerate(pieces):
        stack(draft, Area(style.x0 + index * wide, top, style.x1 + 99), lines, face, pitch=1.2)


def _centred(draft: Draft, groups: list[list[Value]]) -> None:
    _joined(draft, groups, "center")


def _left(draft: Draft, groups: list[list[Value]]) -> None:
    _joined(draft, groups, "left")


def _joined(draft: Draft, groups: list[list[Value]], align: str) -> None:
    """All groups in running lines."""
    style = draft.style
    face = style.face(draft.rng.choice((0.75, 0.85)), colour=style.grey)
    separator = draft.rng.choice((" | ", " · ", " - ", "; ", ", ", " • "))
    lines: list[Value] = []
    for group in groups:
        line: Value = []
        for value in group:
            line = [*line, *([Span(separator)] if line else []), *value]
        lines += wrap_value(line, face, style.x1 - style.x0)
    step = face.size * 1.25
    stack(draft, Area(style.x0, style.height - 22 - len(lines) * step, style.x1), lines, face, align=align, pitch=1.25)


FOOTERS = (
    Variant("columns", 60, "A", _columns),
    Variant("centred", 25, "B", _centred),
    Variant("left", 15, "C", _left),
)


def footer(draft: Draft) -> None:
    """The footer of the first page."""
    draft.canvas.page = 0
    groups = _groups(draft)
    if groups:
        choose(draft, "footer", FOOTERS)(draft, groups)


def footer_height(draft: Draft) -> float:
    """Room to leave for the footer."""
    return draft.style.size * 8 + 26


def furniture(draft: Draft) -> None:
    """Page numbers on all pages; on further pages perhaps the seller's name, number and date again."""
    canvas, style, facts = draft.canvas, draft.style, draft.facts
    face = style.face(0.8, colour=style.grey)
    numbered = canvas.pages > 1 or draft.chance(0.3)
    form = draft.lex.pick(draft.rng, "page")
    align = draft.rng.choice(("right", "center", "left"))
    x = {"left": style.x0, "right": style.x1, "center": (style.x0 + style.x1) / 2}[align]
    at_top = draft.chance(0.15)
    for page in range(canvas.pages):
        canvas.page = page
        if numbered and form:
            text = form.replace("{page}", str(page + 1)).replace("{pages}", str(canvas.pages))
            canvas.text(x, 10 if at_top else style.height - 16, text, face, align)
        if page and draft.repeats:
            _running_head(draft, page)
    if draft.chance(0.05) and facts.kind != "receipt" and not draft.options.clean:
        canvas.watermarks.append((0, draft.sentence("banner")))


def _running_head(draft: Draft, page: int) -> None:
    facts, style = draft.facts, draft.style
    line: Value = draft.text(facts.seller.name, "seller.name", primary=False) if draft.chance(0.6) else []
    title = draft.lex.pick(draft.rng, f"title_{facts.kind}")
    if draft.contents.number != "none":
        line = [
            *line,
            *plain(("  " if line else "") + title + " "),
            *draft.document_number(primary=False),
        ]
    if draft.chance(0.4):
        line = [*line, *plain("  "), *draft.day(facts.issue, "issue_date", primary=False)]
    if page and line:
        draft.canvas.text(style.x0, max(22.0, style.top - 14), line, style.face(0.9))


def banner(draft: Draft) -> None:
    """A line at the very top: copy, original, version of a style sheet, an advertisement."""
    style = draft.style
    text = draft.fill(draft.sentence("banner"))
    face = style.face(0.8)
    if text and set_width(text, face) < style.x1 - style.x0:
        align = draft.rng.choice(("left", "center", "right"))
        x = {"left": style.x0, "right": style.x1, "center": style.width / 2}[align]
        draft.canvas.text(x, max(8.0, style.top - 14), text, face, align)
