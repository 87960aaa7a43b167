"""Vendor templates of the user, in the YAML format of invoice2data: the layer "template".

`load_templates` reads a folder once; `apply_templates` turns the one that fits a document into claims.
"""

from __future__ import annotations

from extractors.templates.apply import Applied, apply_template, apply_templates, matching
from extractors.templates.template import Template, load_templates

__all__ = ["Applied", "Template", "apply_template", "apply_templates", "load_templates", "matching"]
