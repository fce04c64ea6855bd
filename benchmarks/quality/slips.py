"""How many slips of typing are undone, and how many right words are taken for slips.

    TINXA_EVAL=... python -m benchmarks.quality.slips

A slip is made in one word of a title never seen: the keys of Telex left standing, those of VNI, or
a neighbouring key, a third each. It is read in its title and alone, typed with accents and without.
"""

import random
import time
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.quality.held_out import held_out, memory
from indexer.analysis import analyse
from indexer.language.tables import LanguageTables
from vietnamese.writing import fold

_SEED = 5
_COUNT = 1000
_TELEX = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_VNI = {
    "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5",
    "\u0302": "6", "\u031b": "7", "\u0306": "8",
}  # fmt: skip
_NEIGHBOURS = {
    "q": "wa", "w": "qeas", "e": "wrsd", "r": "etdf", "t": "ryfg", "y": "tugh", "u": "yihj",
    "i": "uojk", "o": "ipkl", "p": "ol", "a": "qwsz", "s": "weadzx", "d": "ersfxc", "f": "rtdgcv",
    "g": "tyfhvb", "h": "yugjbn", "j": "uihknm", "k": "iojlm", "l": "opk", "z": "asx", "x": "sdzc",
    "c": "dfxv", "v": "fgcb", "b": "ghvn", "n": "hjbm", "m": "jkn",
}  # fmt: skip


class Slip(NamedTuple):
    """A title with a slip in its word *at*, which was *meant* otherwise."""

    words: list[str]
    at: int
    meant: str
    kind: str


def slip(word: str, kind: str, dice: random.Random) -> str:
    """Return *word* with a slip of this kind; as it is where it can have none."""
    if kind == "neighbour":
        keys = [place for place, letter in enumerate(word) if letter in _NEIGHBOURS]
        if not keys:
            return word
        place = dice.choice(keys)
        return word[:place] + dice.choice(_NEIGHBOURS[word[place]]) + word[place + 1 :]
    at_end = dice.random() < 0.5
    typed, tone = "", ""
    for letter in word:
        base, *marks = unicodedata.normalize("NFD", letter)
        if base == "đ":
            typed += "dd" if kind == "telex" else "d9"
            continue
        typed += base
        for mark in marks:
            key = _key(base, mark, kind)
            if at_end and mark in _TELEX:
                tone = key
            else:
                typed += key
    return typed + tone


def _key(base: str, mark: str, kind: str) -> str:
    if kind == "vni":
        return _VNI.get(mark, "")
    return _TELEX.get(mark) or {"\u0302": base}.get(mark, "w")


def slips(titles: Sequence[list[str]], *, plain: bool) -> list[Slip]:
    """Make the slips; *plain* where the titles are typed without accents."""
    dice, made = random.Random(_SEED), []  # noqa: S311
    while len(made) < _COUNT:
        kind = ("telex", "vni", "neighbour")[len(made) % 3]
        title = dice.choice(titles)
        at = dice.randrange(len(title))
        meant = title[at]
        shown = [fold(word) for word in title] if plain else list(title)
        typed = slip(shown[at] if kind == "neighbour" else meant, kind, dice)
        if len(meant) > 1 and meant.isalpha() and typed != meant:
            shown[at] = typed
            made.append(Slip(shown, at, meant, kind))
    return made


def measure(tables: LanguageTables, made: list[Slip], *, plain: bool, alone: bool) -> str:
    """Return how many slips of each kind are undone, as a line."""
    undone: dict[str, list[bool]] = {"telex": [], "vni": [], "neighbour": []}
    took = []
    for each in made:
        began = time.perf_counter()
        if alone:
            found = tables.correct([each.words[each.at]]).words[0]
        else:
            found = tables.correct(each.words).words[each.at]
        took.append(1000 * (time.perf_counter() - began))
        same = fold(found) == fold(each.meant) if plain else found == each.meant
        undone[each.kind].append(same)
    everything = np.concatenate([np.array(kind) for kind in undone.values()])
    kinds = ", ".join(f"{kind} {np.mean(found):.1%}" for kind, found in undone.items())
    return f"{everything.mean():.1%} undone ({kinds}), mean {np.mean(took):.1f} ms"


def wronged(tables: LanguageTables, titles: list[list[str]], *, plain: bool, alone: bool) -> str:
    """Return how many right words are changed, as a line: of all titles, and of 1,000 words."""
    words, changed = [], []
    for title in titles:
        shown = [fold(word) for word in title] if plain else title
        rows = [[word] for word in shown] if alone else [shown]
        words += shown
        for row in rows:
            changed += tables.correct(row).changed
    dice = random.Random(_SEED)  # noqa: S311
    chosen = dice.sample(range(len(words)), _COUNT)
    wrong = sorted({word for word, change in zip(words, changed, strict=True) if change})
    return (
        f"{sum(changed)} of {len(words)} right words changed, {sum(changed[n] for n in chosen)}"
        f" of {_COUNT} drawn from them: {' '.join(wrong)}"
    )


def main() -> None:
    """Print the figures."""
    tables, texts = held_out()
    titles = [[word.forms.accented for word in analyse(text)] for text in texts]
    for plain in (False, True):
        made = slips(titles, plain=plain)
        for alone in (False, True):
            typed = "without" if plain else "with"
            print(f"typed {typed} accents, {'alone' if alone else 'in its title'}:")
            print("  " + measure(tables, made, plain=plain, alone=alone))
            print("  " + wronged(tables, titles, plain=plain, alone=alone))
    print(memory())


if __name__ == "__main__":
    main()
