"""What is searched: the builds of all archives that feed an index, each with its stamp."""

from typing import NamedTuple

from indexer.engines.opensearch.schema import Stamp, Tables


class Build(NamedTuple):
    """An index in the cluster that holds the articles of one archive."""

    name: str
    stamp: Stamp


class Present(NamedTuple):
    """All builds that an alias stands for, in the order of their names; what they are together."""

    builds: tuple[Build, ...]

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return sum(build.stamp.articles for build in self.builds)

    @property
    def mean(self) -> float:
        """The mean length of an article in words."""
        words = sum(build.stamp.articles * build.stamp.mean for build in self.builds)
        return words / self.articles if self.articles else 1.0

    @property
    def newest(self) -> str | None:
        """The last day of any article."""
        return max((build.stamp.newest or "" for build in self.builds), default="") or None

    @property
    def tables(self) -> tuple[tuple[str, Tables], ...]:
        """The language tables, each with its build."""
        return tuple((build.name, one) for build in self.builds for one in build.stamp.tables)
