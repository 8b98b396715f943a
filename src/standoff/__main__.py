"""`python -m standoff`."""

from standoff.cli import main

main()
