"""The results as tables, written between the marks of docs/quality.md."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.markdown import fill, table
from benchmarks.quality.retrieval.judged import TITLES
from benchmarks.quality.retrieval.metrics import FLIPS, verdict
from benchmarks.quality.retrieval.results import CONSTANTS, FORMS, OWN, QUALITY
from benchmarks.speed.report import machine_of
from benchmarks.speed.results import load

PAGE: Final = Path(__file__).resolve().parents[3] / "docs" / "quality.md"
NAMES: Final = {
    OWN: "Tinxa",
    "whoosh": "Whoosh",
    "fts5": "SQLite FTS5",
    "tantivy": "Tantivy",
    "bm25s": "bm25s and pyvi",
}
_HEAD = ("queries", "engine", "nDCG@10", "MRR@10", "recall@10", "Tinxa above by", "p", "Tinxa is")


def write() -> None:
    """Fill the tables of the page from the last results."""
    found = load(QUALITY)
    sets = {name: one for name, one in found.items() if "engines" in one}
    blocks = {}
    if sets:
        blocks["machine"] = f"{machine_of(found)} {_versions(sets)}"
        blocks["sets"] = "\n\n".join(_set(name, sets[name]) for name in sorted(sets, key=_order))
    if CONSTANTS in found:
        blocks[CONSTANTS] = _constants(found[CONSTANTS])
    fill(PAGE, blocks)


def _order(name: str) -> tuple[bool, str]:
    return name == TITLES, name


def _versions(sets: dict[str, Any]) -> str:
    told = {name: number for one in sets.values() for name, number in one["versions"].items()}
    return f"{', '.join(f'{name} {number}' for name, number in told.items())}."


def _set(name: str, one: dict[str, Any]) -> str:
    size = f"**{name}**: {one['queries']:,} queries, {one['documents']:,} documents"
    return f"{size}\n\n{table(_HEAD, list(_rows(one)))}"


def _rows(one: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for form in FORMS:
        for name, forms in one["engines"].items():
            means = [f"{forms[form][metric]:.3f}" for metric in ("ndcg", "mrr", "recall")]
            if name == OWN:
                yield (form, f"**{NAMES[name]}**", *means, "", "", "")
                continue
            against = one["against"][name][form]
            difference, p = against["difference"], against["p"]
            told = f"{p:.4f}" if p > 1 / FLIPS else f"{1 / FLIPS:.4f} or less"
            yield (form, NAMES[name], *means, f"{difference:+.3f}", told, verdict(difference, p))


def _constants(found: dict[str, Any]) -> str:
    """One row for a constant; each cell has what the change adds, accented and plain."""
    told = " and ".join(f"{found['base'][form]:.4f} {form}" for form in FORMS)
    rows = [
        (f"`{name}`", f"{one['value']:g}", *(_added(of) for of in one["against"]))
        for name, one in found["constants"].items()
    ]
    head = ("constant", "value", *(f"× {factor:g}" for factor in found["factors"]))
    return f"As they are: nDCG@10 {told}, {found['queries']:,} queries.\n\n{table(head, rows)}"


def _added(against: dict[str, dict[str, float]]) -> str:
    """Both forms' differences, in bold what is not by chance."""
    told = []
    for form in FORMS:
        # Adding 0 makes -0.0 a 0.
        difference, p = against[form]["difference"] + 0.0, against[form]["p"]
        even = verdict(difference, p) == "even"
        told.append(f"{difference:+.4f}" if even else f"**{difference:+.4f}**")
    return " / ".join(told)
