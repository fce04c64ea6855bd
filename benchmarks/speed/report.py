"""The results as tables in docs/speed.md, between its two marks."""

import json
from pathlib import Path
from typing import Any

from benchmarks.speed.engines import TITLES

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "speed.md"
_BEGIN, _END = "<!-- measured -->", "<!-- /measured -->"


def written(results: Path) -> str:
    """Write the tables of all results in a folder into docs/speed.md; return them."""
    found = [json.loads(file.read_text("utf-8")) for file in sorted(results.glob("*.json"))]
    text = "\n\n".join(_tables(one) for one in found)
    page = _PAGE.read_text("utf-8")
    head, tail = page.split(_BEGIN)[0], page.split(_END)[1]
    _PAGE.write_text(f"{head}{_BEGIN}\n{text}\n{_END}{tail}", "utf-8")
    return text


def _tables(results: dict[str, Any]) -> str:
    machine = ", ".join(f"{key} {value}" for key, value in results["machine"].items())
    blocks = [f"{results['corpus']}; {machine}."]
    for size, found in results["sizes"].items():
        blocks.append(f"### {int(size):,} articles\n\n{_engines(found)}")
        if "page" in found:
            blocks.append(_page(found))
    return "\n\n".join(blocks)


def _engines(found: dict[str, Any]) -> str:
    head = (
        "| | build, articles/s | peak memory, MB | index / text"
        " | warm p50, ms | warm p95, ms |\n|---|---|---|---|---|---|"
    )
    return "\n".join([head, *(_row(name, found["build"], found["warm"]) for name in found["warm"])])


def _row(name: str, builds: dict[str, Any], warm: dict[str, Any]) -> str:
    build, times = builds[name], warm[name]
    return (
        f"| {TITLES[name]} | {build['articles_per_second']:,.0f} | {build['peak_mb']}"
        f" | {build['index_to_text']:.2f} | {times['p50_ms']:.2f} | {times['p95_ms']:.2f} |"
    )


def _page(found: dict[str, Any]) -> str:
    page, more, load = found["page"], found["increment"], found["load"]
    stock = found["stock"]
    ask, one, eight = page["ask"], load["one"], load["eight"]
    rows = {
        "a question with ten snippets, eight facets and the lens": _pair(ask, 1),
        "memory of that process afterwards": f"{page['serving_mb']} MB",
        "first query of a new process, after its imports": f"{page['first_query_ms']} ms",
        "`tinxa search` from the shell to its end": f"{page['shell_ms']} ms",
        "50 new articles searchable in an open engine": f"{more['ms_to_searchable']} ms",
        "its median query before": f"{more['median_ms_before']:.2f} ms",
        "its median query meanwhile": f"{more['median_ms_meanwhile']:.2f} ms",
        "one person asking for 20 s": _pair(one, 1),
        f"eight people asking for 60 s, {load['questions']} questions": _pair(eight, 1),
    }
    lines = [f"| {name} | {value} |" for name, value in rows.items()]
    return "\n".join([
        "| the page's path (pairs are p50 / p95) | |", "|---|---|", *lines, "",
        "With stock Whoosh, at 2,000 articles:", "",
        _engines({"build": stock, "warm": stock["warm"]}),
    ])  # fmt: skip


def _pair(times: dict[str, float], digits: int) -> str:
    return f"{times['p50_ms']:.{digits}f} / {times['p95_ms']:.{digits}f} ms"
