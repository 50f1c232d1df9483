"use strict";
// What stands beside the drawing: messages, search, and tasks in their own words.
// Text enters the page through textContent only.
const kg = (() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const page = read("page");
  const state = { language: "zh" };

  // Placeholders are replaced in one pass, so a value that looks like one stays as it is.
  function t(key, values = {}) {
    const message = page.messages[key];
    return message ? message[state.language].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all) : key;
  }

  function el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "click") element.addEventListener("click", value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  function translate(root) {
    for (const node of root.querySelectorAll("[data-t]")) {
      node.textContent = t(node.dataset.t, JSON.parse(node.dataset.args || "{}"));
    }
    for (const node of root.querySelectorAll("[data-label]")) {
      node.setAttribute("aria-label", t(node.dataset.label, { n: node.value }));
      if (node.tagName === "BUTTON") node.title = t(node.dataset.label);
    }
    for (const node of root.querySelectorAll("[data-hint]")) node.placeholder = t(node.dataset.hint);
    for (const node of root.querySelectorAll("#legend [lang]")) node.hidden = !node.lang.startsWith(state.language);
  }

  // The same folding as kg.fold.name_key, for the characters that can find something here.
  const [typed, folded] = page.fold.map((text) => [...text]);
  const table = new Map(typed.map((char, i) => [char, folded[i]]));
  const republic = "中华人民共和国";
  function key(text) {
    const plain = [...text.normalize("NFC")].map((char) => table.get(char) ?? char).join("");
    return plain.replace(/[《》〈〉“”"'‘’\s]/g, "");
  }
  const taskKeys = page.tasks.map((task) => key(task.text));

  function find(text) {
    const query = key(text);
    if (!query) return null;
    const name = query.startsWith(republic) && query.length > republic.length ? query.slice(republic.length) : query;
    const agencies = Object.keys(page.bodies).filter((agency) =>
      page.bodies[agency].keys.some((one) => one.includes(name)));
    const tasks = page.tasks.map((_, i) => i).filter((i) =>
      page.tasks[i].label === query || taskKeys[i].includes(query));
    return { agencies, tasks };
  }

  // Roles are asked of one place, so lists, cards and filters cannot disagree.
  const leadBasis = (task) => (task.who.find(([, role]) => role === "lead") || [])[2];
  const roleOf = (task, agency) => (task.who.find(([name]) => name === agency) || [])[1];

  function agency(name, role, chosen) {
    const mark = role === "lead" ? t("lead-mark") + " " : role === "sole" ? t("sole-mark") + " " : "";
    const inGraph = name in page.bodies;
    const className = "link" + (mark ? " lead" : "") + (chosen.includes(name) ? " chosen" : "");
    const label = [mark, el("bdi", {}, name)];
    return inGraph
      ? el("button", { type: "button", class: className, "data-agency": name, click: () => kg.choose({ node: name }) }, ...label)
      : el("span", { class: mark ? "lead" : false }, ...label);
  }

  const limit = 600;
  function words(text) {
    const all = [...text];
    if (all.length <= limit) return [el("p", { class: "words", dir: "auto" }, text)];
    const shown = el("p", { class: "words", dir: "auto" }, all.slice(0, limit).join("") + "…");
    const more = el("button", { type: "button", click: () => { shown.textContent = text; more.remove(); } },
      t("more", { n: all.length }));
    return [shown, more];
  }

  function card(index, chosen = []) {
    const task = page.tasks[index];
    const basis = leadBasis(task) || (task.who.length > 1 ? "no-rule" : null);
    const tags = el("div", { class: "tags" });
    if (basis) tags.append(el("span", { class: basis === "first-of-respective" && "dashed" }, t("duty-" + basis)));
    if (task.open) tags.append(el("span", { class: "warn" }, t("open")));
    for (const gap of new Set(task.gaps)) tags.append(el("span", { class: "warn" }, t("gap-" + gap)));
    const above = (page.plans > 1 ? [task.plan] : []).concat(task.sections).join(" › ");
    return el("article", { class: "task", "data-task": task.iri },
      el("h3", {}, task.label + " ", el("small", {}, el("bdi", {}, above))),
      ...words(task.text),
      el("div", { class: "who" }, ...task.who.map(([name, role]) => agency(name, role, chosen))),
      ...(tags.childElementCount ? [tags] : []));
  }

  // Cards of a closed list are made when it is opened: a plan of thousands of tasks stays quick.
  function fold(title, open, fill, id) {
    const box = el("details", { class: "fold", id, open }, el("summary", {}, title));
    const once = () => { if (box.open && box.childElementCount === 1) box.append(...fill()); };
    box.addEventListener("toggle", once);
    once();
    return box;
  }

  return { page, read, state, t, el, translate, find, key, leadBasis, roleOf, card, fold };
})();
