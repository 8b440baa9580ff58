"""What a matter and its tasks become when its grid changes."""

from __future__ import annotations

from uuid import UUID

from jiayuan.engines.matters import declaring, moving
from jiayuan.engines.matters.moving import Course


async def take_along(course: Course, grid_id: UUID) -> None:
    """Tasks of posts of the old grid become tasks of the same posts in the new one."""
    matter = course.matter
    earlier, matter.grid_id = matter.grid_id, grid_id
    for task in [task for task in course.tasks if task.scope_id is not None and task.scope_id == earlier]:
        old = moving.holder_of(task)
        moving.finish(course, [task], "handed_over")
        new = moving.clear_of(course, declaring.post(old.post or "", grid_id))
        moving.add_task(course, new, moving.purpose_of(task), task.due_at, joining=task.joining, group_id=task.group_id)
        moving.tell_holder(course, old, f"已转到别的网格：{matter.title}", matter.number)
    matter.clocks = {state: _moved(entry, earlier, grid_id) for state, entry in matter.clocks.items()}


def _moved(entry: dict[str, dict[str, object]], earlier: UUID | None, grid_id: UUID) -> dict[str, dict[str, object]]:
    """Who had the matter in a state before: the post of the new grid, should it come back there."""
    holder = entry["holder"]
    if earlier is None or holder["scope_id"] != str(earlier):
        return entry
    moved = declaring.post(str(holder["post"]), grid_id)
    return entry | {"holder": {"kind": "post", "id": str(moved.id), "post": moved.post, "scope_id": str(grid_id)}}
