"""A crawl as a process that outlives its starter: the page's server may stop meanwhile."""

import subprocess
import threading

from crawler.adding.runs import Run
from crawler.children import environment, python
from ui.service import folder


def start(name: str) -> None:
    """Crawl and then index the portal whose profile is *name*, aside. Raises `CrawlRunning`."""
    served = folder()
    run = Run(served.logs, name)
    run.begin()
    with run.log.open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - our own module; the name is an argument
            python("tinxa.background", name),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=environment(TINXA_DATA=str(served.path), PYTHONUNBUFFERED="1"),
            # Ctrl-C at the page's terminal is not meant for it.
            start_new_session=True,
        )
    # Somebody has to hear of its end, or the system keeps what is left of it.
    threading.Thread(target=process.wait, daemon=True).start()
