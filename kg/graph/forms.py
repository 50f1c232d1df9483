"""The kind of a body that no table lists, by the form of its name."""

from __future__ import annotations

_FORMS = (
    ("local-government", ("人民政府", "厅", "市政府", "省政府", "县政府", "区政府")),
    ("court", ("法院",)),
    ("procuratorate", ("检察院",)),
    ("enterprise", ("公司", "集团")),
    ("institute", ("研究院", "研究所", "大学", "学院", "实验室", "科学院")),
    ("international-org", ("国际组织", "国际联盟", "联合国")),
    ("mass-org", ("协会", "学会", "商会", "联合会")),
    (
        "media",
        ("报", "日报", "通讯社", "电视台", "电台", "社", "网", "频道", "卫视", "新闻", "周刊"),
    ),
    ("party-organ", ("党委", "省委", "市委", "县委", "区委", "宣传部", "组织部", "政法委")),
    ("sc-department", ("中华人民共和国",)),
)
_PLACES = ("省", "自治区", "市", "县", "州", "各省", "各市", "各县", "各地")
_LOCAL_BODIES = ("局", "委", "办", "中心", "区", "市", "县", "省", "州", "盟", "兵团")


def agency_kind(name: str) -> str:
    """Code of the agency kind that the ending or the place in front of `name` suggests, or "other".

    >>> agency_kind("省经信厅"), agency_kind("某某科技有限公司"), agency_kind("新华社")
    ('local-government', 'enterprise', 'media')
    """
    for kind, endings in _FORMS:
        if name.endswith(endings):
            return kind
    if name.startswith(_PLACES) or (
        name.endswith(_LOCAL_BODIES) and any(p in name for p in "省市县区")
    ):
        return "local-government"
    return "other"
