"""What a domain declares to have a kind of matter: states, actions, who has to act, how it is judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Literal
from uuid import UUID, uuid5

from pydantic import BaseModel

from jiayuan.kernel.calendar import Limit, working

HolderKind = Literal["account", "post", "unit", "person"]
Way = Literal["fixed", "answered", "not_ours", "withdrawn"]

ONE_WORKDAY, THREE_WORKDAYS, FIVE_WORKDAYS = working("1d"), working("3d"), working("5d")

_POSTS = UUID("6f1d9f5e-1f0b-5b53-9a7c-6d61747465f7")


class Permit(Enum):
    """Who may act besides the holders of a permission."""

    ASSIGNEE = "assignee"  # who holds an open main task
    HELPER = "helper"  # who holds an open task of another purpose
    REPORTER = "reporter"
    VIEWER = "viewer"  # whoever may see the matter
    SYSTEM = "system"  # nobody by hand


ASSIGNEE = Permit.ASSIGNEE
HELPER = Permit.HELPER
REPORTER = Permit.REPORTER
VIEWER = Permit.VIEWER
SYSTEM = Permit.SYSTEM


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has to do something: an account, whoever holds a post (of a grid, a window), or an organisation.

    A post is known by its kind and what it is narrowed to, never by the person: a task of the worker of grid 3 goes on
    with the next worker of grid 3.
    """

    kind: HolderKind
    id: UUID
    post: str | None = None
    scope_id: UUID | None = None


def account(account_id: UUID) -> Holder:
    return Holder("account", account_id)


def unit(unit_id: UUID) -> Holder:
    return Holder("unit", unit_id)


def post(kind: str, scope_id: UUID | None = None) -> Holder:
    """Whoever holds this kind of post (or has this role), narrowed to ``scope_id`` if given."""
    return Holder("post", uuid5(_POSTS, f"{kind}:{scope_id or ''}"), kind, scope_id)


@dataclass(frozen=True, slots=True)
class Situation:
    """All that an assignment may look at."""

    actor: Holder
    actor_posts: frozenset[UUID]
    form: BaseModel | None
    grid_id: UUID | None
    routed: Holder | None  # who the routing rules name, where the form names nobody
    previous: Holder | None  # who had the task when the matter was in the state it enters
    author: Holder | None  # who handed in what is returned, while he still answers for it
    reporter_account_id: UUID | None


#: Who gets the task; None leaves it to the state's, then the workflow's desk.
Assign = Callable[[Situation], Holder | None]


def to_post(kind: str) -> Assign:
    """Whoever holds the post anywhere in the community."""

    def assign(_: Situation) -> Holder:
        return post(kind)

    return assign


def to_post_of_grid(kind: str, *, otherwise: str) -> Assign:
    """Whoever holds the post in the grid of the place; without a grid, another post."""

    def assign(situation: Situation) -> Holder:
        return post(kind, situation.grid_id) if situation.grid_id is not None else post(otherwise)

    return assign


def to_handler(situation: Situation) -> Holder | None:
    """Who the form names, else who the routing rules name."""
    chosen = getattr(situation.form, "to", None)
    return chosen.holder() if chosen is not None else situation.routed


def to_author(situation: Situation) -> Holder | None:
    """The very person who handed it in; who had it before him where he is not there any more."""
    return situation.author or situation.previous


def to_routed(situation: Situation) -> Holder | None:
    """Who the routing rules name for category and grid."""
    return situation.routed


class _ByCategory:
    """The limit stands in the category's row."""

    def __repr__(self) -> str:
        return "by_category"


by_category = _ByCategory()


@dataclass(frozen=True, slots=True)
class State:
    """``limit`` may be overridden by category and community; ``measures`` names the deadline of the statistics."""

    code: str
    title: str
    limit: Limit | _ByCategory | None = None
    final: bool = False
    assigns: Assign | None = None
    measures: Literal["handling", "closing"] | None = None


Marks = Literal["registered", "rejected", "handled", "returned"]
Purpose = Literal["main", "help", "call_back", "arbitrate", "referral", "reply"]


@dataclass(frozen=True, slots=True)
class Action:
    """A step that people take. ``never_by``: who took one of these may not take this one (GR-18).

    ``goes_on``: the state entered keeps the clock it had (GR-16). ``counts_to_arbiter``: a second one freezes the
    matter. ``ways``: the honest kinds of closing among which the form's ``way`` chooses. ``evidence``: the photos that
    the category asks for must be there. ``corrects``: the form may put category and urgency right. ``past`` names the
    event: ``grid.event.handed_back``.
    """

    code: str
    title: str
    source: str | tuple[str, ...]
    target: str | None
    permits: str | Permit | tuple[str | Permit, ...] = Permit.SYSTEM
    form: type[BaseModel] | None = None
    assigns: Assign | None = None
    never_by: tuple[str, ...] = ()
    goes_on: bool = False
    counts_to_arbiter: bool = False
    ways: tuple[Way, ...] = ()
    evidence: bool = False
    corrects: bool = False
    marks: Marks | None = None
    is_public: bool = True
    undo: bool = True
    past: str | None = None
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()
    while_paused: bool | None = False
    pauses: bool | None = None
    flags_by_form: Literal["add", "remove"] | None = None
    undoes: bool = False
    adds_only: bool = False
    purpose: Purpose = "main"

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.source,) if isinstance(self.source, str) else self.source

    @property
    def allowed(self) -> tuple[str | Permit, ...]:
        return self.permits if isinstance(self.permits, tuple) else (self.permits,)


@dataclass(frozen=True, slots=True)
class Flag:
    """Something about a matter that is no state, and drives a saved queue; most follow from an action."""

    code: str
    title: str
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Arbitration:
    """Who decides when a matter was handed back twice, how fast, and in which state it goes on."""

    holder: Holder
    target: str
    limit: Limit
    after: int = 2


@dataclass(frozen=True, slots=True)
class Superior:
    """The level above, to which a matter is referred after one's own attempt, and how fast it answers (R309)."""

    title: str
    holder: Holder
    limit: Limit


@dataclass(frozen=True, slots=True)
class EvaluationRule:
    """Five levels (HL-37) by the reporter within a time; a bad one opens a round of its own in ``follow_up``.

    ``tags``: the details that each level may carry, so that no good one carries a bad one (HL-46); none for any words.
    """

    within: timedelta
    follow_up: str | None = None
    call_back: Limit = ONE_WORKDAY
    mending: Limit = FIVE_WORKDAYS
    caller: Holder | None = None
    tags: tuple[tuple[int, tuple[str, ...]], ...] = ()

    def tags_of(self, level: int) -> tuple[str, ...] | None:
        """What a verdict of this level may name; None where anything may be."""
        return dict(self.tags).get(level, ()) if self.tags else None


def by_reporter(
    within: str,
    *,
    follow_up: str | None = None,
    caller: Holder | None = None,
    tags: tuple[tuple[int, tuple[str, ...]], ...] = (),
) -> EvaluationRule:
    """Judged by who reported, within e.g. ``15d`` of closing."""
    return EvaluationRule(timedelta(days=int(within.removesuffix("d"))), follow_up, caller=caller, tags=tags)


@dataclass(frozen=True, slots=True)
class Workflow:
    """One kind of matter. The first state is the one it begins in; ``desk`` gets what nobody else is named for,
    ``above`` hears of what is overdue. ``reply``: by when the desk answers what a resident writes to it (R090)."""

    kind: str
    title: str
    version: int
    number: str
    details: type[BaseModel]
    states: tuple[State, ...]
    actions: tuple[Action, ...]
    desk: Holder
    above: Holder
    evaluation: EvaluationRule | None = None
    arbitration: Arbitration | None = None
    superior: Superior | None = None
    flags: tuple[Flag, ...] = ()
    fallback: Limit = THREE_WORKDAYS
    reply: Limit = ONE_WORKDAY

    @property
    def initial(self) -> str:
        return self.states[0].code

    def permission(self, verb: str) -> str:
        """``grid.event.arrange``: the permissions that built-in actions take."""
        return f"{self.kind}.{verb}"


MERGED = State("merged", "已并入", final=True)
WITHDRAWN = State("withdrawn", "已撤回", final=True)

_REGISTERED: dict[tuple[str, int], Workflow] = {}


def register(workflow: Workflow) -> Workflow:
    """Make a kind of matter known. Old versions stay registered: their matters go on under them."""
    known = _REGISTERED.get((workflow.kind, workflow.version))
    if known is not None and known is not workflow:
        raise ValueError(f"{workflow.kind} version {workflow.version} is declared twice")
    _REGISTERED[workflow.kind, workflow.version] = workflow
    return workflow


def registered() -> list[Workflow]:
    """All versions of all kinds."""
    return [_REGISTERED[key] for key in sorted(_REGISTERED)]


def latest(kind: str) -> Workflow | None:
    versions = [workflow for workflow in registered() if workflow.kind == kind]
    return versions[-1] if versions else None


def workflow_of(kind: str, version: int) -> Workflow:
    """The declaration a matter began under. Raises KeyError."""
    return _REGISTERED[kind, version]


def past_of(action: Action) -> str:
    """The past tense that names the event: ``hand_back`` → ``handed_back``."""
    if action.past is not None:
        return action.past
    verb, _, rest = action.code.partition("_")
    if verb.endswith("e"):
        past = verb + "d"
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        past = verb[:-1] + "ied"
    else:
        past = verb + "ed"
    return f"{past}_{rest}" if rest else past


def flags_by_hand(workflow: Workflow) -> list[str]:
    """The flags that people put on and take off."""
    return [flag.code for flag in (*BUILT_IN_FLAGS, *workflow.flags) if flag.by_hand]


def flags_of(workflow: Workflow) -> dict[str, str]:
    """Every flag a matter of this kind may carry, with its title."""
    return {flag.code: flag.title for flag in (*BUILT_IN_FLAGS, *workflow.flags)}


BUILT_IN_FLAGS = (
    Flag("frozen", "等待裁定"),
    Flag("ruled", "已裁定"),
    Flag("supervised", "督办"),
    Flag("urged", "催办"),
    Flag("extension_asked", "申请延期"),
    Flag("escalated", "已上报"),
    Flag("call_back_due", "待回访"),
    Flag("sampled", "抽查回访"),
    Flag("denied", "居民说没好"),
    Flag("evaluated", "已评价"),
    Flag("confirmed", "居民已确认"),
    Flag("disputed", "有争议", by_hand=True),
    Flag("attempted", "已协调"),
    Flag("referred", "已报上级"),
    Flag("referral_accepted", "上级已受理"),
    Flag("referral_answered", "上级已答复"),
)


def all_states(workflow: Workflow) -> tuple[State, ...]:
    """The declared states and the two final ones that every matter can end in."""
    return (*workflow.states, MERGED, WITHDRAWN)


def open_states(workflow: Workflow) -> tuple[str, ...]:
    return tuple(state.code for state in workflow.states if not state.final)


def state_of(workflow: Workflow, code: str) -> State:
    return next(state for state in all_states(workflow) if state.code == code)
