"""Where the last task ends, and what closes a plan is none of its words."""

from __future__ import annotations

import pytest

from tests.extract.samples import document

HEAD = "2025年供水工作要点\n一、任务\n1.整治河道。（市水务局负责）\n2.完善泵站。（市水务局负责）\n"


@pytest.mark.parametrize(
    "closing",
    [
        "本要点自2025年3月1日起施行，有效期三年。",
        "本措施自印发之日起实施，由市水务局负责解释。",
        "以上措施自2025年1月1日起执行，有效期至2026年12月31日。",
        "附件：供水管网改造任务表",
        "附件1：供水管网改造任务表\n附件2：泵站名录",
    ],
)
@pytest.mark.parametrize("item", ["3.加强宣传。（市水务局负责）", "3.加强宣传。定期通报进展。"])
def test_a_closing_line_ends_the_last_item_of_a_series(closing: str, item: str) -> None:
    # An annex with numbers of its own follows, so that it is not the last task of the document.
    annex = "\n附件\n供水管网改造办法\n1.更换旧管。（市水务局负责）\n2.清洗水箱。（市水务局负责）\n"
    tasks = document(f"{HEAD}{item}\n{closing}{annex}").tasks
    third = next((task for task in tasks if task.label == "3."), None)
    assert third and third.text == item.removeprefix("3.").split("（")[0]


WRAPPED = (
    "{}.健全城乡一体的供水调度机制和应急预案，完善水源地保护措施，培育\n壮大供水企业，形成区域协同的"
    "供水保障格局，提升水质，保障居民用水\n安全。（市水务局牵头，市财政局、市卫生健康委配合，各镇街落\n实）\n"
)


@pytest.mark.parametrize(
    "closing",
    [
        "本计划所需经费由市财政统筹，\n逐年列入预算，\n不足部分另行安排。\n",
        "各镇街市级各单位要对照清单，\n细化措施，\n抓好落实，\n按月报送。\n",
        "市级各单位要对照任务清单逐项推进，\n每季度小结一次。\n",
    ],
)
def test_a_closing_paragraph_of_a_page_is_no_part_of_the_last_task(closing: str) -> None:
    plan = "2025年供水工作要点\n一、任务\n" + "".join(WRAPPED.format(n) for n in range(1, 9))
    last = document(plan + closing).tasks[-1]
    assert (last.label, last.text[-7:]) == ("8.", "居民用水安全。")


@pytest.mark.parametrize(
    "words",
    [
        "要加强宣传，形成合力。",
        "要加强宣传，形成合力。\n要严格考核，定期通报。",
        "要用好公众平台。",
    ],
)
def test_a_last_task_without_a_clause_goes_on_with_what_is_to_be_done(words: str) -> None:
    item = f"3.强化保障。各镇街要明确专人负责。\n{words}\n附件：任务表\n"
    assert document(HEAD + item).tasks[-1].text.endswith(words)


BELOW = "{}.{}（责任单位：市水务局）\n{}\n"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("加强节水宣传", "每年开展节水宣传周活动，推广节水器具。"),
        ("整治管网漏损", "逐片排查老旧管网，限期修复，定期公布漏损率。"),
        ("规范水费收取", "公开水价，推行网上缴费。"),
    ],
)
def test_the_words_of_the_last_task_below_its_clause(title: str, words: str) -> None:
    others = "".join(
        BELOW.format(n, name, "制定方案，分步实施，按季度通报。")
        for n, name in enumerate(("完善泵站布局", "保护水源", "更换旧管"), start=1)
    )
    plan = "2025年供水工作要点\n一、任务\n" + others + BELOW.format(4, title, words)
    assert document(plan).tasks[-1].text.endswith(words)
    # Where the words of the others end with their clause, what follows the last one closes the plan.
    plan = f"{HEAD}3.加强宣传（市水务局负责）\n各镇街要抓好落实。\n"
    assert document(plan).tasks[-1].text == "加强宣传"
