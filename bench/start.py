"""From the command to the first ready answer, with and without a database, and the memory of an idle API process."""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

from bench.lab import ROOT, Figure


def _start(data: Path, port: int, first: bool) -> tuple[float, float]:
    """Seconds until ready, and MiB of the process after three quiet seconds."""
    jiayuan = str(ROOT / ".venv/bin/jiayuan")
    environment = os.environ | {"JIAYUAN_DATA": str(data), "JIAYUAN_LOG_LEVEL": "ERROR"}
    began = time.perf_counter()
    if first:
        subprocess.run([jiayuan, "migrate"], env=environment, check=True, stdout=subprocess.DEVNULL)
    process = subprocess.Popen(
        [jiayuan, "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while True:
            try:
                if httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=1).status_code == 200:
                    break
            except httpx.TransportError:
                time.sleep(0.01)
        took = time.perf_counter() - began
        time.sleep(3)
        status = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
        memory = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("Pss:")) / 1024
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
    return took, memory


def run() -> list[Figure]:
    # as `make run` does: compiling 280 modules is no part of a start
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "backend")], check=True)
    data = Path(tempfile.mkdtemp(prefix="jiayuan-start-"))
    data.chmod(0o711)
    try:
        first, _ = _start(data, 8971, first=True)
        again = [_start(data, 8972 + n, first=False) for n in range(3)]
    finally:
        shutil.rmtree(data)
    warm = statistics.median(took for took, _ in again)
    memory = statistics.median(memory for _, memory in again)
    return [
        Figure("first start: migrate, then serve, from nothing", f"{first:.1f} s", "≤ 6 s", first <= 6),
        Figure("cold start, database folder present", f"{warm:.1f} s", "≤ 2 s", warm <= 2),
        Figure("idle memory of the API process (with its worker)", f"{memory:.0f} MiB", "≤ 160 MiB", memory <= 160),
    ]
