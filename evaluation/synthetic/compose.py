"""Composition: facts, style and contents become pages. Every document gets its own structure."""

from __future__ import annotations

from random import Random

from evaluation.synthetic.canvas import Canvas
from evaluation.synthetic.contents import draw_contents
from evaluation.synthetic.draft import Area, Draft
from evaluation.synthetic.facts import Facts
from evaluation.synthetic.lexicon import Lexicon
from evaluation.synthetic.options import Options
from evaluation.synthetic.parts import closing, footer, heads, table, totals
from evaluation.synthetic.parts.form import form
from evaluation.synthetic.parts.papers import paper
from evaluation.synthetic.parts.receipt import receipt
from evaluation.synthetic.parts.setting import Variant, choose, stack
from evaluation.synthetic.parts.till import till
from evaluation.synthetic.parts.viewer import around
from evaluation.synthetic.style import draw_style


def compose(rng: Random, facts: Facts, lex: Lexicon, options: Options) -> Draft:
    """The whole document as a finished draft."""
    style = draw_style(rng, facts, clean=options.clean)
    draft = Draft(
        rng=rng,
        options=options,
        facts=facts,
        style=style,
        lex=lex,
        second=options.lexicon("en", "GB"),
        canvas=Canvas(style.width, style.height),
        contents=draw_contents(rng, facts, options),
        positions=_positions(rng, len(facts.items)),
        digit_names=lex.names("digits"),
        extra_lines=rng.random() < 0.3 and not options.clean,
        repeats=rng.random() < 0.35,
        form_scale=rng.choice((1.0, 1.0, 0.9, 0.85)),
        gap=rng.choice((0.3, 0.5, 0.9)),
    )
    top = style.top
    draft.top_of_page = lambda: top + (18 if draft.repeats else 0)
    _body(draft)
    return draft


def _body(draft: Draft) -> None:
    plan = draft.options.plan
    if draft.facts.kind == "paper":
        paper(draft)
        return
    if plan == "receipt" or (draft.facts.kind == "receipt" and not plan and draft.chance(0.8)):
        draft.used["document"] = "receipt"
        (receipt if plan else choose(draft, "slip", SLIPS))(draft)
        return
    chosen = form if plan == "form" else _page if plan else choose(draft, "document", DOCUMENTS)
    if not draft.options.clean and draft.chance(_IN_PROGRAM[chosen is form]):
        around(draft)
    chosen(draft)
    footer.furniture(draft)


def _positions(rng: Random, count: int) -> list[str]:
    step = rng.choice((1, 1, 1, 1, 10))
    form = rng.choice(("{}", "{}", "{}.", "{:02d}", "{:03d}"))
    return [form.format((index + 1) * step) for index in range(count)]


def _page(draft: Draft) -> None:
    """The ordinary invoice: head, lines, totals, closing, footer."""
    style, facts = draft.style, draft.facts
    style.bottom = max(style.bottom, footer.footer_height(draft))
    if draft.chance(0.07) and not draft.options.clean:
        footer.banner(draft)
    y = heads.head(draft) + style.step * draft.rng.choice((0.5, 1.0, 2.0))
    y = _before(draft, y)
    early_totals = draft.chance(0.03) and facts.kind == "invoice" and not draft.options.clean
    if early_totals:
        y = totals.totals(draft, Area(style.x0, y, style.x1)) + style.step
    if facts.kind in {"statement", "reminder"}:
        y = _accounts(draft, y)
    elif facts.kind == "invoice" and draft.chance(0.05) and not draft.options.lines:
        draft.used["ruling"] = "no table"
    else:
        y = table.line_table(draft, Area(style.x0, y, style.x1))
    if not early_totals and facts.kind != "delivery_note":
        y = _sums(draft, y)
    y = _after_sums(draft, y)
    closing.closing(
        draft, Area(style.x0, y, style.x0 + (style.x1 - style.x0) * draft.rng.choice((0.6, 0.75, 1.0, 1.0)))
    )
    footer.footer(draft)


def _summary(draft: Draft) -> None:
    """An invoice of a few values: the head with its total among the data, and no table of lines."""
    if draft.options.lines or draft.facts.kind in {"delivery_note", "statement", "reminder"}:
        _page(draft)
        return
    draft.contents.header_total = True
    y = heads.head(draft) + draft.style.step * 2
    if draft.chance(0.3):
        y = totals.totals(draft, Area(draft.style.x0, y, draft.style.x1))
    if draft.chance(0.3):
        closing.closing(draft, Area(draft.style.x0, y + draft.style.step, draft.style.x1))
    if draft.chance(0.4):
        footer.footer(draft)


def _before(draft: Draft, y: float) -> float:
    style = draft.style
    area = Area(style.x0, y, style.x1)
    if draft.contents.order == "intro":
        options = [text for text in draft.lex.options("intro") if "{order}" in text]
        if options:
            return stack(draft, area, [draft.fill(draft.rng.choice(options))], style.face()) + style.step
    if draft.chance(0.2) and not draft.options.clean:
        return stack(draft, area, [draft.fill(draft.sentence("intro"))], style.face()) + style.step * 0.7
    if draft.facts.kind == "reminder":
        return stack(draft, area, [draft.fill(draft.sentence("remind"))], style.face()) + style.step
    if draft.contents.order == "table":
        line = [
            *draft.text(draft.label("purchase_order") + " "),
            *draft.text(draft.facts.order, "purchase_order_reference"),
        ]
        return stack(draft, area, [line], style.face()) + style.step * 0.5
    return y


def _sums(draft: Draft, y: float) -> float:
    """Totals and tax recap: under each other or beside each other."""
    style, facts = draft.style, draft.facts
    y += style.step * draft.rng.choice((0.3, 0.6, 1.2, 2.5))
    if y + style.step * 11 > style.floor:
        y = draft.next_page()
    area = Area(style.x0, y, style.x1)
    with_recap = draft.contents.recap and (facts.taxed or facts.zero_reason != "none")
    if not with_recap:
        return totals.totals(draft, area) + style.step * 0.6
    where = draft.rng.choice(("beside", "above", "below", "below"))
    if where == "beside" and draft.style.width > 500:
        left = totals.recap(draft, area._replace(x1=area.x0 + area.wide * 0.42))
        right = totals.totals(draft, area._replace(x0=area.x0 + area.wide * 0.5))
        return max(left, right) + style.step * 0.6
    if where == "above":
        y = totals.recap(draft, area) + style.step * 0.5
        return totals.totals(draft, area._replace(top=y)) + style.step * 0.6
    y = totals.totals(draft, area) + style.step * 0.8
    if y + style.step * (4 + len(facts.sums.rows) * 2) > style.floor:
        y = draft.next_page()
    return totals.recap(draft, area._replace(top=y)) + style.step * 0.6


def _after_sums(draft: Draft, y: float) -> float:
    style = draft.style
    area = Area(style.x0, y, style.x1)
    if draft.contents.in_words:
        area = area._replace(top=closing.in_words(draft, area) + 4)
    if draft.contents.second_currency:
        area = area._replace(top=closing.second_currency(draft, area) + 4)
    return area.top + style.step * draft.rng.choice((0.2, 1.0, 2.0))


def _accounts(draft: Draft, y: float) -> float:
    """The rows of a statement or reminder: numbers, dates and amounts of other invoices."""
    style, face = draft.style, draft.style.face()
    keys = ("invoice_number", "issue_date", "due_date", "gross")
    edges = [style.x0 + (style.x1 - style.x0) * share for share in (0.0, 0.3, 0.55, 1.0)]
    for x, key in zip(edges, keys, strict=True):
        text = draft.word(key, currency=draft.facts.currency)
        draft.canvas.text(x, y, text, face._replace(bold=True), "right" if x == edges[-1] else "left")
    y += face.size * 1.6
    for index, item in enumerate(draft.facts.items[:12]):
        cells = (
            draft.text(f"{draft.facts.preceding[:-1]}{index % 10}"),
            draft.day(draft.facts.preceding_date),
            draft.day(draft.facts.ordered),
            draft.amount(item.net),
        )
        for x, cell in zip(edges, cells, strict=True):
            draft.canvas.text(x, y, cell, face, "right" if x == edges[-1] else "left")
        y += face.size * 1.5
    return y


SLIPS = (
    Variant("slip", 15, "A", receipt),
    Variant("till", 65, "B", till),
)
# How often a program prints something around a page, and around a form.
_IN_PROGRAM = (0.05, 0.4)
DOCUMENTS = (
    Variant("page", 84, "A", _page),
    Variant("form", 12, "B", form),
    Variant("summary", 4, "C", _summary),
)
