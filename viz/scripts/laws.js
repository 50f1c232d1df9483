"use strict";
// The table of instruments under its own filters, and the drawing that goes with it.
(() => {
  const { page } = kg;
  const table = document.getElementById("laws");
  if (!table) return;
  const rows = [...table.tBodies[0].rows];
  const drawing = document.getElementById("bipartite");
  const only = document.getElementById("bare");
  const none = document.getElementById("no-rows");
  const headed = (task, name) => task.who.some(([who, role]) => who === name && (role === "lead" || role === "sole"));

  // The filters of one instrument: a row stays when one task of it fits them all.
  function narrow() {
    const kind = kg.get("lawkind"), act = kg.get("act"), by = kg.get("by");
    const typed = kg.nameKey(kg.get("q"));
    const scoped = Boolean(kg.get("plan") || kg.get("section"));
    const byTask = Boolean(act || by || scoped);
    // Filters of tasks leave no instrument without one: these are not told of then.
    const bare = kg.get("bare") === "yes" && !byTask;
    const shown = new Set();
    let without = 0;
    for (const row of rows) {
      const { law } = row.dataset;
      const fits = (i) => page.tasks[i].acts.some(([one, kinds]) => one === law && (!act || kinds.includes(act)))
        && (!by || headed(page.tasks[i], by));
      const tasks = byTask ? kg.find("law=" + encodeURIComponent(law)) : [];
      const unlike = Boolean(kind && row.dataset.kind !== kind)
        || Boolean(typed && !(page.laws[law] || { keys: [] }).keys.some((key) => key.includes(typed)));
      row.hidden = unlike || (byTask && !tasks.some(fits)) || (bare && row.dataset.row !== "");
      if (row.classList.contains("elsewhere")) row.hidden = Boolean(kind || byTask || typed || bare);
      else if (!unlike && row.dataset.row === "") without += 1;
      if (!row.hidden) shown.add(law);
      // What is done elsewhere, and who leads there, is not of the tasks that are left.
      for (const one of row.querySelectorAll(".doing > *")) one.hidden = one.querySelector(".n").disabled;
    }
    if (only) {
      only.setAttribute("aria-pressed", String(bare));
      only.textContent = only.dataset.n = without;
      document.getElementById("of-bare").hidden = byTask || (!without && !bare);
    }
    none.hidden = shown.size > 0;
    kg.countRows();
    // Sorted by a column the families fall apart, and where those above are left out.
    table.classList.toggle("flat", kg.get("sort").startsWith("laws.") || Boolean(kind || byTask || typed || bare));
    if (!drawing) return;
    for (const edge of drawing.querySelectorAll(".edge")) {
      const found = shown.has(edge.dataset.left) && (!by || edge.dataset.right === by) && kg.find(edge.dataset.pick).length;
      edge.toggleAttribute("hidden", !found);
    }
    const used = new Set([...drawing.querySelectorAll(".edge:not([hidden])")].flatMap((edge) => [edge.dataset.left, edge.dataset.right]));
    drawing.closest(".drawn").hidden = !used.size;
    for (const name of drawing.querySelectorAll("text")) name.toggleAttribute("hidden", !used.has(name.dataset.name));
  }
  const before = kg.recount;
  kg.recount = () => { before(); narrow(); };
  kg.onState(narrow);

  // The number of instruments without a task shows these alone, and all of them again.
  if (only) only.addEventListener("click", () => kg.set({ bare: kg.get("bare") ? "" : "yes" }));
  // The first heading puts the families together again.
  document.getElementById("by-family").addEventListener("click", () => kg.set({ sort: "" }));

  if (!drawing) return;
  function aim(node) {
    const near = node && (node.closest(".edge") || node.closest("text"));
    drawing.classList.toggle("aimed", Boolean(near));
    for (const edge of drawing.querySelectorAll(".edge")) {
      const { left, right } = edge.dataset;
      edge.classList.toggle("near", Boolean(near) && (edge === near || near.dataset.name === left || near.dataset.name === right));
    }
  }
  drawing.addEventListener("pointerover", (event) => aim(event.target));
  drawing.addEventListener("pointerleave", () => aim(null));
})();
