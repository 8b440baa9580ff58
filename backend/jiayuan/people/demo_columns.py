"""The columns in which the invented people are written, in the order of the foreign keys."""

from __future__ import annotations

COLUMNS: dict[str, tuple[str, ...]] = {
    "person": (
        "community_id", "id", "name", "pinyin", "initials", "sex", "birth_on", "died_on", "document_kind",
        "document_box", "document_index", "document_mask", "phone_box", "phone_index", "phone_tail_index", "phone_mask",
        "ethnic_group", "education", "political_status", "marital_status", "employment", "work_unit_id", "workplace",
        "source", "recorded_at", "confirmed_at", "merged_into_id", "batch_id", "version",
    ),
    "household": (
        "community_id", "id", "dwelling_id", "building_id", "from_on", "until_on", "head_stated_relation",
        "confirmed_at", "batch_id", "version",
    ),
    "resident": (
        "community_id", "id", "person_id", "household_id", "dwelling_id", "building_id", "grid_id", "pinyin",
        "relation", "kind", "presence", "is_main", "tenure", "origin_code", "origin", "from_on", "until_on",
        "end_reason", "batch_id", "version",
    ),
    "care_tag": (
        "community_id", "id", "person_id", "tag", "source", "note", "from_on", "until_on", "disability_kind",
        "disability_grade", "named_account_id", "by_account_id", "at", "batch_id", "version",
    ),
    "resident_status": (
        "community_id", "id", "person_id", "hukou_kind", "village", "from_on", "document", "by_account_id", "at",
    ),
    "residence_permit": (
        "community_id", "id", "person_id", "issued_on", "endorsed_on", "ground", "ended_on", "version",
    ),
    "guardian": (
        "community_id", "id", "ward_id", "guardian_id", "kind", "document", "from_on", "until_on", "by_account_id",
    ),
    "account_person": (
        "community_id", "id", "account_id", "person_id", "state", "claimed_box", "claimed_name", "by_phone",
        "asked_at", "decided_at", "by_account_id", "version",
    ),
}  # fmt: skip
