"""Connections that end where the crawler may go: no portal can send it into a private network."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from crawler.errors import AddressRefused

# NAT64, its local form, and IPv4-compatible addresses.
_CARRIERS = tuple(map(IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")))


def is_public(address: str) -> bool:
    """Tell whether the IP *address* is one of the public internet, looking into tunnels.

    >>> is_public("203.162.4.190"), is_public("10.0.0.1"), is_public("2002:7f00:1::")
    (True, False, False)
    """
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address) and (inner := _inner(ip)):
        return all(is_public(str(each)) for each in inner)
    return ip.is_global and not ip.is_multicast


class PublicAdapter(HTTPAdapter):
    """Lets requests reach public addresses only.

    What is checked is the socket's other end, after the name was resolved and before anything is
    sent: no spelling of an address and no change of a name's meaning gets around it.
    """

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Use pools whose connections are checked."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}


class _Connection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _checked(super()._new_conn(), self.host)


class _SecureConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _checked(super()._new_conn(), self.host)


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


def _checked(connected: socket.socket, host: str) -> socket.socket:
    address = connected.getpeername()[0]
    if is_public(address):
        return connected
    connected.close()
    raise AddressRefused(
        f"{host}: stands at {address}, in a private network. If that is your own portal, set"
        " allow_private = true under [fetch] in its profile.",
        reason="private address",
    )


def _inner(ip: IPv6Address) -> list[IPv4Address]:
    """Return the IPv4 addresses that *ip* carries inside."""
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    if ip.sixtofour:
        return [ip.sixtofour]
    if ip.teredo:
        return list(ip.teredo)
    return [IPv4Address(int(ip) & 0xFFFFFFFF)] if any(ip in net for net in _CARRIERS) else []
