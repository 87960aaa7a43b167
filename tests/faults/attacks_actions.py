"""Attacks by what a PDF does when it is opened, shown, printed or clicked on, and what is as harmless as it looks.

Scripts and programs are among the attacks by active content; these here are the actions that no list of bad ones had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from tests.faults.attack import Attack, edited
from tests.faults.attacks_active import ACTIVE, noted, opening, put

Action = Callable[[], Dictionary]
Edit = Callable[[Pdf], None]
_FAR = "http://127.0.0.1:9"


def _do(kind: str, **entries: object) -> Action:
    """An action of a kind; a new one each time, for each belongs to one PDF."""
    return lambda: Dictionary(S=Name(f"/{kind}"), **entries)


_FIRST_PAGE = _do("GoTo", D=Array([0, Name.Fit]))
_ADDRESS = _do("URI", URI=_FAR)
_LAYERS = _do("SetOCGState", State=Array([Name.Toggle]))
_HIDE = _do("Hide", T="total", H=True)

# What must not happen by itself: name, what it is, how it is made.
_UNLISTED: tuple[tuple[str, str, Action], ...] = (
    ("layers", "layers that are shown and hidden", _LAYERS),
    ("hide", "a note over the total that is hidden", _HIDE),
    ("address", "an address", _ADDRESS),
    ("file", "another file", _do("GoToR", F="other.pdf", D=Array([0]))),
    ("rendition", "media", _do("Rendition", OP=0)),
    ("sound", "a sound", _do("Sound")),
    ("reset", "fields that are put back", _do("ResetForm")),
    ("print", "a print", _do("Named", N=Name.Print)),
    ("save", "a command to save it elsewhere", _do("Named", N=Name.SaveAs)),
    ("nameless", "a command without a name", _do("Named")),
    ("thread", "a thread in another file", _do("Thread", F="other.pdf", D=0)),
    ("transition", "a change that is drawn", _do("Trans", Trans=Dictionary(S=Name.Wipe))),
    ("view", "another view of a model", _do("GoTo3DView", V=0)),
    ("part", "a part of a document", _do("GoToDp")),
    ("new", "an action that nobody knows yet", _do("Approve")),
    ("kindless", "an action without a kind", lambda: Dictionary(F="cmd.exe")),
    ("cased", "an action whose kind is spelled otherwise", _do("Uri", URI=_FAR)),
)


def actions() -> Iterator[Attack]:
    """Every attack by an action that is not known to be harmless, and the twins of these."""
    for name, tries, action in _UNLISTED:
        yield _attack(f"acts-{name}", f"when opened: {tries}", partial(opening, action))
    for name, tries, edit in (*_events(), *_behind(), *_after()):
        yield _attack(f"acts-{name}", tries, edit)
    for name, tries, edit in _twins():
        yield Attack(f"still-{name}.pdf", f"nothing: {tries}", (), partial(edited, edit))


def _attack(name: str, tries: str, edit: Edit) -> Attack:
    return Attack(f"{name}.pdf", tries, ACTIVE, partial(edited, edit))


def _events() -> Iterator[tuple[str, str, Edit]]:
    """An address at each event that a PDF knows."""
    for event, when in (
        ("WC", "before the file is closed"),
        ("WS", "before it is saved"),
        ("DS", "after it was saved"),
        ("WP", "before it is printed"),
        ("DP", "after it was printed"),
    ):
        yield f"document-{event}", f"{when}: an address", partial(_at_event, lambda pdf: pdf.Root, event)
    for event, when in (("O", "shown"), ("C", "left")):
        edit = partial(_at_event, lambda pdf: pdf.pages[0].obj, event)
        yield f"page-{event}", f"when a page is {when}: an address", edit
    for event, when in (
        ("E", "the pointer comes"), ("X", "the pointer goes"), ("D", "the button goes down"), ("U", "it comes up"),
        ("Fo", "it is entered"), ("Bl", "it is left"), ("PO", "its page opens"), ("PC", "its page closes"),
        ("PV", "its page is seen"), ("PI", "its page is not seen any more"),
    ):  # fmt: skip
        edit = partial(_note_event, event)
        yield f"note-{event}", f"at a note, when {when}: layers that are hidden", edit
    for event, when in (("K", "typed"), ("F", "shown"), ("V", "checked"), ("C", "computed")):
        yield f"field-{event}", f"when a field is {when}: a note that is hidden", partial(_field_event, event)


def _behind() -> Iterator[tuple[str, str, Edit]]:
    """What a click must not do either."""
    for name, action in (("layers", _LAYERS), ("hide", _HIDE), ("file", _do("GoToR", F="a.pdf")), ("new", _do("Pay"))):
        yield f"click-{name}", "behind a link: what is no address and no page", partial(_link, action)
    yield "click-before", "behind a link, before its address: layers", partial(_link, _ADDRESS, PA=_LAYERS)
    yield "click-outline", "behind a bookmark: layers", partial(_outline, _LAYERS)
    yield "slide", "at a step of a presentation: layers", _slide
    yield "loose", "an action that nothing leads to", partial(_loose, _LAYERS)


def _after() -> Iterator[tuple[str, str, Edit]]:
    """What follows a harmless action."""
    second = lambda: Dictionary(S=Name.GoTo, D=Array([0]), Next=_ADDRESS())  # noqa: E731 (an action, made anew)
    many = lambda: Dictionary(S=Name.GoTo, D=Array([0]), Next=Array([_FIRST_PAGE(), _ADDRESS()]))  # noqa: E731
    yield "then", "when opened, after a jump to a page: an address", partial(opening, second)
    yield "then-many", "when opened, among several that follow: an address", partial(opening, many)
    yield "then-click", "behind a link, after its address: layers", partial(
        _link, lambda: Dictionary(S=Name.URI, URI=_FAR, Next=Array([_LAYERS()]))
    )  # fmt: skip
    yield "round", "when opened: jumps that follow each other for ever, and an address", _round


def _twins() -> Iterator[tuple[str, str, Edit]]:
    """Honest files that do what these attacks do, harmlessly."""
    yield "page", "it opens at its first page", partial(opening, _FIRST_PAGE)
    yield "place", "it opens at a place", lambda pdf: put(pdf.Root, "/OpenAction", Array([0, Name.Fit]))
    yield "named", "it opens at a place with a name", lambda pdf: put(pdf.Root, "/OpenAction", String("total"))
    yield "turn", "it opens at its last page", partial(opening, _do("Named", N=Name.LastPage))
    yield "shown", "a page that leads to another", lambda pdf: put(pdf.pages[0].obj, "/AA", Dictionary(O=_FIRST_PAGE()))
    yield "events", "no event at all", lambda pdf: put(pdf.Root, "/AA", Dictionary())
    yield "link", "a link to an address, to click on", partial(_link, _ADDRESS)
    yield "link-page", "a link to a page", partial(_link, _FIRST_PAGE)
    yield "link-print", "a button that prints", partial(_link, _do("Named", N=Name.Print))
    yield "link-captured", "a link as a web page had it", partial(_link, _FIRST_PAGE, PA=_ADDRESS)
    yield "link-then", "a link to a page and on to an address", partial(
        _link, lambda: Dictionary(S=Name.GoTo, D=Array([0]), Next=_ADDRESS())
    )  # fmt: skip
    yield "outline", "a bookmark to a page", partial(_outline, _FIRST_PAGE)
    yield "wipe", "a page that is wiped in", lambda pdf: put(
        pdf.pages[0].obj, "/Trans", Dictionary(Type=Name.Trans, S=Name.Wipe)
    )  # fmt: skip
    yield "structure", "a structure with attributes", _structure


def _at_event(where: Callable[[Pdf], Object], event: str, pdf: Pdf) -> None:
    put(where(pdf), "/AA", Dictionary({f"/{event}": _ADDRESS()}))


def _note_event(event: str, pdf: Pdf) -> None:
    noted(pdf, Subtype=Name.Link, AA=Dictionary({f"/{event}": _LAYERS()}))


def _field_event(event: str, pdf: Pdf) -> None:
    field = Dictionary(FT=Name.Tx, T="total", V="119.00", AA=Dictionary({f"/{event}": _HIDE()}))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


def _link(action: Action, pdf: Pdf, **more: Action) -> None:
    noted(pdf, Subtype=Name.Link, A=action(), **{key: other() for key, other in more.items()})


def _outline(action: Action, pdf: Pdf) -> None:
    entry = pdf.make_indirect(Dictionary(Title="Invoice", A=action()))
    pdf.Root.Outlines = Dictionary(First=entry, Last=entry, Count=1)


def _slide(pdf: Pdf) -> None:
    pdf.pages[0].obj.PresSteps = pdf.make_indirect(Dictionary(Type=Name.NavNode, NA=_LAYERS()))


def _loose(action: Action, pdf: Pdf) -> None:
    one = action()
    one.Type = Name.Action
    pdf.Root.PieceInfo = Dictionary(Vouchline=Dictionary(Private=pdf.make_indirect(one)))


def _round(pdf: Pdf) -> None:
    one, other = pdf.make_indirect(_FIRST_PAGE()), pdf.make_indirect(_FIRST_PAGE())
    one.Next, other.Next = other, Array([one, _ADDRESS()])
    pdf.Root.OpenAction = one


def _structure(pdf: Pdf) -> None:
    element = Dictionary(Type=Name.StructElem, S=Name.Table, A=Dictionary(O=Name.Table, S=Name.Row))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=pdf.make_indirect(element))
