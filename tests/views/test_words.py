"""Messages: one table, two languages, placeholders filled in one pass."""

from __future__ import annotations

import json
import re

import pytest

from kg import assets
from kg.views import words

TABLE = {
    "tasks": {"zh": "{n} 项任务", "en": "{n} {n|task|tasks}"},
    "two": {"zh": "{a}和{b}", "en": "{a} and {b}"},
}


@pytest.mark.parametrize(
    ("language", "key", "values", "said"),
    [
        ("zh", "tasks", {"n": 1}, "1 项任务"),
        ("en", "tasks", {"n": 1}, "1 task"),
        ("en", "tasks", {"n": "1"}, "1 task"),
        ("en", "tasks", {"n": 0}, "0 tasks"),
        ("en", "tasks", {"n": 12}, "12 tasks"),
        ("en", "two", {"a": "{b}", "b": "{a}"}, "{b} and {a}"),
        ("en", "two", {"a": "x"}, "x and {b}"),
    ],
)
def test_a_message_is_filled(language, key, values, said):
    assert words.say(TABLE, language, key, **values) == said


def test_every_message_has_both_languages_and_the_same_placeholders():
    for key, entry in words.messages().items():
        assert set(entry) == {"zh", "en"}, key
        names = [set(re.findall(r"\{(\w+)", text)) for text in entry.values()]
        assert names[0] == names[1], key
        assert all(text.strip() for text in entry.values()), key


def test_every_message_named_by_a_template_or_a_script_exists_and_none_is_idle():
    table = words.messages()

    def read(folder: str, ending: str) -> str:
        root = assets.VIZ.parent
        return "".join(p.read_text(encoding="utf-8") for p in sorted((root / folder).rglob(ending)))

    pages, scripts = read("viz/pages", "*.j2"), read("viz/scripts", "*.js")
    text = pages + scripts + read("kg/views", "*.py")
    named = set(re.findall(r"""\b(?:m|say|sort)\(\s*["']([\w-]+)["']""", pages))
    named |= set(re.findall(r"""\b(?:t|message)\(\s*["']([\w-]+)["']""", scripts))
    named |= set(
        re.findall(r"""data-(?:t|label|hint)(?:=|"?: )["']([\w-]+)["']""", pages + scripts)
    )
    families = {f"family-{family.code}" for family in words.families().every}
    assert {key for key in named if not key.endswith("-")} - set(table) - families == set()
    # A key may be put together: then its beginning or its ending stands in the text.
    idle = {
        key
        for key in table
        if f'"{key}"' not in text
        and f"'{key}'" not in text
        and not any(
            f'"{key[: i + 1]}"' in text or f'"{key[i:]}"' in text or f"{key[: i + 1]}{{" in text
            for i, c in enumerate(key)
            if c == "-"
        )
    }
    assert idle == set()


def test_the_tables_are_sound_json_without_repeated_keys():
    for path in (assets.VIZ / "messages").glob("*.json"):
        pairs = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=list)
        keys = [key for key, _ in pairs]
        assert len(keys) == len(set(keys)), path.name
