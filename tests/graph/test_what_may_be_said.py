"""Whatever extraction may say of a plan, the rules of the graph agree with it."""

from __future__ import annotations

import dataclasses

import pyoxigraph as ox
import pytest

from kg.authority import Authority
from kg.extract.document import extract
from kg.graph import build, checks
from kg.graph.validate import Finding, validate
from kg.model import Document, Span
from kg.read.text import read_text
from tests.extract.samples import lexicon
from tests.graph import samples

SAID = {
    "two clauses of one body each": "1.建站。（市商务局负责）培训。（市教育局负责）",
    "three clauses, one of them joint": "1.建站。（市商务局负责）培训。（市教育局、市民政局负责）好。（市林业局负责）",
    "one body in two clauses": "1.建站。（市商务局负责）培训。（市商务局负责）",
    "one body twice in one clause": "1.建站。（市商务局、市商务局负责）",
    "a class alone": "1.建站。（各有关部门按职责分工负责）",
    "a class that means all": "1.建站。（各省级人民政府负责）",
    "one body and others": "1.建站。（市商务局等部门负责）\n3.培训。（市教育局等按职责分工负责）",
    "nobody": "1.建站。\n3.试点。（市商务局负责）",
    "a lead alone, helpers alone": "1.建站。（市商务局牵头）\n3.培训。（配合单位：市教育局）",
    "standing terms": "1.建站。（市商务局负责，持续推进）\n3.培训。（市教育局负责，2025年底前完成）",
    "measures": "1.建站。（市商务局负责）\n（1）选址。（市规划局负责）\n（2）施工。（市商务局、市规划局负责）",
    "marks in the place of names": "1.建站。（市商务局、》、\x0b负责）\n3.培训。（责任单位：）》",
    "nothing but clauses": "1.（市商务局负责）\n3.",
}
TABLE = (
    "某市2025年分工表\n序号\t任务\t牵头单位\t配合单位\n1\t建站\t市商务局\t市规划局\n"
    "\t选址\t市商务局\t\n2\t培训\t市教育局\t\n"
)


def read(words: str) -> Document:
    """A plan of which the second task is that of one body alone."""
    tasks = words.replace("\n3.", "\n2.总结。（市教育局负责）\n3.", 1)
    tasks = tasks if tasks != words else f"{words}\n2.总结。（市教育局负责）"
    text = words if words == TABLE else f"某市2025年工作要点\n一、总则\n{tasks}\n"
    return extract(read_text(text.encode(), "plan.txt"), lexicon())


def broken(tables: Authority, *documents: Document) -> list[Finding]:
    store = ox.Store()
    store.bulk_extend(build.build(documents, tables))
    return checks.check(store)


@pytest.mark.parametrize(
    "end", ["市财政局、市教", "市财政局、", "市财政局", "市财政局和", "市财", ""]
)
def test_a_clause_that_is_cut_off_breaks_no_rule(tables, end):
    words = f"某市2025年工作要点\n一、总则\n1.总结。（市教育局负责）\n2.培训。{end}"
    assert broken(tables, extract(read_text(words.encode(), "cut.txt"), lexicon())) == []


@pytest.mark.parametrize("words", [*SAID.values(), TABLE], ids=[*SAID, "a table"])
def test_the_rules_agree_with_what_is_extracted(tables, words):
    made = read(words)
    assert len(made.tasks) >= 2
    assert broken(tables, made) == []


def test_the_shapes_agree_too(tables):
    documents = [read(words) for words in (*SAID.values(), TABLE)]
    quads = build.build([*documents, passages(whole=True), passages(whole=False)], tables)
    assert validate(quads) == []


def test_a_body_printed_twice_in_one_clause_is_alone():
    (first, _) = read(SAID["one body twice in one clause"]).tasks
    assert [(given.role, given.basis) for given in first.assignments] == [("sole", "only-agency")]
    assert first.duty_mode == "single"


def test_two_clauses_of_one_body_each_are_respective():
    (first, _) = read(SAID["two clauses of one body each"]).tasks
    assert [(given.agency, given.role) for given in first.assignments] == [
        ("市商务局", "sole"),
        ("市教育局", "sole"),
    ]
    assert first.duty_mode == "respective"


def passages(*, whole: bool) -> Document:
    """An item whose passages are measures of it, with a clause for the `whole` or without."""
    plan = samples.regional()
    task, measure, last = plan.tasks
    begin, end = measure.span
    middle = begin + 8
    parts = tuple(
        dataclasses.replace(
            measure,
            id=f"1.p{number}",
            label=task.label,
            number=task.number,
            part=str(number),
            span=Span(*span),
            duty_mode="single",
            assignments=(dataclasses.replace(given, role="sole", basis="only-agency"),),
            actions=(),
        )
        for number, (span, given) in enumerate(
            zip(((begin, middle), (middle, end)), measure.assignments, strict=True), start=1
        )
    )
    if not whole:
        task = dataclasses.replace(task, assignments=(), duty_mode=None, open_ended=False)
    source = dataclasses.replace(plan.source, sha256=("a" if whole else "b") * 64)
    return dataclasses.replace(plan, tasks=(task, *parts, last), source=source)


@pytest.mark.parametrize("whole", [True, False])
def test_passages_of_an_item_are_measures_of_it(tables, whole):
    assert broken(tables, passages(whole=whole)) == []


def test_two_passages_of_one_number_break_a_rule(tables):
    plan = passages(whole=True)
    twice = tuple(dataclasses.replace(task, part="1") if task.part else task for task in plan.tasks)
    found = broken(tables, dataclasses.replace(plan, tasks=twice))
    assert {finding.rule for finding in found} == {"same-passage"}
