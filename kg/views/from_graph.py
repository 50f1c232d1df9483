"""What the network views need, read from the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.records import tasks
from kg.ask.sparql import rows
from kg.views.network import Duty, TaskCard

if TYPE_CHECKING:
    from pyoxigraph import Store


@dataclass(frozen=True, slots=True)
class NetworkData:
    """Everything of a graph that its collaboration network shows; `title` names the plans."""

    title: str
    duties: tuple[Duty, ...]
    cards: tuple[TaskCard, ...]
    aliases: dict[str, tuple[str, ...]]


def network_data(graph: Store) -> NetworkData:
    """The assignments, tasks and names of bodies in `graph`."""
    found = tasks(graph, [row["t"] for row in rows(graph, "SELECT ?t { ?t a ip:Task }")])
    kinds: dict[str, str] = {}
    aliases: dict[str, list[str]] = {}
    for row in rows(
        graph,
        """SELECT ?name ?kind ?alias { ?b ip:agencyKind ?kind ; skos:prefLabel ?name
             FILTER(LANGMATCHES(LANG(?name), "zh-Hans"))
             OPTIONAL { ?b skos:altLabel|ip:abbreviation ?alias } } ORDER BY ?name ?alias""",
    ):
        kinds[row["name"]] = row["kind"].rpartition("/")[2]
        if row["alias"]:
            aliases.setdefault(row["name"], []).append(row["alias"])
    gaps: dict[str, list[str]] = {}
    for row in rows(
        graph,
        """SELECT ?t ?kind { ?f ip:affects ?t ; dcterms:type ?kind . ?t a ip:Task
             FILTER(?kind != ipv:unresolved) } ORDER BY ?t ?kind""",
    ):
        gaps.setdefault(row["t"], []).append(row["kind"].rpartition("/")[2])
    duties = [
        Duty(
            task["iri"],
            given["agency"],
            kinds.get(given["agency"], "other"),
            given["kind"] == "group",
            given["role"],
            given["basis"],
        )
        for task in found
        for given in task["assignments"]
    ]
    cards = [
        TaskCard(
            task["iri"],
            task["label"],
            task["text"],
            tuple(task["section"]),
            task["duty_mode"],
            task["open_ended"],
            task["plan_title"] or "",
            tuple(dict.fromkeys(gaps.get(task["iri"], ()))),
        )
        for task in found
    ]
    titles = dict.fromkeys(card.plan for card in cards if card.plan)
    return NetworkData(
        "、".join(titles),
        tuple(duties),
        tuple(cards),
        {name: tuple(found) for name, found in aliases.items()},
    )
