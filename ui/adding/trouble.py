"""What went wrong while a portal is added, in the reader's words."""

import re
from collections.abc import Mapping

from crawler.adding.looking import Trouble
from ui.markup import esc
from ui.texts import Texts

_CURES: Mapping[str, str] = {
    "private address": "add_private",
    "forbidden by robots.txt": "add_robots",
    "robots.txt unavailable": "add_robots_unavailable",
    "unreachable": "add_unreachable",
    "timed out": "add_slow",
    "cut short": "add_slow",
    "too large": "add_large",
    "foreign host": "add_foreign",
    "not http": "add_not_http",
    "bad address": "add_not_http",
    "blocked": "add_blocked",
    "busy": "add_busy",
    "too much": "add_too_much",
    "no page": "add_no_page",
    "name taken": "add_name_taken",
    "portal taken": "add_portal_taken",
    "bad name": "add_bad_name",
    "out of reach": "add_reach",
    "named twice": "add_profile_wrong",
    "too long": "add_profile_wrong",
    "place": "add_place_typed",
    "ProfileError": "add_profile_wrong",
}
# What the page says of its own network nobody learns who asks for it.
_UNTOLD = frozenset({"private address", "busy", "place"})
_LINE = re.compile(r"\.toml:(\d+)")


def adding_trouble(trouble: Trouble | None, texts: Texts) -> str:
    """Return what is wrong and what to do, and below it the error for whoever knows profiles."""
    if trouble is None:
        return ""
    status = trouble.reason.removeprefix("HTTP ")
    key = "add_http" if status != trouble.reason else _CURES.get(trouble.reason, "")
    said = texts[key or "add_other_trouble"].format(status=esc(status))
    detail = ""
    if trouble.reason not in _UNTOLD:
        detail = (
            f'<p lang="en"><code>{esc(_short(trouble.told))}</code>{_to_line(trouble, texts)}</p>'
        )
    return f'<div class="tx-wrong" role="alert"><p>{said}</p>{detail}</div>'


def _short(told: str) -> str:
    """Return an error without the folder of the profile that it names."""
    return re.sub(r"\S*[/\\](?=[\w.-]+\.toml)", "", told)


def _to_line(trouble: Trouble, texts: Texts) -> str:
    """Return a button that leads to the line of the profile that is wrong, with a script."""
    found = _LINE.search(trouble.told)
    if found is None:
        return ""
    label = texts["add_at_line"].format(n=found[1])
    return f' <button type="button" class="tx-scripted" data-line="{found[1]}">{label}</button>'
