"""What the accents of a query leave out, and how it is spelt there."""

from collections import Counter

import msgspec
import numpy as np

from indexer.engines.whoosh.executor import Execution
from indexer.engines.whoosh.state import State
from indexer.query import Query, Term, leaves
from indexer.results import Further


def further(state: State, query: Query) -> Further:
    """Return the articles that *query* finds only with its accents ignored, counted."""
    if not query.accents:
        return Further()
    within = np.zeros(len(state.table), np.bool_)
    within[Execution(state, msgspec.structs.replace(query, accents=False)).documents] = True
    within[Execution(state, query).documents] = False
    total = int(np.count_nonzero(within))
    if not total:
        return Further()
    typed = {form for leaf in leaves(query.words) if isinstance(leaf, Term) for form in leaf.forms}
    counts: Counter[str] = Counter()
    for folded in {form.folded for form in typed}:
        counts.update(state.reader.variants(folded, within))
    for form in typed:
        del counts[form.accented]
    return Further(total=total, spellings={s: n for s, n in counts.most_common() if n})
