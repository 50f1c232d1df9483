"""Every feature that the grammar can write is written now and then."""

from __future__ import annotations

import functools

from tests.generator.grammar import clauses, make, numbers, pages, tables
from tests.generator.grammar.clause_forms import FORMS

_PLANS = 1_500
# Of the layouts and clauses; the rest is told by its table.
_NAMED = (
    "by-body:headings by-body:items by-body:lines chapter:first-without-tasks chapter:last-items "
    "chapter:last-without-tasks chapter:lead-in clause-deadline clause-deadline:behind-label "
    "clause-deadline:first clause-deadline:first:behind-label clause:before-stop clause:half-width "
    "clause:note clause:one-behind-another clause:责任单位：甲，乙 clause:（甲、乙） "
    "encoding:gb18030 encoding:utf-16 encoding:utf-8-sig filler:brackets filler:bodies "
    "filler:deadline-bracket filler:newspaper footnote:* footnote:[1] footnote:① footnote:※ "
    "front:issuers-above-title front:notice front:notice-without-title-marks front:notice:joint "
    "front:number front:number-below-title front:preamble front:signed-at-the-end "
    "front:title-on-lines front:title-only group:last-item group:lines group:own-line "
    "layout:blank-lines layout:hard-wraps layout:hard-wraps:label-line layout:one-line line-ends:crlf "
    "line:完成时限 measures:behind-colon measures:on-lines noise:pinyin noise:spam numbers:restart "
    "page:blanks-around-figures page:label-cut parts passages passages:clause-before-measures "
    "passages:clause-behind-title points:one-clause points:own-clauses rule:comma "
    "script:traditional short-name short-name:defined table:empty-cell task-title task-title:none "
    "task-title:own-line task-without-clause time:without-year"
)


@functools.cache
def _reached() -> frozenset[str]:
    return frozenset().union(*(make(seed).features for seed in range(_PLANS)))


def test_every_feature_is_reached() -> None:
    schemes = {" ".join(part or "-" for part in scheme) for scheme in numbers.SCHEMES}
    expected = {
        *_NAMED.split(" "),
        *(f"clause:{form}" for form in FORMS),
        *(f"page-mark:{style}" for style in pages.MARKS),
        *(f"rule:last:{name}" for name in clauses.RULES_LAST),
        *(f"scheme:{scheme}" for scheme in schemes),
        *(f"table:file:{ending}" for ending in tables.FILES),
    }
    assert not expected - _reached()


def test_a_feature_of_the_page_shows_in_the_text() -> None:
    signs = {
        "layout:blank-lines": "\n\n",
        "page-mark:# Page 1:": "# Page 1:",
        "footnote:※": "※",
        "points:own-clauses": "二是",
        "by-body:lines": "各单位分工如下",
        "rule:comma": "逗号前为牵头单位",
    }
    for seed in range(300):
        plan = make(seed)
        if {"script:traditional", "noise:spam", "noise:pinyin"} & plan.features:
            continue
        if any(feature.startswith(("encoding", "line-ends")) for feature in plan.features):
            continue
        text = plan.data.decode()
        joined = text.replace("\n", "")
        for feature in signs.keys() & plan.features:
            assert signs[feature] in text or signs[feature] in joined, (seed, feature)
