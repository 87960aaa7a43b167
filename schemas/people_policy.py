"""The part of the policy that says what needs two people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from schemas.foundation_policy import Money
from schemas.money import Frozen

Two = Literal["account", "new_vendor", "not_on_page", "pages", "everything"]


class People(Frozen):
    """What people decide together. The second person is another than everyone who changed a value of the document."""

    two_for: tuple[Two, ...] = Field(
        ("account", "new_vendor", "not_on_page"),
        description="What needs two people: account (a changed or new bank account), new_vendor, not_on_page (a value "
        "that a person typed and that was not found on the page), pages (that a person split or joined), everything.",
    )
    two_above: Mapping[str, Money] = Field(
        {}, description='Amounts above which two people must approve, by currency, such as EUR = "10000".'
    )
    override: tuple[str, ...] = Field(
        (),
        description="Rules that two people may override together, each naming the rule and a reason. Never what the "
        "strict schema asks (SCHEMA-1, SCHEMA-2), the kind of document (TYPE-1, TYPE-2), or the batch gate (GX-01).",
    )
