"""Which engine keeps the index of a data folder: what `tinxa.toml` or the command line says."""

from archive.folder import DataFolder
from archive.settings import EngineName, load_settings
from indexer.contract import Index


def index_of(folder: DataFolder, *, engine: EngineName | None = None) -> Index:
    """Return the index of *folder*, on *engine* where one is named. Raises `SettingsError`."""
    settings = load_settings(folder.settings)
    # Neither engine needs what the other stands on, and a search starts sooner without it.
    if (engine or settings.engine) == "opensearch":
        from indexer.engines.opensearch.engine import OpenSearchIndex

        return OpenSearchIndex(settings.opensearch)
    from indexer.engines.whoosh.engine import WhooshIndex

    return WhooshIndex(folder.index, cache_bytes=settings.cache_mb << 20)
