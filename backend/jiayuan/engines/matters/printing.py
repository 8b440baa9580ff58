"""The file of a matter (卷宗) as a page to print, and what its number and code tell a stranger."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

import asyncpg

from jiayuan.access.permissions import all_posts
from jiayuan.engines.matters.declaring import workflow_of
from jiayuan.engines.matters.detail import get_matter
from jiayuan.engines.matters.problems import ProgressUnknown
from jiayuan.engines.matters.progress import PROGRESS, PUBLIC_STEPS, told_publicly
from jiayuan.engines.matters.visibility import sight_of
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.clock import SHANGHAI
from jiayuan.kernel.files import sign_address
from jiayuan.kernel.reading import Reader, Row

if TYPE_CHECKING:
    from jinja2 import Template

#: Through so many mergings and rounds somebody's own number still leads to the matter that goes on.
_GOES_ON_AT_MOST = 5

_PAGE = """<article class="file"><header><h1>{{ matter.title }}</h1>
<p>{{ kind }} {{ matter.number }} · {{ matter.state_title }}</p></header>
<table><tbody>
<tr><th scope="row">提出</th><td>{{ matter.opened_at | moment }}</td></tr>
{% if matter.details.text %}<tr><th scope="row">反映的话</th><td>{{ matter.details.text }}</td></tr>{% endif %}
<tr><th scope="row">类别</th><td>{{ matter.category_title or "未分" }}</td></tr>
<tr><th scope="row">地点</th><td>{{ matter.grid_name or "" }} {{ matter.place_text }}</td></tr>
<tr><th scope="row">时限</th><td>{{ matter.due_at | moment }}</td></tr>
{% if lead %}<tr><th scope="row">承办</th><td>{{ lead | holder }}</td></tr>{% endif %}
{% if matter.closed_at %}<tr><th scope="row">办结</th><td>{{ matter.closed_at | moment }}\
{% if matter.way %}，{{ ways[matter.way] }}{% endif %}</td></tr>{% endif %}
{% if matter.verdict %}<tr><th scope="row">评价</th><td>{{ levels[matter.verdict.level] }}\
{% for tag in matter.verdict.tags %}，{{ tag }}{% endfor %}\
{% if matter.verdict.words %}：{{ matter.verdict.words }}{% endif %}</td></tr>{% endif %}
{% for other in matter.rounds %}<tr><th scope="row">第{{ other.round }}轮</th><td>{{ other.number }} \
{{ other.state_title }}</td></tr>
{% endfor %}</tbody></table>
{% if matter.tasks %}<h2>派给谁</h2><table><thead><tr><th scope="col">派出</th><th scope="col">派给</th>\
<th scope="col">做什么</th><th scope="col">时限</th><th scope="col">办完</th></tr></thead><tbody>
{% for task in matter.tasks | reverse %}<tr><td>{{ task.opened_at | moment }}</td><td>{{ task | holder }}</td>\
<td>{{ purposes[task.purpose] }}</td><td>{{ task.due_at | moment }}</td><td>{{ task.done_at | moment }}</td></tr>
{% endfor %}</tbody></table>{% endif %}
<h2>经过</h2><table><thead><tr><th scope="col">时间</th><th scope="col">事项</th><th scope="col">经办</th>\
<th scope="col">说明</th></tr></thead><tbody>
{% for step in matter.steps | reverse %}<tr><td>{{ step.at | moment }}</td><td>{{ step.title }}</td>\
<td>{{ step.actor_name }}</td><td>{{ step.note }}</td></tr>
{% endfor %}</tbody></table>
{% if photos %}<h2>照片</h2>{% for photo in photos %}<figure><img src="{{ photo.address }}" alt="">\
<figcaption>{{ moments[photo.moment] }}，{{ photo.at | moment }}</figcaption></figure>{% endfor %}{% endif %}
<footer><p>{{ printed_by }} 于{{ printed_at | moment }}打印，共{{ matter.steps | length }}条经过。</p></footer>
</article>"""


_WORDS = {
    "ways": {"fixed": "办好了", "answered": "答复了", "not_ours": "不归我们管", "withdrawn": "撤回"},
    "levels": {5: "非常满意", 4: "满意", 3: "基本满意", 2: "不满意", 1: "非常不满意"},
    "purposes": {
        "main": "主办", "help": "协办", "call_back": "回访", "arbitrate": "裁定", "referral": "答复", "reply": "回话",
    },
    "moments": {"before": "办理前", "after": "办理后", "other": "现场"},
}  # fmt: skip


def _moment(value: datetime | None) -> str:
    return f"{value.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if value is not None else "—"


def _holder(task: Row) -> str:
    """The name, or the title of the post or role that whoever holds it answers for."""
    titles = {"joint_committee": "社区联合党委", "street_committee": "街道", None: "未指定"}
    titles |= {post.name: post.title for post in all_posts()}
    return str(task["holder_name"] or titles[task["post"]])


def _photos(actor: Actor, matter: Row) -> list[Row]:
    """In the order of the steps; neighbours who joined see none (settled 34)."""
    if sight_of(actor) == "own" and not matter["reporter"]["is_me"]:
        return []
    return [
        {"address": sign_address(UUID(photo["file_id"]), actor), "moment": photo["moment"], "at": step["at"]}
        for step in reversed(matter["steps"])
        for photo in step["files"]
    ]


@lru_cache
def _template() -> Template:
    from jinja2 import Environment, select_autoescape  # who prints nothing does not pay for it at the start

    environment = Environment(autoescape=select_autoescape(default=True))
    environment.filters |= {"moment": _moment, "holder": _holder}
    environment.globals |= _WORDS
    return environment.from_string(_PAGE)


async def get_file(read: Reader, actor: Actor, matter_id: UUID) -> dict[str, Any]:
    """The whole matter as this actor may see it, with the printable page. Raises NotFound."""
    matter = await get_matter(read, actor, matter_id)
    kind = workflow_of(matter["kind"], matter["workflow_version"]).title
    stamp = {"printed_at": clock.now(), "printed_by": actor.name}
    facts = {
        "lead": next((task for task in matter["tasks"] if task["purpose"] == "main"), None),
        "photos": _photos(actor, matter),
    }
    return {"matter": matter, **stamp, "html": _template().render(matter=matter, kind=kind, **facts, **stamp)}


async def find_progress(pool: asyncpg.Pool, number: str, code: str) -> dict[str, Any]:
    """What a stranger with number and code may know; of one that was merged or taken up again, how it goes on.

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
    for _ in range(_GOES_ON_AT_MOST):
        if row["goes_on_as"] is None:
            break
        ended_at, other_id = row["closed_at"], row["goes_on_as"]
        row = await read.one(PROGRESS, matter_id=other_id)
        other = told_publicly(row, await read.rows(PUBLIC_STEPS, matter_id=other_id))
        later = [step for step in other["steps"] if step["at"] > ended_at]
        told |= {name: other[name] for name in ("state_title", "is_ended", "due_at")}
        told["steps"] = later + told["steps"]
    return told
