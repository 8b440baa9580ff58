"""Script, formulas and tampered markers: what people type stays text wherever it comes out again."""

from __future__ import annotations

import io

import openpyxl
import pytest

from grid_stage import V1, Grounds, report, set_grounds
from stage import Api, taken_out

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
FORMULAS = ['=HYPERLINK("http://a.example","点")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1+1"]


@pytest.fixture(scope="module")
async def grounds(api: Api, stage: str) -> Grounds:
    return await set_grounds(api, stage)


async def test_script_in_words_comes_back_as_the_same_words_and_nothing_to_run(grounds: Grounds):
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    event_id = await report(resident, grounds, SCRIPT)
    for path in (f"/matters/{event_id}", f"/grid/events/{event_id}", "/grid/events?tab=all"):
        answer = await clerk.get(V1 + path)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("application/json")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert SCRIPT in str((await clerk.get(f"{V1}/grid/events/{event_id}")).json())


@pytest.mark.parametrize("path", ["/auth/sign-in", "/grid/events/%3Cscript%3E", "/residents?grid=%3Cscript%3E"])
async def test_a_refusal_never_repeats_what_was_typed(grounds: Grounds, path: str):
    clerk = await grounds.api.sign_in("clerk")
    if path == "/auth/sign-in":
        answer = await clerk.post(V1 + path, json={"login": SCRIPT, "password": SCRIPT})
    else:
        answer = await clerk.get(V1 + path)
    assert answer.status_code in {401, 404, 422}
    assert "<script" not in answer.text and "onerror" not in answer.text


async def test_what_looks_like_a_formula_is_text_in_the_exported_sheet(grounds: Grounds):
    resident, clerk = await grounds.api.sign_in("resident"), await grounds.api.sign_in("clerk")
    typed = [*FORMULAS, SCRIPT + "导出"]
    for words in typed:
        await report(resident, grounds, words)
    asked = {"filter": {"tab": "all"}, "reason": "核对导出的内容"}
    book = openpyxl.load_workbook(io.BytesIO(await taken_out(grounds.api, clerk, "/grid/events/exports", asked)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    written = " ".join(str(cell.value) for cell in cells)
    assert all(words.strip()[1:6] in written for words in typed)
    assert not [cell for cell in cells if cell.hyperlink]


async def test_a_tampered_or_borrowed_cursor_turns_no_page(pilots_api: Api):
    clerk = await pilots_api.sign_in("clerk")
    page = (await clerk.get(f"{V1}/residents", params={"limit": 2})).json()
    cursor = page["next"]
    assert cursor
    for place in range(0, len(cursor), 5):
        other = cursor[:place] + ("A" if cursor[place] != "A" else "B") + cursor[place + 1 :]
        answer = await clerk.get(f"{V1}/residents", params={"limit": 2, "cursor": other})
        assert (answer.status_code, answer.json()["code"]) == (400, "kernel.cursor_bad")
    for elsewhere in ("/grid/events", "/messages", "/posts"):
        answer = await clerk.get(V1 + elsewhere, params={"cursor": cursor})
        assert (answer.status_code, answer.json()["code"]) == (400, "kernel.cursor_bad"), elsewhere
    stranger = await pilots_api.sign_in("clerk-qitang")
    mine = {row["person_id"] for row in page["items"]}
    borrowed = await stranger.get(f"{V1}/residents", params={"limit": 200, "cursor": cursor})
    assert borrowed.status_code in {200, 400}
    if borrowed.status_code == 200:
        assert mine.isdisjoint(row["person_id"] for row in borrowed.json()["items"])


@pytest.mark.parametrize(
    "path",
    [
        "/desk/..%2f..%2f..%2f..%2fetc/passwd", "/mobile/%2e%2e/%2e%2e/%2e%2e/pyproject.toml",
        "/assets/..%5c..%5c.data",
        "/assets/%2fetc%2fpasswd", "/desk/\u2025/\u2025/etc/passwd",
    ],
)  # fmt: skip
async def test_an_address_never_leads_out_of_the_built_pages(api: Api, path: str):
    answer = await api.anonymous.get(path)
    assert "root:" not in answer.text and "[project]" not in answer.text
    if answer.status_code == 200:
        assert answer.headers["content-type"].startswith("text/html")
