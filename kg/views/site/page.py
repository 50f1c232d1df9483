"""What a page is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is written.

    `template` is a file of viz/pages; `menu` the entry of the menu it belongs to; `title` its words,
    `title_key` a message instead. `tasks` are places in `Atlas.tasks`: what its numbers can open,
    and `bodies` and `laws` names it shows beyond those in these tasks. `scripts`, `styles` and
    `messages` are files of viz/scripts, viz/styles and viz/messages beyond the common ones,
    `libraries` foreign scripts before ours. `values` reach the template, `data`
    the scripts. `filters` are the controls of the column of filters; none, no column. `render`
    replaces the ordinary rendering of the template.
    """

    template: str
    menu: str
    title: str = ""
    title_key: str = ""
    tasks: Sequence[int] = ()
    bodies: Sequence[str] = ()
    laws: Sequence[str] = ()
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    render: Callable[[Environment], str] | None = None
