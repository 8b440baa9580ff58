"""The national code tables of a person's record, for the selects of desk and phone."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel

from jiayuan.access.requests import HouseRouter, signed_in
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.reading import Rows
from jiayuan.people import codes

router = HouseRouter(prefix="/codes", tags=["居民"])

Table = codes.Table | Literal["employment"]


class CodeRow(BaseModel):
    code: str
    label: str


@router.get("/{table}", summary="代码表", response_model=list[CodeRow])
async def list_codes(table: Table, actor: Annotated[Actor, signed_in()]) -> Rows:
    if table == "employment":
        return Rows([{"code": code, "label": label} for code, label in codes.EMPLOYMENT.items()])
    return Rows([{"code": entry.code, "label": entry.label} for entry in codes.list_codes(table)])
