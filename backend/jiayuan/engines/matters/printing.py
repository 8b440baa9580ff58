"""The file of a matter (卷宗) as a page to print, and what its number and code tell a stranger."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

import asyncpg

from jiayuan.engines.matters.declaring import workflow_of
from jiayuan.engines.matters.detail import get_matter
from jiayuan.engines.matters.problems import ProgressUnknown
from jiayuan.engines.matters.progress import PROGRESS, PUBLIC_STEPS, told_publicly
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.clock import SHANGHAI
from jiayuan.kernel.reading import Reader

if TYPE_CHECKING:
    from jinja2 import Template

#: Through so many mergings somebody's own number still leads to the matter that remains.
_MERGED_AT_MOST = 5

_PAGE = """<article class="file"><header><h1>{{ matter.title }}</h1>
<p>{{ kind }} {{ matter.number }} · {{ matter.state_title }}</p></header>
<table><tbody>
<tr><th scope="row">提出</th><td>{{ matter.opened_at | moment }}</td></tr>
<tr><th scope="row">类别</th><td>{{ matter.category_title or "未分" }}</td></tr>
<tr><th scope="row">地点</th><td>{{ matter.grid_name or "" }} {{ matter.place_text }}</td></tr>
<tr><th scope="row">时限</th><td>{{ matter.due_at | moment }}</td></tr>
{% if matter.closed_at %}<tr><th scope="row">办结</th><td>{{ matter.closed_at | moment }}</td></tr>{% endif %}
</tbody></table>
<h2>经过</h2><table><thead><tr><th scope="col">时间</th><th scope="col">事项</th><th scope="col">经办</th>\
<th scope="col">说明</th></tr></thead><tbody>
{% for step in matter.steps | reverse %}<tr><td>{{ step.at | moment }}</td><td>{{ step.title }}</td>\
<td>{{ step.actor_name }}</td><td>{{ step.note }}</td></tr>
{% endfor %}</tbody></table>
<footer><p>{{ printed_by }} 于{{ printed_at | moment }}打印，共{{ matter.steps | length }}条经过。</p></footer>
</article>"""


def _moment(value: datetime | None) -> str:
    return f"{value.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if value is not None else "—"


@lru_cache
def _template() -> Template:
    from jinja2 import Environment, select_autoescape  # who prints nothing does not pay for it at the start

    environment = Environment(autoescape=select_autoescape(default=True))
    environment.filters["moment"] = _moment
    return environment.from_string(_PAGE)


async def get_file(read: Reader, actor: Actor, matter_id: UUID) -> dict[str, Any]:
    """The whole matter as this actor may see it, with the printable page. Raises NotFound."""
    matter = await get_matter(read, actor, matter_id)
    kind = workflow_of(matter["kind"], matter["workflow_version"]).title
    stamp = {"printed_at": clock.now(), "printed_by": actor.name}
    return {"matter": matter, **stamp, "html": _template().render(matter=matter, kind=kind, **stamp)}


async def find_progress(pool: asyncpg.Pool, number: str, code: str) -> dict[str, Any]:
    """What a stranger with number and code may know; of a merged matter, how the one that remains goes on.

    Raises ProgressUnknown, alike for every wrong pair.
    """
    async with pool.acquire() as connection:
        found = await connection.fetchrow("select community_id, id from matter_by_progress($1, $2)", number, code)
    if found is None:
        raise ProgressUnknown
    community = found["community_id"]
    read = Reader(pool, f"{{{community}}}", community)
    row = await read.one(PROGRESS, matter_id=found["id"])
    told = told_publicly(row, await read.rows(PUBLIC_STEPS, matter_id=found["id"]))
    for _ in range(_MERGED_AT_MOST):
        if row["merged_into_id"] is None:
            break
        merged_at, other_id = row["closed_at"], row["merged_into_id"]
        row = await read.one(PROGRESS, matter_id=other_id)
        other = told_publicly(row, await read.rows(PUBLIC_STEPS, matter_id=other_id))
        later = [step for step in other["steps"] if step["at"] > merged_at]
        told |= {name: other[name] for name in ("state_title", "is_ended", "due_at")}
        told["steps"] = later + told["steps"]
    return told
