# ruff: noqa: E501 - one row a language reads better than wrapped rows
"""Month names in the languages of the pages, folded: no case, no accents, no points."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.parsing.folding import fold

# One row a language: the names and abbreviations of January to December; "/" parts the forms of one month.
_NAMES: Mapping[str, str] = {
    "en": "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec",
    "de": "januar/jan/janner/jaenner februar/feb/feber maerz/marz/mar/mrz april/apr mai juni/jun juli/jul august/aug september/sep/sept oktober/okt november/nov dezember/dez",
    "fr": "janvier/janv/jan fevrier/fevr/fev mars/mar avril/avr mai juin/jui juillet/juil/jul aout/aou septembre/sept/sep octobre/oct novembre/nov decembre/dec",
    "nl": "januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sept/sep oktober/okt november/nov december/dec",
    "it": "gennaio/gen/genn febbraio/feb/febb marzo/mar aprile/apr maggio/mag/magg giugno/giu luglio/lug agosto/ago settembre/set/sett ottobre/ott novembre/nov dicembre/dic",
    "es": "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago septiembre/sep/sept/setiembre/set octubre/oct noviembre/nov diciembre/dic",
    "pt": "janeiro/jan fevereiro/fev marco/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set outubro/out novembro/nov dezembro/dez",
    "tr": "ocak/oca subat/sub mart/mar nisan/nis mayis/may haziran/haz temmuz/tem agustos/agu eylul/eyl ekim/eki kasim/kas aralik/ara",
    "pl": "stycznia/styczen/sty lutego/luty/lut marca/marzec/mar kwietnia/kwiecien/kwi maja/maj czerwca/czerwiec/cze lipca/lipiec/lip sierpnia/sierpien/sie wrzesnia/wrzesien/wrz pazdziernika/pazdziernik/paz listopada/listopad/lis grudnia/grudzien/gru",
    "sv": "januari/jan februari/feb mars/mar april/apr maj juni/jun juli/jul augusti/aug september/sep/sept oktober/okt november/nov december/dec",
    "da": "januar/jan februar/feb marts/mar april/apr maj juni/jun juli/jul august/aug september/sep/sept oktober/okt november/nov december/dec",
    "cs": "ledna/leden/led unora/unor/uno brezna/brezen/bre dubna/duben/dub kvetna/kveten/kve cervna/cerven/cer cervence/cervenec/cvc srpna/srpen/srp zari/zar rijna/rijen/rij listopadu/listopad/lis prosince/prosinec/pro",
}  # fmt: skip


def _index() -> dict[str, tuple[int, ...]]:
    months: dict[str, set[int]] = {}
    for row in _NAMES.values():
        for number, forms in enumerate(row.split(), start=1):
            for form in forms.split("/"):
                months.setdefault(form, set()).add(number)
    return {form: tuple(sorted(numbers)) for form, numbers in months.items()}


_MONTHS = _index()


def months_of(name: str) -> tuple[int, ...]:
    """The months `name` may mean: one as a rule, two for names that languages share, none if unknown."""
    return _MONTHS.get(_folded(name), ())


def _folded(name: str) -> str:
    return "".join(filter(str.isalpha, fold(name)))
