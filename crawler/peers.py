"""Connections that end where the crawler may go, and in time: no portal can hold it for ever."""

import socket
import time
from collections.abc import Mapping
from contextlib import suppress
from contextvars import ContextVar
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from threading import Timer
from types import MappingProxyType
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.response import HTTPResponse

from crawler.errors import AddressRefused

HEAD_DUE: ContextVar[float] = ContextVar("HEAD_DUE")
"""When the head of an answer must have come, by the monotonic clock."""
PRIVATE = "private address"
"""The reason for which such an address is refused."""
# NAT64, its local form, and IPv4-compatible addresses.
_CARRIERS = tuple(map(IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")))

# What Python takes for public and IANA's registries of special purposes do not, or no longer:
# relays of 6to4, site-local, documentation, SRv6 and dummy prefixes.
_SPECIAL = tuple(
    map(ip_network, ("192.88.99.0/24", "fec0::/10", "3fff::/20", "5f00::/16", "100:0:0:1::/64"))
)


def is_public(address: str) -> bool:
    """Tell whether the IP *address* is one of the public internet, looking into tunnels.

    >>> is_public("203.162.4.190"), is_public("10.0.0.1"), is_public("2002:7f00:1::")
    (True, False, False)
    """
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address) and (inner := _inner(ip)):
        return all(is_public(str(each)) for each in inner)
    return ip.is_global and not ip.is_multicast and not any(ip in net for net in _SPECIAL)


class _TimedConnection(HTTPConnection):
    def getresponse(self) -> HTTPResponse:  # type: ignore[override]
        left = HEAD_DUE.get() - time.monotonic()
        timer = Timer(max(0.0, left), _shut, [self.sock])
        timer.start()
        try:
            answer = super().getresponse()
        finally:
            timer.cancel()
            timer.join()
        if time.monotonic() >= HEAD_DUE.get():
            # A head that breaks off is taken for a whole one.
            answer.close()
            raise TimeoutError("the head of the answer did not come in time")
        return answer


class _PublicConnection(_TimedConnection):
    def _new_conn(self) -> socket.socket:
        # Not even whether something listens in a private network is to be learnt.
        for address in _addresses(self.host.strip("[]"), self.port):
            _check(address, self.host)
        return _checked(super()._new_conn(), self.host)


class _TimedSecureConnection(_TimedConnection, HTTPSConnection):
    pass


class _PublicSecureConnection(_PublicConnection, HTTPSConnection):
    pass


class _TimedPool(HTTPConnectionPool):
    ConnectionCls = _TimedConnection


class _TimedSecurePool(HTTPSConnectionPool):
    ConnectionCls = _TimedSecureConnection


class _PublicPool(HTTPConnectionPool):
    ConnectionCls = _PublicConnection


class _PublicSecurePool(HTTPSConnectionPool):
    ConnectionCls = _PublicSecureConnection


class TimedAdapter(HTTPAdapter):
    """Lets requests wait for the head of an answer until `HEAD_DUE`, however it drips in.

    A timeout of requests begins anew with each byte.
    """

    pools: Mapping[str, type[HTTPConnectionPool]] = MappingProxyType(
        {"http": _TimedPool, "https": _TimedSecurePool}
    )

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Use pools whose connections are watched."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self.pools


class PublicAdapter(TimedAdapter):
    """Lets requests reach public addresses only.

    A name none of whose addresses may be private is connected to, and then the socket's other end
    is checked before anything is sent: no change of a name's meaning gets around it.
    """

    pools: Mapping[str, type[HTTPConnectionPool]] = MappingProxyType(
        {"http": _PublicPool, "https": _PublicSecurePool}
    )


def _shut(connected: socket.socket) -> None:
    # It may be closed already: the answer came in the same moment.
    with suppress(OSError):
        # Past what TLS makes of it, which another thread is reading from.
        socket.socket.shutdown(connected, socket.SHUT_RDWR)


def _checked(connected: socket.socket, host: str) -> socket.socket:
    try:
        _check(connected.getpeername()[0], host)
    except AddressRefused:
        connected.close()
        raise
    return connected


def _check(address: str, host: str) -> None:
    if not is_public(address):
        raise AddressRefused(
            f"{host}: stands at {address}, in a private network. If that is your own portal, set"
            " allow_private = true under [fetch] in its profile.",
            reason=PRIVATE,
        )


def _addresses(host: str, port: int) -> list[str]:
    """Return what *host* is resolved to; nothing where it is not, which the connection will say."""
    with suppress(OSError, UnicodeError):
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return [str(address[0]) for *_, address in found]
    return []


def _inner(ip: IPv6Address) -> list[IPv4Address]:
    """Return the IPv4 addresses that *ip* carries inside."""
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    if ip.sixtofour:
        return [ip.sixtofour]
    if ip.teredo:
        return list(ip.teredo)
    return [IPv4Address(int(ip) & 0xFFFFFFFF)] if any(ip in net for net in _CARRIERS) else []
