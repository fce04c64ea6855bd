"""Pages a second of the crawler beside Scrapy, with the same extraction, over one local portal.

    pip install scrapy        (into an environment of its own, beside Tinxa's requirements)
    python -m benchmarks.crawl [PAGES]

The portal is a process of its own; each crawler is one, too, held to one core where the system can.
Prints pages a second and the peak of memory of each, three runs, in turn. Without Scrapy only ours.
"""

import os
import subprocess
import sys
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path

from archive.store import Archive
from crawler.crawl import crawl
from crawler.discover import discover
from crawler.document import Document
from crawler.extract import extract
from crawler.profile import Profile
from crawler.rules import Discovery, Fetching, Fields

HOST = "xa.example"
PER_LIST = 20
RUNS = 3
SENTENCE = "Sáng nay, Ủy ban nhân dân xã Đông Phú tổ chức hội nghị sơ kết vụ chiêm xuân. "
MENU = "".join(f"<li><a href='/muc/{n}'>Chuyên mục {n}</a></li>" for n in range(60))
PROFILE = Profile(
    name="xa",
    hosts=(HOST, "127.0.0.1"),
    discover=Discovery(article_pattern=r"/tin/\d+\.html$", pager=("a.page",)),
    article=Fields(title=("h1",), date=(".date",), body=(".body",), summary=(".sapo",)),
)


class Portal(BaseHTTPRequestHandler):
    """Lists of twenty articles, and the articles, each with a menu and ten paragraphs."""

    protocol_version = "HTTP/1.1"
    # Or the system holds the body back until the headers are acknowledged, 40 ms later.
    disable_nagle_algorithm = True
    pages = 0

    def do_GET(self) -> None:
        """Answer with a list, an article or 404."""
        number = int("".join(filter(str.isdigit, self.path)) or 0)
        if self.path.startswith("/tin/") and number < self.pages:
            self._send(200, _article(number))
        elif self.path.startswith("/danh-sach"):
            self._send(200, _list(number, self.pages))
        else:
            self._send(404, "<h1>404</h1>")

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def _send(self, status: int, body: str) -> None:
        page = f"<!DOCTYPE html><html><body><ul>{MENU}</ul>{body}</body></html>".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


def _article(number: int) -> str:
    body = "".join(f"<p>{SENTENCE * 5}Đoạn {part} của tin {number}.</p>" for part in range(10))
    head = f"<h1>Hội nghị sơ kết số {number}</h1><p class='date'>29/05/2023 07:30</p>"
    return f"{head}<p class='sapo'>{SENTENCE}</p><div class='body'>{body}</div>"


def _list(page: int, pages: int) -> str:
    numbers = range(page * PER_LIST, min((page + 1) * PER_LIST, pages))
    links = "".join(f"<p><a href='/tin/{n}.html'>Hội nghị sơ kết số {n}</a></p>" for n in numbers)
    more = (page + 1) * PER_LIST < pages
    return links + (f"<a class='page' href='/danh-sach?trang={page + 1}'>sau</a>" if more else "")


def serve(pages: int) -> None:
    """Serve the portal, and say where on the first line of stdout."""
    Portal.pages = pages
    server = ThreadingHTTPServer(("127.0.0.1", 0), Portal)
    print(server.server_port, flush=True)
    server.serve_forever()


def ours(base: str, pages: int) -> None:
    """Crawl the portal with Tinxa: archive, frontier and all."""
    fetch = Fetching(delay=0, connect={HOST: base})
    profile = Profile(
        name="xa", start=(f"http://{HOST}/danh-sach?trang=0",), hosts=(HOST,), fetch=fetch,
        discover=PROFILE.discover, article=PROFILE.article,
    )  # fmt: skip
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.open(Path(folder) / "archive.sqlite") as archive,
    ):
        crawl([profile], archive=archive, frontier=Path(folder) / "frontier.sqlite")
        assert len(archive) == pages, len(archive)


def scrapys(base: str, pages: int) -> None:
    """Crawl the portal with Scrapy, its items read by the same functions and kept in a file."""
    import scrapy
    from scrapy.crawler import CrawlerProcess

    taken = []

    class Spider(scrapy.Spider):
        name = "xa"
        start_urls = (f"{base}/danh-sach?trang=0",)

        def parse(self, response: scrapy.http.Response) -> object:
            document = Document(response.text, response.url)
            if "/tin/" in response.url:
                taken.append(1)
                yield {"article": repr(extract(document, response.url, PROFILE))}
                return
            found = discover(document, PROFILE)
            for url in (*found.articles, *found.lists):
                yield scrapy.Request(url, callback=self.parse)

    with tempfile.TemporaryDirectory() as folder:
        feeds = {Path(folder) / "items.jsonl": {"format": "jsonlines"}}
        process = CrawlerProcess({
            "LOG_LEVEL": "ERROR", "ROBOTSTXT_OBEY": True, "FEEDS": feeds, "DOWNLOAD_DELAY": 0,
            "JOBDIR": f"{folder}/job", "TELNETCONSOLE_ENABLED": False,
        })  # fmt: skip
        process.crawl(Spider)
        process.start()
        assert len(taken) == pages, len(taken)


def measured(who: str, base: str, pages: int) -> str:
    """Run one crawler in a process of its own; return its pages a second and its memory."""
    started = time.monotonic()
    command = [sys.executable, "-m", "benchmarks.crawl", who, base, str(pages)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    seconds = time.monotonic() - started
    total = pages + -(-pages // PER_LIST)
    return f"{who}: {total / seconds:.0f} pages/s, {done.stdout.strip()}"


def _memory() -> str:
    try:
        import resource
    except ImportError:
        return "memory unknown"
    return f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


def main() -> None:
    """Measure both in turn, or be one of the processes."""
    match sys.argv[1:]:
        case ["serve", pages]:
            serve(int(pages))
        case ["tinxa" | "scrapy" as who, base, pages]:
            if hasattr(os, "sched_setaffinity"):
                os.sched_setaffinity(0, {0})
            {"tinxa": ours, "scrapy": scrapys}[who](base, int(pages))
            print(_memory())
        case given:
            compare(int(given[0]) if given else 2000)


def compare(pages: int) -> None:
    """Serve the portal, run the crawlers, print what came of it."""
    command = [sys.executable, "-m", "benchmarks.crawl", "serve", str(pages)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as portal:
        assert portal.stdout is not None
        base = f"http://127.0.0.1:{portal.stdout.readline().strip()}"
        try:
            for _ in range(RUNS):
                for who in ("tinxa", "scrapy") if find_spec("scrapy") else ("tinxa",):
                    print(measured(who, base, pages), flush=True)
        finally:
            portal.terminate()


if __name__ == "__main__":
    main()
