"""A folder of the inbox says for which company what lies in it is, where the policy has it say so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from schemas import Company, Document, Policy, Reading
from schemas.policy import Inbox
from tests.validators.judged import RECEIVED, SHA, VERSIONS, extracted, raised
from validators import Reference, judge


class Group(Reference):
    """The user has two companies."""

    def companies(self) -> Sequence[Company]:
        return (Company(company="lyon", names=("Example SARL",)), Company(company="Paris Nord", names=("Other SARL",)))


@pytest.mark.parametrize(
    ("origin", "parent", "buyer", "stopped"),
    [
        ("inbox/lyon/a.pdf", None, "Example SARL", False),
        ("inbox/lyon/2026/a.pdf", None, "Other SARL", True),
        ("inbox/paris-nord/a.pdf", None, "Example SARL", True),
        (
            "inbox/Paris Nord/mail.eml > lyon/a.pdf",
            SHA,
            "Example SARL",
            True,
        ),  # a name in an archive is nobody's folder
        ("inbox/elsewhere/a.pdf", None, "Example SARL", False),
        ("inbox/paris-nord/a.pdf", None, "Someone SARL", False),  # OWN-1 says that
    ],
)
@pytest.mark.parametrize("asked", [True, False])
def test_what_lies_in_the_folder_of_a_company_is_made_out_to_it(
    origin: str, parent: str | None, buyer: str, *, stopped: bool, asked: bool
) -> None:
    policy = Policy(inbox=Inbox(folders="companies")) if asked else Policy()
    document = Document(sha256=SHA, media_type="application/pdf", size=1, origin=origin, path=Path("a"), parent=parent)
    verdict = judge(
        document,
        Reading(sha256=SHA, reader="pdf_text", page_count=1),
        extracted({"buyer.name": buyer}),
        policy=policy,
        reference=Group(),
        versions=VERSIONS,
        as_of=RECEIVED,
    )
    assert ("OWN-4" in raised(verdict)) is (stopped and asked)
