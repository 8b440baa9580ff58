"""The certificate that a phone of the same network trusts once."""

from __future__ import annotations

import asyncio
import ssl
from pathlib import Path

import pytest

from jiayuan.kernel.certificates import own_tls


async def _shaken(trusted: Path, folder: Path, name: str, names: set[str]) -> None:
    tls = own_tls(folder, names)
    served = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    served.load_cert_chain(tls.certificate, tls.key)
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0, ssl=served)
    async with server:
        port = server.sockets[0].getsockname()[1]
        client = ssl.create_default_context(cafile=str(trusted))
        client.verify_flags |= ssl.VERIFY_X509_STRICT
        _, writer = await asyncio.open_connection("127.0.0.1", port, ssl=client, server_hostname=name)
        writer.close()


async def test_who_trusts_the_root_trusts_every_later_address_of_the_machine(tmp_path: Path):
    root = own_tls(tmp_path, {"localhost"}).root
    await _shaken(root, tmp_path, "localhost", {"localhost"})
    await _shaken(root, tmp_path, "192.168.1.20", {"localhost", "192.168.1.20"})
    with pytest.raises(ssl.SSLCertVerificationError):
        await _shaken(root, tmp_path, "192.168.1.21", {"localhost", "192.168.1.20"})
    assert {path.stat().st_mode & 0o77 for path in tmp_path.glob("*.key")} == {0}
