"""The communes that a question chooses by name, and how each name was read."""

from collections.abc import Collection

import msgspec

from searcher.answer import Choice, Meant
from searcher.communes import is_value, labels, meaning
from searcher.lookup import Values, lookup_in
from searcher.question import Question


class Choosing:
    """Settles names into values of the facet for one question, and keeps what it took them for."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._lookup = lookup_in(values)
        self._meant: dict[str, Meant] = {}

    @property
    def meant(self) -> tuple[Meant, ...]:
        """How each name was read, in the order of the question."""
        return tuple(self._meant.values())

    def lookup(self, facet: str, typed: str) -> tuple[str, ...]:
        """Return the values that a field of the query language means; none where none does."""
        values = self._lookup(facet, typed)
        if facet == "commune" and values and not is_value(typed):
            self._meant[typed] = Meant(typed, _choices(values))
        return values

    def settled(self, question: Question) -> Question:
        """Return *question* with values in place of names."""
        chosen = question.where.get("commune", ())
        named = [typed for typed in chosen if not is_value(typed)]
        if not named and not question.communes:
            return question
        known = self._values("commune")
        values = [value for typed in chosen for value in self._chosen(typed, known)]
        values += [value for typed in question.communes for value in self._named(typed, known)]
        where = {**question.where, "commune": tuple(dict.fromkeys(values))}
        return msgspec.structs.replace(question, where=where, communes=())

    def _chosen(self, typed: str, known: Collection[str]) -> tuple[str, ...]:
        """Return the values of what stands for a value: itself where it is one."""
        return (typed,) if is_value(typed) or typed in known else self._named(typed, known)

    def _named(self, typed: str, known: Collection[str]) -> tuple[str, ...]:
        """Return the values that a name means; itself, which no article has, where none does."""
        if is_value(typed):
            return (typed,)
        found = meaning(typed, known)
        self._meant[typed] = Meant(
            typed, _choices(found.values), _choices(found.elsewhere), found.suggestions
        )
        return found.values or (typed,)


def _choices(values: Collection[str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, label) for value, label in labels(values).items())
