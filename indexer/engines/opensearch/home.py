"""Where an index lives in a cluster: an alias for the build in use, builds, the lock.

``tinxa`` is the alias that is asked, ``tinxa-1f2e…`` the build that it stands for,
``tinxa-1f2e…-language`` its language tables, ``tinxa-lock`` tells who writes. A build bears its
stamp in the metadata of its mapping, so that an index and what is known of it are one thing.
"""

from typing import Any
from uuid import uuid4

import msgspec

from indexer.engines.opensearch import schema
from indexer.engines.opensearch.connection import Connection
from indexer.engines.opensearch.schema import Stamp
from indexer.errors import DamagedIndex, NoIndex, OutdatedIndex


class Home:
    """The index of one name in one cluster."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.alias = connection.settings.index
        self.lock = f"{self.alias}-lock"

    def current(self) -> tuple[str, Stamp]:
        """Return the build in use and its stamp. Raises `NoIndex`, `OutdatedIndex`."""
        build, meta = self._meta()
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
        return build, stamp

    def aside(self) -> str:
        """Make a new build that nothing points to yet."""
        build = f"{self.alias}-{uuid4().hex[:12]}"
        self._create(build, schema.definition(shards=self.connection.settings.shards))
        self._create(language_of(build), schema.LANGUAGE)
        return build

    def stamp(self, build: str, stamp: Stamp) -> None:
        """Stamp *build*."""
        body = {"_meta": {"schema": schema.SCHEMA, "stamp": msgspec.to_builtins(stamp)}}
        self.connection.call("indices.put_mapping", index=build, body=body)

    def point_to(self, build: str) -> None:
        """Put *build* in use, in one step, and remove the others."""
        actions: list[dict[str, Any]] = [{"add": {"index": build, "alias": self.alias}}]
        actions += [
            {"remove": {"index": other, "alias": self.alias}}
            for other in self._pointed()
            if other != build
        ]
        self.connection.call("indices.update_aliases", body={"actions": actions})
        self.sweep()

    def sweep(self) -> None:
        """Remove the build before and what a kill left. For the one writer only."""
        used = self._pointed()
        found = self.connection.call("indices.get", index=f"{self.alias}-*", flat_settings=True)
        kept = {self.lock, *used, *map(language_of, used)}
        for name in found:
            if name not in kept:
                self.remove(name)

    def remove(self, name: str) -> None:
        """Remove an index, if it is there."""
        self.connection.call("indices.delete", index=name, ignore_unavailable=True)

    def _create(self, name: str, body: dict[str, Any]) -> None:
        # Before its copies are there, one node that dies takes all of it along.
        whole = {"wait_for_active_shards": "all"}
        self.connection.call("indices.create", index=name, body=body, params=whole)

    def _pointed(self) -> list[str]:
        found = self.connection.call(
            "indices.get_alias", index=f"{self.alias}-*", name=self.alias, ignore=404
        )
        return [] if "error" in found else list(found)

    def _meta(self) -> tuple[str, dict[str, Any]]:
        found = self.connection.call("indices.get_mapping", index=self.alias)
        if not found:
            raise NoIndex(f"{self.alias}: nothing is indexed yet. Run: tinxa index")
        build = next(iter(found))
        return build, found[build]["mappings"].get("_meta", {})


def language_of(build: str) -> str:
    """Return the index that holds the language tables of *build*."""
    return f"{build}-language"


def _outdated(build: str) -> OutdatedIndex:
    return OutdatedIndex(
        f"{build}: the index was made by another version of Tinxa or of its tables."
        " Make it anew: tinxa index --rebuild"
    )
