"""The results as tables, written between the marks of docs/speed.md and benchmarks/README.md."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.markdown import fill, table
from benchmarks.speed.engines import TITLES
from benchmarks.speed.promises import Promise, promises
from benchmarks.speed.results import GROWTH, SPEED, load

_ROOT = Path(__file__).resolve().parents[2]
_PAGES = (_ROOT / "docs" / "speed.md", _ROOT / "benchmarks" / "README.md")


def write() -> list[Promise]:
    """Fill the tables of all pages from the last results; return the promises."""
    speed, growth = load(SPEED), load(GROWTH)
    kept = list(promises(speed, growth))
    blocks = {
        "machine": machine_of(speed or growth),
        "promises": _promises(kept),
        "engines": _engines(speed),
        "page": _page(speed),
        "growth": _growth(growth),
    }
    for page in _PAGES:
        fill(page, blocks)
    return kept


def machine_of(results: dict[str, Any]) -> str:
    """Say what *results* were measured on, with and when."""
    if not results:
        return "Not measured yet."
    of = results["machine"]
    days = sorted({one["date"] for one in results.values() if "date" in one})
    libraries = ", ".join(f"{name} {of[name]}" for name in ("tantivy", "whoosh3", "numpy"))
    return (
        f"{of['processor']}, {of['cores']} cores, {of['memory_gb']} GB; {of['system']}, Python"
        f" {of['python']}, SQLite {of['sqlite']}, {libraries}; {' to '.join(days)}."
    )


def _promises(found: Sequence[Promise]) -> str:
    rows = [
        (
            one.name,
            f"{one.figure:.3g} {one.unit}".strip(),
            f"{'at least' if one.least else 'at most'} {one.limit:g} {one.unit}".strip(),
            "yes" if one.kept else "**no**",
        )
        for one in found
    ]
    return table(("promise", "measured", "limit", "kept"), rows)


def _engines(speed: dict[str, Any]) -> str:
    blocks = []
    if "build" in speed:
        blocks.append(_one_size(speed["build"], speed.get("warm"), speed))
    if "stock" in speed:
        blocks.append(_one_size(speed["stock"], speed["stock"], {}))
    return "\n\n".join(blocks) or "Not measured yet."


def _one_size(build: dict[str, Any], warm: dict[str, Any] | None, speed: dict[str, Any]) -> str:
    peaks = speed.get("memory", build).get("peak_mb", {})
    first = speed.get("first", {}).get("first_ms", {})
    added = speed.get("increment", {}).get("peers_ms", {})
    if "increment" in speed:
        added = {"tinxa": speed["increment"]["searchable_ms"], **added}
    rows = []
    for name, one in build["engines"].items():
        times = (warm or build)["engines"].get(name, {})
        rows.append((
            TITLES[name],
            f"{one['articles_per_second']:,.0f}",
            peaks.get(name, ""),
            f"{one['index_to_text']:.2f}",
            f"{times['p50_ms']:.2f}" if "p50_ms" in times else "",
            f"{times['p95_ms']:.2f}" if "p95_ms" in times else "",
            first.get(name, ""),
            added.get(name, ""),
        ))  # fmt: skip
    head = (
        f"{build['articles']:,} articles", "build, articles/s", "peak memory, MB", "index / text",
        "warm p50, ms", "warm p95, ms", "first query, ms", "50 new, ms",
    )  # fmt: skip
    return table(head, rows)


def _page(speed: dict[str, Any]) -> str:
    rows: list[tuple[str, str]] = []
    if asking := speed.get("asking"):
        rows += [
            ("a question whole: all facets, the accent lens, ten snippets", _pair(asking["ask"])),
            ("of which ten articles read and their snippets cut", _pair(asking["snippets"])),
        ]
    if first := speed.get("first"):
        rows += [
            ("first question of a new process, whole, after imports",
             f"{first['first_ms']['page']} ms"),
            ("`tinxa search` from the shell to its end", f"{first['shell_ms']} ms"),
            ("of which Python's start, and numpy's import with it",
             f"{first['python_ms']} and {first['numpy_ms']} ms"),
        ]  # fmt: skip
    if more := speed.get("increment"):
        rows += [
            ("50 new articles: seen by an open engine", f"{more['searchable_ms']} ms"),
            ("the command `tinxa index` for them, start to end", f"{more['command_ms']} ms"),
            ("a query meanwhile, beside its usual time", f"{more['slowed']} times"),
            ("p50 of the 60 queries: usual, and at once after the change",
             f"{more['p50_ms_usual']:.2f} and {more['p50_ms_just_after']:.2f} ms"),
        ]  # fmt: skip
    if serving := speed.get("serving"):
        page = f"{serving['page_p50_ms']} / {serving['page_p95_ms']} ms"
        rows += [
            ("`tinxa serve` after 120 pages", f"{serving['serving_mb']} MB"),
            ("a page of it, asked to finished, over its own connection", page),
        ]
    if load_ := speed.get("load"):
        rows += [
            ("one person, waits between", _pair(load_["one"])),
            (f"eight people for a minute, {load_['questions']} questions", _pair(load_["eight"])),
        ]
    return table(("the page's path (pairs are p50 / p95)", ""), rows)


def _growth(growth: dict[str, Any]) -> str:
    if "growth" not in growth:
        return "Not measured yet."
    sizes = growth["growth"]["sizes"]
    rows = []
    for size in sizes:
        own = size["engines"]["tinxa"]
        peers = [f"{one['p50_ms']:.2f} / {one['p95_ms']:.2f}" if one else "" for one in (
            size["engines"].get(name) for name in ("tantivy", "tantivy_pairs", "fts5", "whoosh")
        )]  # fmt: skip
        rows.append((
            f"{size['articles']:,}", f"{size['vocabulary']:,}", f"{size['postings']:,}",
            f"{own['p50_ms']:.2f} / {own['p95_ms']:.2f}", *peers,
            f"{own['articles_per_second']:,.0f}", own["peak_mb"], f"{own['index_to_text']:.2f}",
        ))  # fmt: skip
    slopes = growth["growth"]["slopes"]
    told = [f"**{slopes[name]}**" if name in slopes else "" for name in (
        "postings", "tinxa", "tantivy", "tantivy_pairs", "fts5", "whoosh"
    )]  # fmt: skip
    rows.append(("**exponent**", "", *told, "", "", ""))
    head = (
        "articles", "words known", "postings a query", "Tinxa, ms", "Tantivy", "with pairs", "FTS5",
        "Whoosh", "build, articles/s", "peak, MB", "index / text",
    )  # fmt: skip
    return table(head, rows)


def _pair(times: dict[str, float]) -> str:
    return f"{times['p50_ms']:.1f} / {times['p95_ms']:.1f} ms"
