"""Canonical addresses: the many URLs of one article made one."""

import re
from urllib.parse import unquote_plus, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|zalo\w*|mc_[ce]id|igshid|yclid|_ga|sessionid|phpsessid|jsessionid|sid",
    re.IGNORECASE,
)
_PATH_SESSION = re.compile(r";jsessionid=[^/?#;]*", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str) -> str:
    """Return *url* in the one form under which its article is known.

    Host in lower case, default port, session and tracking parameters and fragment dropped, query
    sorted, escapes in one case. The path keeps its case: portals on Linux tell it apart.

    >>> canonical_url("HTTP://Dongson.gov.vn:80/web/tin.html;jsessionid=A1?utm_source=fb&b=2&a=1#top")
    'http://dongson.gov.vn/web/tin.html?a=1&b=2'
    """
    parts = urlsplit(url.strip())
    if parts.scheme.lower() not in _DEFAULT_PORTS:
        return url.strip()
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    if port and port != _DEFAULT_PORTS[parts.scheme.lower()]:
        host = f"{host}:{port}"
    # As it is written: what is escaped in windows-1258 cannot be read and written again.
    kept = (part for part in parts.query.split("&") if not _TRACKING.fullmatch(_key(part)))
    path = _PATH_SESSION.sub("", parts.path) or "/"
    plain = urlunsplit((parts.scheme.lower(), host, path, "&".join(kept), ""))
    return canonicalize_url(plain, keep_blank_values=True)


def both_schemes(url: str) -> tuple[str, ...]:
    """Return *url* made canonical with either scheme of the web; itself alone where it has another.

    >>> both_schemes("https://dongson.gov.vn/tin.html")
    ('http://dongson.gov.vn/tin.html', 'https://dongson.gov.vn/tin.html')
    """
    try:
        canonical = canonical_url(url)
    except ValueError:
        return (url,)
    scheme, _, rest = canonical.partition("://")
    return (
        tuple(f"{each}://{rest}" for each in _DEFAULT_PORTS)
        if scheme in _DEFAULT_PORTS
        else (canonical,)
    )


def _key(part: str) -> str:
    return unquote_plus(part.partition("=")[0])


def host_of(url: str) -> str | None:
    """Return the host of *url* in lower case, without its port; None where it has none."""
    return urlsplit(url).hostname
