"""The one Saxon processor of a process, locked: no DOCTYPE, nothing but local files, no thread beside it.

Saxon follows external entities and reserves tens of gigabytes of address space, and a second processor in one process
can end it: so it lives in a worker of its own, and gets text that was parsed and written anew.
"""

from __future__ import annotations

from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

_ALLOWED: Final = "http://saxon.sf.net/feature/allowedProtocols"
_LOAD_ONCE: Final = "http://saxon.sf.net/feature/preEvaluateDocFunction"
_NO_DOCTYPE: Final = (
    "http://saxon.sf.net/feature/parserFeature?uri=http://apache.org/xml/features/disallow-doctype-decl"
)


class Broken(Exception):
    """A document on which the rules themselves could not be evaluated."""


class Saxon:
    """Runs XSLT; Saxon itself is started with the first stylesheet."""

    @staticmethod
    def installed() -> bool:
        """Whether Saxon is there at all."""
        return find_spec("saxonche") is not None

    @cached_property
    def _processor(self) -> Any:
        from saxonche import PySaxonProcessor

        processor = PySaxonProcessor(license=False)
        processor.set_configuration_property(_ALLOWED, "file")  # some rules load the code lists beside them
        processor.set_configuration_property(_NO_DOCTYPE, "true")
        processor.set_configuration_property(_LOAD_ONCE, "true")  # and not anew for every document
        return processor

    def compile(self, file: Path) -> Any:
        """The stylesheet in `file`, to be run many times."""
        return self._processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(file))

    def run(self, stylesheet: Any, text: str) -> str:
        """What `stylesheet` makes of the document `text`. Raises Broken."""
        from saxonche import PySaxonApiError

        try:
            made = stylesheet.transform_to_string(xdm_node=self._processor.parse_xml(xml_text=text))
        except PySaxonApiError as error:
            raise Broken from error
        if made is None:
            raise Broken
        return str(made)
