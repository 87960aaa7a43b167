"""Which official checks an e-invoice asks for, by its root and by the specification that it says it follows."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from validators.official.paths import UBL, UN

_CBC = f"{UBL}CommonBasicComponents-2"
_RAM = f"{UN}ReusableAggregateBusinessInformationEntity:100"
_CII = f"{{{UN}CrossIndustryInvoice:100}}CrossIndustryInvoice"
_ZUGFERD_1 = "{urn:ferd:CrossIndustryDocument:invoice:1p0}CrossIndustryDocument"
_EN_16931 = "urn:cen.eu:en16931:2017"
_PROFILES = ("minimum", "basicwl", "extended", "basic")  # of Factur-X and ZUGFeRD 2, beside its EN 16931


class Step(NamedTuple):
    """One check: with which artefact, and whether the document depends on it.

    What a step that is not `decides` finds fatal is a warning, and it may be left out where its artefact is missing.
    """

    artefact: str
    decides: bool = True


def plan(root: etree._Element, *, attached: bool) -> tuple[Step, ...]:
    """The checks of the e-invoice at `root`, schemas first; `attached` if it came inside a PDF. May be empty."""
    name, follows = str(root.tag), specification(root)
    if name == f"{{{UBL}Invoice-2}}Invoice":
        return (Step("xsd-ubl-invoice"), Step("cen-ubl"), *_xrechnung("ubl", follows))
    if name == f"{{{UBL}CreditNote-2}}CreditNote":
        return (Step("xsd-ubl-credit-note"), Step("cen-ubl"), *_xrechnung("ubl", follows))
    if name == _CII:
        profile = _profile(follows)
        if profile:
            return (Step(f"xsd-facturx-{profile}"), Step(f"facturx-{profile}"))
        extra = _facturx(attached=attached) if follows == _EN_16931 else ()
        return (Step("xsd-cii"), Step("cen-cii"), *_xrechnung("cii", follows), *extra)
    return (Step("xsd-zugferd-1"),) if name == _ZUGFERD_1 else ()


def gaps(root: etree._Element) -> tuple[tuple[str, str], ...]:
    """Official rules that would apply to the e-invoice at `root` but are in no package here, each with the reason."""
    name = str(root.tag)
    if name == _ZUGFERD_1:
        return (("ZUGFeRD 1.0 rules", "There are no official rules for the content of ZUGFeRD 1.0 here."),)
    if not plan(root, attached=False):
        return (("official rules", "There are no official rules for this kind of e-invoice here."),)
    if "peppol" in specification(root):
        return (("Peppol BIS rules", "Peppol's own rules may not be passed on; only those of EN 16931 were run."),)
    return ()


def specification(root: etree._Element) -> str:
    """The specification identifier (BT-24) in lower case; empty if there is none."""
    found = root.findtext(f"{{{_CBC}}}CustomizationID") or root.findtext(
        f".//{{{_RAM}}}GuidelineSpecifiedDocumentContextParameter/{{{_RAM}}}ID"
    )
    return "".join((found or "").split()).lower()


def _profile(follows: str) -> str | None:
    """The Factur-X profile that an identifier names; None for EN 16931 itself and its national forms."""
    if "factur-x" not in follows and "zugferd" not in follows:
        return None
    return next((profile for profile in _PROFILES if follows.endswith(profile)), None)


def _xrechnung(syntax: str, follows: str) -> tuple[Step, ...]:
    """The rules are those of XRechnung 3: over what follows an older version they cannot decide."""
    return (Step(f"xrechnung-{syntax}", decides="xrechnung_3" in follows),) if "xrechnung" in follows else ()


def _facturx(*, attached: bool) -> tuple[Step, ...]:
    """Factur-X shares EN 16931's identifier and is narrower: what only it forbids is for a person to judge."""
    schema = (Step("xsd-facturx-en16931", decides=False),)
    return (*schema, Step("facturx-en16931", decides=False)) if attached else schema
