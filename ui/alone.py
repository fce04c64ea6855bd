"""A page in our own look without Streamlit: what answers a form that was not taken."""

from starlette.responses import HTMLResponse

from ui.markup import esc
from ui.texts import Texts
from ui.view import Language, View

ASSETS = "/tx"
"""Where our stylesheets, scripts and fonts are."""
_SHEETS = ("tinxa", "desk", "reading", "basket", "correcting", "alone")
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self';"
    " font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}


def alone(body: str, status: int, lang: Language, texts: Texts) -> HTMLResponse:
    """Return a page around *body*, the HTML of its ``<main id="ket-qua">``."""
    sheets = "".join(f'<link rel="stylesheet" href="{ASSETS}/{name}.css">' for name in _SHEETS)
    home = f'<a href="{esc(View(lang=lang).href())}">{texts["name"]}</a>'
    page = (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{texts['form_refused']} – {texts['name']}</title>{sheets}"
        f'<script defer src="{ASSETS}/forms.js"></script></head>'
        '<body class="stApp"><div class="stMainBlockContainer stHtml">'
        f'<header class="tx-masthead"><p class="tx-name">{home}</p>'
        f'<p class="tx-tagline">{texts["tagline"]}</p></header>{body}</div></body></html>'
    )
    return HTMLResponse(page, status, _HEADERS)
