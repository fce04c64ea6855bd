"""Where an index lives in a cluster: an alias, behind it a build of each archive, and locks.

``tinxa`` is the alias that is asked, ``tinxa-hanoi-1f2e…`` the build of the archive named hanoi,
``tinxa-hanoi-1f2e…-language`` its language tables, ``tinxa-hanoi-lock`` tells who writes it. A
build bears its stamp in the metadata of its mapping: an index and what is known of it are one.
"""

import re
from typing import Any
from uuid import uuid4

import msgspec

from indexer.engines.opensearch import schema
from indexer.engines.opensearch.connection import Connection, meaning
from indexer.engines.opensearch.errors import ClusterError, Unready
from indexer.engines.opensearch.present import Build, Present
from indexer.engines.opensearch.schema import Stamp
from indexer.errors import DamagedIndex, NoIndex, OutdatedIndex

COPIES = {"index.auto_expand_replicas": "0-1"}
_WAIT_SECONDS, _WAITS = 2, 60
"""How long a copy may wait for a node that takes it; being made it may take any time."""


class Home:
    """The index of one name in one cluster, and the part of it that one archive feeds."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.alias = connection.settings.index
        self.archive = connection.settings.archive
        self.stem = f"{self.alias}-{self.archive}-"
        self._own = re.compile(rf"{re.escape(self.stem)}[0-9a-f]{{12}}(-language)?")
        self.lock = f"{self.stem}lock"

    def present(self) -> Present:
        """Return the builds of all archives. Raises `NoIndex`, `OutdatedIndex`, `DamagedIndex`."""
        return Present(tuple(Build(name, _stamp(name, meta)) for name, meta in self._metas()))

    def current(self) -> Build:
        """Return the build of this archive that is in use. Raises like `present`."""
        for name, meta in self._metas():
            if self._own.fullmatch(name):
                return Build(name, _stamp(name, meta))
        raise NoIndex(f"{self.stem}*: nothing of this archive is indexed yet. Run: tinxa index")

    def foreign(self, ids: list[str]) -> list[tuple[str, str]]:
        """Return those of *ids* that other archives have in the index, each with that archive."""
        mine = {"prefix": {"_index": self.stem}}
        query = {"bool": {"filter": [{"terms": {"id": ids}}], "must_not": [mine]}}
        found = self.connection.call(
            "search",
            index=self.alias,
            body={"query": query, "size": len(ids), "sort": [{"id": "asc"}], "_source": False},
            ignore_unavailable=True,
            allow_partial_search_results=False,
        )
        hits = found["hits"]["hits"]
        return [(str(hit["sort"][-1]), self._archive_of(hit["_index"])) for hit in hits]

    def aside(self) -> str:
        """Make a new build that nothing points to yet."""
        build = f"{self.stem}{uuid4().hex[:12]}"
        self._create(build, schema.definition(shards=self.connection.settings.shards))
        self._create(language_of(build), schema.LANGUAGE)
        return build

    def refresh(self, build: str) -> None:
        """Show what was sent to *build*."""
        self.connection.call("indices.refresh", index=build)

    def completed(self, build: str, *, articles: int) -> None:
        """Give *build*, which must hold so many *articles*, its copy; return when that is there.

        Raises `Unready` where articles were lost on the way, `ClusterError` where no node takes it.
        """
        self.refresh(build)
        held = self.connection.call("count", index=build)["count"]
        if held != articles:
            raise Unready(
                f"{build}: holds {held} of {articles} articles sent: the node that held it was"
                " lost. Run again: tinxa index"
            )
        # What is in files is copied as files; what is in the log alone is indexed once more.
        self.connection.call("indices.flush", index=build)
        self.connection.call("indices.put_settings", index=build, body=COPIES)
        for _ in range(_WAITS):
            if self._is_copied(build):
                return
        raise ClusterError(
            f"{build}: no node takes its copy. See that nodes are up and have room on their disks,"
            " and run again: tinxa index"
        )

    def _is_copied(self, build: str) -> bool:
        """Wait for a while; tell whether *build* has its copies, and fail where it is gone."""
        while True:
            told = self.connection.call(
                "cluster.health",
                index=build,
                params={
                    "wait_for_status": "green",
                    "timeout": f"{_WAIT_SECONDS}s",
                    "request_timeout": self.connection.settings.timeout,
                },
                ignore=408,
            )
            if told["status"] == "red":
                raise Unready(f"{build}: its node was lost. Run again: tinxa index")
            if told["status"] == "green" or not told["initializing_shards"]:
                return bool(told["status"] == "green")

    def stamp(self, build: str, stamp: Stamp) -> None:
        """Stamp *build*."""
        body = {"_meta": {"schema": schema.SCHEMA, "stamp": msgspec.to_builtins(stamp)}}
        self.connection.call("indices.put_mapping", index=build, body=body)

    def point_to(self, build: str) -> None:
        """Put *build* in use in place of the one before, in one step, and remove that."""
        actions: list[dict[str, Any]] = [{"add": {"index": build, "alias": self.alias}}]
        actions += [
            {"remove": {"index": other, "alias": self.alias}}
            for other in self._pointed()
            if other != build
        ]
        self.connection.call("indices.update_aliases", body={"actions": actions})
        self._sweep()

    def _sweep(self) -> None:
        """Remove the build before and what a kill left. For the one writer only."""
        used = self._pointed()
        kept = {*used, *map(language_of, used)}
        found = self.connection.call("indices.get", index=f"{self.stem}*", flat_settings=True)
        for name in found:
            if self._own.fullmatch(name) and name not in kept:
                self.remove(name)

    def remove(self, name: str) -> None:
        """Remove an index, if it is there."""
        self.connection.call("indices.delete", index=name, ignore_unavailable=True)

    def _create(self, name: str, body: dict[str, Any]) -> None:
        # Before its copies are there, one node that dies takes all of it along.
        whole = {"wait_for_active_shards": "all"}
        made = self.connection.call(
            "indices.create", index=name, body=body, params=whole, ignore=400
        )
        if "error" in made:
            if made["error"]["type"] != "resource_already_exists_exception":
                raise meaning(400, str(made["error"]), name)
            # No other has this name: a first try was answered too late.
            self._is_copied(name)

    def _pointed(self) -> list[str]:
        found = self.connection.call(
            "indices.get_alias", index=f"{self.stem}*", name=self.alias, ignore=404
        )
        return [] if "error" in found else list(filter(self._own.fullmatch, found))

    def _metas(self) -> list[tuple[str, dict[str, Any]]]:
        found = self.connection.call("indices.get_mapping", index=self.alias)
        if not found:
            raise NoIndex(f"{self.alias}: nothing is indexed yet. Run: tinxa index")
        return [(name, found[name]["mappings"].get("_meta", {})) for name in sorted(found)]

    def _archive_of(self, build: str) -> str:
        return build.removeprefix(f"{self.alias}-").rpartition("-")[0]


def language_of(build: str) -> str:
    """Return the index that holds the language tables of *build*."""
    return f"{build}-language"


def _stamp(build: str, meta: dict[str, Any]) -> Stamp:
    try:
        stamp = msgspec.convert(meta["stamp"], Stamp)
    except (KeyError, msgspec.ValidationError) as error:
        if meta.get("schema") == schema.SCHEMA:
            raise DamagedIndex(
                f"{build}: the index has no readable stamp ({error})."
                " Make it anew: tinxa index --rebuild"
            ) from error
        raise _outdated(build) from error
    if not stamp.readable:
        raise _outdated(build)
    return stamp


def _outdated(build: str) -> OutdatedIndex:
    return OutdatedIndex(
        f"{build}: the index was made by another version of Tinxa or of its tables."
        " Make it anew where its archive is: tinxa index --rebuild"
    )
