"""What changed between two versions, as HTML: words that came and words that went."""

from collections.abc import Sequence

from searcher.differences import Difference, Run
from ui.markup import esc
from ui.texts import Texts

_TAGS = {"inserted": "ins", "deleted": "del"}


def changes(of: Sequence[Difference], texts: Texts) -> str:
    """Return each changed field; of long texts only the paragraphs in which anything changed."""
    return "".join(_field(one, texts) for one in of)


def _field(one: Difference, texts: Texts) -> str:
    changed = [runs for runs in one.paragraphs() if any(run.kind != "equal" for run in runs)]
    shown = "".join(f"<p>{''.join(run_html(run, texts) for run in runs)}</p>" for runs in changed)
    return f"<h3>{texts[f'field_{one.field}']}</h3>{shown}"


def run_html(run: Run, texts: Texts) -> str:
    """Return words that stayed, came or went."""
    tag = _TAGS.get(run.kind)
    if tag is None:
        return esc(run.text)
    # Not by colour and line alone: who hears the page hears the words too.
    before = f'<span class="tx-hidden"> [{texts[run.kind]}: </span>'
    return f'<{tag}>{before}{esc(run.text)}<span class="tx-hidden">] </span></{tag}>'
