"""Everything that can be set, by ``JIAYUAN_*`` variables; nothing outside the kernel reads the environment."""

from __future__ import annotations

import os
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Unfit(RuntimeError):
    """Why no process may work here like this."""


class Settings(BaseSettings):
    """Settings of one installation. Times in seconds, sizes in bytes unless the name says otherwise."""

    model_config = SettingsConfigDict(env_prefix="JIAYUAN_", extra="ignore")

    data: Path = Field(Path(".data"), description="Folder of the own database, keys and files")
    database_url: str | None = Field(None, description="The application's role; without it an own server is started")
    owner_database_url: str | None = Field(None, description="The owner's: migrate, demo, backup, restore, keys rotate")
    public_url: str = Field("http://localhost:8000", description="Address printed on posters and sent in messages")
    trusted_proxies: str = Field(
        "127.0.0.1,::1",
        description="Peers (addresses or networks, by comma; * is all) whose X-Forwarded-For names the client",
    )
    clock: str | None = Field(None, description="Moment at which the clock starts; accepted with demo data only")
    cipher: Literal["aes-256-gcm", "sm4-gcm"] = Field("aes-256-gcm", description="Cipher of newly written fields")
    divisions: Path | None = Field(None, description="File with the administrative divisions (csv or csv.xz)")

    read_connections: int = Field(16, ge=1, description="Connections of the read port")
    write_connections: int = Field(12, ge=1, description="Connections for transactions")
    admitted: int = Field(64, ge=1, description="Requests worked on at once; more wait")
    waiting: int = Field(256, ge=0, description="Requests that may wait before 503")
    gate: bool = Field(default=True, description="Admission gate on; off only for contract tests")
    rate_limits: bool = Field(default=True, description="Limits on sign-in, codes and public calls")
    body_limit: int = Field(1 << 20, description="Largest body of an ordinary call")
    file_limit: int = Field(20 << 20, description="Largest uploaded file")
    worker_inside: bool = Field(default=True, description="Run the job worker inside `serve`")

    access_minutes: int = Field(15, ge=1, le=15, description="Life of an access token")
    refresh_days: int = Field(30, ge=1, description="Life of a session without use")
    retention: dict[str, int] = Field(
        {}, description='Days kept, by table, where they differ: {"person": 1825}; never below a law\'s own term'
    )
    password_days: int = Field(90, ge=0, description="Age from which a change of password is asked for; 0 = never")
    second_factor_roles: frozenset[str] = Field(frozenset(), description="Roles and posts that must use TOTP")
    code_sender: Literal["console", "http"] = Field("console", description="How one-time codes leave")
    code_sender_url: str | None = Field(
        None, description="Gateway for one-time codes and for the number on record at a claim"
    )
    code_sender_token: SecretStr | None = Field(None, description="Bearer token of that gateway")
    message_channel_url: str | None = Field(None, description="Gateway for outward messages; shut with demo data")
    metrics_token: SecretStr | None = Field(None, description="Bearer token for /metrics away from loopback")
    demo_password: str = Field("jiayuan-demo", description="Password of the demo accounts")
    frontend: Path | None = Field(None, description="Folder of the built frontend")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="Least severity written")

    @property
    def keys_folder(self) -> Path:
        return self.data / "keys"

    @property
    def files_folder(self) -> Path:
        return self.data / "files"


@lru_cache
def get_settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()


def secret(name: str, size: int = 32) -> bytes:
    """The named secret of the installation, made at first use in the data folder, readable by its owner only.

    Two processes that start at once agree: the file is linked into place, and the first link wins.
    """
    folder = get_settings().keys_folder
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / name
    if not path.exists():
        draft = folder / f".{name}.{os.getpid()}.{secrets.token_hex(4)}"
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(secrets.token_bytes(size))
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()
