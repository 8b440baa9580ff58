"""What a stolen dump and a leaked log would tell: no identity number, no phone, no name in the audit."""

from __future__ import annotations

import logging
import re
import subprocess

import psycopg
import pytest

from jiayuan.kernel import logs, server
from jiayuan.people.identity import check_character
from people_stage import citizen_number, match, register

CITIZEN = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[0-9X](?![0-9A-Za-z])")
#: A UUID's last group stands after a hyphen; a sum of money or a moment has a point.
MOBILE = re.compile(r"(?<![0-9A-Za-z.-])(?:\+?86)?1[3-9]\d{9}(?![0-9A-Za-z.])")
CHINESE = re.compile(r"[\u4e00-\u9fff]+")


def _numbers(text: str) -> set[str]:
    citizens = {found for found in CITIZEN.findall(text) if check_character(found[:17]) == found[17]}
    return citizens | set(MOBILE.findall(text))


def test_the_patterns_find_what_they_look_for():
    number = citizen_number()
    assert _numbers(f"a\t{number}\t+8613985200000\t2026") == {number, "+8613985200000"}
    assert _numbers("019996d0-3a1d-7edd-abdb-327139852000\t1398520000\t13985200000.5") == set()


async def test_a_dump_holds_no_plain_number(alone_api, alone_stage: str):
    """Of what the house itself keeps: what people write in their own words stays as they wrote it."""
    committee = await alone_api.sign_in("committee")
    number = citizen_number(sex=0)
    person = await register(committee, document_number=number, phone="13985276543")
    version = (await committee.get(f"/api/v1/people/{person}")).json()["version"]
    changed = await committee.patch(f"/api/v1/people/{person}", json={"phone": "13985298765"}, headers=match(version))
    assert changed.status_code == 204, changed.text
    looked = await committee.post(f"/api/v1/people/{person}/looks", json={"purpose": "check", "facts": ["phone"]})
    assert looked.status_code in (200, 422), looked.text
    dumped = subprocess.run(
        [server.binaries() / "pg_dump", "--data-only", f"--dbname={alone_stage}"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert len(dumped) > 1_000_000
    assert _numbers(dumped) == set()


def test_the_audit_holds_no_name(alone_stage: str):
    """Entries hold ids and codes; the one who acted is an account's id."""
    with psycopg.connect(alone_stage) as owner:
        entries = [row[0] for row in owner.execute("select facts::text from audit_entry").fetchall()]
    assert entries
    assert {words for entry in entries for words in CHINESE.findall(entry)} == set()


async def test_a_log_of_a_day_at_the_desk_holds_no_name_and_no_number(api, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO)
    committee = await api.sign_in("committee")
    number = citizen_number(sex=0)
    person = await register(committee, name="罕见名", document_number=number, phone="13985211223")
    await register_again(committee, number)
    for query in (number, "13985211223", "罕见名"):
        await committee.get("/api/v1/people/search", params={"q": query})
    await committee.get(f"/api/v1/people/{person}")
    await committee.post("/api/v1/people", json={"name": "罕见名", "document_number": "1", "phone": "13985211223"})
    ours = [record for record in caplog.records if record.name.startswith("jiayuan")]
    text = "\n".join(logs.Lines().format(record) for record in ours)
    assert len(ours) >= 6
    assert _numbers(text) == set()
    assert "罕见名" not in text


async def register_again(committee, number: str) -> None:
    """The same number twice: the refusal comes from a constraint, whose words hold the value."""
    answer = await committee.post(
        "/api/v1/people", json={"name": "罕见名", "document_number": number, "confirmed": True}
    )
    assert answer.status_code == 409, answer.text
