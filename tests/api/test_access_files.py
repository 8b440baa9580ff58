"""Files over the wire: sent twice they are one, and they open for who may see them, for five minutes."""

import asyncio
import io
from datetime import timedelta
from uuid import UUID, uuid4

import httpx
import pytest
from PIL import Image

from access_stage import PINGZHUANG, QITANG, Client, House, code_of
from jiayuan.kernel import clock, files
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.files import StoredFile, sweep
from jiayuan.kernel.settings import Settings


def photo(colour: int = 0, size: int = 60) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (size, size), (colour % 256, 80, 80)).save(out, "JPEG")
    return out.getvalue()


async def sent(client: Client, content: bytes, file_id: UUID | None = None, **more: str) -> httpx.Response:
    return await client.put(f"/files/{file_id or uuid4()}", content=content, params=more)


async def opened(client: Client, address: str) -> httpx.Response:
    return await client.http.get(address)


async def actor_of(house: House, client: Client) -> Actor:
    token = client.http.headers["Authorization"].removeprefix("Bearer ")
    return await house.inner.state.principals.actor(token, None)


async def test_a_stranger_sends_nothing(house: House):
    assert code_of(await sent(await house.client(), photo())) == (401, "access.token_missing")


async def test_a_photo_sent_twice_is_one_file(house: House):
    client, file_id = await house.signed_in("resident"), uuid4()
    first, second = [await sent(client, photo(1), file_id, name="门口.jpg") for _ in range(2)]
    assert (first.status_code, second.status_code) == (200, 200), first.text
    assert first.json() | {"address": ""} == second.json() | {"address": ""}
    assert (first.json()["media_type"], first.json()["width"]) == ("image/jpeg", 60)
    other = await sent(client, photo(2), file_id)
    assert code_of(other) == (409, "files.id_taken")


async def test_the_same_id_at_once_is_one_file(house: House):
    client, file_id = await house.signed_in("resident"), uuid4()
    answers = await asyncio.gather(*(sent(client, photo(3), file_id) for _ in range(5)))
    assert [answer.status_code for answer in answers] == [200] * 5


async def test_another_account_cannot_take_over_an_id(house: House):
    mine, other = await house.signed_in("resident"), await house.signed_in("resident")
    file_id = uuid4()
    await sent(mine, photo(4), file_id)
    assert code_of(await sent(other, photo(4), file_id)) == (409, "files.id_taken")


async def test_an_address_opens_without_token_harmlessly_and_only_for_its_file(house: House):
    client, browser = await house.signed_in("resident"), await house.client()
    address = (await sent(client, photo(5), name="灯不亮\r\nX-Bad: 1.jpg")).json()["address"]
    answer = await opened(browser, address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith("inline; filename*=UTF-8''")
    assert "x-bad" not in answer.headers
    assert "sandbox" in answer.headers["content-security-policy"]
    other = (await sent(client, photo(6))).json()
    swapped = f"/api/v1/files/{other['id']}/content?{address.partition('?')[2]}"
    assert code_of(await opened(browser, swapped)) == (404, "kernel.not_found")
    forged = address[:-1] + ("0" if address[-1] != "0" else "1")
    assert (await opened(browser, forged)).status_code == 404


async def test_papers_are_handed_out_never_shown(house: House):
    client = await house.signed_in("resident")
    paper = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"
    answer = await opened(client, (await sent(client, paper)).json()["address"])
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.content == paper


async def test_an_address_is_over_after_five_minutes_and_with_the_account(house: House):
    client = await house.signed_in("resident")
    address = (await sent(client, photo(7))).json()["address"]
    committee = await house.signed_in("joint_committee")
    lock = {"json": {"reason": "试试"}, "headers": {"If-Match": '"1"'}}
    clock.set_clock(clock.now() + timedelta(minutes=5, seconds=2))
    assert code_of(await opened(client, address)) == (410, "files.address_expired")
    clock.reset_clock()
    assert (await committee.put(f"/accounts/{client.account_id}/lock", **lock)).status_code == 204
    assert code_of(await opened(client, address)) == (404, "kernel.not_found")


async def test_a_file_is_seen_by_who_sent_it_and_by_who_may_see_its_thing(house: House):
    mine, neighbour = await house.signed_in("resident"), await house.signed_in("resident")
    worker, stranger = await house.signed_in("staff"), await house.signed_in("staff", QITANG, community=2)
    file_id, thing = uuid4(), uuid4()
    await sent(mine, photo(8), file_id)

    @files.may_see("test.thing")
    async def only_staff(_session: object, actor: Actor, about: UUID) -> bool:
        return about == thing and actor.role == "staff"

    async def statuses() -> list[int]:
        people = (mine, neighbour, worker, stranger)
        return [(await person.get(f"/files/{file_id}/address")).status_code for person in people]

    assert await statuses() == [200, 404, 404, 404]
    actor = await actor_of(house, mine)
    async with house.database.as_actor(actor) as session:
        await files.attach(session, actor, [file_id], "test.thing", thing)
    assert await statuses() == [404, 404, 200, 404]


async def test_nobody_attaches_anothers_file_or_one_twice(house: House):
    mine, other = await house.signed_in("resident"), await house.signed_in("resident")
    file_id, thing = uuid4(), uuid4()
    await sent(mine, photo(9), file_id)

    async def attach(client: Client, ids: list[UUID], about: UUID) -> None:
        actor = await actor_of(house, client)
        async with house.database.as_actor(actor) as session:
            await files.attach(session, actor, ids, "test.thing", about)

    for ids, client in (([file_id], other), ([file_id, uuid4()], mine)):
        with pytest.raises(files.NotFound):
            await attach(client, ids, thing)
    await attach(mine, [file_id], thing)
    await attach(mine, [file_id], thing)
    with pytest.raises(files.NotFound):
        await attach(mine, [file_id], uuid4())


async def test_a_picture_of_200_megabytes_is_refused_before_it_is_read(house: House, _house_settings: Settings):
    client = await house.signed_in("resident")
    headers = {"Content-Length": str(200 << 20)}
    answer = await client.put(f"/files/{uuid4()}", content=b"", headers=headers)
    assert code_of(answer) == (413, "kernel.body_too_large")
    big = b"\xff\xd8\xff" + b"\0" * (_house_settings.file_limit + 1)
    assert code_of(await sent(client, big)) == (413, "kernel.body_too_large")


async def test_what_is_refused_says_so_as_a_problem(house: House):
    client = await house.signed_in("resident")
    for content, code in ((b"<svg onload=alert(1)>", "files.unknown"), (b"", "files.empty"), (b"MZ", "files.unknown")):
        answer = await sent(client, content)
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["code"] == code


async def test_a_name_is_never_a_path(house: House):
    client = await house.signed_in("resident")
    answer = await sent(client, photo(10), name="../../../etc/passwd")
    assert answer.json()["name"] == "passwd"
    for path in ("/files/..%2F..%2Fetc%2Fpasswd/content?by=00", "/files/%00/content?by=00"):
        assert (await client.get(path)).status_code in (404, 422)


async def test_what_was_never_attached_is_swept_and_shared_content_stays(house: House):
    mine, neighbour = await house.signed_in("resident"), await house.signed_in("resident", PINGZHUANG)
    lone, shared, kept = uuid4(), uuid4(), uuid4()
    await sent(mine, photo(11, 61), lone)
    await sent(mine, photo(12, 62), shared)
    await sent(neighbour, photo(12, 62), kept)
    actor = await actor_of(house, neighbour)
    async with house.database.as_actor(actor) as session:
        await files.attach(session, actor, [kept], "test.thing", uuid4())
        rows = {name: await session.get(StoredFile, (1, name)) for name in (lone, shared, kept)}
    paths = {name: files.store().path(row.sha256.hex()) for name, row in rows.items() if row is not None}
    await sweep(house.database)
    assert all(path.exists() for path in paths.values())
    clock.set_clock(clock.now() + files.UNATTACHED_LIFE + timedelta(hours=1))
    await sweep(house.database)
    assert [paths[name].exists() for name in (lone, shared, kept)] == [False, True, True]
    async with house.database.transaction("{1}") as session:
        left = [await session.get(StoredFile, (1, name)) is not None for name in (lone, shared, kept)]
    assert left == [False, False, True]
