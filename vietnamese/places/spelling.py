"""Names that differ by one letter."""


def within_one(one: str, other: str) -> bool:
    """Tell whether one letter put in, left out or changed makes *one* into *other*.

    >>> within_one("dongthih", "dongthinh"), within_one("dongha", "dongyen")
    (True, False)
    """
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    return one[1:] == other[1:] or one[1:] == other or one == other[1:]
