"""Where instruments are named."""

from __future__ import annotations

import pytest

from kg.extract.instruments.mentions import read_mentions
from kg.extract.instruments.naming import canonical_title
from kg.extract.text.pairs import BRACKETS, outermost, title_spans
from kg.fold import fold
from tests.extract.samples import document, lexicon, text


def names(words: str) -> list[tuple[str, bool]]:
    return [(row.name, row.titled) for row in read_mentions(text(words), lexicon())]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("推进《商标法》修改", [("商标法", True)]),
        ("推进《中華人民共和國商標法》修改", [("商标法", True)]),
        ("«商标法»", [("商标法", True)]),
        ("《商标法》《专利法》", [("商标法", True), ("专利法", True)]),
        ("《甲乙丙法》", [("甲乙丙法", True)]),
        ("《关于〈商标法〉的说明》", [("关于〈商标法〉的说明", True)]),
        ("《关于《商标法》的说明》", [("关于《商标法》的说明", True)]),
        # A mark without its partner hides nothing.
        ("推进《商标法修改和《专利法》修改", [("商标法", False), ("专利法", True)]),
        ("推进商标法》修改", [("商标法", False)]),
        ("推进《商标法", [("商标法", False)]),
        ("《》", []),
        ("《 》", []),
        # Years with a stray space, and 试行 dropped on second mention.
        ("《知识产权强国建设纲要（2021—2035 年）》", [("知识产权强国建设纲要", True)]),
        ("《人工智能相关发明专利申请指引》", [("人工智能相关发明专利申请指引(试行)", True)]),
        ("《某某方案（2025—2030 年）》", [("某某方案（2025—2030年）", True)]),
        # Bare names, and the words they hide in.
        ("推进商标法修改", [("商标法", False)]),
        ("商标法实施条例", [("商标法实施条例", False)]),
        ("专利法律服务", []),
        ("专利法院", []),
        ("种子法规", []),
        ("专利法和商标法", [("专利法", False), ("商标法", False)]),
        ("干净的文字", []),
    ],
)
def test_finds(words: str, expected: list[tuple[str, bool]]) -> None:
    assert names(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "《知识产权强国建设纲要（2021—2035年）》（以下简称《纲要》）。落实《纲要》",
            "知识产权强国建设纲要",
        ),
        ("《甲乙丙办法》（以下简称“《办法》”）。落实《办法》", "甲乙丙办法"),
        ("《甲乙丙办法》（下称《办法》）。落实《办法》", "办法"),
        ("《甲乙丙办法》（简称《办法》）。落实《办法》", "甲乙丙办法"),
        ("甲乙丙办法。（以下简称《办法》）。落实《办法》", "办法"),
        # With the number of the document in the bracket; without 《》; bound behind its use.
        ("《关于甲的意见》（国发〔2025〕3号，以下简称《意见》）。落实《意见》", "关于甲的意见"),
        ("为深入贯彻落实甲省建设纲要（以下简称《纲要》），落实《纲要》", "甲省建设纲要"),
        ("现将2025年甲乙方案（以下简称《方案》）印发，落实《方案》", "2025年甲乙方案"),
        (
            "落实《意见》。贯彻甲市关于加强乙的意见（以下简称“《意见》”）。《意见》",
            "甲市关于加强乙的意见",
        ),
        # A body is no document.
        ("甲有限公司（以下简称《公司》）落实《公司》", "公司"),
    ],
)
def test_short_names_of_the_document(words: str, expected: str) -> None:
    assert names(words)[-1] == (expected, True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # Papers of one case.
        ("办理《采伐许可证》", []),
        ("核发《水域滩涂养殖权证》", []),
        ("凭《货物运输合同》和《检疫证明》", []),
        ("填写《困难职工登记表》《入户承诺书》", []),
        ("出具《整改通知书》、《复查决定书》", []),
        ("上报《关于设立保护区的请示》", []),
        ("推广《家政服务合同示范文本》", [("家政服务合同示范文本", True)]),
        # The short name of a treaty, and what belongs to it.
        ("对接RCEP规则", [("区域全面经济伙伴关系协定", False)]),
        ("拓展RCEP国家市场", []),
        ("服务RCEP成员国企业", []),
        ("引进RCEP 国际组织和商会", []),
        ("设立RCEP企业服务驿站", []),
        ("了解RCEP重点国税则", []),
        ("建设RCEP 示范区", []),
        ("开设ＲＣＥＰ专区", []),
        # A title whose closing mark is lost ends with its clause, if that ends as titles do.
        ("落实《渔港管理条例，推进建设", [("渔港管理条例", True)]),
        ("按照《渔港管理办法等要求，推进", [("渔港管理办法", True)]),
        ("贯彻《渔港振兴意见精神。", [("渔港振兴意见", True)]),
        ("修订《渔港管理办法和《船检办法》", [("渔港管理办法", True), ("船检办法", True)]),
        ("举办《渔港之歌，推进建设", []),
        # Other marks.
        ("落实〈渔港管理条例〉", [("渔港管理条例", True)]),
        ("落实<渔港管理条例>若干措施", [("渔港管理条例", True)]),
        ("各县〈市、区〉人民政府", []),
        ("落实«渔港管理条例»", [("渔港管理条例", True)]),
        # Ours is of whoever speaks.
        ("《我市渔港管理办法》", [("渔港管理办法", True)]),
        ("《本区域渔港规划》", [("本区域渔港规划", True)]),
    ],
)
def test_what_is_a_title_and_what_is_none(words: str, expected: list[tuple[str, bool]]) -> None:
    assert names(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("《渔船报废目录（2024年版）》", "渔船报废目录（2024年版）"),
        ("《渔船报废目录(2024版)》", "渔船报废目录（2024年版）"),
        ("《渔船报废目录（2024年本）》", "渔船报废目录（2024年本）"),
        ("《渔船报废目录》（2024年版）", "渔船报废目录（2024年版）"),
        ("2024年版《渔船报废目录》", "渔船报废目录（2024年版）"),
        ("2024年版的《渔船报废目录》", "渔船报废目录（2024年版）"),
        # Of one that the tables know; without marks.
        ("《鼓励外商投资产业目录（2030年版）》", "鼓励外商投资产业目录（2030年版）"),
        ("2030年版鼓励外商投资产业目录", "鼓励外商投资产业目录（2030年版）"),
        ("鼓励外商投资产业目录（2030年版）", "鼓励外商投资产业目录（2030年版）"),
        # Not an edition: what was amended, what covers years.
        ("《商标法（2030年修正）》", "商标法"),
        ("《渔业规划（2024—2030年）》", "渔业规划（2024—2030年）"),
        ("《渔业清单（2024年）》", "渔业清单（2024年）"),
    ],
)
def test_editions(words: str, expected: str) -> None:
    assert [name for name, _ in names(words)] == [expected]


@pytest.mark.parametrize(
    "words", ["2030年版鼓励外商投资产业目录", "《鼓励外商投资产业目录（2030年版）》"]
)
def test_an_edition_of_what_the_tables_know_is_of_its_kind(words: str) -> None:
    (row,) = read_mentions(text(words), lexicon())
    assert (row.kind, row.resolved) == ("departmental-rule", True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("《甲》乙《丙》", ["《甲》", "《丙》"]),
        ("《甲《乙》丙》", ["《甲《乙》丙》"]),
        ("《甲《乙》", ["《乙》"]),
        ("《乙》》", ["《乙》"]),
        ("《" + "长" * 300 + "》《乙》", ["《乙》"]),
        ("《" + "长" * 300 + "《乙》》", ["《乙》"]),
        ("》《", []),
    ],
)
def test_title_spans(words: str, expected: list[str]) -> None:
    assert [words[a:b] for a, b in title_spans(words, 0, len(words))] == expected


def test_outermost_pairs_of_brackets() -> None:
    words = fold("（甲（乙）丙）（丁（戊）")
    found = [words[a:b] for a, b in outermost(words, BRACKETS, 0, len(words), 100)]
    assert found == ["(甲(乙)丙)", "(戊)"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("《中华人民共和国某某法》", "某某法"),
        ("《某某 方案（2025—2030 年）》", "某某方案（2025—2030年）"),
        ("《AI Act》", "AI Act"),
        ("中华人民共和国", "中华人民共和国"),
        ("《中華人民共和國某某法》", "某某法"),
        ("《某某\n办法》", "某某办法"),
    ],
)
def test_canonical_title(words: str, expected: str) -> None:
    assert canonical_title(words) == expected


@pytest.mark.parametrize(
    ("title", "words", "expected"),
    [
        ("甲县水利工作要点", "落实《要点》各项任务", []),
        ("甲县渡口整治实施方案（试行）", "抓好《实施方案》落实", []),
        ("甲县振兴渔业若干措施", "宣传《若干措施》", []),
        # Not what this document is, or what a short name explains.
        ("甲县水利工作要点", "落实《纲要》各项任务", ["纲要"]),
        (
            "甲县水利工作要点",
            "落实《乙县水利工作要点》（以下简称《要点》），对照《要点》检查",
            ["乙县水利工作要点"],
        ),
        ("甲县水利工作要点", "落实《水利工作要点》", ["水利工作要点"]),
    ],
)
def test_the_documents_own_short_title(title: str, words: str, expected: list[str]) -> None:
    read = document(
        f"{title}\n\n一、任务\n\n1.{words}。（县水利局负责）\n2.巡河。（县水利局负责）\n"
    )
    found = {action.instrument for task in read.tasks for action in task.actions}
    assert sorted(found) == expected
