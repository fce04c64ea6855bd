"""A data folder with crawled portals in every state, and sources that were only imported."""

import datetime as dt

from archive.folder import DataFolder
from crawler.frontier import Caps, Find, Frontier
from crawler.hosts import Hosts
from crawler.journal import Journal
from crawler.outcomes import PortalSummary
from tests.making import filled, indexed
from vietnamese.clock import VIETNAM

HOST, OTHER, SILENT = "tot.example", "www.tot.example", "im.example"
NAME = "<img src=x onerror=alert(1)> $x$ **b**"
FIRST = dt.date(2024, 2, 26)
CAPS = Caps(999, 9)


def moment(day, hour=12):
    return dt.datetime.combine(day, dt.time(hour), VIETNAM).timestamp()


def articles():
    for number, day in enumerate(("2024-03-01", "2024-03-01", "2024-03-03", "2023-12-31")):
        yield {"id": f"a{number}", "title": f"Tin {number}", "body": "Lúa tốt.", "source": HOST,
               "url": f"https://{HOST}/{number}.html", "published": day, "date_source": "url",
               "fetched_at": "2024-03-04T00:00:00Z"}  # fmt: skip
    yield {"id": "b", "title": "Đoán", "body": "Ngô.", "source": OTHER, "published": "2024-03-02",
           "date_source": "guess"}  # fmt: skip
    yield {"id": "c", "title": "Không ngày", "body": "Khoai.", "source": OTHER}
    yield {"id": "h", "title": NAME, "body": NAME, "source": NAME}
    yield {"id": "n", "title": "Không nguồn", "body": "Sắn.", "published": "2024-01-05"}
    yield {"id": "v", "title": "Bản một", "body": "Một.", "source": "nhap.example",
           "published": "2024-01-05"}  # fmt: skip
    yield {"id": "v", "title": "Bản hai", "body": "Hai.", "source": "nhap.example",
           "published": "2024-01-05"}  # fmt: skip


def crawled(folder):
    """Write down what two portals went through: one that fares well enough, one that is silent."""
    clock = [moment(FIRST)]
    with Frontier.open(folder.frontier, clock=lambda: clock[0]) as frontier:
        journal, page = Journal(frontier), Find("tot", "article", 0)
        urls = [f"https://{HOST}/{number}.html" for number in range(4)]
        frontier.add([*urls, f"https://{OTHER}/b.html", f"https://{HOST}/x.html"], page, caps=CAPS)
        frontier.skip(f"https://{HOST}/x.html", "no text")
        frontier.add([f"https://{SILENT}/1.html"], Find("im", "article", 0), caps=CAPS)
        rounds = {
            dt.date(2024, 2, 28): PortalSummary("tot", answered=1),
            dt.date(2024, 3, 4): PortalSummary("tot", failed={"timed out": 1}),
            dt.date(2024, 3, 5): PortalSummary("tot", failed={"blocked": 1}),
            dt.date(2024, 3, 6): PortalSummary("tot", answered=1),
        }
        for day, summary in rounds.items():
            clock[0] = moment(day)
            journal.note(journal.begin("tot"), summary)
        journal.note(journal.begin("im"), PortalSummary("im", failed={"unreachable": 1}))
        frontier.fail(f"https://{SILENT}/1.html", "unreachable", wait=60)
        # Left alone still, whenever the test runs.
        wait = moment(dt.date(2100, 1, 1), 0) - clock[0]
        Hosts(frontier).troubled(SILENT, "robots.txt unavailable", wait=wait)


def made(path):
    """Return a folder with all of it, indexed."""
    folder = DataFolder(path)
    with filled(path, articles()) as archive:
        archive.mark_gone("a3")
        indexed(archive)
    crawled(folder)
    return folder
