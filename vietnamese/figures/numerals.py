"""Numbers as Vietnamese writes them: the point parts thousands, the comma decimals."""

import re
from decimal import Decimal

NUMERAL = r"\d+(?:[.,]\d+)*"
_POINTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"[1-9]\d{0,2}(?:(?:,\d{3}){2,}|(?:,\d{3})+\.\d+|,000)")

SCALES = {
    "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tr": 10**6,
    "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
"""The words that multiply a number."""


def value_of(numeral: str) -> Decimal | None:
    """Return what *numeral* stands for; None where it is no number.

    >>> [str(value_of(text)) for text in ("5.283.615", "55,932", "1.063,1", "12.5", "5,000", "07")]
    ['5283615', '55.932', '1063.1', '12.5', '5000', '7']
    >>> value_of("446.4000.1")
    """
    if _POINTS.fullmatch(numeral):
        plain = numeral.replace(".", "").replace(",", ".")
    elif _COMMAS.fullmatch(numeral):
        plain = numeral.replace(",", "")
    else:
        plain = numeral.replace(",", ".")
    return Decimal(plain) if plain.count(".") < 2 else None


def multiplied(value: Decimal, scales: str) -> Decimal:
    """Return *value* times every scale word of *scales* ("nghìn tỷ")."""
    for word in scales.split():
        value *= SCALES[word]
    return value


def plain(value: Decimal) -> int | float:
    """Return *value* as a whole number where it is one.

    >>> plain(Decimal("55.932") * 10**9), plain(Decimal("13.9"))
    (55932000000, 13.9)
    """
    return int(value) if value == value.to_integral_value() else float(value)
