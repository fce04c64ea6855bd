"""Help: what can be typed, each example a link that runs."""

from ui.markup import esc, link
from ui.texts import Texts
from ui.view import View

_EXAMPLES = (
    (("hoi nghi ban thuong vu",), "help_plain"),
    (('"nông thôn mới"',), "help_phrase"),
    (("lúa -ngô",), "help_without"),
    (('lúa -"vụ đông"',), "help_without_phrase"),
    (("lúa OR ngô", "lúa HOẶC ngô"), "help_either"),
    (("nông*",), "help_begins"),
    (("tiêu đề:lúa", "title:lúa"), "help_title"),
    (('xã:"Đông Tiến"', 'commune:"Đông Tiến"'), "help_commune"),
    (("nguồn:dongson", "source:dongson"), "help_source"),
    (("số:58-NQ/TW", "số:58 nq/tw", "doc:58-NQ/TW"), "help_document"),
    (("từ:2023 đến:05/2024", "from:2023 to:29/05/2024"), "help_dates"),
)
_KEYS = (
    ("/", "help_key_box"),
    ("↑ ↓", "help_key_list"),
    ("Enter", "help_key_enter"),
    ("Esc", "help_key_close"),
)


def help_page(view: View, texts: Texts) -> str:
    """Return the help."""
    rows = "".join(_row(typed, texts[finds], view) for typed, finds in _EXAMPLES)
    keys = "".join(
        f"<div><dt><kbd>{key}</kbd></dt><dd>{texts[does]}</dd></div>" for key, does in _KEYS
    )
    return (
        f'<main id="ket-qua" class="tx-help"><h1>{texts["help"]}</h1>'
        f"<p>{texts['help_accents']}</p><p>{texts['help_intro']}</p>"
        f'<table><thead><tr><th scope="col">{texts["help_typed"]}</th>'
        f'<th scope="col">{texts["help_finds"]}</th></tr></thead><tbody>{rows}</tbody></table>'
        f"<h2>{texts['help_keys']}</h2><dl>{keys}</dl>"
        f"<h2>{texts['help_basket']}</h2><p>{texts['help_basket_told']}</p></main>"
    )


def _row(typed: tuple[str, ...], finds: str, view: View) -> str:
    links = " ".join(
        link(View(q=q, lang=view.lang).href(), f"<code>{esc(q)}</code>") for q in typed
    )
    return f"<tr><td>{links}</td><td>{finds}</td></tr>"
