"""One index asked all queries of a set, in both forms, and two of them compared."""

from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.quality.retrieval.contract import Ranker
from benchmarks.quality.retrieval.judged import Judged
from benchmarks.quality.retrieval.metrics import chance, ndcg, recall, reciprocal_rank
from benchmarks.quality.retrieval.results import FORMS

METRICS: Final = {"ndcg": ndcg, "mrr": reciprocal_rank, "recall": recall}

Values = dict[str, dict[str, npt.NDArray[np.float64]]]
"""Form -> metric -> a value for each query."""


def asked(ranker: Ranker, judged: Judged) -> Values:
    """Ask *ranker* every query of *judged* in both forms."""
    found: Values = {}
    for form in FORMS:
        texts = [one.plain if form == "plain" else one.text for one in judged.queries]
        ranked = [ranker.best(text) for text in texts]
        pairs = [(best, one.right) for best, one in zip(ranked, judged.queries, strict=True)]
        found[form] = {
            name: np.array([metric(*pair) for pair in pairs]) for name, metric in METRICS.items()
        }
    return found


def means(values: Values) -> dict[str, dict[str, float]]:
    """Return the mean of each metric."""
    return {
        form: {name: round(float(of.mean()), 4) for name, of in metrics.items()}
        for form, metrics in values.items()
    }


def compared(ours: Values, theirs: Values) -> dict[str, dict[str, float]]:
    """Return for each form how far the mean nDCG of *ours* is above that of *theirs*, and its p."""
    found = {}
    for form in FORMS:
        pair = ours[form]["ndcg"], theirs[form]["ndcg"]
        difference = float((pair[0] - pair[1]).mean())
        found[form] = {"difference": round(difference, 4), "p": round(chance(*pair), 4)}
    return found
