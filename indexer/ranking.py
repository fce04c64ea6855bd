"""The constants of ranking, all in one place.

K1 and B are BM25's usual ones; a word in the title counts as so many in the body (BM25F).
"""

K1 = 1.2
B = 0.75
ZONE_WEIGHTS = {"title": 2.5, "summary": 1.5, "captions": 0.8}
"""What a word counts in a zone, where it counts 1 in the body."""
PAIR_WEIGHT = 0.5
"""What two neighbouring words of a query count side by side, beside what each counts alone."""
RESTORED_WEIGHT = 0.5
"""What the words of a query typed without accents count with those that they probably lack."""
OTHER_FORM_WEIGHT = 0.9
"""What an abbreviation counts for its long form, beside what that counts, and the other way."""
NEAR_WEIGHT = 0.2
"""What two neighbouring words of a query count where they stand near each other."""
NEAR_WINDOW = 8
"""How far apart two words are near: fewer than so many words."""
TITLE_MATCH_WEIGHT = 1.0
"""What a title that is all but the query itself counts, beside the most its words can count."""
TITLE_ALIKE = 0.8
"""The share of its words that a title has in common with a query which is all but the same."""
REFINED = 16
"""Articles that are looked at again for all that."""
RECENCY_WEIGHT = 0.5
"""What the newest article gains, as a share of its score, where newer ones are preferred."""
RECENCY_HALF_LIFE = 365
"""Days after which that is half as much."""
REFINED_WORDS = 64
"""Words of a query that are looked for again there, its first ones."""
SIMILAR_WORDS = 25
"""How many words of an article those like it are asked for."""
SIMILAR_PAIRS = 60
"""And how many pairs of its neighbouring words."""
SIMILAR_LEAST = 0.08
"""Below this share of the score that the article itself would have, another is like any other."""

_COMMON = 10
_FEW = 5


def most_telling(articles: int) -> int:
    """Return how many of *articles* may have what still tells something of one of them.

    What more than one in ten has tells nothing, but in a small archive five always may.

    >>> most_telling(1000), most_telling(20)
    (100, 5)
    """
    return max(articles // _COMMON, _FEW)
