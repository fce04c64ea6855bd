"""Where the results are kept: a section for each set, and one for the constants of ranking."""

from typing import Final

from benchmarks.speed.results import FOLDER

QUALITY: Final = FOLDER / "quality.json"
CONSTANTS: Final = "constants"
OWN: Final = "tinxa"
FORMS: Final = ("accented", "plain")
"""How each query is asked: as it was written, and stripped of its accents."""
