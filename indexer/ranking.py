"""The constants of ranking, all in one place.

K1 and B are BM25's usual ones; a word in the title counts as so many in the body (BM25F).
"""

K1 = 1.2
B = 0.75
ZONE_WEIGHTS = {"title": 2.5, "summary": 1.5, "captions": 0.8}
"""What a word counts in a zone, where it counts 1 in the body."""
PAIR_WEIGHT = 0.5
"""What two neighbouring words of a query count side by side, beside what each counts alone."""
