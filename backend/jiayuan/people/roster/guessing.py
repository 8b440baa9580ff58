"""A list without headings: what its columns are is told from what stands in them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from jiayuan.kernel.sheets import Cell, column_number
from jiayuan.people.addresses import parse_address
from jiayuan.people.codes import find_code
from jiayuan.people.identity import Document, DocumentKind, read_document
from jiayuan.people.names import normalise_name
from jiayuan.people.phones import read_phones
from jiayuan.people.roster.cells import text_of
from jiayuan.people.roster.headers import Header, Mapping, meaning_of, plain_title
from jiayuan.territory.naming import COMPOUND_SURNAMES


def _is_number(text: str) -> bool:
    document = read_document(text, today=date.max)
    return isinstance(document, Document) and document.kind is DocumentKind.CITIZEN_ID


def _is_address(text: str) -> bool:
    address = parse_address(text)
    return address is not None and bool(address.room and (address.entrance or re.search(r"[栋幢座#楼]", text)))


def _is_name(text: str) -> bool:
    name = normalise_name(text)
    return re.fullmatch(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]+·[\u3400-\u9fff·]+", name) is not None and (
        len(name) < 4 or "·" in name or name[:2] in COMPOUND_SURNAMES
    )


# what is hard to mistake comes first; a name is what is left
_TESTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("id_number", _is_number),
    ("phone", lambda text: bool(read_phones(text)[0])),
    ("sex", lambda text: text in ("男", "女")),
    ("address", _is_address),
    ("building", lambda text: re.fullmatch(r"\S{1,3}(栋|幢|号楼)", text) is not None),
    ("entrance", lambda text: re.fullmatch(r"\S{1,2}单元", text) is not None),
    ("room", lambda text: re.fullmatch(r"\d{3,4}室?", text) is not None),
    ("relation", lambda text: not text.isdigit() and find_code("household_relation", text) is not None),
    ("ethnic_group", lambda text: text.endswith("族") and find_code("ethnic_group", text) is not None),
    ("political_status", lambda text: not text.isdigit() and find_code("political_status", text) is not None),
    ("education", lambda text: not text.isdigit() and find_code("education", text) is not None),
    ("name", _is_name),
)

_SURE = ("name", "id_number")


def guess_columns(rows: Sequence[tuple[int, list[Cell]]], known: Mapping) -> Header | None:
    """Columns by content, if at least names and citizens' numbers are among them; the list begins at the first row."""
    width = max((len(row) for _, row in rows), default=0)
    columns: dict[int, str] = {}
    for column in range(1, width + 1):
        texts = [text for _, row in rows if len(row) >= column and (text := text_of(row[column - 1]))]
        meaning = _meaning(texts, set(columns.values()))
        columns[column] = meaning
    if not {"name", "id_number"} <= set(columns.values()):
        return None
    at = next(column for column, meaning in columns.items() if meaning == "id_number")
    first = next(number for number, row in rows if len(row) >= at and _is_number(text_of(row[at - 1])))
    fingerprint = f"bare-{width}"
    corrected = known.sheets.get(fingerprint, {})
    columns |= {column_number(letters): meaning for letters, meaning in corrected.items()}
    return Header(first - 1, first - 1, {}, columns, fingerprint)


def name_by_content(rows: Sequence[tuple[int, list[Cell]]], header: Header | None) -> Header | None:
    """Headings of which none says who: under one that we do not know stand the names."""
    if header is None:
        return None
    taken = set(header.columns.values())
    for column in (at for at, title in header.titles.items() if meaning_of(plain_title(title)) is None):
        below = [row for number, row in rows if number > header.last_row and len(row) >= column]
        if _meaning([text for row in below if (text := text_of(row[column - 1]))], taken) == "name":
            return replace(header, columns={**header.columns, column: "name"})
    return None


def continue_columns(rows: Sequence[tuple[int, list[Cell]]], header: Header) -> Header | None:
    """The list of the sheet before goes on here without headings: its names and numbers stand in the same columns."""
    name, number = (next((at for at, said in header.columns.items() if said == field), 0) for field in _SURE)
    texts = [(text_of(row[name - 1]), text_of(row[number - 1])) for _, row in rows if len(row) >= max(name, number)]
    fitting = sum(_is_name(one) and _is_number(other) for one, other in texts)
    if not name or not number or not fitting or 3 * fitting < 2 * sum(any(pair) for pair in texts):
        return None
    first = next(at for at, row in rows if len(row) >= number and _is_number(text_of(row[number - 1])))
    return Header(first - 1, first - 1, header.titles, header.columns, header.fingerprint)


def _meaning(texts: Sequence[str], taken: set[str]) -> str:
    for meaning, fits in _TESTS:
        if (meaning not in taken or meaning == "phone") and texts and 3 * sum(map(fits, texts)) >= 2 * len(texts):
            return meaning
    return "other"
