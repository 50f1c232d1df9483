"""The pages of one graph: which there are, and each of them as HTML.

`kg serve` renders them when they are asked for, `kg site` writes them all: the same bytes.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from kg.labels import labels
from kg.views import words
from kg.views.atlas.atlas import Atlas, Heading, Paper
from kg.views.atlas.picks import Picks, parties, pick
from kg.views.site import scripts, templates
from kg.views.site.downloads import downloads
from kg.views.site.excerpts import Excerpts
from kg.views.site.file_names import file_names
from kg.views.site.page import Page
from kg.views.site.page_data import page_data, strings
from kg.views.site.triples import task_triples

if TYPE_CHECKING:
    from pyoxigraph import Store

_SCRIPTS = ("core", "picks", "panel", "filters", "tables")
_MENU = (
    "index",
    "network",
    "matrix",
    "workload",
    "sections",
    "laws",
    "tasks",
    "said",
    "poster",
    "downloads",
)


# What a kind of page gives a site: path → the maker of the page, called when it is asked for.
Kind = Callable[["Site"], dict[str, Callable[[], Page]]]


class Site:
    """The pages of `atlas` that `kinds` make; without any, a page written by it stands alone.

    `store` is what the atlas was read from; with it pages show triples and offer `files`.
    """

    def __init__(
        self, atlas: Atlas, kinds: Iterable[Kind] = (), *, store: Store | None = None
    ) -> None:
        self.atlas = atlas
        self.store = store
        self.files = {} if store is None else downloads(store, atlas)
        self.picks = Picks(atlas)
        self.families = words.families()
        self._environment = templates.environment()
        self._files = file_names(atlas)
        self._makers: dict[str, Callable[[], Page]] = {}
        for kind in kinds:
            self._makers.update(kind(self))
        texts = _texts(atlas)
        self._native = "hant" if scripts.mostly_traditional(texts) else "hans"

    @property
    def menu(self) -> tuple[str, ...]:
        """The pages of the menu that this site has, in order."""
        return tuple(name for name in _MENU if self.href(name))

    @property
    def involved(self) -> tuple[str, ...]:
        """Every body that a task names, in the order of names."""
        return tuple(sorted({name for task in self.atlas.tasks for name in parties(task)}))

    @property
    def has_groups(self) -> bool:
        """Whether a task names a group."""
        return any(self.atlas.bodies[name].group for name in self.involved)

    @property
    def used_families(self) -> tuple[words.Family, ...]:
        """The families of the bodies that tasks name, in the order of the legend."""
        used = {self.families.of(self.atlas.bodies[name].kind).code for name in self.involved}
        return tuple(family for family in self.families.every if family.code in used)

    @functools.cached_property
    def sections(self) -> list[tuple[Paper, list[Heading]]]:
        """Plan by plan, the headings that tasks stand under, as printed."""
        found = [
            (plan, [one for one in self.atlas.headings if one.plan == plan.key and self._used(one)])
            for plan in self.atlas.plans
        ]
        return [(plan, headings) for plan, headings in found if headings]

    def _used(self, heading: Heading) -> bool:
        return bool(self.picks.find(pick(section=heading.key)))

    @functools.cached_property
    def excerpts(self) -> Excerpts:
        """Cuts the words of tasks and turns out of the sources."""
        return Excerpts(self.atlas)

    def triples(self, iri: str) -> str:
        """What the store says of the task `iri`, as Turtle; nothing without a store."""
        return "" if self.store is None else task_triples(self.store, iri)

    def file(self, kind: str, name: str) -> str:
        """The path that the page of an agency, law, task, plan or briefing has, if it has one."""
        return self._files[kind, name]

    def paths(self) -> tuple[str, ...]:
        """The path of every page below the site's root, with "/" between folders."""
        return tuple(self._makers)

    def render(self, path: str) -> str:
        """The page at `path`, ready to be written as UTF-8. Raises KeyError when there is none."""
        return self.write(self._makers[path](), path)

    def href(self, kind: str, name: str = "") -> str | None:
        """Path of the page of an agency, law, task, plan or briefing (by name or key), or of a page
        that is alone of its kind; None where this site has no such page."""
        path = self._files.get((kind, name), f"{kind}.html" if not name else "")
        return path if path in self._makers else None

    def write(self, page: Page, path: str) -> str:
        """`page` as HTML, its links relative to `path`."""
        env = self._environment
        root = "../" * path.count("/")

        def link(kind: str, name: str = "") -> str | None:
            found = self.href(kind, name)
            return None if found is None else root + quote(found)

        names = (*_SCRIPTS, *page.scripts, "start")
        parts = [templates.verbatim(env, f"scripts/{name}.js") for name in names]
        parts = [templates.verbatim(env, name) for name in page.libraries] + parts
        styles = [
            templates.verbatim(env, f"styles/{name}.css") for name in ("common", *page.styles)
        ]
        style = Markup("\n").join(styles)
        messages = words.messages("common", *page.messages) | {
            f"family-{family.code}": family.names for family in self.families.every
        }
        data = page_data(self.atlas, page, self._native, messages, self.families, link)
        context = dict(
            page=page,
            path=path,
            atlas=self.atlas,
            style=style,
            scripts=parts,
            script_hashes=" ".join(templates.csp_hash(part) for part in parts),
            style_hash=templates.csp_hash(style),
            say=lambda key, **values: words.say(messages, "zh", key, **values),
            say_en=lambda key: words.say(messages, "en", key),
            label=lambda code: labels().get(code, {}).get("zh-Hans", code),
            count=self._count,
            link=link,
            families=self.families,
            site=self,
            data_mark=_DATA_MARK,
            named=data["named"],
            **page.values,
        )
        if page.render:
            # Who draws the page passes words of its own to the template: ours stand below them.
            env = templates.environment()
            env.globals.update(context)
            body = page.render(env)
        else:
            body = env.get_template(page.template).render(context)
        # The tables of scripts are made last, from every word that the page came to hold.
        data["convert"] = scripts.tables([str(body), *strings(data)])
        return body.replace(_DATA_MARK, str(templates.script_json(data)))

    def _count(self, wanted: str = "") -> Markup:
        """The number of tasks of a pick, all tasks without one; it opens them when it is chosen."""
        wanted = wanted or "all=yes"
        found = len(self.picks.find(wanted))
        if not found:
            return Markup('<span class="n none">0</span>')
        return Markup('<button type="button" class="n" data-pick="{}">{}</button>').format(
            wanted, found
        )


# Stands where the data will; no source can forge it, for these are escaped like all other words.
_DATA_MARK = Markup("<!--page data-->")


def _texts(atlas: Atlas) -> list[str]:
    return [task["text"] for task in atlas.tasks] + [turn["text"] for turn in atlas.turns]
