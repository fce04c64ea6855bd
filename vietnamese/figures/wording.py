"""Patterns from plain lists of phrases."""


def either(phrases: str) -> str:
    """Return a pattern of comma-parted *phrases*, each with a small or a capital first letter.

    >>> either("đạt, ước đạt")
    '(?:[Đđ]ạt|[Ưư]ớc đạt)'
    """
    return f"(?:{'|'.join(_any_case(each.strip()) for each in phrases.split(','))})"


def word(phrases: str) -> str:
    """Return the pattern of `either` that begins and ends at a word's edge."""
    return rf"(?<!\w){either(phrases)}(?!\w)"


def _any_case(phrase: str) -> str:
    first = phrase[:1]
    if first.isupper() or not first.isalpha():
        return phrase
    return f"[{first.upper()}{first}]{phrase[1:]}"
