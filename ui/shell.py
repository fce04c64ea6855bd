"""Streamlit's own HTML page with our language, title, stylesheet and script in it."""

import json
import re
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.access import sign_in
from ui.alone import ASSETS
from ui.exports import PATH
from ui.shell_texts import VIETNAMESE
from ui.texts import TEXTS
from ui.view import Language, view_of

# Asked for at once: a face that comes later makes lines break anew.
_FONTS = "\n".join(
    f'<link rel="preload" href="{ASSETS}/fonts/{face}-{letters}-{weight}-normal.woff2" as="font"'
    ' type="font/woff2" crossorigin>'
    for face in ("be-vietnam-pro", "noto-serif")
    for letters in ("latin", "vietnamese")
    for weight in (400, 600)
)
# For where no answer comes to tell them, hence in both languages.
_WORDS = '<script type="application/json" id="tx-words">{}</script>'.format(
    json.dumps(
        {
            lang: {name: said[name] for name in (*VIETNAMESE, "close")}
            for lang, said in TEXTS.items()
        }
    )
)
_HEAD = f"""<title>Tin Xã</title>
<link rel="stylesheet" href="{ASSETS}/tinxa.css">
<link rel="stylesheet" href="{ASSETS}/trends.css">
<link rel="stylesheet" href="{ASSETS}/desk.css">
<link rel="stylesheet" href="{ASSETS}/reading.css">
<link rel="stylesheet" href="{ASSETS}/basket.css">
<link rel="stylesheet" href="{ASSETS}/correcting.css">
<link rel="stylesheet" href="{ASSETS}/archive.css">
<link rel="stylesheet" href="{ASSETS}/adding.css">
<link rel="stylesheet" href="{ASSETS}/print.css" media="print">
{_FONTS}
{_WORDS}
<script defer src="{ASSETS}/tinxa.js"></script>
<script defer src="{ASSETS}/said.js"></script>
<script defer src="{ASSETS}/completion.js"></script>
<script defer src="{ASSETS}/watches.js"></script>
<script defer src="{ASSETS}/facets.js"></script>
<script defer src="{ASSETS}/reading.js"></script>
<script defer src="{ASSETS}/basket.js"></script>
<script defer src="{ASSETS}/forms.js"></script>
<script defer src="{ASSETS}/adding.js"></script>
</head>"""


class Shell:
    """A middleware that rewrites HTML answers and passes everything else through."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not _wants_html(scope):
            await self._app(scope, receive, send)
            return
        # The page must come uncompressed, or it could not be rewritten.
        kept = [
            (k, v) for k, v in scope["headers"] if k not in (b"accept-encoding", b"if-none-match")
        ]
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        rewriter = _Rewriter(send, view_of(asked).lang)
        await self._app({**scope, "headers": kept}, receive, rewriter)


class _Rewriter:
    """Collects an HTML answer and sends it rewritten."""

    def __init__(self, send: Send, lang: Language) -> None:
        self._send = send
        self._lang = lang
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if _is_html(message):
                self._start = message
            else:
                await self._send(message)
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        body = _rewritten(self._body.decode(), self._lang).encode()
        dropped = (b"content-length", b"etag", b"last-modified")
        headers = [(k, v) for k, v in start["headers"] if k.lower() not in dropped]
        headers.append((b"content-length", str(len(body)).encode()))
        await self._send({**start, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})


def _rewritten(page: str, lang: Language) -> str:
    page = page.replace('<html lang="en">', f'<html lang="{lang}">')
    page = re.sub(r"<title>.*?</title>", "", page, flags=re.DOTALL)
    told = f"<noscript><p>{TEXTS[lang]['no_script']}</p></noscript>"
    page = re.sub(r"<noscript>.*?</noscript>", told, page, flags=re.DOTALL)
    early = f'<script src="{ASSETS}/signing.js"></script>' if sign_in() else ""
    return page.replace("</head>", early + _HEAD, 1)


def _wants_html(scope: Scope) -> bool:
    accepts = dict(scope["headers"]).get(b"accept", b"")
    # A page to print is streamed and has a look of its own.
    ours = not scope["path"].startswith(PATH)
    return ours and scope["method"] == "GET" and b"text/html" in accepts


def _is_html(message: Message) -> bool:
    kind = {k.lower(): v for k, v in message["headers"]}.get(b"content-type", b"")
    return bool(kind.startswith(b"text/html"))
