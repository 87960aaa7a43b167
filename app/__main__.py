"""`python -m app`: the same as the command `vouchline`."""

from app.cli import main

main()
