"""`python -m tinxa.background PORTAL`: one crawl that the page started, and the index after it.

What it says goes into its log; the page reads there and in its run how it goes.
"""

import sys

from archive.errors import TinxaError
from archive.folder import DataFolder, data_folder
from archive.settings import load_settings
from crawler.adding.runs import Run
from crawler.crawl import Options
from crawler.profile import load_profiles, profile_for
from tinxa.app import speak
from tinxa.collecting import collect
from tinxa.indexing import update
from tinxa.watching import terminated


def main() -> None:
    """Crawl and index the portal of the command line, as `tinxa crawl` and `tinxa index` do."""
    speak()
    folder, name = data_folder(None), sys.argv[1]
    run = Run(folder.logs, name)
    with terminated(), run.held():
        try:
            stopped = _crawl(folder, name)
            run.note("indexing")
            update(folder)
        except TinxaError as error:
            print(f"tinxa: {error}", file=sys.stderr)
            run.note("failed", error=error)
        except KeyboardInterrupt:
            run.note("stopped")
        except Exception as error:
            run.note("failed", error=error)
            raise
        else:
            run.note("stopped" if stopped else "done")


def _crawl(folder: DataFolder, name: str) -> bool:
    """Crawl the portal *name*; return whether that was stopped."""
    profile = profile_for(name, load_profiles(folder.sites))
    try:
        collect(folder, [profile], how=Options(contact=load_settings(folder.settings).contact))
    except KeyboardInterrupt:
        print("stopped; what was taken so far is indexed", file=sys.stderr)
        return True
    return False


if __name__ == "__main__":
    main()
