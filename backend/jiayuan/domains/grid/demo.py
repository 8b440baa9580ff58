"""Three months of the reference community's grid: told through the engine's own verbs, with the clock moved along."""

from __future__ import annotations

import gc
import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access import permissions
from jiayuan.access.models import Account, AccountRole, Post
from jiayuan.domains.grid import seeding
from jiayuan.domains.grid.demo_courses import HOUR, Act, Course, Story, due_between, in_the_day, past, stories
from jiayuan.domains.grid.demo_photos import Photos
from jiayuan.domains.grid.locating import place_words
from jiayuan.domains.grid.rules import title_of
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.acting import act
from jiayuan.engines.matters.message_models import Message, MessageDelivery
from jiayuan.engines.matters.models import Matter
from jiayuan.engines.matters.opening import Opening, Place, Reporter, open_matter
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor, HeldPost, Role, system_actor
from jiayuan.kernel.calendar import STATUTORY, due_at, natural
from jiayuan.kernel.ending import write_appended
from jiayuan.kernel.outbox import OutboxEvent
from jiayuan.kernel.seeding import Seed
from jiayuan.territory.duty_models import Unit
from jiayuan.territory.models import Building, Entrance, Grid

DAYS, EVENTS = 90, 330
#: What whistles and rulings call by a short name, by kind of unit.
_UNITS = {"property": "property_company", "police": "government", "water": "institution", "health": "medical"}


_TAKEN_WITHIN = natural("2h")


@dataclass(slots=True)
class Script:
    """An event to be told: how it is brought, and what happens to it."""

    at: datetime
    reporter: str
    opening: Opening
    grid: int
    acts: list[Act]
    photos: bool = False
    into: Script | None = None
    matter_id: UUID | None = None
    version: int = 1
    told: int = 0

    def next_at(self) -> datetime:
        return self.at if self.matter_id is None else self.acts[self.told].at


@dataclass(slots=True)
class Scene:
    """What stands in the database and is spoken of by short names."""

    actors: dict[str, Actor]
    units: dict[str, UUID]
    categories: Mapping[str, UUID]
    places: list[Place] = field(default_factory=list)
    grids: dict[UUID, int] = field(default_factory=dict)

    @property
    def residents(self) -> list[str]:
        return sorted(login for login, actor in self.actors.items() if actor.role == "resident")

    def find(self, building: str, entrance: str | None = None) -> Place:
        words = place_words(building, entrance)
        return next(place for place in self.places if place.text == words)


async def tell(session: AsyncSession, community: int, seed: Seed, now: datetime) -> int:
    """Bring three months of events into an empty community; answers how many. The clock goes on from ``now``."""
    scene = await set_scene(session, community)
    scripts = [*_past_events(scene, seed, now), *_open_events(scene, seed, now)]
    photos = Photos(session, community)
    agenda = [(script.next_at(), place) for place, script in enumerate(scripts)]
    heapq.heapify(agenda)
    started = clock.monotonic()
    gc.disable()  # hundreds of thousands of short-lived objects, and nothing among them that goes round
    try:
        while agenda:
            at, place = heapq.heappop(agenda)
            script = scripts[place]
            if at > now:
                continue
            clock.set_clock(at)
            await _take(session, scene, photos, script)
            if script.told < len(script.acts):
                heapq.heappush(agenda, (script.next_at(), place))
    finally:
        clock.set_clock(now + timedelta(seconds=clock.monotonic() - started))
        gc.enable()
    await _forget_the_noise(session, now)
    return len(scripts)


async def set_scene(session: AsyncSession, community: int) -> Scene:
    """Accounts with what they may do, units, categories and places."""
    categories = await seeding.seed(session, community)
    units = select(Unit.kind, Unit.id).where(Unit.community_id == community).order_by(Unit.name.desc())
    kinds = {row.kind: row.id for row in await session.execute(units)}
    scene = Scene(await _actors(session, community), {name: kinds[kind] for name, kind in _UNITS.items()}, categories)
    grids = select(Grid.id, Grid.serial).where(Grid.community_id == community)
    scene.grids = {row.id: row.serial for row in await session.execute(grids)}
    buildings = select(
        Building.id, Building.number, Building.grid_id, Building.longitude, Building.latitude
    ).where(Building.community_id == community)  # fmt: skip
    for building_id, number, grid_id, *point in await session.execute(buildings.order_by(Building.position)):
        scene.places.append(Place(building_id, None, None, grid_id, place_words(number, None), *point))
    entrances = select(
        Entrance.id, Entrance.number, Entrance.longitude, Entrance.latitude, Building.id.label("building_id"),
        Building.number.label("building"), Building.grid_id,
    ).join(Building, Building.id == Entrance.building_id).where(Entrance.community_id == community)  # fmt: skip
    for row in await session.execute(entrances.order_by(Building.position, Entrance.position)):
        words = place_words(row.building, row.number)
        scene.places.append(Place(row.building_id, row.id, None, row.grid_id, words, row.longitude, row.latitude))
    return scene


async def _actors(session: AsyncSession, community: int) -> dict[str, Actor]:
    posts: dict[UUID, list[HeldPost]] = {}
    for post in await session.scalars(select(Post).where(Post.community_id == community)):
        held = HeldPost(post.id, post.kind, community, post.scope_kind, post.scope_id)
        posts.setdefault(post.account_id, []).append(held)
    rows = await session.execute(select(Account, AccountRole).join(AccountRole, AccountRole.account_id == Account.id))
    found: dict[str, Actor] = {}
    for account, role in rows:
        own = tuple(posts.get(account.id, ()))
        found[account.login or f"phone {account.name}"] = Actor(
            account_id=account.id, session_id=UUID(int=0), name=account.name, role=cast(Role, role.role),
            communities=(community,), community=community, posts=own, person_id=role.person_id, unit_id=role.unit_id,
            permissions=permissions.granted(role.role, own, community),
        )  # fmt: skip
    return found


def _past_events(scene: Scene, seed: Seed, now: datetime) -> list[Script]:
    """What has come to its end, spread over the days; one in sixteen was reported twice."""
    scripts: list[Script] = []
    while len(scripts) < EVENTS:
        story = seed.choice(stories())
        place = _place(scene, seed, story)
        opened = in_the_day(seed, now - timedelta(days=DAYS * seed.random() + 1.2, hours=seed.randint(0, 12)))
        script, course = _script(scene, seed, story, place, opened)
        past(seed, course, judges=script.reporter in scene.residents, by_worker=script.reporter.startswith("grid"))
        overdue = course.at - (now - 3 * HOUR)
        if overdue > timedelta():
            continue  # it would not have ended yet
        scripts.append(script)
        if seed.random() < 0.06 and course.acts[0].action == "register" and script.opening.place.entrance_id:
            scripts.append(_again(scene, seed, script, course))
    return scripts


def _again(scene: Scene, seed: Seed, first: Script, course: Course) -> Script:
    """A neighbour reports the same; the clerk puts it to the first report."""
    at = first.at + (course.acts[0].at - first.at) * 0.5
    script, _ = _script(scene, seed, course.story, first.opening.place, at, reporter=seed.choice(scene.residents))
    merged = max(first.at, at) + timedelta(minutes=3)
    script.acts[:] = [Act(merged, "clerk", "merge", {"into": "", "note": "同一件事，一起办"})]
    script.into = first
    return script


def _script(
    scene: Scene, seed: Seed, story: Story, place: Place, at: datetime, *, reporter: str | None = None,
    text: str | None = None,
) -> tuple[Script, Course]:  # fmt: skip
    grid = scene.grids[place.grid_id] if place.grid_id is not None else 1
    category = story.category
    who = seed.choices(("resident", "phone", "worker", "guest"), (46, 17, 25, 12))[0]
    words = (text or seed.choice(story.texts)).replace("{f}", str(seed.randint(2, 18)))
    by = reporter or {"resident": seed.choice(scene.residents), "worker": f"grid{grid}"}.get(who, who)
    source = "patrol" if by.startswith("grid") else "phone" if by == "phone" else "resident"
    guest = f"154{seed.randint(10**7, 10**8 - 1)}" if by in ("phone", "guest") else None
    actor = scene.actors.get(by)
    opening = Opening(
        kind=GRID_EVENT.kind, title=title_of(words, category.title), details={"text": words, "source": source},
        channel="phone" if by == "phone" else "mobile", place=place,
        reporter=Reporter(actor.account_id if actor is not None else None, guest, seed.random() < 0.4),
        category_id=scene.categories[story.code],
    )  # fmt: skip
    course = Course(seed, story, at, grid, urgent=category.is_urgent)
    return Script(at, by, opening, grid, course.acts, photos=by != "phone" and seed.random() < 0.6), course


def _place(scene: Scene, seed: Seed, story: Story) -> Place:
    if story.place in ("entrance", "building"):
        wants = story.place == "entrance"
        return seed.choice([place for place in scene.places if (place.entrance_id is not None) == wants])
    near = seed.choice([place for place in scene.places if place.entrance_id is None])
    return Place(None, None, None, near.grid_id, story.place, near.longitude, near.latitude)


def _open_events(scene: Scene, seed: Seed, now: datetime) -> list[Script]:
    """What is on the desk today: two late, three due today, the rest in the days to come."""
    by_code: dict[str, list[Story]] = {}
    for story in stories():
        by_code.setdefault(story.code, []).append(story)
    tomorrow = clock.start_of(clock.day_of(now) + timedelta(days=1))
    told: list[Script] = []

    def due(
        codes: str, since: datetime, until: datetime, place: Place, then: Callable[[Course], object] | None = None,
        reporter: str | None = None,
    ) -> None:  # fmt: skip
        """An event that is dispatched so as to be due in the window, by the first of the codes that can be."""
        for code in codes.split():
            story = by_code[code][0]
            back = 14 + 9 * len(told) % 70
            at = due_between(story, since, until, now, urgent=story.category.is_urgent, back=back)
            if at is not None:
                script, course = _script(scene, seed, story, place, at - HOUR, reporter=reporter)
                course.register()
                course.acts[-1] = Act(at - HOUR / 2, "clerk", "register", {})
                course.acts.append(Act(at, "clerk", "dispatch", {"to": None}))
                course.at, course.due = at, until
                if then is not None:
                    then(course)
                told.append(script)
                return

    day = timedelta(days=1)
    due("0202 0404 0102 0207", tomorrow - 4 * day, tomorrow - 2 * day, scene.find("15", "2"), Course.say, "resident")
    told.append(_lies(scene, seed, by_code["0103"][0], scene.find("21", "1"), in_the_day(seed, now - 26 * HOUR)))
    due("0101 0105 0102 0207", now + HOUR / 3, tomorrow, scene.find("12", "1"), Course.say)
    due("0202 0207 0102", now + HOUR / 3, tomorrow, scene.find("9", "2"))
    told.append(_script(scene, seed, by_code["0404"][0], scene.find("4", "1"), now - HOUR / 2, reporter="guest")[0])
    if due_at(now - HOUR / 2, _TAKEN_WITHIN, STATUTORY).at >= tomorrow:
        # in the evening what has just come in is due tomorrow
        due("0207 0102", now + HOUR / 3, tomorrow, scene.find("5", "2"))
    for number, code in enumerate(("0106", "0303", "0502", "0602", "0306", "0702", "0804", "0805")):
        due(code, tomorrow + day * (number % 3), tomorrow + 14 * day, scene.find(str(1 + number * 3 % 27)))
    for number, code in enumerate(("0403", "0601", "0703", "0205")):
        due(code, tomorrow, tomorrow + 14 * day, scene.find(str(2 + number * 5), "2"))
    due("0303 0106", tomorrow + day, tomorrow + 20 * day, scene.find("24"), _waits)
    due("0105 0801 0103", tomorrow, tomorrow + 14 * day, scene.find("18", "1"), _is_called_to)
    # three hours ago, 40 metres from the second entrance of building 15: somebody will report it again
    _dispatched(scene, seed, told, by_code["0101"][2], scene.find("15", "1"), now - 3 * HOUR)
    told.append(_waits_for_a_verdict(scene, seed, by_code["0403"][0], scene.find("15", "2"), now))
    _goes_to_the_arbiter(_dispatched(scene, seed, told, by_code["0205"][0], scene.find("20", "2"), now - 2 * HOUR))
    return told


def _waits(course: Course) -> None:
    """The clock stands still until a part comes."""
    course.at += HOUR
    course.acts.append(
        Act(course.at, course.handler, "pause", {"reason": "other", "note": "防水卷材要从厂家发，到货就做"})
    )


def _is_called_to(course: Course) -> None:
    """Three units are called; none has answered yet."""
    form: dict[str, object] = {
        "units": ["police", "water", "health"],
        "join": "all",
        "workdays": 3,
        "note": "请到现场碰一下，一起定办法",
    }
    course.acts.append(Act(course.at + HOUR / 30, "clerk", "whistle", form))


def _dispatched(scene: Scene, seed: Seed, told: list[Script], story: Story, place: Place, at: datetime) -> Course:
    """An event that was called in at ``at`` and given to its handler within the hour."""
    script, course = _script(scene, seed, story, place, at, reporter="phone")
    course.acts += [Act(at + HOUR / 6, "clerk", "register"), Act(at + HOUR / 4, "clerk", "dispatch")]
    course.at = at + HOUR / 4
    told.append(script)
    return course


def _lies(scene: Scene, seed: Seed, story: Story, place: Place, at: datetime) -> Script:
    """Registered a day ago and given to nobody since: the clerk's own late one."""
    script, course = _script(scene, seed, story, place, at, reporter="resident2")
    course.register()
    return script


def _waits_for_a_verdict(scene: Scene, seed: Seed, story: Story, place: Place, now: datetime) -> Script:
    """Closed, lately: the resident of the stage has not said yet whether it is good."""
    for days in range(1, 15):
        opened = in_the_day(seed, now - timedelta(days=days))
        script, course = _script(scene, seed, story, place, opened, reporter="resident")
        course.register().dispatch().handle().close()
        if course.at < now - HOUR:
            return script
    raise ValueError("an event of two working days needs more than two weeks")


def _goes_to_the_arbiter(course: Course) -> None:
    """Handed back twice: the joint committee decides who does it."""
    at, again = course.at, {"to": {"kind": "unit", "id": "property"}}
    course.acts += [
        Act(at + HOUR / 2, course.handler, "hand_back", {"note": "这是消防维保单位的活，不归物业"}),
        Act(at + HOUR * 0.75, "clerk", "dispatch", {**again}),
        Act(at + HOUR, course.handler, "hand_back", {"note": "维保合同上没有写这一层"}),
    ]


async def _take(session: AsyncSession, scene: Scene, photos: Photos, script: Script) -> None:
    """The next thing that happens in a script."""
    if script.matter_id is None:
        await _bring(session, scene, photos, script)
        return
    done = script.acts[script.told]
    script.told += 1
    actor = scene.actors[script.reporter if done.who == "reporter" else done.who]
    form = {name: value for name, value in done.form.items() if value is not None}
    if done.action == "merge" and script.into is not None:
        form["into"] = script.into.matter_id
    if isinstance(called := form.get("units"), list):
        form["units"] = [scene.units[name] for name in called]
    if isinstance(to := form.get("to"), dict):
        form["to"] = {"kind": "unit", "id": scene.units["property"]} if to["kind"] == "unit" else to
    if done.photos:
        form["files"] = await photos.show(actor, script.matter_id, done.photos)
    acted = await act(session, actor, script.matter_id, done.action, form, script.version)
    script.version = acted.version
    bad = done.action == "evaluate" and int(str(form["level"])) <= 2
    if bad:
        found = await session.execute(
            select(Matter.id, Matter.version).where(Matter.parent_id == script.matter_id, Matter.closed_at.is_(None))
        )
        script.matter_id, script.version = found.one()


async def _bring(session: AsyncSession, scene: Scene, photos: Photos, script: Script) -> None:
    community = scene.actors["clerk"].community
    actor = scene.actors["clerk"] if script.reporter == "phone" else scene.actors.get(script.reporter)
    actor = actor or system_actor(community, name="反映人")
    matter = await open_matter(session, actor, script.opening)
    if script.photos:
        await photos.show(actor, matter.id, ("before",))
    script.matter_id, script.version = matter.id, matter.version


async def _forget_the_noise(session: AsyncSession, now: datetime) -> None:
    """What was told to people weeks ago is read, and nothing of the past leaves the house or runs again."""
    await write_appended(session)
    await session.execute(delete(MessageDelivery))
    await session.execute(delete(Message).where(Message.at < now - timedelta(days=3)))
    await session.execute(update(OutboxEvent).where(OutboxEvent.delivered_at.is_(None)).values(delivered_at=now))
