"""What pages say in words beside their values: of the whole document, of paying it, of its lines; a topic a file.

Nothing here claims a value, and no rule leans on it: who hears it (`hearing`, `extract`) doubts the document.
A new sentence begins in the languages' files (`[speech]`); a function here joins it to its page, and denials to it.
"""
