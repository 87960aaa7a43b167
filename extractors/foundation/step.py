"""The step: an extraction with open terms in, the same with what a foundation model could add out, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractors.foundation.accept import Accepted, accept
from extractors.foundation.answer import Malformed, parse_answer
from extractors.foundation.asking import Server, Silence, ask
from extractors.foundation.kinds import decide_kind
from extractors.foundation.masking import MaskedText, masked_text
from extractors.foundation.pages import Pages, pages_of
from extractors.foundation.privacy import Chosen, Refused, choose_endpoint
from extractors.foundation.prompt import make_prompt
from extractors.foundation.terms import DOC_TYPE, open_terms
from schemas import Dropped, Extraction, Layer, LayerRun, Policy, Reading, SignalCode

# What makes a page hard to read, not what makes it a trap.
_HARMLESS = frozenset(
    {
        SignalCode.DOUBTFUL_TEXT,
        SignalCode.SCAN_NOT_READ,
        SignalCode.NOT_INSPECTED,
        SignalCode.PARTLY_UNPACKED,
    }
)


class Asked(NamedTuple):
    """What the step came to. `answered`: whether there was an answer; None where none was asked for."""

    extraction: Extraction
    answered: bool | None = None


def ask_open_terms(reading: Reading, extraction: Extraction, policy: Policy, server: Server) -> Asked:
    """`extraction` with what a foundation model adds for its open terms; always says why where nothing was asked."""
    terms = open_terms(extraction, policy.gate)
    choice = policy.strategy_for(complex_document=bool(terms))
    if not terms:
        return Asked(
            _with_run(extraction, LayerRun(layer=Layer.FOUNDATION, asked=(), why="Not asked: nothing is open."))
        )
    if not choice.asks:
        return Asked(not_asked(extraction, terms, choice.why))
    if any(signal.code not in _HARMLESS for signal in reading.signals):
        return Asked(not_asked(extraction, terms, "what stands in this document is not trusted (see the findings)"))
    pages = pages_of(reading, extraction.language)
    if pages is None:
        return Asked(not_asked(extraction, terms, "there is no text to send"))
    chosen = choose_endpoint(policy, extraction, pages.sheet.layout.text, here=choice.here)
    if isinstance(chosen, Refused):
        return Asked(not_asked(extraction, terms, chosen.why))
    text = masked_text(pages, extraction, chosen.endpoint.masked)
    if text.leak is not None:
        return Asked(not_asked(extraction, terms, text.leak))
    most = policy.foundation.most_characters
    if len(text.text) > most:
        return Asked(not_asked(extraction, terms, f"its text is longer than {most} characters"))
    prompt = make_prompt(terms, text.text, reading.sha256, chosen.endpoint, policy.foundation)
    answer = ask(prompt, reading.sha256, chosen, server)
    if isinstance(answer, Silence):
        return Asked(not_asked(extraction, terms, answer.why), answered=False if answer.tried else None)
    return Asked(_answered(answer, terms, _Question(pages, text, chosen), extraction, policy), answered=True)


class _Question(NamedTuple):
    pages: Pages
    text: MaskedText
    chosen: Chosen


def not_asked(extraction: Extraction, terms: Sequence[str], why: str) -> Extraction:
    """`extraction` as it was, with the reason why no model was asked."""
    return _with_run(extraction, LayerRun(layer=Layer.FOUNDATION, asked=tuple(terms), why=_sentence("Not run", why)))


def _sentence(subject: str, why: str) -> str:
    return f"{subject}: {why[:1].lower()}{why[1:].rstrip('.')}."


def _answered(
    answer: str, terms: Sequence[str], question: _Question, extraction: Extraction, policy: Policy
) -> Extraction:
    """What an answer adds to `extraction`."""
    name, endpoint = question.chosen
    said = parse_answer(answer, terms)
    if isinstance(said, Malformed):
        run = LayerRun(
            layer=Layer.FOUNDATION, asked=tuple(terms), why=f"{name} ({endpoint.model}) was asked in vain. {said.why}"
        )
        return _with_run(extraction, run)
    values = {term: question.text.put_back(value) for term, value in said.items()}
    extraction, dropped_kind = decide_kind(values.pop(DOC_TYPE, None), question.pages, extraction, policy)
    accepted = accept(values, question.pages, extraction, policy)
    dropped = (*([dropped_kind] if dropped_kind else []), *accepted.dropped)
    run = LayerRun(
        layer=Layer.FOUNDATION,
        asked=tuple(terms),
        why=f"{name} ({endpoint.model}) was asked: {_summary(accepted, dropped, len(values))}.",
        dropped=dropped,
    )
    claims = {**extraction.claims, **accepted.claims}
    changed = {"claims": claims, "triple_printed": extraction.triple_printed or accepted.triple}
    return _with_run(extraction.model_copy(update=changed), run)


def _summary(accepted: Accepted, dropped: Sequence[Dropped], given: int) -> str:
    taken = sum(claim.layer is Layer.FOUNDATION for claim in accepted.claims.values())
    beside = len(accepted.claims) - taken
    return (
        f"{given} values given, {taken} taken, {beside} kept beside another reading, "
        f"{len(accepted.agreed)} as read before, {len(dropped)} dropped"
    )


def _with_run(extraction: Extraction, run: LayerRun) -> Extraction:
    return extraction.model_copy(update={"layers": (*extraction.layers, run)})
