"""A certificate of this machine's own, so that phones of the same network can be tried out over https.

A root is made once, to be trusted on the phone; the certificate below it is renewed with the addresses of the machine.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

#: Browsers refuse a server's certificate that is valid for longer.
_LIFE = timedelta(days=397)
_ROOT_LIFE = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class Tls:
    root: Path
    certificate: Path
    key: Path


def own_tls(folder: Path, names: set[str]) -> Tls:
    """Certificate and key for these names and addresses; the root in the folder stays the same."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    tls = Tls(folder / "root.pem", folder / "server.pem", folder / "server.key")
    root_key = folder / "root.key"
    if not (tls.root.exists() and root_key.exists()):
        key = ec.generate_private_key(ec.SECP256R1())
        name = _name(f"Jiayuan {socket.gethostname()}")
        sign = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        root = _begun(name, name, key, key, _ROOT_LIFE).add_extension(x509.BasicConstraints(True, 0), True)
        _write(root_key, _private(key))
        tls.root.write_bytes(_signed(root.add_extension(sign, True), key))
    issuer_key = serialization.load_pem_private_key(root_key.read_bytes(), None)
    assert isinstance(issuer_key, ec.EllipticCurvePrivateKey)
    issuer = x509.load_pem_x509_certificate(tls.root.read_bytes()).subject
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _begun(_name("Jiayuan"), issuer, key, issuer_key, _LIFE)
    builder = builder.add_extension(x509.BasicConstraints(False, None), True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False)
    builder = builder.add_extension(x509.SubjectAlternativeName([_general(name) for name in sorted(names)]), False)
    _write(tls.key, _private(key))
    tls.certificate.write_bytes(_signed(builder, issuer_key))
    return tls


def own_names() -> set[str]:
    """What this machine is called by itself and by its neighbours."""
    found = {"localhost", "127.0.0.1", "::1", socket.gethostname()}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # nothing is sent: the system only says from where it would be
            found.add(str(probe.getsockname()[0]))
        except OSError:
            pass
    return found


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common[:64])])


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _begun(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    by: ec.EllipticCurvePrivateKey,
    life: timedelta,
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)  # what a browser compares with is its own clock, never that of a demo
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + life - timedelta(days=1))
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
    return builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), False)


def _signed(builder: x509.CertificateBuilder, key: ec.EllipticCurvePrivateKey) -> bytes:
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write(path: Path, content: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(content)
