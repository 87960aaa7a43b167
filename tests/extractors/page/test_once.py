from __future__ import annotations

import gc
from weakref import ref

from extractors.page import PageLayout
from extractors.page.once import once
from tests.extractors.grid import page


def test_the_same_question_about_a_page_is_answered_once() -> None:
    asked: list[tuple[int, str]] = []

    @once
    def first_word(of: PageLayout, language: str) -> str:
        asked.append((id(of), language))
        return of.words[0].text

    one, other = PageLayout(page("Total 12.00")), PageLayout(page("Net 10.00"))
    told = [first_word(of, language) for of in (one, other, one) for language in ("en", "de")]
    assert told == ["Total", "Total", "Net", "Net", "Total", "Total"]
    assert asked == [(id(of), language) for of in (one, other) for language in ("en", "de")]


def test_answers_are_forgotten_with_their_page() -> None:
    class Answer:
        pass

    answered = once(lambda _: Answer())
    one = PageLayout(page("Total 12.00"))
    answer = ref(answered(one))
    assert answer() is answered(one)
    del one
    gc.collect()
    assert answer() is None
