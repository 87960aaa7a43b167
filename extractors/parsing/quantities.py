# ruff: noqa: E501 - one row a unit reads better than wrapped rows
"""Quantities with their units: "15.00 Units", "20 Stk", "2 x", "10000,0000", "1,0 h"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractors.parsing.characters import level
from extractors.parsing.numbers import NUMBER_PATTERN, NumberStyle, readings, settle

# Units as printed (casefolded, without points) and their code of UN/ECE Recommendation 20.
_UNITS_BY_CODE: Mapping[str, str] = {
    "C62": "unit units unit(s) einheit einheiten ve unité unités unite unites unità unidad unidades uds ud unidade "
    "unidades un und birim eenheid eenheden each ea x ×",
    "H87": "pc pcs pce piece pieces pièce pièces piece(s) pza pzas pieza piezas peça peças pz pezzo pezzi nr stk stck st "
    "stück stueck stuk stuks stks szt styk ks adet ad item items artikel",
    "HUR": "h hr hrs hour hours std stunde stunden heure heures uur uren ora ore hora horas saat godz timer tim",
    "DAY": "d day days tag tage jour jours dag dagen giorno giorni gg día dias días dia gün",
    "WEE": "week weeks woche wochen semaine semaines weken settimana settimane semana semanas hafta",
    "MON": "month months mo mth monat monate mois maand maanden mese mesi mes meses mês ay",
    "ANN": "year years yr jahr jahre an ans année années jaar jaren anno anni año años ano anos yıl",
    "MIN": "min mins minute minutes minuten minuti minutos dakika",
    "KGM": "kg kgs kilo kilos kilogramm",
    "GRM": "g gr gram gramm",
    "TNE": "t to tonne tonnes ton tons tonnen",
    "LTR": "l lt ltr liter litre litres litri litro litros",
    "MTR": "m mtr meter metre mètre mètres metro metros metri lfm lm ml",
    "KMT": "km",
    "CMT": "cm",
    "MMT": "mm",
    "MTK": "m2 m² qm sqm",
    "MTQ": "m3 m³ cbm",
    "KWH": "kwh",
    "MWH": "mwh",
    "XPK": "pk pkg pack packs pck package packages packung packungen paket pakete paquet paquets pakket pakketten paquete "
    "paquetes confezione conf pkt",
    "XBX": "box boxes bx karton kartons ktn ctn carton cartons doos dozen colli caja cajas caixa caixas kutu koli scatola",
    "SET": "set sets satz garnitur",
    "PR": "pair pairs paar paire paires paia par",
    "DZN": "dz dzn douzaine dutzend",
    "RO": "roll rolls rolle rollen rouleau rouleaux",
    "BG": "bag bags sack säcke sac sacs",
    "BO": "bottle bottles flasche flaschen bouteille bouteilles",
    "E48": "service services leistung leistungen",
    "LS": "pauschal pausch psch pschl forfait lump ls lumpsum fixed",
    "PA": "palette paletten pallet pallets",
}  # fmt: skip
UNITS: Mapping[str, str] = {name: code for code, names in _UNITS_BY_CODE.items() for name in names.split()}

_UNIT = r"(?P<unit>(?:[^\W\d_]|[×²³])[^\W\d_²³]*\.?(?:[23²³](?!\d))?(?:\(s\))?)"
_QUANTITY = re.compile(rf"(?P<sign>-\s?)?(?P<number>{NUMBER_PATTERN})(?P<sign2>-(?=\s|$))?(?:\s?{_UNIT})?")
_PREFIXED = re.compile(rf"(?P<times>[x×])\s?(?P<number>{NUMBER_PATTERN})")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity. `unit` is the unit as printed or None; `alternatives` are the other readings of "1.234"."""

    value: Decimal
    raw: str
    span: tuple[int, int]
    decimals: int
    unit: str | None = None
    alternatives: tuple[Decimal, ...] = ()

    @property
    def unit_code(self) -> str | None:
        """The unit's code of UN/ECE Recommendation 20, where the word is known."""
        return unit_code(self.unit) if self.unit else None

    @property
    def ambiguous(self) -> bool:
        """Whether another reading is as possible on what is printed."""
        return bool(self.alternatives)


def unit_code(unit: str) -> str | None:
    """The UN/ECE Recommendation 20 code of a unit as printed, or None for an unknown word."""
    return UNITS.get(unit.strip().rstrip(".").casefold())


def parse_quantity(text: str, style: NumberStyle | None = None) -> Quantity | None:
    """The quantity that is all of `text`, with a known unit or none ("20 Stk", "x 3", "1,0 h"), or None."""
    plain = text.strip()
    levelled = level(plain)
    match = _QUANTITY.fullmatch(levelled) or _PREFIXED.fullmatch(levelled)
    return _quantity(plain, match, style, (0, len(plain))) if match else None


def leading_quantity(text: str, style: NumberStyle | None = None) -> Quantity | None:
    """The quantity with a known unit that `text` begins with ("2 x cables", "3 h installation"), or None."""
    match = _QUANTITY.match(level(text))
    if match is None or match["unit"] is None or text[match.end() :][:1].isalnum():
        return None
    return _quantity(text, match, style, match.span())


def _quantity(text: str, match: re.Match[str], style: NumberStyle | None, span: tuple[int, int]) -> Quantity | None:
    groups = match.groupdict()
    unit = groups.get("unit")
    ways = settle(readings(groups["number"]), style)
    if not ways or (unit is not None and unit_code(unit) is None):
        return None
    sign = -1 if (groups.get("sign") or groups.get("sign2")) and ways[0].value else 1
    best, *others = ways
    return Quantity(
        value=sign * best.value,
        raw=text[slice(*span)],
        span=span,
        decimals=best.decimals,
        unit=unit,
        alternatives=tuple(sign * way.value for way in others),
    )
