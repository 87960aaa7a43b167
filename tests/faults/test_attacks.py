"""Every attack of ours ends in the outcome that it must have, and the batch goes on; honest files are not suspected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pytest

from extractors.hearing import is_explained
from extractors.model.unclear import unclear
from schemas import Disposition, Limits, Policy
from tests.faults.attack import Attack, honest
from tests.faults.attack_table import END, PAGE, row
from tests.faults.attacking import KINDS, TWINS, Attacked, Ended, written
from tests.faults.attacks_actions import actions
from tests.faults.attacks_alike import STRANGE
from tests.faults.attacks_pdf import STOPPED
from tests.faults.attacks_texts import HOSTILE

pytestmark = pytest.mark.anew

TRUE = {Decimal("119.00"), None}  # what an attack may have us believe is owed: the truth, or nothing
STRAIGHT = Disposition.STRAIGHT_THROUGH


BOMBS = "PDF"  # the kind that takes whatever time and memory it is given
FEW = Policy(limits=Limits(seconds=4, memory_megabytes=768))
PARTS = 3  # of each kind: all of one would take longer than a test may


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """One worker that meets one attack after the other."""
    with Attacked(Policy(), tmp_path_factory.mktemp("attacks")) as workers:
        yield workers


@pytest.fixture(scope="module")
def bombed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """The same with little time and memory."""
    with Attacked(FEW, tmp_path_factory.mktemp("bombs")) as workers:
        yield workers


@pytest.fixture(scope="module")
def ended(attacked: Attacked, bombed: Attacked, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Ended]:
    """`ended(attack, kind)`: what a file comes to, tried once."""
    folder, known = tmp_path_factory.mktemp("tried"), dict[tuple[str, str], Ended]()

    def tried(attack: Attack, kind: str) -> Ended:
        if (attack.file, kind) not in known:
            path = written(attack, folder)
            known[attack.file, kind] = (bombed if kind == BOMBS else attacked).by(path, kind)
            path.unlink()
        return known[attack.file, kind]

    return tried


def wrong(attack: Attack, ended: Ended) -> bool:
    """Whether an attack came through, or was stopped by something else than what should stop it."""
    if attack.rules:
        return ended.disposition is STRAIGHT or not {*attack.rules, *STOPPED} & set(ended.rules)
    return ended.disposition is STRAIGHT and ended.gross not in TRUE


def went_through(ended: Ended) -> bool:
    """Whether a file was exported by itself, with the true total."""
    return (ended.disposition, ended.gross, ended.rules) == (STRAIGHT, Decimal("119.00"), ())


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("kind", KINDS)
def test_every_attack_ends_as_it_must_and_the_batch_goes_on(kind: str, part: int, ended: Callable[..., Ended]) -> None:
    tried = [(attack, ended(attack, kind)) for attack in islice(KINDS[kind](), part, None, PARTS)]
    assert {attack.file: (attack.rules, came) for attack, came in tried if wrong(attack, came)} == {}


@pytest.mark.slow
@pytest.mark.parametrize("kind", TWINS)
def test_the_twins_of_attacks_go_straight_through(kind: str, ended: Callable[..., Ended]) -> None:
    tried = {twin.file: ended(twin, kind) for twin in TWINS[kind]()}
    passed = {STRAIGHT, Disposition.UNPACKED}
    assert {file: came for file, came in tried.items() if {came.disposition, *came.within} - passed} == {}
    straight = {file: came.gross for file, came in tried.items() if came.disposition is STRAIGHT}
    assert {file: gross for file, gross in straight.items() if gross not in TRUE} == {}


@pytest.mark.slow
def test_a_number_that_only_looks_new_is_called_twice_and_strange(ended: Callable[..., Ended]) -> None:
    for attack in KINDS["look-alike"]():
        rules = ended(attack, "look-alike").rules
        assert set(STRANGE) & set(rules) or attack.file.endswith(("marked.xml", "soft.xml")), attack.file


def test_the_honest_invoice_goes_straight_through(attacked: Attacked, tmp_path: Path) -> None:
    path = tmp_path / "honest.pdf"
    path.write_bytes(honest())
    assert went_through(attacked.by(path))


def test_what_only_shows_a_page_goes_straight_through(ended: Callable[..., Ended]) -> None:
    twins = {attack.file: ended(attack, "actions") for attack in actions() if not attack.rules}
    assert len(twins) >= 14
    assert {file: came for file, came in twins.items() if not went_through(came)} == {}


def test_there_are_attacks_of_every_kind_under_names_of_their_own() -> None:
    attacks = [attack for kind in KINDS.values() for attack in kind()]
    assert len({attack.file for attack in attacks}) == len(attacks) >= 150
    assert not {attack.file for attack in attacks if not attack.tries}


def test_an_attack_is_the_same_bytes_each_time() -> None:
    for attack in (*KINDS["text"](), *KINDS["XML"](), *KINDS["hybrid"](), *KINDS["e-invoice"]()):
        if not attack.file.startswith(("xml-", "hybrid-bomb")):  # the large ones take their time
            assert attack.make() == attack.make(), attack.file


def test_the_table_of_attacks_names_every_file_of_every_kind_and_no_other() -> None:
    _, *tables = PAGE.read_text(encoding="utf-8").partition(END)[0].split("\n### Our own: ")
    named = {table.partition("\n")[0]: re.findall(r"^\| `([^`]+)`", table, re.MULTILINE) for table in tables}
    assert named == {kind: [attack.file for attack in make()] for kind, make in KINDS.items()}


def test_the_table_says_of_every_text_whether_the_shipped_model_of_sentences_hears_it() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    for _, text, _ in HOSTILE:
        heard = unclear([text])[0] and not is_explained(text)
        own = [row for row in rows if f'"{text}" as ' in row]
        assert {"WORDS-16" in row for row in own} == {heard}, text


def test_a_row_of_the_table_has_six_cells_whatever_is_tried() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    rows.append(row("stroke.pdf", "| 119.00", Ended(STRAIGHT, Decimal("119.00"), (), (), 0.1, 0)))
    assert [line for line in rows if len(re.findall(r"(?<!\\)\|", line)) != 7] == []
