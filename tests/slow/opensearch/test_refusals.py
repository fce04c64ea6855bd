"""What a user can mend about a cluster: each a clear error with its cure."""

import datetime as dt
import ssl
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from uuid import uuid4

import pytest
import trustme

from archive.settings import ClusterSettings
from archive.store import Clock
from indexer.engines.opensearch.connection import Identity
from indexer.engines.opensearch.engine import OpenSearchIndex
from indexer.engines.opensearch.errors import (
    ReadOnly,
    Refused,
    RejectedArticles,
    Unreachable,
    Untrusted,
)
from indexer.errors import OutdatedIndex
from indexer.query import Query
from tests.making import record

pytestmark = pytest.mark.slow


@pytest.fixture
def index(cluster):
    """An index of one article."""
    name = f"tinxa-{uuid4().hex[:8]}"
    made = cluster.index(name)
    written(made, record(id="1", body="lúa"))
    yield made
    cluster.remove(name)


def written(index, *records, rebuild=True, change=1):
    writer = index.writer(rebuild=rebuild)
    try:
        writer.write(records)
        writer.commit(clock=Clock(change, "archive"))
    except BaseException:
        writer.cancel()
        raise


def test_a_wrong_password_is_told(cluster):
    identity = Identity("tinxa_reader", "wrong")
    with pytest.raises(Refused, match="TINXA_OPENSEARCH_PASSWORD"):
        OpenSearchIndex(cluster.settings("tinxa"), identity).open()


def test_a_key_that_the_cluster_does_not_know_is_told(cluster):
    with pytest.raises(Refused, match="TINXA_OPENSEARCH_API_KEY"):
        OpenSearchIndex(cluster.settings("tinxa"), Identity(key="bmFtZTpzZWNyZXQ=")).open()


def test_the_key_of_the_environment_is_sent_and_no_password(monkeypatch):
    monkeypatch.setattr(_Silent, "signed", [])
    monkeypatch.setenv("TINXA_OPENSEARCH_API_KEY", "bmFtZTpzZWNyZXQ=")
    monkeypatch.setenv("TINXA_OPENSEARCH_USER", "somebody")
    with listening() as port:
        settings = ClusterSettings(addresses=(f"http://127.0.0.1:{port}",), timeout=0.2)
        with pytest.raises(Unreachable):
            OpenSearchIndex(settings).open()
    assert set(_Silent.signed) == {"ApiKey bmFtZTpzZWNyZXQ="}


def test_a_certificate_of_another_authority_is_told(cluster, tmp_path):
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "other.pem"))
    settings = cluster.settings("tinxa", ca=tmp_path / "other.pem")
    with pytest.raises(Untrusted, match=r"other\.pem.*\[opensearch\]\.ca"):
        OpenSearchIndex(settings, cluster.identity("tinxa_reader")).open()


class _Silent(BaseHTTPRequestHandler):
    signed: ClassVar[list[str | None]] = []

    def do_GET(self):
        self.signed.append(self.headers["authorization"])
        threading.Event().wait(3)

    def log_message(self, *_):
        pass


@contextmanager
def listening(certificate=None):
    """Serve one that never answers, with a certificate where one is given; yield its port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Silent)
    server.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_an_expired_certificate_is_told(tmp_path):
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    past = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    expired = authority.issue_cert(
        "127.0.0.1", not_before=past, not_after=past + dt.timedelta(days=1)
    )
    with listening(expired) as port:
        address = f"https://127.0.0.1:{port}"
        settings = ClusterSettings(addresses=(address,), ca=tmp_path / "ca.pem")
        with pytest.raises(Untrusted, match="expired"):
            OpenSearchIndex(settings, Identity("a", "b")).open()


def test_no_answer_in_time_is_told():
    with listening() as port:
        settings = ClusterSettings(addresses=(f"http://127.0.0.1:{port}",), timeout=0.2)
        with pytest.raises(Unreachable, match=r"within 0\.2 s"):
            OpenSearchIndex(settings, Identity("a", "b")).open()


def test_a_locked_index_is_told_and_takes_the_change_once_unlocked(cluster, index):
    name = index.writer(rebuild=False)
    build = name._build
    name.cancel()
    block = {"index.blocks.read_only_allow_delete": True}
    cluster.admin.indices.put_settings(index=build, body=block)
    with pytest.raises(ReadOnly, match="disk"):
        written(index, record(id="2", body="ngô"), rebuild=False, change=2)
    assert index.followed() == Clock(1, "archive")
    cluster.admin.indices.put_settings(index=build, body=dict.fromkeys(block))
    written(index, record(id="2", body="ngô"), rebuild=False, change=2)
    assert sorted(index.open().scan(Query())) == ["1", "2"]


def test_every_refused_article_is_named_and_nothing_is_committed(index):
    long = record(id="long", body="lúa", category="x" * 40_000)
    longer = record(id="longer", body="lúa", source="y" * 40_000)
    with pytest.raises(RejectedArticles, match=r"(?s)2 articles.*long: .*longer: "):
        written(index, long, record(id="2", body="ngô"), longer, rebuild=True, change=2)
    assert list(index.open().scan(Query())) == ["1"]


def test_an_older_mapping_is_told(cluster, index):
    writer = index.writer(rebuild=False)
    build = writer._build
    writer.cancel()
    cluster.admin.indices.put_mapping(index=build, body={"_meta": {"schema": 0}})
    with pytest.raises(OutdatedIndex, match="tinxa index --rebuild"):
        index.open()
    assert index.followed() is None
    written(index, record(id="3", body="lúa"), change=3)
    assert list(index.open().scan(Query())) == ["3"]
