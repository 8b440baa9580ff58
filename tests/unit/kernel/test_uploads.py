"""Files are what their content says; what could do harm is refused in words, and nothing of it is kept."""

import io
import struct
import zipfile
import zlib
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest
import xlsxwriter
from PIL import Image

from jiayuan.kernel import clock, files, uploads
from jiayuan.kernel.actor import system_actor
from jiayuan.kernel.problems import NotFound, Problem
from jiayuan.kernel.settings import Settings

PLACE = 0x8825  # where EXIF keeps the position of a shot


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 40, 40)).save(out, kind, **options)
    return out.getvalue()


def shot_with_place() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "甘一格家门口"
    exif.get_ifd(PLACE)[2] = (27.0, 42.0, 1.0)
    exif[0x0112] = 6  # turned by 90 degrees
    return picture(exif=exif)


def huge_png(width: int, height: int) -> bytes:
    """A picture of a few bytes that says it is enormous."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def archive(names: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in names.items():
            packed.writestr(name, content)
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet().write(0, 0, "姓名")
    return out.getvalue()


def judge(tmp_path: Path, content: bytes, declared: str = "application/octet-stream") -> uploads.Judged:
    path = tmp_path / "upload"
    path.write_bytes(content)
    return uploads.judge(path, declared)


REFUSED = {
    "an empty file": (b"", "files.empty"),
    "a drawing with script": (
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "files.unknown",
    ),
    "a page": (b"<!DOCTYPE html><script>alert(1)</script>", "files.unknown"),
    "a program": (b"MZ\x90\x00" + b"\0" * 100, "files.unknown"),
    "a script": (b"#!/bin/sh\nrm -rf /", "files.unknown"),
    "a heic photo": (b"\0\0\0\x18ftypheic" + b"\0" * 100, "files.heic"),
    "an enormous picture": (huge_png(60_000, 60_000), "files.picture_too_large"),
    "a picture of 60 megapixels": (huge_png(10_000, 6_000), "files.picture_too_large"),
    "half a picture": (picture(size=(600, 600))[:400], "files.picture_broken"),
    "a gif": (picture("GIF"), "files.unknown"),
    "an archive": (archive({"a.txt": b"x"}), "files.sheet_refused"),
    "an archive that climbs": (archive({"../../etc/passwd": b"x"}), "files.sheet_refused"),
    "a bomb": (
        archive({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b" " * 40_000_000}),
        "files.sheet_refused",
    ),
    "a workbook with macros": (archive({"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"x"}), "files.sheet_refused"),
    "a pdf with script": (b"%PDF-1.7\n1 0 obj << /S /JavaScript /JS (app.alert(1)) >>\n%%EOF", "files.pdf_active"),
    "half a pdf": (b"%PDF-1.7\n1 0 obj", "files.pdf_broken"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_could_do_harm_is_refused_in_words(tmp_path: Path, what: str):
    content, code = REFUSED[what]
    with pytest.raises(Problem) as refused:
        judge(tmp_path, content)
    assert refused.value.code == code
    assert refused.value.sentence().isprintable()


@pytest.mark.parametrize("declared", ["image/svg+xml", "text/csv", "image/png"])
def test_a_drawing_is_refused_whatever_it_is_called(tmp_path: Path, declared: str):
    with pytest.raises(Problem):
        judge(tmp_path, b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", declared)


def test_a_photo_loses_its_place_and_keeps_its_way_up(tmp_path: Path):
    judged = judge(tmp_path, shot_with_place())
    assert (judged.media_type, judged.width, judged.height) == ("image/jpeg", 30, 40)
    with Image.open(judged.path) as kept:
        assert not kept.getexif()
        assert "exif" not in kept.info
    assert "甘一格".encode() not in judged.path.read_bytes()


def test_what_hides_behind_the_last_pixel_is_gone(tmp_path: Path):
    """A picture that is an archive or a page at the same time stays a picture only."""
    for hidden in (archive({"evil.js": b"alert(1)"}), b"<script>alert(1)</script>"):
        kept = judge(tmp_path, picture("PNG") + hidden).path.read_bytes()
        assert hidden not in kept
        assert b"evil.js" not in kept


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")])
def test_pictures_are_known_by_content(tmp_path: Path, kind: str, media_type: str):
    assert judge(tmp_path, picture(kind), "application/pdf").media_type == media_type


def test_a_large_photo_is_made_smaller(tmp_path: Path):
    judged = judge(tmp_path, picture(size=(5000, 2500)))
    assert (judged.width, judged.height) == (2560, 1280)


def test_a_transparent_drawing_stays_transparent(tmp_path: Path):
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(judge(tmp_path, out.getvalue()).path) as kept:
        assert kept.mode == "RGBA"


def test_papers_and_sheets_are_kept_as_they_are(tmp_path: Path):
    paper = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"
    judged = judge(tmp_path, paper)
    assert (judged.media_type, judged.path.read_bytes()) == ("application/pdf", paper)
    assert judge(tmp_path, workbook()).media_type.endswith("spreadsheetml.sheet")
    assert judge(tmp_path, "姓名,电话\n甘一格,1\n".encode(), "text/csv").media_type == "text/csv"


def test_what_is_called_xls_is_judged_as_a_table_whatever_it_is(tmp_path: Path):
    excel = "application/vnd.ms-excel"
    assert judge(tmp_path, "姓名\t电话\n甘一格\t1\n".encode("gb18030"), excel).media_type == "text/csv"
    with pytest.raises(uploads.SheetUnread, match="网页"):
        judge(tmp_path, b"<html><table><tr><td>1</td></tr></table></html>", excel)


def test_text_is_no_sheet_unless_it_says_so(tmp_path: Path):
    with pytest.raises(uploads.FileUnknown):
        judge(tmp_path, "姓名,电话\n".encode(), "text/plain")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings = Settings(data=tmp_path / "data")
    monkeypatch.setattr(files, "get_settings", lambda: settings)
    return settings.files_folder


async def chunks(content: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(content), 1000):
        yield content[start : start + 1000]


async def test_a_refused_upload_leaves_nothing_on_the_disk(data: Path):
    with pytest.raises(uploads.FileUnknown):
        await files.receive(chunks(b"MZ" * 5000), "image/png")
    assert [path for path in data.rglob("*") if path.is_file()] == []


async def test_content_is_stored_once_under_its_digest(data: Path):
    first = await files.receive(chunks(picture()), "image/jpeg")
    second = await files.receive(chunks(picture()), "image/jpeg")
    assert first.digest == second.digest
    assert [path for path in data.rglob("*") if path.is_file()] == [files.store().path(first.digest.hex())]
    assert files.store().path(first.digest.hex()).stat().st_mode & 0o777 == 0o600


ONE, TWO = UUID(int=1), UUID(int=2)


def signature(file_id: UUID) -> str:
    return files.sign_address(file_id, system_actor(3)).partition("by=")[2]


def test_an_address_opens_its_own_file_for_five_minutes():
    signed = signature(ONE)
    assert files.open_address(ONE, signed).community == 3
    with pytest.raises(NotFound):
        files.open_address(TWO, signed)
    clock.set_clock(clock.now() + files.ADDRESS_LIFE * 1.1)
    try:
        with pytest.raises(files.AddressExpired):
            files.open_address(ONE, signed)
    finally:
        clock.reset_clock()


@pytest.mark.parametrize("bad", ["", "00", "zz", "00" * 60, "é"])
def test_a_made_up_address_opens_nothing(bad: str):
    with pytest.raises(NotFound):
        files.open_address(ONE, bad)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\roster.xlsx", "roster.xlsx"),
        ("a\u202egpj.exe\r\nX: y", "agpj.exeX: y"),
        ("", None),
        (None, None),
    ],
)
def test_a_name_is_for_people_only(given: str | None, shown: str | None):
    assert files.shown_name(given) == shown
