"""What is asked of every engine."""

from typing import Protocol

LIMIT = 10


class Ranker(Protocol):
    """An index of a set's documents; its class takes them, and an empty folder for its files."""

    def best(self, text: str) -> list[str]:
        """Return the ids of the best ten documents, best first, no word of *text* required."""

    def close(self) -> None:
        """Give up files and memory."""
