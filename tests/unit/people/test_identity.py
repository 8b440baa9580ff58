from datetime import date

import pytest

from jiayuan.people.identity import (
    Document,
    DocumentKind,
    Misread,
    check_character,
    is_placeholder,
    mask_id,
    normalise_number,
    read_citizen_number,
    read_document,
)
from unit.people.by_hand import TODAY, a_number


def code_of(answer: object) -> str:
    return answer.code if isinstance(answer, Misread) else "read"


def test_the_check_character_is_that_of_the_standards_own_example() -> None:
    assert check_character("11010519491231002") == "X"  # GB 11643-1999, annex
    assert check_character("44052418800101001") == "4"


def test_birth_and_sex_come_from_the_number() -> None:
    document = read_citizen_number("11010519491231002x", today=TODAY)
    assert document == Document(DocumentKind.CITIZEN_ID, "11010519491231002X", date(1949, 12, 31), "2", "110105")


@pytest.mark.parametrize(
    "written",
    [
        "５２９９０１１９８５０８２３００１{}",
        " 529901 19850823 001{} ",
        "529901-19850823-001{}",
        "'52990119850823001{}",
        "529901\u3000198508\u200b23001{}",
    ],
)
def test_a_number_is_read_however_it_is_spaced(written: str) -> None:
    document = read_citizen_number(written.format(a_number()[-1]), today=TODAY)
    assert isinstance(document, Document)
    assert document.number == a_number()


def test_an_area_that_is_in_no_table_is_never_refused() -> None:
    assert code_of(read_citizen_number(a_number(area="529999"), today=TODAY)) == "read"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (a_number()[:-1] + ("0" if a_number()[-1] != "0" else "1"), "id_check_digit"),
        (a_number("19850230"), "id_birth_impossible"),
        (a_number("19000229"), "id_birth_impossible"),  # 1900 had no 29 February
        (a_number("20261124"), "birth_in_future"),
        (a_number("20261123"), "read"),  # born today
        ("529901850823001", "id_old_15"),
        ("52990119850823", "id_too_short"),
        (a_number() + "0", "id_too_long"),
        ("5299011985082300l", "id_letters"),
        ("X29901198508230014", "id_letters"),
        ("529***********0014", "id_masked"),
        ("5.29901198508E+17", "id_lost_precision"),
    ],
)
def test_what_is_wrong_with_a_number_has_a_name(number: str, code: str) -> None:
    text = number.replace(".", "") if code == "id_lost_precision" else number
    assert code_of(read_citizen_number(text, today=TODAY)) == code


@pytest.mark.parametrize(
    ("written", "kind", "expected"),
    [
        (a_number(), None, DocumentKind.CITIZEN_ID),
        (a_number("19940823", 2, "810000"), None, DocumentKind.HMT_RESIDENCE_PERMIT),
        (a_number("19940823", 2, "820000"), None, DocumentKind.HMT_RESIDENCE_PERMIT),
        (a_number("19940823", 2, "830000"), DocumentKind.HMT_RESIDENCE_PERMIT, DocumentKind.HMT_RESIDENCE_PERMIT),
        (a_number("19940823", 2, "911840"), None, DocumentKind.FOREIGN_RESIDENCE_PERMIT),
        ("USA123456789012", None, DocumentKind.FOREIGN_RESIDENCE_PERMIT),
        ("E12345678", None, DocumentKind.PASSPORT),
        ("512345678", DocumentKind.PASSPORT, DocumentKind.PASSPORT),
        ("h12345678", None, DocumentKind.HK_MACAU_PERMIT),
        ("12345678", DocumentKind.TAIWAN_PERMIT, DocumentKind.TAIWAN_PERMIT),
        ("P520123456", None, DocumentKind.BIRTH_CERTIFICATE),
        ("没有", None, DocumentKind.NONE),
        ("", None, DocumentKind.NONE),
    ],
)
def test_the_kind_of_a_document_is_told_by_its_number(
    written: str, kind: DocumentKind | None, expected: DocumentKind
) -> None:
    document = read_document(written, today=TODAY, kind=kind)
    assert isinstance(document, Document)
    assert document.kind is expected


@pytest.mark.parametrize(
    ("written", "kind", "code"),
    [
        ("12345678", None, "id_too_short"),  # only a word beside it makes this a 台胞证
        ("E1", DocumentKind.PASSPORT, "id_wrong_shape"),
        ("A12345678", DocumentKind.HK_MACAU_PERMIT, "id_wrong_shape"),
        (a_number(), DocumentKind.HMT_RESIDENCE_PERMIT, "id_wrong_kind"),
        ("AB1" * 7, None, "id_too_long"),
    ],
)
def test_a_document_that_is_not_of_its_kind_is_explained(written: str, kind: DocumentKind | None, code: str) -> None:
    assert code_of(read_document(written, today=TODAY, kind=kind)) == code


@pytest.mark.parametrize(
    "written",
    [
        "111111111111111111",
        "000000000000000000",
        "无",
        "不详",
        "",
        " ",
        "/",
        "——",
        "123456789012345678",
        "xxxx",
        "N/A",
        "0",
    ],
)
def test_a_placeholder_never_identifies_anybody(written: str) -> None:
    assert is_placeholder(written)
    assert read_document(written, today=TODAY) == Document(DocumentKind.NONE, "")


def test_a_real_number_is_no_placeholder() -> None:
    assert not is_placeholder(a_number())
    assert not is_placeholder("E12345678")


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("52990119850823041X", "529***********041X"),
        ("E12345678", "E12**5678"),
        ("12345", "***45"),
        ("12", "**"),
    ],
)
def test_first_three_and_last_four_of_a_number_are_shown(number: str, masked: str) -> None:
    assert mask_id(number) == masked


def test_full_width_and_lower_case_become_the_form_of_the_card() -> None:
    assert normalise_number("ｅ１２ ３-４ｘ") == "E1234X"
