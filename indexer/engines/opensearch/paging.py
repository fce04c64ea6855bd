"""Every hit of a search, page by page, as the index was when it began."""

from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self

from indexer.engines.opensearch.compiling import Dsl
from indexer.engines.opensearch.connection import Connection

PAGE = 2000
KEEP = "5m"


class Pages:
    """A point in time of an index, asked in the order of *body*'s sort."""

    def __init__(self, connection: Connection, index: str, body: Dsl) -> None:
        self._connection = connection
        self._index = index
        self._body = body
        self._after: list[Any] | None = None
        self._point = ""

    def __enter__(self) -> Self:
        opened = self._connection.call("create_pit", index=self._index, params={"keep_alive": KEEP})
        self._point = opened["pit_id"]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.call("delete_pit", body={"pit_id": [self._point]})

    def next(self, size: int, **options: Any) -> list[dict[str, Any]]:
        """Return the next *size* hits."""
        body = {
            **self._body, "size": size, "pit": {"id": self._point, "keep_alive": KEEP}, **options
        }  # fmt: skip
        if self._after is not None:
            body["search_after"] = self._after
        params = {"allow_partial_search_results": "false"}
        answer = self._connection.call("search", body=body, params=params)
        hits: list[dict[str, Any]] = answer["hits"]["hits"]
        if hits:
            self._after = hits[-1]["sort"]
        return hits

    def rest(self, **options: Any) -> Iterator[dict[str, Any]]:
        """Yield all hits that come after."""
        options = options or {"_source": False}
        while hits := self.next(PAGE, **options):
            yield from hits
            if len(hits) < PAGE:
                return
