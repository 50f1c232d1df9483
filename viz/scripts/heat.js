"use strict";
// A table of counts with bodies as columns: drawn anew when the filters change, as kg/views/heat.py
// wrote it first. A run of empty cells is one cell, so that hundreds of bodies stay quick.
(() => {
  const { page, el } = kg;
  const levels = 6;

  const level = (n, most) =>
    most <= 1 ? 1 : 1 + Math.floor(((levels - 1) * (Math.sqrt(n) - 1)) / (Math.sqrt(most) - 1));

  function bodyName(name) {
    const { href } = page.bodies[name];
    return href ? el("a", { href }, el("bdi", {}, name)) : el("bdi", {}, name);
  }

  function total(wanted) {
    const n = kg.find(wanted).length;
    return n ? el("button", { type: "button", class: "n", "data-pick": wanted }, n) : el("span", { class: "n none" }, "0");
  }

  const pick = (pairs) => new URLSearchParams(pairs).toString();
  const byName = new Intl.Collator("zh").compare;

  // Most tasks first, by kind of body, or by name, as the reader chose.
  function ordered(names, tasks) {
    const kind = (name) => page.order.indexOf(page.bodies[name].family);
    const more = (a, b) => (tasks.get(b) || 0) - (tasks.get(a) || 0) || (a < b ? -1 : a > b ? 1 : 0);
    const by = { kind: (a, b) => kind(a) - kind(b) || more(a, b), name: (a, b) => byName(a, b) }[kg.get("order")] || more;
    return [...names].sort(by);
  }

  // rows: [{ name, total, head(): element, own, before }]; columns: [[name, pick]]; at(row, column):
  // null or { pick, n, dashed }.
  function draw(table, rows, columns, at) {
    const [names, totals] = table.tHead.rows;
    names.replaceChildren(names.cells[0], names.cells[1], ...columns.map(([name]) =>
      el("th", { scope: "col", class: "up" + (page.bodies[name].group ? " group" : ""), "data-column": name }, el("div", {}, bodyName(name)))));
    totals.replaceChildren(totals.cells[0], totals.cells[1], ...columns.map(([, wanted]) => el("td", {}, total(wanted))));
    const cells = rows.map((row) => columns.map(([name]) => (row.own && row.name === name ? "own" : at(row.name, name))));
    let most = 1;
    for (const row of cells) for (const one of row) if (one && one.n > most) most = one.n;
    const drawn = rows.flatMap((row, r) => {
      const tr = el("tr", { "data-line": row.name, class: row.class }, row.head(), el("td", { class: "total" }, total(row.total)));
      let empty = 0;
      const flush = () => {
        if (empty) tr.append(el("td", { class: "gap", colspan: empty > 1 && empty }));
        empty = 0;
      };
      cells[r].forEach((one, c) => {
        if (!one) { empty += 1; return; }
        flush();
        if (one === "own") { tr.append(el("td", { class: "own" }, el("span", { "data-t": "own" }))); return; }
        tr.append(el("td", {}, el("button", { type: "button", tabindex: -1, "data-pick": one.pick, "data-column": columns[c][0],
          class: `n cell s${level(one.n, most)}${one.dashed ? " dashed" : ""}` }, one.n)));
      });
      flush();
      return [...(row.before ? [row.before(columns.length + 2)] : []), tr];
    });
    const nothing = el("tr", {}, el("td", { colspan: columns.length + 2 }, el("span", { "data-t": "no-cells" })));
    table.tBodies[0].replaceChildren(...(drawn.length ? drawn : [nothing]));
    kg.dress(table);
    kg.keepLanguage();
    ready(table);
  }

  // ---- names of cells, the one that Tab reaches, numbers about the table
  function ready(table) {
    const cells = [...table.querySelectorAll(".cell")];
    if (!cells.some((cell) => cell.tabIndex === 0) && cells.length) cells[0].tabIndex = 0;
    label(table);
    const id = "#" + table.id;
    const say = (key, n) => { for (const out of document.querySelectorAll(`[data-${key}="${id}"]`)) out.textContent = n; };
    say("cells", cells.length);
    say("lines", table.querySelectorAll("[data-line]").length);
    say("columns", table.querySelectorAll("th[data-column]").length);
  }

  function label(table) {
    for (const cell of table.querySelectorAll(".cell")) {
      const line = cell.closest("tr").dataset.line;
      const row = page.sections[line] ? kg.words(page.sections[line]) : line;
      const key = table.dataset.cell + (cell.classList.contains("dashed") ? "-dashed" : "");
      const text = kg.t(key, { row, column: cell.dataset.column, n: cell.textContent });
      cell.setAttribute("aria-label", text);
      cell.title = text;
    }
  }

  // ---- keys: along the row, then on to the next; up and down in the column, else to the nearest cell
  const index = (cell) => {
    let at = 0;
    for (let td = cell.closest("td").previousElementSibling; td; td = td.previousElementSibling) at += td.colSpan;
    return at;
  };
  function next(table, cell, key) {
    const cells = [...table.querySelectorAll(".cell")];
    const here = cells.indexOf(cell);
    const line = cell.closest("tr");
    const mine = cells.filter((one) => one.closest("tr") === line);
    if (key === "ArrowRight") return cells[here + 1];
    if (key === "ArrowLeft") return cells[here - 1];
    if (key === "Home") return mine[0];
    if (key === "End") return mine[mine.length - 1];
    const side = key === "ArrowDown" ? cells.slice(cells.indexOf(mine[mine.length - 1]) + 1) : cells.slice(0, cells.indexOf(mine[0])).reverse();
    const same = side.find((one) => one.dataset.column === cell.dataset.column);
    if (same || !side.length) return same;
    const row = side[0].closest("tr");
    const far = (one) => Math.abs(index(one) - index(cell));
    return side.filter((one) => one.closest("tr") === row).sort((a, b) => far(a) - far(b))[0];
  }

  function listen(table) {
    const box = table.closest(".scroll");
    const bands = ["row", "column"].map((name) => el("div", { class: "band " + name, hidden: true, "aria-hidden": "true" }));
    box.append(...bands);
    let lit = [];
    function light(cell) {
      for (const one of lit) one.classList.remove("lit");
      lit = [];
      for (const band of bands) band.hidden = !cell;
      if (!cell) return;
      const td = cell.closest("td"), row = td.parentNode;
      const [across, down] = bands;
      const put = (band, values) => { for (const [key, value] of Object.entries(values)) band.style.setProperty(key, value + "px"); };
      put(across, { top: row.offsetTop, left: 0, width: table.offsetWidth, height: row.offsetHeight });
      put(down, { top: 0, left: td.offsetLeft, width: td.offsetWidth, height: table.offsetHeight });
      const head = [...table.tHead.rows[0].cells].find((th) => th.dataset.column === cell.dataset.column);
      lit = [row.cells[0], head].filter(Boolean);
      for (const one of lit) one.classList.add("lit");
    }
    table.addEventListener("mouseover", (event) => light(event.target.closest(".cell")));
    table.addEventListener("mouseleave", () => light(table.contains(document.activeElement) ? document.activeElement.closest(".cell") : null));
    table.addEventListener("focusin", (event) => {
      const cell = event.target.closest(".cell");
      light(cell);
      if (!cell) return;
      for (const one of table.querySelectorAll('.cell[tabindex="0"]')) one.tabIndex = -1;
      cell.tabIndex = 0;
    });
    table.addEventListener("focusout", () => light(null));
    table.addEventListener("keydown", (event) => {
      const cell = event.target.closest(".cell");
      if (!cell || !/^(Arrow|Home|End)/.test(event.key)) return;
      event.preventDefault();
      const found = next(table, cell, event.key);
      if (found) { found.focus(); found.scrollIntoView({ block: "nearest", inline: "nearest" }); }
    });
  }

  // What was chosen stays marked in the table while its tasks are listed.
  function mark(table) {
    for (const cell of table.querySelectorAll(".cell")) cell.toggleAttribute("aria-current", cell.dataset.pick === kg.get("pick"));
  }

  // `redraw` is called when one of `keys` changes, and at first where the URL asks for one of them.
  function start(id, keys, redraw) {
    const table = document.getElementById(id);
    const all = [...kg.scopeKeys, "order", ...keys];
    listen(table);
    let fresh = true;
    const refresh = () => { fresh = false; redraw(table); mark(table); };
    kg.onState((changed) => {
      if (changed.some((key) => all.includes(key)) && !(fresh && !all.some((key) => kg.get(key)))) refresh();
      else if (changed.includes("ui") || changed.includes("script")) label(table);
      mark(table);
    });
    if (all.some((key) => kg.get(key))) refresh();
    else ready(table);
    mark(table);
    kg.redraw = refresh;
  }

  kg.heat = { draw, start, ordered, bodyName, pick };
})();
