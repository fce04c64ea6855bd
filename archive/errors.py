"""What can go wrong, as one tree.

Everything a user can mend derives from `TinxaError`; the command line and the page catch that
class and nothing else. A message gives place, fact and cure.

    TinxaError
    ├── SettingsError        tinxa.toml, an environment variable or an option
    ├── FileError            a file that people may edit: watches, dossiers
    ├── ArchiveError
    │   ├── NotAnArchive     the file is something else, or damaged
    │   ├── NewerArchive     written by a later Tinxa
    │   ├── IdConflict       the same id from two sources
    │   ├── NotFound         no article under this id
    │   ├── NoArchive        what is asked for is kept in an archive, and there is none here
    │   ├── CorrectionError
    │   │   ├── AlreadySo     it would change nothing
    │   │   ├── NotCorrected  there is none to take back
    │   │   └── Superseded    the latest is another one by now
    │   ├── Forgotten        an article that was removed for good and must not come back
    │   └── RecordError      a record of an import that cannot be an article
    ├── CrawlerError         (crawler/errors.py)
    ├── IndexerError         (indexer/errors.py)
    ├── QueryError           (searcher/errors.py)
    └── NoExport             (searcher/exporting/earlier.py)
"""


class TinxaError(Exception):
    """Base of every error whose message is safe and useful to show to a user."""


class SettingsError(TinxaError):
    """A setting is missing, unknown or of the wrong kind."""


class FileError(TinxaError):
    """A file that a person may edit cannot be read or written."""


class ArchiveError(TinxaError):
    """Base of what the archive reports."""


class NotAnArchive(ArchiveError):
    """The file is no Tinxa archive, or is damaged."""


class NewerArchive(ArchiveError):
    """The archive was written by a later version of Tinxa."""


class IdConflict(ArchiveError):
    """Two sources claim the same article id."""


class NotFound(ArchiveError):
    """The archive holds no article with this id."""


class NoArchive(ArchiveError):
    """There is a cluster to search here, and no archive."""


class CorrectionError(ArchiveError):
    """A correction cannot be made or taken back."""


class AlreadySo(CorrectionError):
    """A correction would change nothing."""


class NotCorrected(CorrectionError):
    """There is no correction to take back."""


class Superseded(CorrectionError):
    """The latest correction is not the one that was to be taken back."""


class Forgotten(ArchiveError):
    """The article was removed for good: it is not taken again."""


class RecordError(ArchiveError):
    """A record cannot become an article."""
