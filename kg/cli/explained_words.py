"""The codes of rules in the words of people, Chinese and English: why a task is one, what found a clause, why a
document is of its kind."""

from __future__ import annotations

from collections.abc import Callable

_TASKS = {
    "number-with-clause": (
        "编号条目，自带分工",
        "a numbered item with a clause of its own",
    ),
    "form-of-tasks": (
        "编号条目，本条未写分工，同形式的其他条目写明分工",
        "a numbered item without a clause of its own; others with numbers of this form have one",
    ),
    "number-above-measures": (
        "编号条目，分工写在其下各项措施",
        "a numbered item whose measures say who is responsible",
    ),
    "closed-number": (
        "编号条目，自带分工，编号形式与多数任务不同",
        "a numbered item with a clause of its own, though most tasks have numbers of another form",
    ),
    "closed-title": (
        "标题行自带分工，下列各条也是任务",
        "a heading whose own line closes with a clause; the items below it are tasks as well",
    ),
    "clause-of-group": (
        "编号条目，分工写在同组最后一条之后",
        "a numbered item of a group whose clause stands behind the last of them",
    ),
    "below-heading-of-bodies": ("列在单位标题之下", "an item below a heading that names bodies"),
    "below-line-of-bodies": ("列在单位名称行之下", "an item below a line that names bodies"),
    "bodies-before-colon": ("条首冒号前写明单位", "an item that begins with bodies and a colon"),
    "point-with-clause": (
        "“一是、二是”要点，自带分工",
        "a point (一是, 二是) with a clause of its own",
    ),
    "point-beside-others": (
        "“一是、二是”要点，同列其他要点自带分工",
        "a point (一是, 二是) beside others that have clauses",
    ),
    "measure-with-clause": (
        "任务之下的编号措施，自带分工",
        "a number below a task, with a clause of its own: a measure",
    ),
    "measure-beside-others": (
        "任务之下的编号措施，并列的其他措施自带分工",
        "a number below a task, beside measures that have clauses",
    ),
    "closed-passage": (
        "条目中的一段，段末自带分工",
        "a passage of an item that closes with a clause of its own",
    ),
    "closed-paragraph": (
        "无编号段落，段末自带分工",
        "a paragraph without number that closes with a clause",
    ),
    "lost-number": (
        "编号疑似脱漏的段落，段末自带分工",
        "a paragraph whose number seems lost: numbers are missing here, and it closes with a clause",
    ),
    "row-of-table": ("任务表的一行", "a row of a table of tasks"),
    "row-of-merged-cells": (
        "任务表的一行，与相邻各行同属一项任务",
        "a row of a table that shares the cell of its task with other rows: a measure",
    ),
}
_CLAUSES = {
    "bracket-of-labels": ("括号，内有责任标签", "a bracket with a label such as 责任单位"),
    "bracket-with-duty": (
        "括号，内为单位和负责、牵头等字样",
        "a bracket of bodies and words such as 负责, 牵头",
    ),
    "bracket-of-names": ("括号，内只有单位名称", "a bracket that holds names of bodies alone"),
    "bracket-of-one-name": (
        "括号，内只有一个单位，全文如此",
        "a bracket that holds one body alone, as in all of this document",
    ),
    "bracket-told-apart": ("括号，分别写明谁做什么", "a bracket that tells who does what"),
    "bracket-cut-off": ("括号，原文到此中断", "a bracket that the end of the text cuts off"),
    "line-of-labels": ("以责任标签开头的行", "a line that begins with a label such as 责任单位"),
    "line-end-of-label": ("行末的责任标签和单位", "a label and bodies at the end of a line"),
    "line-end-of-names": (
        "行末的单位和负责、牵头等字样",
        "bodies and words such as 负责 at the end of a line",
    ),
    "heading-of-bodies": ("单位名称作标题", "a heading that names bodies"),
    "line-of-bodies": ("单位名称独占一行，后接冒号", "a line that is bodies and a colon"),
    "item-of-bodies": ("条首的单位和冒号", "bodies and a colon at the head of an item"),
    "cells-of-row": ("表中的责任单位栏", "cells of a row below a heading such as 责任单位"),
}
_NOT_READ = {
    "no-speakers": (
        "不是发布会或访谈：没有占全文多数的发言人标签",
        "no briefing: no labels announce who speaks in most of the text",
    ),
    "no-clause": (
        "不是工作计划：没有写明由谁负责的分工，也没有任务表",
        "no plan: no clause says who is responsible, and no table tells of tasks",
    ),
    "no-task": (
        "不是工作计划：有分工字样，但不在编号条目或并列段落之内",
        "no plan: clauses were found, but under no number, and no two paragraphs close with one",
    ),
}


def of_task(rule: str, say: Callable[[str, str], str]) -> str:
    """Why a task is one, in a phrase; a rule without words is called by its code, here and below."""
    return say(*_TASKS.get(rule, (rule, rule)))


def of_clause(rule: str, say: Callable[[str, str], str]) -> str:
    """What found a clause, in a phrase."""
    return say(*_CLAUSES.get(rule, (rule, rule)))


def of_other(rule: str, say: Callable[[str, str], str]) -> str:
    """Why a document of kind “other” is none of the kinds that are read, in a phrase."""
    return say(*_NOT_READ.get(rule, (rule, rule)))
