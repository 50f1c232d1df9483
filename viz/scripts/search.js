"use strict";
// What the field of the filters finds, in either script: bodies, instruments, tasks. A hit is a pick.
(() => {
  const { page, el } = kg;
  const hits = document.getElementById("hits");
  if (!hits) return;
  const context = 14;
  let keys = null;

  // Task texts are folded when somebody first types: a plan of thousands opens without waiting.
  function find(typed) {
    const query = kg.key(typed), name = kg.nameKey(typed);
    if (!query) return null;
    keys = keys || page.tasks.map((task) => [kg.key(task.label).replace(/[.、．)）]+$/, ""), kg.key(task.text)]);
    const named = (table) => Object.keys(table).filter((one) => table[one].keys.some((held) => held.includes(name)));
    return {
      agencies: named(page.bodies),
      laws: named(page.laws),
      tasks: page.tasks.map((_, i) => i).filter((i) => keys[i][0] === query || keys[i][1].includes(query)),
    };
  }

  // The words around a hit, the hit itself marked; the beginning where folding hides the place.
  function excerpt(text, query) {
    const chars = [...text];
    const folded = [];
    chars.forEach((char, i) => { for (const unit of kg.key(char).split("")) folded.push([unit, i]); });
    const at = folded.map(([unit]) => unit).join("").indexOf(query);
    if (at < 0) return [chars.slice(0, 2 * context).join("") + (chars.length > 2 * context ? "…" : "")];
    const from = folded[at][1], to = folded[at + query.length - 1][1] + 1;
    const begin = Math.max(0, from - context), end = Math.min(chars.length, to + context);
    return [(begin ? "…" : "") + chars.slice(begin, from).join(""), el("mark", {}, chars.slice(from, to).join("")),
      chars.slice(to, end).join("") + (end < chars.length ? "…" : "")];
  }

  function counted(name, pick) {
    const n = kg.find(pick).length;
    return el("li", {}, el("button", { type: "button", class: "item", "data-pick": pick, "data-n": n },
      el("span", {}, el("bdi", {}, name)), " ", el("span", { class: "num" }, String(n))));
  }

  function group(key, list, make) {
    if (!list.length) return [];
    return [el("h3", {}, el("span", { "data-t": key }), " ", el("small", { "data-hits": key }, String(list.length))),
      el("ul", { class: "plain", id: key }, ...kg.some(list, make, 50))];
  }

  function show() {
    const typed = kg.get("q");
    const found = find(typed);
    if (!found) { hits.replaceChildren(); return; }
    const query = kg.key(typed);
    const law = (name) => {
      const own = new URLSearchParams({ law: name }).toString();
      return counted(name, kg.find(own).length ? own : new URLSearchParams({ family: name }).toString());
    };
    const task = (i) => el("li", {}, el("button", { type: "button", class: "item hit", "data-pick": new URLSearchParams({ task: page.tasks[i].key }).toString() },
      el("span", { class: "words" }, page.tasks[i].label + " ", ...excerpt(page.tasks[i].text, query))));
    hits.replaceChildren(
      ...group("hits-agencies", found.agencies, (name) => counted(name, new URLSearchParams({ involves: name }).toString())),
      ...group("hits-laws", found.laws, law),
      ...group("hits-tasks", found.tasks, task));
    if (!hits.childElementCount) hits.append(el("p", { "data-t": "no-hits", "data-args": JSON.stringify({ q: typed }) }));
    kg.dress(hits);
  }

  kg.onState((keys) => { if (keys.some((key) => key === "q" || kg.scopeKeys.has(key))) show(); });
  kg.search = find;
  show();
})();
