"""What was emitted reaches its subscribers without anybody asking: the relay is one of the worker's own duties."""

from __future__ import annotations

import asyncio

from faults.house import PATIENCE
from jiayuan.kernel.jobs import Worker
from people_stage import register
from walking_stage import rows


async def test_the_worker_delivers_what_waits_and_each_subscriber_hears_it_once(api):
    clerk = await api.sign_in("clerk")
    person = await register(clerk)
    tag = {"tag": "veteran", "source": "document", "from_on": "2026-01-01"}
    answer = await clerk.post(f"/api/v1/people/{person}/tags", json=tag)
    assert answer.status_code == 201, answer.text
    worker = Worker(api.database)
    await worker.start()
    try:
        async with asyncio.timeout(PATIENCE):
            while await rows(api, "select 1 from outbox_event where community_id = 1 and delivered_at is null"):
                await asyncio.sleep(0.1)
    finally:
        await worker.stop()
    told = await rows(
        api,
        "select d.subscriber from outbox_delivery d join outbox_event e on e.community_id = d.community_id"
        " and e.id = d.event_id where e.community_id = 1 and e.kind = 'people.tag.added'"
        " and e.facts ->> 'person_id' = :person",
        person=person,
    )
    assert [row["subscriber"] for row in told] == ["jiayuan.domains.grid.following.a_tag_was_added"]
