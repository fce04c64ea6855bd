"""`python -m tinxa`."""

from tinxa.app import main

main()
