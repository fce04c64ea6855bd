"""What can go wrong on the way from a portal to an article.

CrawlerError (a TinxaError)
├── ProfileError         a portal's profile cannot be read; names file, line, key and cure
│   └── NotAdded         one typed into the page says what only a file may, or its name is taken
├── PageError            a page to try a profile on cannot be had, or is none
├── FrontierError        the crawler's memory of addresses cannot be used
├── CrawlRunning         another crawl uses the same data folder
├── LookFailed           a page that is to be added was not read in its time or memory
└── FetchError           one address could not be fetched; `reason` is its label in summaries
    ├── AddressRefused   not http(s), a foreign host, a private network, forbidden by robots.txt
    ├── LeadsToForgotten the article there was removed for good
    ├── Unreachable      no connection, no name, no valid certificate
    ├── TimedOut         the answer took too long
    ├── CutShort         the answer ended before its announced length, or cannot be unpacked
    ├── TooLarge         the answer is larger than the limit
    ├── RedirectedTooOften
    ├── Blocked          the portal shows a page for robots instead of its own, again and again
    └── RobotsUnavailable   robots.txt cannot be had, so the portal is left alone for a while
"""

from archive.errors import TinxaError


class CrawlerError(TinxaError):
    """Base of what the crawler reports."""


class ProfileError(CrawlerError):
    """A profile is missing, unreadable or wrong."""


class NotAdded(ProfileError):
    """A profile cannot be added from the page as it is; *reason* says why in a word or two."""

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class PageError(CrawlerError):
    """A file or an address holds no page."""

    def __init__(self, message: str, *, reason: str = "no page") -> None:
        super().__init__(message)
        self.reason = reason


class FrontierError(CrawlerError):
    """The frontier's file is damaged or belongs to something else."""


class CrawlRunning(CrawlerError):
    """Another crawl is at work in this data folder."""


class LookFailed(CrawlerError):
    """A page could not be looked at; *reason* says why in a word or two."""

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class FetchError(CrawlerError):
    """An address could not be fetched.

    *passing* says whether trying again later is of any use, *ailing* whether the host itself seems
    to be in trouble. *host* is the one that was asked, where it is known.
    """

    reason = "not fetched"
    passing = True
    ailing = False
    host: str | None = None


class AddressRefused(FetchError):
    """The crawler must not go to this address."""

    passing = False

    def __init__(self, message: str, *, reason: str = "address refused") -> None:
        super().__init__(message)
        self.reason = reason


class LeadsToForgotten(FetchError):
    """The address is one of an article that was forgotten, or redirects to it, the *home*."""

    reason = "forgotten"
    passing = False

    def __init__(self, home: str) -> None:
        super().__init__("an address leads to an article that was forgotten: not asked for.")
        self.home = home


class Unreachable(FetchError):
    """Nobody answers at this address."""

    reason = "unreachable"
    ailing = True


class TimedOut(FetchError):
    """The answer took too long."""

    reason = "timed out"
    ailing = True


class CutShort(FetchError):
    """The answer is incomplete."""

    reason = "cut short"
    ailing = True


class TooLarge(FetchError):
    """The answer is larger than the limit."""

    reason = "too large"
    passing = False


class RedirectedTooOften(FetchError):
    """A chain of redirects does not end."""

    reason = "redirected too often"
    passing = False


class Blocked(FetchError):
    """The portal lets nobody in who is no browser."""

    reason = "blocked"


class RobotsUnavailable(FetchError):
    """robots.txt cannot be had: nobody knows what is allowed.

    *wait* is for how many seconds the host asks to be left alone, where it says so.
    """

    reason = "robots.txt unavailable"

    def __init__(self, message: str, *, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait
