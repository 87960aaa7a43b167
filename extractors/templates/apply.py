"""Templates at work: which one fits a document, and the claims it makes, each with its place on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.parsing import find_currencies
from extractors.templates.rows import Hit, line_rows, table_hits
from extractors.templates.template import Field, Options, Pattern, Template
from extractors.templates.text import Place, TemplateText, find_printed, text_of
from extractors.templates.values import FIELDS, LINE_FIELDS, TAX_FIELDS, value_of
from schemas import Alternative, Claim, Layer, Reading, Value
from schemas.grades import PROVED

SECONDS = 1.0  # for one pattern over one document: no honest pattern comes near it
_SURE, _DOUBTFUL = PROVED, 0.5
_PER_ROW = {"lines": ("lines", LINE_FIELDS), "tax_lines": ("tax_breakdown", TAX_FIELDS)}


@dataclass(frozen=True, slots=True)
class Applied:
    """What templates came to: claims of one template, or a sentence that says why there are none."""

    template: str | None = None
    claims: tuple[Claim, ...] = ()
    problem: str | None = None


def apply_templates(templates: Sequence[Template], reading: Reading) -> Applied:
    """The claims of the one template that fits `reading`; empty when none fits."""
    text = text_of(reading)
    fitting: list[Template] = []
    for template in templates:
        try:
            if not _unfit(template, text):
                fitting.append(template)
        except TimeoutError:
            return Applied(template.name, problem=_too_slow(template))
    best = max((template.priority for template in fitting), default=0)
    chosen = [template for template in fitting if template.priority == best]
    if len(chosen) > 1:
        names = ", ".join(template.name for template in chosen)
        return Applied(problem=f"Several templates fit this document: {names}. Give one of them a higher priority.")
    return apply_template(chosen[0], reading) if chosen else Applied()


def matching(templates: Sequence[Template], reading: Reading) -> Template | None:
    """The fitting template of the highest priority; None if there is none, or several of equal priority."""
    name = apply_templates(templates, reading).template
    return next((template for template in templates if template.name == name), None)


def why_not(template: Template, reading: Reading) -> list[str]:
    """Why `template` does not fit `reading`, in sentences; none where it does. Raises TimeoutError."""
    return _unfit(template, text_of(reading))


def apply_template(template: Template, reading: Reading) -> Applied:
    """The claims of `template`; none at all when a required field is missing or a pattern takes too long."""
    original = text_of(reading)
    try:
        claims = list(_claims(template, _prepared(original, template.options)))
    except TimeoutError:
        return Applied(template.name, problem=_too_slow(template))
    claims += _printed_claims(template, original)
    unique: dict[str, Claim] = {}
    for claim in claims:
        unique.setdefault(claim.term, claim)
    missing = [name for name in template.required if name in FIELDS and not _given(template, name, unique)]
    if missing:
        problem = f"The template {template.name} found no value for {', '.join(missing)}."
        return Applied(template.name, problem=problem)
    return Applied(template.name, tuple(unique.values()))


def _given(template: Template, name: str, claims: Mapping[str, Claim]) -> bool:
    """Whether a required field has its value; a fixed value need not stand on the page."""
    fixed = name == "issuer" and template.issuer is not None
    return fixed or FIELDS[name] in claims or any(f.name == name and f.static is not None for f in template.fields)


def _too_slow(template: Template) -> str:
    return f"The template {template.name} was not used: one of its patterns takes too long on this document."


def _prepared(text: TemplateText, options: Options) -> TemplateText:
    prepared = text.transformed(
        whitespace=options.remove_whitespace, accents=options.remove_accents, lowercase=options.lowercase
    )
    for pattern, replacement in options.replace:
        prepared = prepared.replaced(pattern, replacement, SECONDS)
    return prepared


def _unfit(template: Template, text: TemplateText) -> list[str]:
    """Why `template` does not fit, in sentences."""
    prepared = _prepared(text, template.options).text
    missed = [one.pattern for one in template.keywords if not _met(one, prepared, text.text)]
    met = [one.pattern for one in template.exclude_keywords if _met(one, prepared, text.text)]
    return [
        *(f"The keyword {pattern} is not in the text." for pattern in missed),
        *(f"The keyword {pattern}, which excludes a document, is in the text." for pattern in met),
    ]


def _met(keyword: Pattern, prepared: str, printed: str) -> bool:
    """Whether a keyword is in the text: as a pattern in what the options make of it, or to the letter as printed."""
    return keyword.search(prepared, timeout=SECONDS) is not None or keyword.pattern in printed


def _claims(template: Template, text: TemplateText) -> Iterator[Claim]:
    for field in template.fields:
        path = FIELDS.get(field.name)
        if path is not None and field.static is None:
            claim = _field_claim(path, field, _hits(field, text), template.options)
            if claim is not None:
                yield claim
    for table in template.tables:
        for hit in table_hits(table, text, SECONDS):
            if hit.name in FIELDS:
                claim = _claim(FIELDS[hit.name], hit.place, template.options, hit.name)
                if claim is not None:
                    yield claim
    numbers = {"lines": 0, "tax_lines": 0}
    for rule in template.lines:
        if rule.target in _PER_ROW:
            group, names = _PER_ROW[rule.target]
            for row in line_rows(rule, text, SECONDS):
                claims = list(_row_claims(f"{group}[{numbers[rule.target]}]", row, names, template.options))
                numbers[rule.target] += bool(claims)
                yield from claims


def _row_claims(prefix: str, row: Sequence[Hit], names: Mapping[str, str], options: Options) -> Iterator[Claim]:
    for hit in row:
        if hit.name in names:
            claim = _claim(f"{prefix}.{names[hit.name]}", hit.place, options, hit.name)
            if claim is not None:
                yield claim


def _hits(field: Field, text: TemplateText) -> list[Place]:
    """The places of all matches of a field's patterns, equal texts once."""
    places: dict[str, Place] = {}
    for pattern in field.patterns:
        for match in pattern.finditer(text.text, timeout=SECONDS):
            group = 1 if pattern.groups else 0
            if match.start(group) >= 0:
                place = text.place(*match.span(group))
                if place.raw:
                    places.setdefault(place.raw, place)
    return list(places.values())


def _field_claim(path: str, field: Field, places: Sequence[Place], options: Options) -> Claim | None:
    claims = [claim for place in places if (claim := _claim(path, place, options, field.name)) is not None]
    if not claims:
        return None
    if field.group in {"sum", "join"} and len(claims) > 1:
        return _merged(claims, field.group)
    if field.group in {"min", "max"}:
        choose = min if field.group == "min" else max
        return choose(claims, key=lambda claim: (str(type(claim.value)), claim.value))
    chosen, *others = reversed(claims) if field.group == "last" else claims
    values = {claim.value for claim in others} - {chosen.value}
    if field.group is None and values:
        rejected = tuple(
            Alternative(value=c.value, raw=c.raw, score=c.score, page=c.page, boxes=c.boxes, layer=Layer.TEMPLATE)
            for c in others
        )
        doubt = f"The template found {len(values) + 1} different values for this field."
        return chosen.model_copy(update={"doubt": doubt, "score": _DOUBTFUL, "rejected": rejected})
    return chosen


def _merged(claims: Sequence[Claim], group: str) -> Claim:
    """One claim for several matches: their sum, or their texts one after the other."""
    numbers = [claim.value for claim in claims if isinstance(claim.value, Decimal)]
    add = group == "sum" and len(numbers) == len(claims)
    value: Value = sum(numbers, Decimal(0)) if add else " ".join(str(claim.value) for claim in claims)
    first = claims[0]
    boxes = tuple(box for claim in claims if claim.page == first.page for box in claim.boxes)
    raw = (" + " if add else " ").join(claim.raw for claim in claims)
    doubt = next((claim.doubt for claim in claims if claim.doubt), None)
    return first.model_copy(update={"value": value, "raw": raw, "boxes": boxes, "doubt": doubt})


def _claim(path: str, place: Place, options: Options, label: str) -> Claim | None:
    value, doubt = value_of(path, place.raw, options)
    if value is None or place.page is None:
        return None
    score = _DOUBTFUL if doubt else _SURE
    return Claim(
        term=path, value=value, raw=place.raw, layer=Layer.TEMPLATE, score=score, page=place.page, boxes=place.boxes,
        label=label, doubt=doubt,
    )  # fmt: skip


def _printed_claims(template: Template, text: TemplateText) -> Iterator[Claim]:
    """Claims for fixed values (issuer, static fields, currency) where they stand on the page; else nothing vouches."""
    fixed = {f.name: f.static for f in template.fields if f.static is not None}
    if template.issuer is not None:
        fixed.setdefault("issuer", template.issuer)
    for name, value in fixed.items():
        place = next(find_printed(text, value), None)
        if name in FIELDS and place is not None:
            claim = _claim(FIELDS[name], place, template.options, name)
            if claim is not None:
                yield claim
    currency = template.options.currency
    for page, _, word in text.words if currency else ():
        marks = find_currencies(word.text)
        if any(currency in mark.codes for mark in marks):
            place = Place(word.text, page, (word.box,))
            claim = _claim("currency", place, template.options, "currency")
            if claim is not None:
                yield claim.model_copy(update={"value": currency})
                return
