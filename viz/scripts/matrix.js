"use strict";
// The matrix: leads × participants, or bodies × bodies where tasks are shared.
(() => {
  const { page, el } = kg;
  const { pick } = kg.heat;

  function redraw(table) {
    const together = kg.get("relation", "lead") === "together";
    const least = +kg.get("least", "1");
    const cells = new Map();
    const put = (a, b, found) => {
      if (!cells.has(a)) cells.set(a, new Map());
      const dashed = !together && found.every((i) => !kg.firm.has(basis(i, a)));
      const wanted = together ? [["involves", a], ["involves", b]] : [["lead", a], ["participant", b]];
      cells.get(a).set(b, { n: found.length, dashed, pick: pick(wanted) });
    };
    for (const [a, b, found] of kg.edgesOf(together ? "together" : "lead")) {
      if (found.length < least) continue;
      put(a, b, found);
      if (together) put(b, a, found);
    }
    const roles = together ? ["involves", "involves"] : ["lead", "participant"];
    const columns = new Set([...cells.values()].flatMap((row) => [...row.keys()]));
    const tasks = (names, role) => new Map([...names].map((name) => [name, kg.find(pick([[role, name]])).length]));
    const down = kg.heat.ordered(cells.keys(), tasks(cells.keys(), roles[0]));
    const across = kg.heat.ordered(columns, tasks(columns, roles[1]));
    table.dataset.cell = together ? "cell-together" : "cell-lead";
    say(table, together);
    kg.heat.draw(table,
      down.map((name) => ({ name, own: true, total: pick([[roles[0], name]]),
        head: () => el("th", { scope: "row", class: page.bodies[name].group && "group" }, kg.heat.bodyName(name)) })),
      across.map((name) => [name, pick([[roles[1], name]])]),
      (a, b) => cells.get(a).get(b));
  }

  const basis = (i, name) => page.tasks[i].who.find(([one]) => one === name)[2];

  function say(table, together) {
    const [names, totals] = table.tHead.rows;
    const name = (element, key) => { element.dataset.t = key; };
    name(names.cells[0].firstElementChild, together ? "matrix-corner-together" : "matrix-corner");
    name(names.cells[1].querySelector("[data-t]"), together ? "matrix-tasks" : "matrix-leads");
    name(totals.cells[0].firstElementChild, together ? "matrix-tasks" : "matrix-parts");
    name(document.getElementById("matrix-title"), together ? "matrix-together-title" : "matrix-lead-title");
    name(document.querySelector("#matrix-says [data-t]"), together ? "matrix-together-says" : "matrix-lead-says");
    for (const one of document.querySelectorAll(".for-lead")) one.hidden = together;
    kg.dress(document.querySelector("main"));
  }

  // Beside what A leads and B takes part in stands what B leads and A takes part in.
  kg.describe = (wanted) => {
    const { lead, participant } = Object.fromEntries(new URLSearchParams(wanted));
    if (!lead || !participant) return [];
    const reverse = pick([["lead", participant], ["participant", lead]]);
    const n = kg.find(reverse).length;
    if (!n) return [];
    return [el("p", { class: "row" }, el("button", { type: "button", "data-pick": reverse, "data-n": n },
      kg.t("reverse", { name: `${participant} → ${lead}`, n })))];
  };

  kg.heat.start("matrix", ["relation", "least"], redraw);
})();
