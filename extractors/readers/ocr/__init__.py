"""OCR: the words of pages that are pictures, with boxes in points and the engine's confidence.

Nothing here is imported before a page needs it: the engine costs half a second and 100 MB.
"""
