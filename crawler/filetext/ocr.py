"""Recognition of characters by tesseract, where it is installed with Vietnamese."""

import os
import shutil
import subprocess
from functools import cache

_PROGRAM = "tesseract"
_LANGUAGE = "vie"
CURE = "apt-get install tesseract-ocr tesseract-ocr-vie"
RESOLUTION = 200
"""In dots an inch: at letters of 12 points no worse than 300 and 400, and the quickest."""
_WHOLE_PAGE, _TURNED_PAGE = "3", "1"


@cache
def has_ocr() -> bool:
    """Tell whether tesseract is installed, with Vietnamese."""
    program = shutil.which(_PROGRAM)
    if program is None:
        return False
    told = subprocess.run(  # noqa: S603 - found by its name, nothing of it comes from a portal
        [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=60
    )
    return _LANGUAGE in told.stdout.split()


def recognise(image: bytes, *, seconds: float, turned: bool = False) -> str:
    """Return the text of a page, *image* in PGM of `RESOLUTION`.

    *turned* finds out which way is up. Empty where it takes more than *seconds* or fails.
    """
    mode = _TURNED_PAGE if turned else _WHOLE_PAGE
    command = [
        _PROGRAM, "stdin", "stdout", "-l", _LANGUAGE, "--psm", mode, "--dpi", str(RESOLUTION),
    ]  # fmt: skip
    # Several files are read at a time already.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        read = subprocess.run(  # noqa: S603
            command, input=image, capture_output=True, check=False, timeout=seconds, env=environment
        )
    except subprocess.TimeoutExpired:
        return ""
    return read.stdout.decode("utf-8", "replace") if read.returncode == 0 else ""
