"""What the first page of each face weighs on the line, gzip of scripts and styles, by the build's own count. Budget:
mobile at most 80 KB, desk at most 90 KB; the build itself refuses more."""

from __future__ import annotations

import re
import subprocess
import tempfile

from bench.lab import ROOT, Figure

_SAID = re.compile(r"(\w+), (\w+): first load ([\d.]+) KB gzip of (\d+)")


def run() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            ["npx", "vite", "build", "--outDir", folder, "--emptyOutDir"], cwd=ROOT / "frontend",
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    found = _SAID.findall(done.stdout + done.stderr)
    if done.returncode != 0 or not found:
        raise SystemExit(f"the frontend was not built:\n{(done.stdout + done.stderr)[-2000:]}")
    return [
        Figure(f"first load of {face}, {page}, gzip", f"{kb} KB", f"≤ {most} KB", float(kb) <= float(most))
        for face, page, kb, most in found
    ]
