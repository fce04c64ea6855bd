"""What each constant of indexer/ranking.py is worth: each one changed while the others stay.

TINXA_EVAL=... python -m benchmarks.quality.constants

The index is built once, for it holds none of them. Each change is asked in a process of its own
that sets the constant before anything else of the indexer is imported: other modules take it by
name.
"""

import json
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.quality.news import folder
from benchmarks.quality.retrieval import judged
from benchmarks.quality.retrieval.asking import Values, asked, compared
from benchmarks.quality.retrieval.results import CONSTANTS, FORMS, QUALITY
from benchmarks.speed.processes import output
from benchmarks.speed.results import keep

FACTORS: Final = (0.5, 0.75, 1.33, 2.0)
_INNER: Final = "one"


def main() -> None:
    """Try every constant and write the table; or, inside, print what one change gives."""
    if sys.argv[1:2] == [_INNER]:
        print(json.dumps(_asked(json.loads(sys.argv[2]), Path(sys.argv[3]))))
        return
    with tempfile.TemporaryDirectory() as work:
        found = _tried(Path(work))
    keep(QUALITY, CONSTANTS, found)

    from benchmarks.quality.retrieval import report

    report.write()


def _tried(data: Path) -> dict[str, Any]:
    from benchmarks.quality.retrieval.own import indexed
    from indexer import ranking

    others = _set()
    indexed(others.documents, data).close()
    constants = {name: value for name, value in vars(ranking).items() if isinstance(value, float)}
    changes = [{name: value * factor} for name, value in constants.items() for factor in FACTORS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        base, *changed = pool.map(lambda change: _changed(change, data), [{}, *changes])
    against = [compared(values, base) for values in changed]
    rows = {
        name: {"value": value, "against": [against.pop(0) for _ in FACTORS]}
        for name, value in constants.items()
    }
    told = {form: round(float(base[form]["ndcg"].mean()), 4) for form in FORMS}
    return {"queries": len(others.queries), "factors": FACTORS, "base": told, "constants": rows}


def _changed(change: dict[str, float], data: Path) -> Values:
    told = output("-m", "benchmarks.quality.constants", _INNER, json.dumps(change), str(data))
    found = {form: {"ndcg": np.array(of)} for form, of in json.loads(told).items()}
    means = {form: round(float(of["ndcg"].mean()), 4) for form, of in found.items()}
    print(f"{change or 'as they are'}: {means}", file=sys.stderr, flush=True)
    return found


def _asked(change: dict[str, float], data: Path) -> dict[str, list[float]]:
    """Return nDCG@10 of each query in each form with constants changed."""
    from indexer import ranking

    for name, value in change.items():
        setattr(ranking, name, value)

    from archive.folder import DataFolder
    from benchmarks.quality.retrieval.own import Tinxa
    from searcher.opening import open_searcher

    tinxa = Tinxa(open_searcher(DataFolder(data)))
    found = asked(tinxa, _set())
    tinxa.close()
    return {form: found[form]["ndcg"].tolist() for form in FORMS}


def _set() -> judged.Judged:
    return judged.titles(folder() / "news" / "vietnews-20k.jsonl.gz", judged.OTHERS)


if __name__ == "__main__":
    main()
