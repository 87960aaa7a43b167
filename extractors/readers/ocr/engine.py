"""The OCR engine: finds the lines of text in a picture, and reads them. Offline; its weights lie in its own wheel."""

from __future__ import annotations

import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from schemas import Misconfigured

Picture = NDArray[np.uint8]  # height x width x 3, in the order blue, green, red
Quad = NDArray[np.float32]  # four corners: top left, top right, bottom right, bottom left; x and y in pixels

NAME = f"rapidocr {version('rapidocr')}"
_HEIGHT, _NARROWEST = 48, 160  # pixels a line is read at; a narrower one lies on empty ground
_LONE, _GROUND = 1.5, 320  # a line no wider than so many heights is a sign or two, which more ground makes legible
_SHADES = np.repeat(np.arange(256, dtype=np.uint8), 3).reshape(1, 256, 3)  # each in three colours
_TALL = 1.5  # a line this much taller than wide stands on end


class Letter(NamedTuple):
    """One character of a line: its centre from 0 (left) to 1 (right), the engine's confidence, a blank before it."""

    text: str
    centre: float
    confidence: float
    after_blank: bool


class Engine:
    """One loaded engine. `threads` is how many threads it may use.

    It works on a thread that nobody else uses: there, and nowhere else, numbers below 1e-38 are nothing. Looking for
    lines makes many, and a processor takes a hundred times as long over them.
    """

    def __init__(self, threads: int) -> None:
        self._ocr: Any = _OWN.submit(_loaded, threads).result()

    def find(self, picture: Picture) -> list[Quad]:
        """Where lines of text stand, from the top."""
        return _OWN.submit(_found, self._ocr._load_det_model(), picture).result()

    def recognise(self, crops: Sequence[Picture]) -> list[tuple[Letter, ...]]:
        """The letters of each of `crops`, pictures of one line each."""
        return _OWN.submit(_recognised, self._ocr, crops).result()


_OWN = ThreadPoolExecutor(1)


def _found(detector: Any, picture: Picture) -> list[Quad]:
    """What the engine's own call does, with its parts, but that a shade of grey is made a number once, not at every
    pixel, and that the memory in which the network works is taken from the system once a picture, and given back.
    """
    import cv2
    from onnxruntime import RunOptions

    prepare, network = detector.get_preprocess(), detector.session.session
    sized = prepare.resize(picture)
    if sized is None:
        return []
    numbers = prepare.normalize(_SHADES).astype(np.float32)
    given = np.ascontiguousarray(cv2.LUT(sized, numbers).transpose(2, 0, 1))[None]
    giving_back = RunOptions()
    giving_back.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
    (seen,) = network.run(None, {network.get_inputs()[0].name: given}, giving_back)
    boxes, _ = detector.postprocess_op(seen, picture.shape[:2])
    return [np.asarray(quad, dtype=np.float32) for quad in detector.sorted_boxes(boxes)]


def _recognised(ocr: Any, crops: Sequence[Picture]) -> list[tuple[Letter, ...]]:
    """Each line read by itself: its neighbours on the page then neither make it wider nor change its reading."""
    recogniser = ocr._load_rec_model()
    found = []
    for crop in crops:
        height, width = crop.shape[:2]
        recogniser.rec_image_shape = [3, _HEIGHT, _GROUND if width < _LONE * height else _NARROWEST]
        done = ocr.recognize_txt([crop])
        found.append(_letters(done.txts[0], done.word_results[0]))
    return found


def _loaded(threads: int) -> Any:
    from omegaconf import flag_override
    from rapidocr import RapidOCR

    ocr = RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.return_word_box": True,
            "Det.limit_side_len": 32,  # pictures come in the size they are to be searched in
        }
    )
    for part in (ocr.cfg.Det, ocr.cfg.Rec):
        with flag_override(part, "allow_objects", values=True):
            part.session = _session(part, threads, arena=part is ocr.cfg.Det)
    return ocr


def _session(part: Any, threads: int, *, arena: bool) -> Any:
    """The network of a part of the engine; the engine has no setting for what becomes of the smallest numbers.

    Raises Misconfigured where its weights are not those that the engine names by their hash.
    """
    import rapidocr
    from onnxruntime import InferenceSession, SessionOptions
    from rapidocr.inference_engine.base import FileInfo, InferSession

    about = FileInfo(part.engine_type, part.ocr_version, part.task_type, part.lang_type, part.model_type)
    known = InferSession.get_model_url(about)
    file = Path(rapidocr.__file__).parent / "models" / Path(known["model_dir"]).name
    if sha256(file.read_bytes()).hexdigest() != known["SHA256"]:
        raise Misconfigured(
            f"The OCR engine was changed: {file} holds other weights than those it was released with.",
            "Install the package rapidocr again.",
        )
    options = SessionOptions()
    options.log_severity_level = 4
    options.enable_cpu_mem_arena = arena
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    return InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


@lru_cache(maxsize=1)
def engine(threads: int) -> Engine:
    """The engine of this process, loaded once."""
    return Engine(threads)


def crop(picture: Picture, quad: Quad) -> Picture:
    """The line in `quad` as a level picture of its own."""
    import cv2

    width = max(1, round(max(math.dist(quad[0], quad[1]), math.dist(quad[3], quad[2]))))
    height = max(1, round(max(math.dist(quad[0], quad[3]), math.dist(quad[1], quad[2]))))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    straighten = cv2.getPerspectiveTransform(quad, corners)
    level = cv2.warpPerspective(
        picture, straighten, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(level, dtype=np.uint8)


def stands_on_end(quad: Quad) -> bool:
    """Whether a line runs from the top to the bottom of the picture."""
    return math.dist(quad[0], quad[3]) >= _TALL * math.dist(quad[0], quad[1])


def _letters(text: str, info: Any) -> tuple[Letter, ...]:
    """The letters of a line without its blanks, which stand `before` the letters that follow them."""
    columns = iter([column for word in info.word_cols for column in word])
    letters = []
    blank = False
    for sign, confidence in zip(text, info.confs, strict=False):  # a line without letters has one confidence of 0
        if sign.isspace():
            blank = True
            continue
        letters.append(Letter(sign, min((next(columns) + 0.5) / info.line_txt_len, 1.0), confidence, blank))
        blank = False
    return tuple(letters)
