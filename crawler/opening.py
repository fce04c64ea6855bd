"""One page to look at: from a file, or fetched as the crawl would fetch it."""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from crawler.checks import is_web
from crawler.decoding import decode
from crawler.document import Document
from crawler.errors import PageError
from crawler.fetch import Fetcher
from crawler.metadata import own_address
from crawler.pace import Pace
from crawler.profile import Profile, profile_for

NOWHERE = "page.invalid"
"""The host of a saved page that does not tell its address: so its links have one, too."""
_BEGINNING = 4096


class Opener:
    """Opens pages; addresses within one portal, by its robots.txt and at its pace.

    *own* are the user's profiles, *contact* is told to the portal. *profile* is the one to fetch
    by; without it the one of *own* that has the host, else one that knows nothing.
    """

    def __init__(
        self, own: Mapping[str, Profile], *, profile: str = "auto", contact: str | None = None
    ) -> None:
        self._own = own
        self._chosen = own.get(profile)
        self._contact = contact
        self._fetcher: Fetcher | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if self._fetcher is not None:
            self._fetcher.close()

    def open(self, target: str) -> Document:
        """Return the page at the address or in the file *target*.

        Raises `PageError` where it is no page, `FetchError` where it cannot be fetched.
        """
        return self._fetched(target) if "://" in target else _read(Path(target))

    def _fetched(self, url: str) -> Document:
        if not is_web(url):
            raise PageError(
                f"{url}: no address that can be fetched. Begin it with https://.",
                reason="not http",
            )
        if self._fetcher is None:
            profile = self._chosen or profile_for(url, self._own)
            self._fetcher = Fetcher(profile, pace=Pace(), contact=self._contact)
        page = self._fetcher.fetch(url)
        if page.status >= 400:
            raise PageError(
                f"{url}: HTTP {page.status}. Check the address in a browser.",
                reason=f"HTTP {page.status}",
            )
        if page.is_file or _is_binary(page.body):
            kind = page.content_type.partition(";")[0] or "of an unknown type"
            raise PageError(f"{url}: a file ({kind}), no page. Give the page that links to it.")
        return Document(page.text, page.final_url)


def _read(path: Path) -> Document:
    if path.is_dir():
        raise PageError(f"{path}: a folder. Name a saved page in it.")
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise PageError(
            f"{path}: there is no such file. Check the path; an address begins with https://."
        ) from error
    except OSError as error:
        raise PageError(f"{path}: cannot be read: {error.strerror}.") from error
    if _is_binary(content):
        raise PageError(f"{path}: a binary file, no page. Save the page as HTML.")
    if b"<" not in content.replace(b"\0", b""):
        raise PageError(f"{path}: no markup in it. Save the page as HTML, not as text.")
    document = Document(decode(content), f"https://{NOWHERE}/{quote(path.name)}")
    address = own_address(document)
    return Document(document.soup, address) if address else document


def _is_binary(content: bytes) -> bool:
    """Tell whether *content* is no text: zeros are in none but UTF-16, which says that it is it."""
    return content.startswith(b"%PDF") or (
        b"\0" in content[:_BEGINNING] and not content.startswith((b"\xff\xfe", b"\xfe\xff"))
    )
