"""Set phrases of tax law on a page: why no tax is charged, who issued the document, when the supply was made."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from extractors.fields.folding import spaced
from extractors.languages import LANGUAGES
from extractors.languages.phrases import PhraseMatch, find_phrases
from extractors.layout import Layout
from schemas import Statement

# Directive 2006/112/EC, Article 226(7a), as its language versions say it, and as the countries' laws do.
_CASH_ACCOUNTING: Mapping[str, tuple[str, ...]] = {
    "en": ("cash accounting",),
    "de": ("Besteuerung nach vereinnahmten Entgelten", "Ist-Versteuerung", "Istversteuerung"),
    "fr": ("comptabilité de caisse", "TVA acquittée sur les encaissements", "TVA sur les encaissements"),
    "it": ("contabilità di cassa", "IVA per cassa"),
    "es": ("criterio de caja",),
    "pt": ("contabilidade de caixa", "IVA - regime de caixa"),
    "nl": ("kasstelsel",),
    "pl": ("metoda kasowa",),
}
_SUPPLIED = ("delivery_date", "service_date", "period")  # labels that date the supply
_LEAST = 6  # letters; shorter wordings ("bis", "Au", "Mois") stand in any sentence


def statements(layout: Layout) -> tuple[Statement, ...]:
    """What the set phrases on the pages say, each kind with the first place where its words stand in one piece."""
    by_kind: dict[str, Statement] = {}
    for phrase in find_phrases(_phrases(), layout.text):
        known = by_kind.get(phrase.kind)
        if known is None or known.page is None:
            by_kind[phrase.kind] = _placed(phrase, layout)
    return tuple(by_kind.values())


def _placed(phrase: PhraseMatch, layout: Layout) -> Statement:
    wanted = f" {spaced(phrase.wording)} "
    where = next((segment for segment in layout.segments if wanted in f" {spaced(segment.text)} "), None)
    return Statement(
        kind=phrase.kind,
        language=phrase.language,
        text=phrase.wording if where is None else where.text,
        page=None if where is None else where.page,
        boxes=() if where is None else (where.box,),
    )


@cache
def _phrases() -> tuple[PhraseMatch, ...]:
    found = []
    for language, known in LANGUAGES.items():
        lists = dict(known.exemptions)
        lists["self_billing"] = known.titles["self_billing"]
        lists["cash_accounting"] = _CASH_ACCOUNTING.get(language, ())
        labels = (wording for key in _SUPPLIED for wording in known.others.get(key, ()))
        lists["supply_date"] = tuple(wording for wording in labels if len(wording) >= _LEAST)
        found += [PhraseMatch(kind, language, wording) for kind, wordings in lists.items() for wording in wordings]
    return tuple(found)
