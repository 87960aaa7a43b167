"""Vendor templates of the user, in the YAML format of invoice2data: the layer "template".

`load_templates` reads a folder once; `apply_templates` turns the one that fits a document into claims.
"""

from __future__ import annotations

from extractors.templates.apply import Applied, apply_template, apply_templates, matching, why_not
from extractors.templates.draft import Draft, draft
from extractors.templates.template import Template, load_template, load_templates, templates_hash
from extractors.templates.text import text_of

__all__ = [
    "Applied",
    "Draft",
    "Template",
    "apply_template",
    "apply_templates",
    "draft",
    "load_template",
    "load_templates",
    "matching",
    "templates_hash",
    "text_of",
    "why_not",
]
