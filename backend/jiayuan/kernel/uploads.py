"""What an uploaded file really is: judged by content, measured before it is decoded, pictures made anew.

A picture is decoded and written again, so that neither place and time of the shot nor anything hidden behind the last
pixel is kept. PDFs and spreadsheets are looked through and kept as they are; everything else is refused.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from jiayuan.kernel.problems import Problem
from jiayuan.kernel.sheet_limits import A_PAGE
from jiayuan.kernel.sheets import SheetRefused, open_book

#: Four times an ordinary phone's 12 megapixels; above it decoding costs more memory than a call may.
MOST_MEGAPIXELS = 50
#: Longest edge of what is kept: enough to read a meter on a photo.
LONGEST_EDGE = 2560
_QUALITY = 85

_PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_SHEETS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "csv": "text/csv",
}
_OF_TEXT = ("text/csv", "application/vnd.ms-excel")  # many systems call their tables of text .xls
_PDF_ACTIVE = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA")


@dataclass(eq=False)
class FileEmpty(Problem):
    status, code, title = 422, "files.empty", "这个文件是空的（0字节），请重新选一次"


@dataclass(eq=False)
class FileUnknown(Problem):
    status, code, title = (
        415,
        "files.unknown",
        "这种文件不能传。能传照片（JPEG、PNG、WebP）、PDF和表格（.xlsx .xls .csv）。",
    )


@dataclass(eq=False)
class HeicRefused(Problem):
    status, code, title = (
        415,
        "files.heic",
        "这是HEIC照片，别的手机打不开。请在手机设置里把相机格式改为「兼容性最佳」再拍一张。",
    )


@dataclass(eq=False)
class PictureTooLarge(Problem):
    status, code, title = (
        413,
        "files.picture_too_large",
        "照片太大（{megapixels}百万像素，最多{limit}），请缩小或截取需要的部分",
    )
    megapixels: int
    limit: int = MOST_MEGAPIXELS


@dataclass(eq=False)
class PictureBroken(Problem):
    status, code, title = 422, "files.picture_broken", "照片打不开，可能没传完整，请再选一次"


@dataclass(eq=False)
class PdfActive(Problem):
    status, code, title = 422, "files.pdf_active", "这个PDF里带脚本或附件，不能收。请用「打印为PDF」另存一份再传。"


@dataclass(eq=False)
class PdfBroken(Problem):
    status, code, title = 422, "files.pdf_broken", "PDF打不开，可能没传完整，请重新保存再传"


@dataclass(eq=False)
class SheetUnread(Problem):
    """A spreadsheet that is not read; ``reason`` is the stable code of the sheet reader."""

    status, code, title = 422, "files.sheet_refused", "{sentence_of_reader}"
    reason: str
    sentence_of_reader: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What a file is; ``path`` holds what is to be kept, which for pictures is a new file beside the upload."""

    path: Path
    media_type: str
    width: int | None = None
    height: int | None = None


def judge(path: Path, declared: str) -> Judged:
    """Look at an upload on disk; blocking, for a thread. ``declared`` only tells a table of text from other text.

    Raises FileEmpty, FileUnknown, HeicRefused, PictureTooLarge, PictureBroken, PdfActive, PdfBroken, SheetUnread.
    """
    with path.open("rb") as file:
        head = file.read(32)
    if not head:
        raise FileEmpty
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"heim", b"avif"):
        raise HeicRefused
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return _remake(path)
    if head.startswith(b"%PDF-"):
        return _look_through(path)
    if head.startswith((b"PK", b"\xd0\xcf\x11\xe0")) or declared.partition(";")[0].strip() in _OF_TEXT:
        return _as_sheet(path, head)
    raise FileUnknown


def _remake(path: Path) -> Judged:
    made = path.with_name(path.name + ".made")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own, tighter limit follows
            opened = Image.open(path, formats=tuple(_PICTURES))
        with opened as picture:
            width, height = picture.size
            if width * height > MOST_MEGAPIXELS * 1_000_000:
                raise PictureTooLarge(megapixels=width * height // 1_000_000)
            kind = picture.format or "JPEG"
            if kind == "JPEG":
                picture.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
            clean = upright.convert("RGBA" if _has_alpha(upright) and kind != "JPEG" else "RGB")
        clean.info.clear()
        clean.save(made, kind, quality=_QUALITY)
    except Image.DecompressionBombError:
        raise PictureTooLarge(megapixels=2 * MOST_MEGAPIXELS) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as reason:
        raise PictureBroken from reason
    return Judged(made, _PICTURES[kind], *clean.size)


def _has_alpha(picture: Image.Image) -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info


def _look_through(path: Path) -> Judged:
    content = path.read_bytes()
    if b"%%EOF" not in content[-2048:]:
        raise PdfBroken
    if any(word in content for word in _PDF_ACTIVE):
        raise PdfActive
    return Judged(path, "application/pdf")


def _as_sheet(path: Path, head: bytes) -> Judged:
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":  # a page, which some also call .xls
        raise SheetUnread(reason="sheet.not_a_sheet", sentence_of_reader=A_PAGE)
    try:
        with open_book(path) as book:
            return Judged(path, _SHEETS[book.kind])
    except SheetRefused as refused:
        raise SheetUnread(reason=refused.code, sentence_of_reader=refused.message) from refused
