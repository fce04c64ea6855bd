"""What was put right by hand, as a mark on a hit and as notes above an article."""

from collections.abc import Mapping, Sequence

from archive.amending import change
from archive.article import Amended, Amendment, Correction
from ui.markup import day, esc, link
from ui.moments import moment_day
from ui.reading.neighbours import in_list
from ui.texts import Texts
from ui.view import View, last


def corrected_mark(corrections: Sequence[Correction], texts: Texts) -> str:
    """Return a small mark with the latest note; nothing where nothing was put right."""
    if not corrections:
        return ""
    note = next((each.note for each in reversed(corrections) if each.note), None)
    said = f"{texts['corrected']}: {note}" if note else texts["corrected"]
    return f'<span class="tx-corrected">{esc(said)}</span>'


def corrected_notes(corrections: Sequence[Correction], texts: Texts) -> str:
    """Return what was put right, the latest first, with the note and who signed it."""
    return "".join(
        f'<p class="tx-note tx-corrected-note">{_correction(each, texts)}</p>'
        for each in reversed(corrections)
    )


def outcome(
    parameters: Mapping[str, Sequence[str]], after: View | None, view: View, texts: Texts
) -> str:
    """Return what became of a correction that was just sent, and the way to the next article.

    Nothing where the address tells of none.
    """
    said = {"luu": "correct_done", "rut": "correct_undone"}.get(last(parameters, "dinh_chinh"))
    if said is None:
        return ""
    lags = last(parameters, "chi_muc") == "cho"
    follows = texts["correct_lags" if lags else "correct_follows"]
    end = texts["list_end"] if in_list(view) else ""
    way = link(after.href(), f"{texts['list_after']} ›") if after else end
    return f'<p class="tx-note tx-outcome" role="status">{texts[said]} {follows} {way}</p>'


def _correction(correction: Correction, texts: Texts) -> str:
    changes = "; ".join(_change(each, texts) for each in correction.fields)
    note = f" – {esc(correction.note)}" if correction.note else ""
    signed = ", ".join(part for part in (correction.by, moment_day(correction.at)) if part)
    label = texts["corrected"]
    return f"<b>{label[:1].upper()}{label[1:]}</b>{changes}{note} ({esc(signed)})"


def _change(amendment: Amendment, texts: Texts) -> str:
    name, was, value = change(amendment)
    shown = (_shown(each, texts, date=name == "published") for each in (was, value))
    return f"{texts[f'field_{name}']}: {' → '.join(shown)}"


def _shown(value: Amended, texts: Texts, *, date: bool) -> str:
    if not value:
        return texts["none"]
    text = value if isinstance(value, str) else ", ".join(value)
    return esc(day(text) if date else text)
