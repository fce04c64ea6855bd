"""Where the tables and the demo that ship with Tinxa lie: a checkout or an installed wheel."""

from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parent.parent / "data"
_WHEEL = Path(__file__).resolve().parent / "_data"


def in_checkout() -> bool:
    """Tell whether this code runs from a checkout rather than from an installed wheel."""
    return not _WHEEL.is_dir()


def data_path(name: str) -> Path:
    """Return the path of the shipped table or folder *name*.

    Raises `FileNotFoundError` where the installation lacks it.
    """
    path = (_CHECKOUT if in_checkout() else _WHEEL) / name
    if not path.exists():
        raise FileNotFoundError(f"{path}: this file of Tinxa is missing. Install Tinxa again.")
    return path
