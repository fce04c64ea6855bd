"""Which of the demo's drawings stands where a real portal has a photograph."""

import re
import tomllib
from collections import Counter
from functools import cache

from tinxa.demo.articles import DemoArticle
from vietnamese.tables import data_path

# A second photograph of one scene is a closer look at it: parts of the drawing, as SVG views.
_CLOSER = ("", "#svgView(viewBox(60,190,480,300))", "#svgView(viewBox(300,150,480,300))")


def picture(article: DemoArticle) -> str:
    """Return the address of the drawing that stands beside *article* in a list.

    data/demo/pictures.toml says which words call for which drawing.
    """
    return _address(_scene(article.title))


def illustrations(article: DemoArticle) -> dict[str, str]:
    """Return the addresses of the drawings inside *article*, by caption."""
    chosen: dict[str, str] = {}
    shown: Counter[str] = Counter()
    for block in article.blocks:
        if block.caption:
            address = _address(_scene(block.text, article.title))
            chosen[block.text] = address + _CLOSER[shown[address] % len(_CLOSER)]
            shown[address] += 1
    return chosen


def _scene(*texts: str) -> str:
    for text in texts:
        for name, words in _scenes():
            if words.search(text):
                return name
    return _scenes()[-1][0]


@cache
def _scenes() -> list[tuple[str, re.Pattern[str]]]:
    table = tomllib.loads((data_path("demo") / "pictures.toml").read_text(encoding="utf-8"))
    return [(scene["picture"], _any_of(scene["words"])) for scene in table["scene"]]


def _any_of(words: list[str]) -> re.Pattern[str]:
    # Without words the pattern matches nothing.
    pattern = "|".join(rf"\b{re.escape(word)}\b" for word in words) or r"(?!)"
    return re.compile(pattern, re.IGNORECASE)


def _address(name: str) -> str:
    return f"/static/images/{name}.svg"
