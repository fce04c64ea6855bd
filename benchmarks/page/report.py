"""The results as tables, printed and written between the marks of docs/page-speed.md."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.markdown import fill, table
from benchmarks.page.goals import goals, loads
from benchmarks.speed.promises import Promise
from benchmarks.speed.results import load

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "page-speed.md"
_SECTIONS = ("browser", "loading", "sockets", "crowd", "memory")


def write(results: Path, *, fill_docs: bool) -> Iterator[str]:
    """Yield the tables of *results*; with *fill_docs* put them into the documentation too."""
    found = load(results)
    blocks = {"machine": _machine(found), "goals": _goals(list(goals(found)))}
    makers = {"browser": _browser, "loading": _loading, "sockets": _sockets, "crowd": _crowd}
    for name, make in {**makers, "memory": _memory}.items():
        blocks[name] = make(found[name]) if name in found else "Not measured yet."
    if fill_docs:
        fill(_PAGE, blocks)
    yield from (f"{block}\n" for block in blocks.values())


def _machine(found: dict[str, Any]) -> str:
    if not found:
        return "Not measured yet."
    of = found["machine"]
    sections = [found[name] for name in _SECTIONS if name in found]
    days = sorted({one["date"] for one in sections})
    articles = sorted({f"{one['articles']:,}" for one in sections})
    waiting = [one["load_before"] for one in sections]
    return (
        f"{' / '.join(articles)} articles; {of['processor']}, {of['cores']} cores,"
        f" {of['memory_gb']} GB; {of['system']}, Python {of['python']}, Streamlit"
        f" {of['streamlit']}, Starlette {of['starlette']}; {' to '.join(days)}. Load of the machine"
        f" before each section began: {min(waiting)} to {max(waiting)}."
    )


def _goals(found: list[Promise]) -> str:
    rows = [
        (
            one.name,
            f"{one.figure:g} {one.unit}".strip(),
            f"under {one.limit:g} {one.unit}".strip(),
            "yes" if one.kept else "**no**",
        )
        for one in found
    ]
    return table(("goal", "measured", "limit", "kept"), rows)


def _browser(found: dict[str, Any]) -> str:
    rows = []
    for name, told in (("page", "the page"), ("bare", "the same answer without Streamlit")):
        for step, act in (("query", "Enter"), ("facet", "click on a facet")):
            times = found[name][step]
            rows.append((told, act, *_times(times), _sizes(times)))
    head = (
        "",
        "to painted results",
        "n",
        "median, ms",
        "p95, ms",
        "longest, ms",
        "kB, median / p95",
    )
    return table(head, rows)


def _loading(found: dict[str, Any]) -> str:
    rows = [
        (
            name,
            told["cold"]["n"],
            _pair(told["cold"]),
            f"{told['cold_mb']} MB in {told['cold_requests']}",
            _pair(told["reload"]),
            told["shift"],
            told["shift_hidden_too"],
        )
        for name, told in loads(found)
    ]
    head = (
        "first load in a new browser context", "n", "to `#ket-qua` painted, median / p95 ms",
        "bytes and requests", "reload, median / p95 ms", "layout shift, worst",
        "with what is metered while all is hidden",
    )  # fmt: skip
    return table(head, rows)


def _sockets(found: dict[str, Any]) -> str:
    names = {
        "page": "the page at the socket, asked to `script_finished`",
        "bare": "the same answer by a bare Starlette route",
        "searcher": "`Searcher.ask` alone",
    }
    rows = []
    for name, told in names.items():
        times = found[name]
        ratio = times["p50_ms"] / found["searcher"]["p50_ms"]
        rows.append((told, *_times(times), f"{ratio:.1f}", _sizes(times)))
    head = ("one reader", "n", "median, ms", "p95, ms", "longest, ms", "median / searcher's",
            "kB, median / p95")  # fmt: skip
    return table(head, rows)


def _crowd(found: dict[str, Any]) -> str:
    rows = [
        (count, *_times(told), told["per_second"], told["server_cores"], _sizes(told))
        for count, told in found["sessions"].items()
    ]
    head = (
        f"readers, {found['seconds']:g} s", "n", "median, ms", "p95, ms", "longest, ms",
        "answers a second", "cores that the server used", "kB, median / p95",
    )  # fmt: skip
    return table(head, rows)


def _memory(found: dict[str, Any]) -> str:
    names = {
        "before": "before the first reader",
        "warm": f"after a first session with {found['queries']} different questions",
        "one session, 200 queries": "after a second session with 200",
        "19 more sessions": "with 19 more sessions, each with one",
        "one session, 1,200 queries": "after one more session with 1,200",
    }
    rows = [(names[step], f"{held:g}") for step, held in found["held_mb"].items()]
    rows.append(("of which each of the 19 sessions added", f"{found['added_by_a_session_mb']:g}"))
    return table(("the page's server", "resident, MB"), rows)


def _times(told: dict[str, Any]) -> tuple[object, ...]:
    return (told["n"], *(f"{told[key]:g}" for key in ("p50_ms", "p95_ms", "max_ms")))


def _pair(told: dict[str, Any]) -> str:
    return f"{told['p50_ms']:g} / {told['p95_ms']:g}"


def _sizes(told: dict[str, Any]) -> str:
    return f"{told['p50_kb']:g} / {told['p95_kb']:g}" if "p50_kb" in told else ""
