"""What pages say in words beside their values: of the whole document, of paying it, of its lines; a topic a file.

Nothing here claims a value, and no rule leans on it: `extract` and `hearing` tell what it finds.
A new sentence: its words in the languages' files first; then a function here over what is `Said`, called in `hearing`;
and an attack beside its honest twin, in each language, in `tests/extractors/sentences`.
"""
