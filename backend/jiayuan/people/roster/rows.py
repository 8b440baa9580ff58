"""One row of a sheet becomes one person, or faults at its cells. Nothing here knows of other rows."""

import re
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from datetime import date

from jiayuan.kernel.sheets import Cell
from jiayuan.people.addresses import KnownPlaces
from jiayuan.people.codes import HEAD_OF_HOUSEHOLD, SELF, Table, find_code
from jiayuan.people.identity import Document, DocumentKind, Misread, normalise_number
from jiayuan.people.roster.cells import (
    Name,
    read_identity,
    read_kind,
    read_name,
    read_phone_cell,
    says_nothing,
    text_of,
)
from jiayuan.people.roster.dates import read_birth
from jiayuan.people.roster.headers import FIELDS
from jiayuan.people.roster.results import Birth
from jiayuan.people.roster.tags import is_unknown_residence, read_residence, read_tags, says_gone


@dataclass(slots=True)
class Said:
    """What is wrong or odd at one field of the row."""

    field: str
    code: str
    message: str
    refuses: bool = True
    column: int | None = None


@dataclass(slots=True)
class Person:
    name: str = ""
    sex: str | None = None
    birth: Birth | None = None
    kind: DocumentKind = DocumentKind.NONE
    number: str = ""
    phones: tuple[str, ...] = ()
    relation: str | None = None
    relation_text: str = ""
    is_head: bool = False
    ethnic_group: str | None = None
    education: str | None = None
    political_status: str | None = None
    marital_status: str | None = None
    workplace: str | None = None
    residence: str | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    has_note: bool = False
    gone: bool = False
    unknown_tags: bool = False
    unknown_residence: bool = False
    others: tuple[tuple[str, str], ...] = ()
    says: list[Said] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field of this sheet stands, counted from 0 for speed."""

    at: Map[str, int]
    phones: tuple[int, ...]
    others: tuple[tuple[int, str], ...]
    flags: tuple[tuple[int, tuple[str, ...]], ...] = ()  # the tags of who has a yes there
    where: Map[str, int] = field(init=False)
    """All fields: one that the sheet does not have stands in the blank cell at each row's end."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "where", dict.fromkeys(FIELDS, -1) | dict(self.at))


@dataclass(frozen=True, slots=True)
class Cells:
    """A row as wide as the sheet's columns with a blank cell at its end, and the same as text."""

    values: list[Cell]
    texts: list[str]


_NO_WORKPLACE = frozenset({"无", "没有", "/", "-", "—", "同上", "〃"})
_YES = frozenset({"是", "有", "1", "Y", "YES", "√", "✓", "✔", "☑", "对"})
_LONGEST_WORKPLACE = 50
_CITIZENS = re.compile(r"\d{15}")
_TABLES: tuple[tuple[Table, str], ...] = (
    ("ethnic_group", "民族"),
    ("education", "文化程度"),
    ("political_status", "政治面貌"),
    ("marital_status", "婚姻状况"),
)


def read_person(cells: Cells, columns: Columns, known: KnownPlaces, today: date) -> Person:
    """All facts of the row and everything that is wrong with it, at once."""
    person = Person()
    values, texts, where = cells.values, cells.texts, columns.where
    _name(person, texts[where["name"]])
    _document(person, cells, columns, today)
    if text := texts[where["sex"]]:
        _sex(person, text)
    _relation(person, texts[where["relation"]], texts[where["is_head"]])
    for at in columns.phones:
        if values[at] != "":
            numbers, wrong = read_phone_cell(values[at], known.area_code)
            person.phones = tuple(dict.fromkeys(person.phones + numbers)) if person.phones else numbers
            if wrong:
                person.says += [Said("phone", one.code, one.message, column=at + 1) for one in wrong]
    for table, title in _TABLES:
        if text := texts[where[table]]:
            _coded(person, table, title, text)
    if (text := texts[where["workplace"]]) and text not in _NO_WORKPLACE:
        person.workplace = text[:_LONGEST_WORKPLACE]
    _descriptions(person, texts[where["note"]], texts[where["tags"]], texts[where["residence"]])
    for at, tags in columns.flags:
        if texts[at].upper() in _YES:
            person.tags = tuple(dict.fromkeys(person.tags + tags))
    if columns.others:
        person.others += tuple((title, text) for at, title in columns.others if (text := texts[at]))
    return person


def _name(person: Person, text: str) -> None:
    name = read_name(text)
    if isinstance(name, Name):
        person.name = name.name
        if name.remark:
            person.note = name.remark
            person.says.append(
                Said("name", "name_with_remark", f"姓名后面写着“{name.remark}”，没有收进档案。请核对。", refuses=False)
            )
    else:
        person.says.append(Said("name", name.code, name.message))


def _document(person: Person, cells: Cells, columns: Columns, today: date) -> None:
    values, where = cells.values, columns.where
    value, place = values[where["id_number"]], "id_number"
    if "passport" in columns.at and says_nothing(value) and not says_nothing(values[where["passport"]]):
        value, place = values[where["passport"]], "passport"
    kind_text = cells.texts[where["id_kind"]]
    kind = read_kind(kind_text) if kind_text else None
    if place == "passport":  # what looks like a citizen's number is judged as one wherever it stands
        kind = None if _CITIZENS.match(normalise_number(text_of(value))) else DocumentKind.PASSPORT
    document = read_identity(value, kind, today)
    birth = read_birth(values[where["birth"]], today=today) if "birth" in columns.at else None
    if isinstance(document, Misread):
        person.says.append(Said(place, document.code, document.message))
    else:
        person.kind, person.number = document.kind, document.number
        if document.sex:
            person.sex = document.sex
    derived = document.birth if isinstance(document, Document) else None
    if derived is not None:
        person.birth = Birth(derived.year, derived.month, derived.day)
    if isinstance(birth, Misread):
        person.says.append(Said("birth", birth.code, birth.message, refuses=derived is None))
    elif birth is not None and derived is not None and not birth.agrees_with(derived):
        person.says.append(
            Said(
                "birth", "birth_contradicts_id", "出生日期和身份证号码里的不一样，按身份证的记。请核对。", refuses=False
            )
        )
    elif birth is not None and derived is None:
        person.birth = birth
    tells_apart = not columns.at.keys().isdisjoint(("id_number", "passport", "birth"))
    if isinstance(document, Document) and not document.number and tells_apart:
        _without_number(person, text_of(value), misread_birth=isinstance(birth, Misread))


def _without_number(person: Person, written: str, *, misread_birth: bool) -> None:
    """Nobody is recognised by 「无」 or by 111111: without a number the date of birth has to tell namesakes apart."""
    if person.birth is None:
        if not misread_birth:
            person.says.append(
                Said("id_number", "id_missing", "没有证件号码，也没有出生日期，认不出是谁。请补上其中一样。")
            )
    elif written and len(written) > 3:
        person.says.append(
            Said("id_number", "id_placeholder", f"“{written[:20]}”不是真号码，按没有证件记。", refuses=False)
        )


def _sex(person: Person, text: str) -> None:
    code = find_code("sex", text)
    if code is None:
        person.says.append(Said("sex", "sex_unknown", f"看不懂性别“{text[:10]}”。请写男或女。"))
    elif person.sex is None:
        person.sex = code.code
    elif code.code in ("1", "2") and code.code != person.sex:
        right = "女" if person.sex == "2" else "男"
        person.says.append(
            Said("sex", "sex_contradicts_id", f"性别写的是{text}，身份证号码说是{right}。请对照证件改其中一个。")
        )


def _relation(person: Person, text: str, marked: str) -> None:
    person.relation_text = text
    if text:
        code = find_code("household_relation", _child(person, text))
        if code is None:
            person.says.append(
                Said(
                    "relation",
                    "relation_unknown",
                    f"不认识的关系“{text[:20]}”。请写配偶、子、女、父母、其他亲属或非亲属。",
                )
            )
        else:
            person.relation = code.code
    elif marked and not marked.isdigit() and (code := find_code("household_relation", marked)) is not None:
        person.relation = code.code
    if marked.upper() in _YES or marked == "户主" or person.relation in (HEAD_OF_HOUSEHOLD, SELF):
        person.is_head, person.relation = True, HEAD_OF_HOUSEHOLD


def _child(person: Person, text: str) -> str:
    """「子女」 and 「孩子」 are a son or a daughter; which, the sex says."""
    return {"1": "子", "2": "女"}.get(person.sex or "", text) if text in ("子女", "儿女", "孩子", "小孩") else text


def _coded(person: Person, table: Table, title: str, text: str) -> None:
    if text in ("/", "-", "—"):
        return
    code = find_code(table, text)
    if code is None:
        person.says.append(
            Said(table, f"{table}_unknown", f"不认识的{title}“{text[:20]}”，先空着。请核对。", refuses=False)
        )
    elif table == "ethnic_group":
        person.ethnic_group = code.code
    elif table == "education":
        person.education = code.code
    elif table == "political_status":
        person.political_status = code.code
    else:
        person.marital_status = code.code


def _descriptions(person: Person, note: str, tags: str, residence: str) -> None:
    if person.note:
        _gone(person, "name", person.note)
    if note:
        person.has_note = True
        _gone(person, "note", note)
        person.note = f"{person.note}；{note}" if person.note else note
    if tags:
        _gone(person, "tags", tags)
        person.tags, others = read_tags(tags)
        person.residence = read_residence(tags)
        person.unknown_tags = bool(others) and person.residence is None
    if residence:
        _gone(person, "residence", residence)
        person.residence = read_residence(residence) or person.residence
        person.unknown_residence = is_unknown_residence(residence)
        if read_residence(residence) is None:
            person.others += (("人口类型", residence),)


def _gone(person: Person, field: str, words: str) -> None:
    """Who has died or moved out does not live here: nobody is written back into a home by an old list."""
    gone = says_gone(words)
    if gone:
        message = (
            f"这里写着“{words[:20]}”，没有当作住在这里的人导入。"
            "档案里有他的，请去档案里办；还住在这里的，请删掉这几个字。"
        )
        person.says = [said for said in person.says if said.code != "name_with_remark"]
        person.says.append(Said(field, "person_gone", message))
        person.gone, person.is_head = True, False
    elif gone is None:
        message = f"写着“{words[:20]}”，还是按住在这里导入。人已不在这里的，请删掉这一行。"
        person.says.append(Said(field, "person_may_be_gone", message, refuses=False))
