"""Corrections of a newsroom: made, listed and taken back, always beside the portal's record."""

from archive.amending import corrected
from archive.article import Correction, Record
from archive.errors import CorrectionError
from archive.rows import keep_corrections
from archive.store import Archive


def correct(archive: Archive, article_id: str, correction: Correction) -> Record:
    """Add *correction* to an article and return the record as it is now.

    Raises `NotFound`, and `CorrectionError` where it changes nothing.
    """
    with archive.writing() as cursor:
        before = archive.require(article_id)
        applied = corrected(before, [correction])
        if (applied.article, applied.derived) == (before.article, before.derived):
            said = ", ".join(amendment.field for amendment in correction.fields)
            raise CorrectionError(
                f"{article_id}: is so already ({said}). tinxa show {article_id} tells what holds."
            )
        keep_corrections(cursor, article_id, [correction])
        archive.file_anew(article_id)
        return archive.require(article_id)


def undo(archive: Archive, article_id: str) -> Correction:
    """Take back the latest correction of an article and return it.

    Raises `NotFound`, and `CorrectionError` where there is none.
    """
    with archive.writing() as cursor:
        known = archive.require(article_id).corrections
        if not known:
            raise CorrectionError(
                f"{article_id}: has no correction to take back. tinxa correct --list tells all."
            )
        cursor.execute(
            "DELETE FROM corrections WHERE number = (SELECT number FROM corrections WHERE id = ?"
            " ORDER BY at DESC, number DESC LIMIT 1)",
            (article_id,),
        )
        archive.file_anew(article_id)
        return known[-1]


def corrected_records(archive: Archive) -> list[Record]:
    """Return every record that has corrections, the one corrected latest first."""
    rows = archive.rows("SELECT id FROM corrections GROUP BY id ORDER BY max(at) DESC, id")
    return archive.records([row[0] for row in rows])
