"""Each kind of message leads to the very act: a page that its reader's face has (lesson 18)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jiayuan import houses
from jiayuan.engines.matters.messages import THE_MATTER, declared_messages, opens, tell

DOMAINS = Path(__file__).parents[3] / "frontend" / "src" / "domains"


def pages(face: str) -> list[re.Pattern[str]]:
    """The addresses of a face as its routes declare them, each part behind a colon standing for anything."""
    found = []
    for file in sorted(DOMAINS.glob(f"*/{face}/*.ts")):
        for path in re.findall(r"\bpath: '([^']*)'", file.read_text()):
            found.append(re.compile("/" + re.sub(r":\w+", "[^/]+", path)))
    return found


def leads_somewhere(face: str, address: str) -> bool:
    return any(page.fullmatch(address.partition("?")[0]) for page in pages(face))


def test_every_link_that_a_message_declares_is_a_page_of_its_face():
    houses.routers()
    kinds = {"a matter": THE_MATTER} | declared_messages()
    assert {"grid.voice.replied", "grid.visit.unanswered"} < set(kinds)
    dead = [
        (kind, face, address)
        for kind, leads in kinds.items()
        for face, address in (("desk", leads.desk), ("mobile", leads.worker), ("mobile", leads.resident))
        if not leads_somewhere(face, address.format(id="0190"))
    ]
    assert dead == []
    assert not leads_somewhere("desk", "/nowhere/0190")


def test_a_message_that_leads_nowhere_is_refused_and_an_old_one_opens_the_inbox():
    with pytest.raises(ValueError, match="names no page"):
        tell(None, 1, None, "grid.visit.forgotten", "走访")  # type: ignore[arg-type]
    kept = opens("grid.visit.forgotten", None, None, resident=False)
    assert kept == {"desk": "/messages", "phone": "/messages"}
    assert leads_somewhere("desk", kept["desk"])
    assert leads_somewhere("mobile", kept["phone"])
