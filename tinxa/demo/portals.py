"""The three portals of the demo, by host."""

from tinxa.demo.dongson import Dongson
from tinxa.demo.hoanghoa import Hoanghoa
from tinxa.demo.portal import Portal
from tinxa.demo.thoxuan import Thoxuan


def portals() -> tuple[Portal, ...]:
    """Return the portals, their articles read anew."""
    return (Dongson(), Hoanghoa(), Thoxuan())
