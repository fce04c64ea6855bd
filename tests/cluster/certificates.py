"""Certificates of a test cluster: an authority of its own, one for the nodes, one to administer."""

from pathlib import Path

import trustme
from cryptography.hazmat.primitives import serialization as serial

NAMES = {name: f"CN={name},OU=tests,O=Tinxa" for name in ("node", "admin")}
"""Whom each certificate names, as the security plugin's settings have it."""


def write_certificates(folder: Path) -> None:
    """Write `ca.pem`, and a certificate and key each of `NAMES`, into *folder*."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    for name in NAMES:
        leaf = authority.issue_cert(
            "127.0.0.1",
            "localhost",
            common_name=name,
            organization_name="Tinxa",
            organization_unit_name="tests",
        )
        chain = b"".join(blob.bytes() for blob in leaf.cert_chain_pems)
        (folder / f"{name}.pem").write_bytes(chain)
        # The server reads keys in PKCS#8 alone.
        key = serial.load_pem_private_key(leaf.private_key_pem.bytes(), None)
        (folder / f"{name}.key").write_bytes(
            key.private_bytes(
                serial.Encoding.PEM, serial.PrivateFormat.PKCS8, serial.NoEncryption()
            )
        )
