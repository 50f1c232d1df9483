"use strict";
// Numbers that follow the filters, bars beside them, columns that sort, tables that download.
(() => {
  const { t, el } = kg;
  const count = (wanted) => kg.find(wanted).length;

  // ---- numbers
  function recount() {
    for (const button of document.querySelectorAll("main [data-pick].n:not(.cell)")) {
      const n = count(button.dataset.pick);
      button.textContent = n;
      button.classList.toggle("none", n === 0);
      button.disabled = n === 0;
    }
    // A row whose own count is gone under the filters goes with it.
    for (const row of document.querySelectorAll("[data-row]:not([data-keep])")) {
      if (!row.closest("[data-own-rows]")) row.hidden = count(row.dataset.row) === 0;
    }
    for (const share of document.querySelectorAll("[data-share]")) {
      const whole = count(share.dataset.whole);
      share.textContent = whole ? Math.round((count(share.dataset.share) * 100) / whole) + "%" : "–";
    }
    for (const box of new Set([...document.querySelectorAll("svg.bar")].map((bar) => bar.closest("table") || bar))) bars(box);
    rows();
  }

  function rows() {
    for (const out of document.querySelectorAll("[data-rows]")) {
      out.textContent = document.querySelectorAll(out.dataset.rows + " [data-row]:not([hidden])").length;
    }
  }

  // The bars of a table share a scale: the longest that is left fills its column.
  function bars(box) {
    const held = (box.matches("svg") ? [box] : [...box.querySelectorAll("svg.bar")]).map((svg) => {
      const parts = [...svg.querySelectorAll("[data-bar]")].map((bar) => [bar, count(bar.dataset.bar)]);
      return [svg, parts, parts.reduce((sum, [, n]) => sum + n, 0)];
    });
    const most = Math.max(1, ...held.map(([svg, , sum]) => (svg.closest("[hidden]") ? 0 : sum)));
    for (const [svg, parts] of held) {
      let at = 0;
      for (const [bar, n] of parts) {
        const width = bar.dataset.unit ? n * +bar.dataset.unit : (n * 100) / most;
        bar.setAttribute("x", at + "%");
        bar.setAttribute("width", width + "%");
        bar.dataset.n = n;
        at += width;
      }
      name(svg);
    }
  }

  // What a bar shows, for those who cannot see it and for those who point at it.
  function name(svg) {
    if (!svg.dataset.words) return;
    const values = [...svg.querySelectorAll("[data-bar]")].map((bar) => [bar.getAttribute("class"), bar.dataset.n ?? count(bar.dataset.bar)]);
    svg.querySelector("title").textContent = t(svg.dataset.words, Object.fromEntries(values));
  }

  // ---- sorting; the state holds table, column and direction, as in workload.3.d
  const collator = new Intl.Collator("zh");
  function valueOf(row, column, kind) {
    const text = row.cells[column].textContent.trim();
    return kind === "number" ? parseFloat(text) || 0 : text;
  }
  function sort() {
    const [id, at, way] = kg.get("sort").split(".");
    for (const table of document.querySelectorAll("main table[id]")) {
      const heads = [...table.tHead.rows[0].cells];
      if (!heads.some((head) => head.querySelector("[data-sort]"))) continue;
      if (!usual.has(table)) {
        const column = heads.findIndex((head) => head.hasAttribute("aria-sort"));
        const held = [...table.tBodies[0].rows];
        usual.set(table, [column, heads[column] && heads[column].getAttribute("aria-sort"), new Map(held.map((row, i) => [row, i]))]);
      }
      const [first, direction, order] = usual.get(table);
      const chosen = id === table.id && heads[+at] && heads[+at].querySelector("[data-sort]");
      const column = chosen ? +at : first;
      for (const head of heads) head.removeAttribute("aria-sort");
      const rows = [...table.tBodies[0].rows];
      if (column >= 0) {
        const down = chosen ? way === "d" : direction === "descending";
        const kind = heads[column].querySelector("[data-sort]").dataset.sort;
        heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
        const keyed = new Map(rows.map((row) => [row, valueOf(row, column, kind)]));
        const compare = kind === "number" ? (a, b) => a - b : (a, b) => collator.compare(a, b);
        rows.sort((a, b) => compare(keyed.get(a), keyed.get(b)) * (down ? -1 : 1) || order.get(a) - order.get(b));
      } else rows.sort((a, b) => order.get(a) - order.get(b));
      if (rows.some((row, i) => table.tBodies[0].rows[i] !== row)) table.tBodies[0].append(...rows);
    }
  }
  const usual = new Map();
  for (const button of document.querySelectorAll("th button[data-sort]")) {
    button.addEventListener("click", () => {
      const head = button.closest("th");
      const column = [...head.parentNode.children].indexOf(head);
      const now = head.getAttribute("aria-sort");
      // Numbers start with the most, words with the first.
      const down = now ? now === "ascending" : button.dataset.sort === "number";
      kg.set({ sort: [head.closest("table").id, column, down ? "d" : "a"].join(".") });
    });
  }

  // ---- choices of a page outside the column of filters, kept in the state like these
  for (const control of document.querySelectorAll("main select[data-key]")) {
    control.addEventListener("change", () => kg.set({ [control.dataset.key]: control.value }));
  }
  function choices() {
    for (const control of document.querySelectorAll("main select[data-key]")) control.value = kg.get(control.dataset.key);
  }

  // ---- a number that counts a list on this page opens it
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-open]");
    if (!button) return;
    const list = document.getElementById(button.dataset.open);
    list.open = true;
    list.scrollIntoView({ block: "nearest" });
    list.querySelector("summary").focus();
  });

  // ---- the table as it stands, for spreadsheets
  // A cell that begins like a formula would be run by a spreadsheet: a quote before it keeps it text.
  const safe = (text) => (/^[\s]*[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?%?$/.test(text) ? "'" + text : text);
  const quoted = (text) => (/[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);
  function csv(table) {
    const lines = [];
    for (const row of table.rows) {
      if (row.hidden) continue;
      const cells = [...row.cells].filter((cell) => !cell.classList.contains("wide")).flatMap((cell) => {
        const text = cell.matches(".gap, .own") ? "" : cell.textContent.trim().replace(/\s+/g, " ");
        return [text, ...Array(cell.colSpan - 1).fill("")];
      });
      lines.push(cells.map((cell) => quoted(safe(cell))).join(","));
    }
    return "\ufeff" + lines.join("\r\n") + "\r\n";
  }
  for (const button of document.querySelectorAll("[data-csv]")) {
    button.addEventListener("click", () => {
      const table = document.querySelector(button.dataset.csv);
      const url = URL.createObjectURL(new Blob([csv(table)], { type: "text/csv;charset=utf-8" }));
      el("a", { href: url, download: table.id + ".csv" }).click();
      URL.revokeObjectURL(url);
    });
  }

  // ---- paper cannot be unfolded: everything folded is printed open
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open])")];
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });

  // ---- on a narrow screen the filters are folded away until they are asked for
  const form = document.getElementById("filters");
  if (form && !document.getElementById("open-filters")) {
    const fold = el("button", { type: "button", id: "fold-filters", "aria-controls": "filters", "aria-expanded": "false", "data-t": "filters",
      click: () => fold.setAttribute("aria-expanded", String(document.body.classList.toggle("with-filters"))) });
    form.before(fold);
    document.body.classList.add("folding");
  }

  // The server counted with no filter: the page counts only when one is, or was, chosen.
  const filtered = () => [...kg.scopeKeys].some((key) => kg.get(key));
  let fresh = true;
  function start() {
    if (filtered()) { fresh = false; recount(); }
    for (const svg of document.querySelectorAll("svg.bar[data-words]")) name(svg);
    rows();
    choices();
    sort();
  }
  kg.onState((changed) => {
    const scope = changed.some((key) => kg.scopeKeys.has(key));
    if (scope && (!fresh || filtered())) { fresh = false; recount(); }
    else if (changed.includes("ui") || changed.includes("script")) document.querySelectorAll("svg.bar[data-words]").forEach(name);
    choices();
    if (scope || changed.includes("sort")) sort();
  });
  kg.recount = start;
  kg.countRows = rows;
  kg.csvOf = csv;
})();
