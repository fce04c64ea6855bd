"""Tables and marked blocks of the pages in docs/."""

from collections.abc import Mapping, Sequence
from pathlib import Path


def fill(page: Path, blocks: Mapping[str, str]) -> None:
    """Put each of *blocks* between the marks of its name, where *page* has them."""
    text = page.read_text("utf-8")
    for name, block in blocks.items():
        begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        if begin in text:
            head, tail = text.split(begin)[0], text.split(end)[1]
            text = f"{head}{begin}\n{block}\n{end}{tail}"
    page.write_text(text, "utf-8")


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)
