"""What may be asked of the generator."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from evaluation.synthetic.lexicon import ALL_FAMILIES, LANGUAGES, Lexicon, folded, lexicon


@dataclass(frozen=True)
class Options:
    """Everything not given is drawn.

    `families` are the wording and layout families that may occur; `exclude_wordings` are labels that must not occur.
    `zero` forces why no tax is charged ("" = taxed), `fault` makes the printed page wrong ("wrong_total",
    "bad_iban", "missing_number"), `discounts` says whether lines may have some, `plan` forces a head arrangement (or
    "form", "receipt"), `ruling` a way the table is ruled. `clean` leaves out oddities and takes common wordings only.
    """

    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kind: str = ""
    families: frozenset[str] = ALL_FAMILIES
    exclude_wordings: frozenset[str] = frozenset()
    zero: str | None = None
    several_rates: bool | None = None
    discounts: bool | None = None
    lines: int = 0
    plain_totals: bool = False
    currency: str = ""
    number: str = ""
    plan: str = ""
    ruling: str = ""
    fault: str = ""
    clean: bool = False
    misspelt: float = 0.02
    ocr_noise: float = 0.0

    known_languages: tuple[str, ...] = LANGUAGES

    def lexicon(self, language: str, country: str) -> Lexicon:
        """The wordings that these options allow."""
        return lexicon(language, country, self.families, self.exclude_wordings)


def excluding(wordings: Collection[str]) -> frozenset[str]:
    """Wordings in the form `Options.exclude_wordings` takes."""
    return frozenset(folded(wording) for wording in wordings)
