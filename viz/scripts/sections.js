"use strict";
// Sections × bodies: how many tasks of a section a body has, in the role chosen.
(() => {
  const { page, el } = kg;
  const { pick } = kg.heat;

  function redraw(table) {
    const role = kg.get("role") || "involves";
    const cells = new Map();
    const bodies = new Set();
    const has = new Map();
    for (const i of kg.scope.tasks) {
      for (const [name] of kg.scope.who.get(i)) {
        if (!has.has(name)) has.set(name, new Set(kg.find(pick([[role, name]]))));
        if (!has.get(name).has(i)) continue;
        bodies.add(name);
        for (const key of page.tasks[i].sections) {
          if (!cells.has(key)) cells.set(key, new Map());
          cells.get(key).set(name, (cells.get(key).get(name) || 0) + 1);
        }
      }
    }
    const across = kg.heat.ordered(bodies, new Map([...bodies].map((name) => [name, has.get(name).size])));
    const rows = page.rows.filter(([key]) => cells.has(key));
    const several = Object.keys(page.plans).length > 1;
    kg.heat.draw(table,
      rows.map(([key, depth, plan], n) => ({
        name: key, class: "depth" + Math.min(depth, 4), total: pick([["section", key]]),
        head: () => el("th", { scope: "row" }, el("span", { class: "words" }, page.sections[key])),
        before: several && (!n || rows[n - 1][2] !== plan) && ((span) => el("tr", { class: "of-plan" },
          el("th", { scope: "rowgroup", colspan: span }, el("span", {}, page.plans[plan].title)))),
      })),
      across.map((name) => [name, pick([[role, name]])]),
      (key, name) => {
        const n = cells.get(key).get(name);
        return n ? { n, pick: pick([["section", key], [role, name]]) } : null;
      });
  }

  kg.heat.start("sections", ["role"], redraw);
})();
