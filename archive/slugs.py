"""ASCII names for files and addresses."""

import re

from unidecode import unidecode


def slug(text: str, *, longest: int = 60) -> str:
    """Return *text* as a file name: ASCII letters and digits joined by hyphens; may be empty.

    >>> slug("Đường Nguyễn Huệ — 2023!")
    'duong-nguyen-hue-2023'
    """
    return "-".join(re.findall(r"[a-z0-9]+", unidecode(text).lower()))[:longest].strip("-")
