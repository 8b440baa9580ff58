"""What people wait for: both homes with their data on a slow line and a slow processor, the phone without a network, a
house of 144 cells. The line carries 80 KB in half a second; after that the order of requests and the first render
dominate. Budget: LCP at most 1.5 s, CLS at most 0.02, without a network at most 1 s, the house at most 100 ms at ÷4."""

from __future__ import annotations

import json
import statistics
import subprocess

import psycopg

from bench.lab import ROOT, Figure, Lab

#: Two more entrances for one building: 18 floors by 8 doors.
_WIDEN = (
    """
insert into entrance select (jsonb_populate_record(e, jsonb_build_object(
  'id', gen_random_uuid(), 'number', (e.number::int + 2)::text, 'position', e.position + 2,
  'poster_code', reverse(e.poster_code)))).* from entrance e
where e.community_id = 1 and e.building_id = %(building)s
""",
    """
insert into dwelling select (jsonb_populate_record(d, jsonb_build_object(
  'id', gen_random_uuid(), 'entrance_id', fresh.id))).*
from dwelling d join entrance e on e.community_id = d.community_id and e.id = d.entrance_id
join entrance fresh on fresh.community_id = 1 and fresh.building_id = e.building_id
  and fresh.number = (e.number::int + 2)::text
where d.community_id = 1 and d.building_id = %(building)s
""",
)


def _widen(lab: Lab) -> str:
    with psycopg.connect(lab.superuser) as connection:
        row = connection.execute(
            "select id from building where community_id = 1 order by position desc limit 1"
        ).fetchone()
        assert row is not None
        for statement in _WIDEN:
            connection.execute(statement, {"building": row[0]})
    return str(row[0])


def run(demo: Lab) -> list[Figure]:
    with demo.copied("pages") as lab:
        building = _widen(lab)
        with lab.ours() as url:
            done = subprocess.run(
                ["node", "bench/pages.mjs", url.replace("127.0.0.1", "localhost"), building], cwd=ROOT,
                capture_output=True, text=True, check=False,
            )  # fmt: skip
    if done.returncode != 0:
        raise SystemExit(f"the pages could not be measured:\n{done.stderr[-2000:]}")
    found = json.loads(done.stdout)
    figures = []
    for face, who in (("desk", "committee"), ("mobile", "resident")):
        lcp = statistics.median(run["lcp"] for run in found[face]) / 1000
        cls = statistics.median(run["cls"] for run in found[face])
        figures += [
            Figure(f"{face} home of the {who}, LCP with data, slow 4G and ÷4", f"{lcp:.2f} s", "≤ 1.5 s", lcp <= 1.5),
            Figure(f"CLS of the {face} home", f"{cls:.3f}", "≤ 0.02", cls <= 0.02),
        ]
    offline = statistics.median(found["offline"]) / 1000
    house = statistics.median(run["took"] for run in found["house"])
    cells = found["house"][0]["cells"]
    return [
        *figures,
        Figure("the phone opens without a network, ÷4", f"{offline:.2f} s", "≤ 1 s", offline <= 1),
        Figure(f"a house of {cells} cells, ÷4", f"{house:.0f} ms", "≤ 100 ms", house <= 100),
    ]
