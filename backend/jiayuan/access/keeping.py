"""What the program holds about people, table by table, as it is declared and carried out."""

from __future__ import annotations

from jiayuan.kernel import retention
from jiayuan.kernel.models import Root
from jiayuan.kernel.reading import Row


def kept_rows() -> list[Row]:
    return [
        {
            "table": kept.table,
            "title": Root.metadata.tables[kept.table].comment,
            "purpose": kept.purpose,
            "ground": retention.GROUNDS[kept.ground],
            "law": kept.law,
            "term": kept.term,
            "sensitive": [retention.SENSITIVE[kind] for kind in kept.sensitive],
            "days": [retention.days_of(kept, ending) for ending in kept.endings],
        }
        for kept in retention.all_kept()
    ]
