"""Labels that stand on a line of their own, put before what they introduce."""

import datetime as dt
from collections.abc import Iterator, Sequence

from crawler.blocks import Paragraph
from crawler.bylines import is_byline_label, is_name_list
from crawler.datelines import is_category_label, is_date_label, read_date_line

_LONGEST_CATEGORY = 8


def labels_joined(lines: Sequence[Paragraph], today: dt.date) -> Iterator[Paragraph]:
    """Yield *lines* with a label put before the date or the names that stand on the next line."""
    label: Paragraph | None = None
    for line in lines:
        if not line.text and label:
            continue
        if label and _completes(label.text, line.text, today):
            yield line._replace(text=f"{label.text} {line.text}")
            label = None
            continue
        if label:
            yield label
        label = line if _is_label(line.text) else None
        if not label:
            yield line
    if label:
        yield label


def _is_label(text: str) -> bool:
    return is_date_label(text) or is_byline_label(text) or is_category_label(text)


def _completes(label: str, text: str, today: dt.date) -> bool:
    if is_category_label(label):
        return text.count(" ") < _LONGEST_CATEGORY and text[-1].isalpha()
    return read_date_line(text, today=today) is not None or is_name_list(text)
