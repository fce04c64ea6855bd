"""Corrections of a newsroom: made, listed and taken back, always beside the portal's record."""

from archive.amending import corrected
from archive.article import Correction, Record
from archive.errors import AlreadySo, NotCorrected, Superseded
from archive.rows import keep_corrections
from archive.store import Archive


def correct(archive: Archive, article_id: str, correction: Correction) -> Record:
    """Add *correction* to an article and return the record as it is now.

    Raises `NotFound`, and `AlreadySo` where it changes nothing.
    """
    with archive.writing() as cursor:
        before = archive.require(article_id)
        applied = corrected(before, [correction])
        if (applied.article, applied.derived) == (before.article, before.derived):
            said = ", ".join(amendment.field for amendment in correction.fields)
            raise AlreadySo(
                f"{article_id}: is so already ({said}). tinxa show {article_id} tells what holds."
            )
        keep_corrections(cursor, article_id, [correction])
        archive.file_anew(article_id)
        return archive.require(article_id)


def undo(archive: Archive, article_id: str, *, known: int | None = None) -> Correction:
    """Take back the latest correction of an article and return it.

    *known* is how many of them whoever asks has seen. Raises `NotFound`, `NotCorrected` where there
    is none, and `Superseded` where there are more or fewer.
    """
    with archive.writing() as cursor:
        made = archive.require(article_id).corrections
        if not made:
            raise NotCorrected(
                f"{article_id}: has no correction to take back. tinxa correct --list tells all."
            )
        if known not in (None, len(made)):
            raise Superseded(
                f"{article_id}: was corrected {len(made)} times by now, not {known}. Look at it"
                " again, then take the latest correction back."
            )
        cursor.execute(
            "DELETE FROM corrections WHERE number = (SELECT number FROM corrections WHERE id = ?"
            " ORDER BY at DESC, number DESC LIMIT 1)",
            (article_id,),
        )
        archive.file_anew(article_id)
        return made[-1]


def corrected_records(archive: Archive) -> list[Record]:
    """Return every record that has corrections, the one corrected latest first."""
    rows = archive.rows("SELECT id FROM corrections GROUP BY id ORDER BY max(at) DESC, id")
    return archive.records([row[0] for row in rows])
