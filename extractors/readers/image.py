"""The reader of images: scans and photos. It says how large their pages are; OCR finds the words."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageOps, ImageSequence

from schemas import Document, Limits, Page, Reading, RefusedDocument, Signal, SignalCode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/tiff": "TIFF", "image/webp": "WEBP"}

_PNG_HEAD, _CHUNK = 8, 12  # bytes before the first chunk, and of a chunk without its data
_ANIMATED = frozenset({"PNG", "WEBP"})
_CLEAR = ("RGBA", "LA", "PA")  # modes with a ground that may be left clear
_SEEN, _PALE = 40, 200  # of 255: what covers the ground so much is seen; what is so light is not, on paper
_STROKE = 0.006  # of the longer side: as thick as a stroke of a letter
_THICK = 3  # strokes: as thick is no letter that hangs on the paper
_MARKS = 20  # strokes as long as they are thick
_DARK = 128  # of 255: what is as dark, and covers as much, is seen on paper whatever is beside it
_FRINGE = 2  # pixels around a dark letter that may be lighter than it
_FULL = 0.9  # of a bar: the rows of a table may be shaded
_SHEET = 0.1  # of the picture: what is light and larger is the paper
_UNREAD = "This is a picture: it needs OCR, which the policy turns off (ocr.read)."
_TYPE_IN = "Type the invoice in."
_A4_WIDTH, _A4_HEIGHT, _RECEIPT_WIDTH = 595.0, 842.0, 227.0  # points
_LONG = 2.0  # times as high as wide: a receipt
_LEAST_DPI = 90  # cameras and screens state 72, which says nothing
_LEAST_SIDE, _MOST_SIDE = 140.0, 1_750.0  # points: the longer side of what is put on a scanner


def read_image(document: Document, data: bytes, limits: Limits) -> Reading:
    """The pages of an image, without words: their sizes in points, by the stated resolution where it can be true."""
    sizes = [page_size(frame) for frame in frames(document, data, limits)]
    pages = tuple(
        Page(number=number, width=round(width, 2), height=round(height, 2), source="ocr")
        for number, (width, height) in enumerate(sizes, start=1)
    )
    unread = Signal(code=SignalCode.NO_TEXT, message=_UNREAD, todo=_TYPE_IN)
    signals = (unread, *_moving(document, data), *_on_dark_alone(frames(document, data, limits)))
    return Reading(sha256=document.sha256, reader="image", page_count=len(pages), parts=pages, signals=signals)


def _moving(document: Document, data: bytes) -> Iterator[Signal]:
    """What is said of a picture that changes as it is looked at: one of its frames is read."""
    kind = FORMATS[document.media_type]
    if kind not in _ANIMATED:
        return
    with _sound(), Image.open(io.BytesIO(data), formats=(kind,)) as image:
        count = getattr(image, "n_frames", 1)
    if count > 1 or (kind == "PNG" and _holds_frames(data)):
        message = "This picture moves: it has several frames, of which the first was read."
        yield Signal(code=SignalCode.VIEWS_DIFFER, message=message)


def _on_dark_alone(pages: Iterable[Image.Image]) -> Iterator[Signal]:
    """What is said of a picture with letters as light as paper on a ground that is left clear: many programs show such
    a ground dark, and then they are read."""
    if any(map(_has_light_letters, pages)):
        message = "This picture holds light letters on a clear ground: they show on a dark screen, and not on paper."
        yield Signal(code=SignalCode.VIEWS_DIFFER, message=message)


def _has_light_letters(page: Image.Image) -> bool:
    import numpy as np
    from scipy import ndimage

    if not _may_be_clear(page):
        return False
    with _sound():
        pixels = np.asarray(page.convert("RGBA"))
    clear, light = pixels[..., 3] < _SEEN, pixels[..., :3].min(axis=2) >= _PALE
    if not clear.any():
        return False
    # Where white was made clear, a light fringe is left around each dark letter.
    dark = (pixels[..., :3].min(axis=2) < _DARK) & (pixels[..., 3] >= _DARK)
    dark = ndimage.binary_dilation(dark, np.ones((3, 3)), iterations=_FRINGE)
    marks, count = ndimage.label(light & ~clear & ~dark, np.ones((3, 3)))
    outer, near = ndimage.binary_dilation(marks == 0), ndimage.binary_dilation(clear, iterations=2)
    edge, loose = (np.bincount(marks[some], minlength=count + 1) for some in (outer, outer & near))
    told, paper = 2 * loose > edge, np.bincount(marks.ravel(), minlength=count + 1) > _SHEET * marks.size
    told[0] = paper[0] = False  # what is no mark
    stroke = max(3, round(max(clear.shape) * _STROKE))
    thick = _THICK * stroke | 1  # odd, so that it has a middle
    for number, place in enumerate(ndimage.find_objects(marks), start=1):
        if told[number] and min(marks[place].shape) >= thick:
            told[number] = np.count_nonzero((marks[place] == number) | dark[place]) < _FULL * marks[place].size
    letters = (told & ~paper)[marks]
    if paper.any():  # those that are joined to it are thinner
        letters |= paper[marks] & ~_opened(paper[marks] | dark, thick)
    return bool(np.count_nonzero(letters & near) >= _MARKS * stroke)


def _opened(shown: NDArray[np.bool_], size: int) -> NDArray[np.bool_]:
    """What of a shape is as thick as a square of this size."""
    from scipy import ndimage

    kept = shown.astype("uint8")
    for ends in (ndimage.minimum_filter1d, ndimage.maximum_filter1d):
        for axis in (0, 1):
            kept = ends(kept, size, axis=axis)
    return kept.astype(bool)


def _may_be_clear(picture: Image.Image) -> bool:
    return picture.mode in _CLEAR or "transparency" in picture.info


def _holds_frames(png: bytes) -> bool:
    """Whether any chunk is a further frame: programs differ in what they show where the count of frames is wrong."""
    at = _PNG_HEAD
    while at + 8 <= len(png):
        if png[at + 4 : at + 8] == b"fdAT":
            return True
        at += int.from_bytes(png[at : at + 4]) + _CHUNK
    return False


def frames(document: Document, data: bytes, limits: Limits) -> Iterator[Image.Image]:
    """The pages of an image one by one, upright as their camera says, not decoded yet.

    Raises RefusedDocument for what is no such image, has too many pages or more pixels than allowed.
    """
    kind = FORMATS[document.media_type]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=(kind,))
    except Image.DecompressionBombError as error:
        raise _too_large(limits) from error
    except Exception as error:
        raise _damaged() from error
    with image, _sound():
        pages = getattr(image, "n_frames", 1) if kind == "TIFF" else 1
        if pages > limits.pages:
            raise RefusedDocument(
                f"The image has {pages} pages; the policy allows {limits.pages}.",
                "Ask the sender for the invoice alone, or raise limits.pages.",
                SignalCode.TOO_MANY_PAGES,
            )
        for frame in ImageSequence.Iterator(image) if pages > 1 else [image]:
            if frame.width * frame.height > limits.image_megapixels * 1_000_000:
                raise _too_large(limits)
            yield frame


def upright(frame: Image.Image) -> Image.Image:
    """A page decoded, in colours on white, turned as its camera says. Raises RefusedDocument where it is damaged."""
    with _sound():
        return _decoded(frame)


@contextmanager
def _sound() -> Iterator[None]:
    """Whatever a damaged image makes the library raise becomes a refusal."""
    try:
        yield
    except (RefusedDocument, MemoryError):
        raise
    except Exception as error:
        raise _damaged() from error


def _decoded(frame: Image.Image) -> Image.Image:
    plain = ImageOps.exif_transpose(frame)
    if _may_be_clear(plain):
        paper = Image.new("RGBA", plain.size, "white")
        paper.alpha_composite(plain.convert("RGBA"))
        plain = paper
    elif plain.mode.startswith(("I", "F")):  # 16 bits a pixel
        plain = _in_256_shades(plain)
    return plain.convert("RGB")


def _in_256_shades(deep: Image.Image) -> Image.Image:
    import numpy as np

    values = np.asarray(deep, dtype=np.float64)
    low, high = values.min(), values.max()
    return Image.fromarray(((values - low) * (255 / max(high - low, 1.0))).astype(np.uint8))


def page_size(frame: Image.Image) -> tuple[float, float]:
    """Width and height of a page in points, as it is held upright."""
    width, height = frame.size
    with _sound():
        turned = frame.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    if turned:
        width, height = height, width
    scale = _points_a_pixel(frame, width, height)
    return width * scale, height * scale


def _points_a_pixel(frame: Image.Image, width: int, height: int) -> float:
    info: dict[Any, Any] = dict(frame.info)
    dpi = float(info.get("dpi", (0.0, 0.0))[0])
    if dpi >= _LEAST_DPI and _LEAST_SIDE <= max(width, height) * 72 / dpi <= _MOST_SIDE:
        return 72 / dpi
    if height > _LONG * width:
        return _RECEIPT_WIDTH / width
    return min(_A4_HEIGHT / max(width, height), _A4_WIDTH / min(width, height))


def _damaged() -> RefusedDocument:
    return RefusedDocument(
        "The image is damaged and cannot be opened.", "Ask the sender for a new one.", SignalCode.UNREADABLE
    )


def _too_large(limits: Limits) -> RefusedDocument:
    return RefusedDocument(
        f"The image has more than {limits.image_megapixels} million pixels, which is what the policy allows.",
        "Ask the sender for a smaller one, or raise limits.image_megapixels.",
        SignalCode.IMAGE_TOO_LARGE,
    )
