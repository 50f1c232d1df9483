"use strict";
// The evidence panel: the tasks behind whatever was chosen, in their own words.
(() => {
  const { page, t, el } = kg;
  const panel = document.getElementById("panel");
  const evidence = document.getElementById("evidence");
  const limit = 600;
  let opener = null;

  const leadBasis = (task) => (task.who.find(([, role]) => role === "lead") || [])[2];

  function body(name, role, chosen = []) {
    const mark = role === "lead" ? "lead-mark" : role === "sole" ? "sole-mark" : "";
    const label = mark ? [el("span", { "data-t": mark, class: "mark" }), " ", el("bdi", {}, name)] : [el("bdi", {}, name)];
    return el("button", { type: "button", class: "link" + (mark ? " lead" : "") + (chosen.includes(name) ? " chosen" : ""),
      "data-agency": name, click: () => pick("involves=" + encodeURIComponent(name)) }, ...label);
  }

  function text(whole) {
    const chars = [...whole];
    if (chars.length <= limit) return [el("p", { class: "words", dir: "auto" }, whole)];
    const shown = el("p", { class: "words", dir: "auto" }, chars.slice(0, limit).join("") + "…");
    const more = el("button", { type: "button", click: () => { shown.textContent = whole; kg.dress(shown.parentNode); more.remove(); } },
      t("more", { n: chars.length }));
    return [shown, more];
  }

  function card(index, chosen = []) {
    const task = page.tasks[index];
    const basis = leadBasis(task) || (task.who.length > 1 ? "no-rule" : null);
    const tags = el("div", { class: "tags" });
    if (basis) tags.append(el("span", { class: basis === "first-of-respective" && "dashed", "data-t": "duty-" + basis }));
    if (task.open) tags.append(el("span", { class: "warn", "data-t": "open" }));
    for (const gap of new Set(task.gaps)) tags.append(el("span", { class: "warn", "data-t": "gap-" + gap }));
    for (const [law, kinds] of task.acts) {
      const href = (page.laws[law] || {}).href;
      const done = kinds.flatMap((kind) => [el("span", { "data-code": kind }), " "]);
      tags.append(el("span", { class: "act" }, ...done, href ? el("a", { href }, el("bdi", {}, law)) : el("bdi", {}, law)));
    }
    const above = Object.keys(page.plans).length > 1 ? [page.plans[task.plan].title] : [];
    const where = above.concat(task.sections.map((one) => page.sections[one])).join(" › ");
    const title = task.href ? el("a", { href: task.href }, task.label || "·") : task.label;
    return el("article", { class: "task", "data-task": task.key },
      el("h3", {}, title, " ", el("small", { class: "words" }, el("bdi", {}, where))),
      ...text(task.text),
      el("div", { class: "who" }, ...task.who.map(([name, role]) => body(name, role, chosen))),
      ...(tags.childElementCount ? [tags] : []));
  }

  // Cards of a closed list are made when it is opened: a plan of thousands of tasks stays quick.
  function fold(title, open, fill, id) {
    const box = el("details", { class: "fold", id, open }, el("summary", {}, ...[].concat(title)));
    const once = () => { if (box.open && box.childElementCount === 1) { box.append(...fill()); kg.dress(box); kg.keepLanguage(); } };
    box.addEventListener("toggle", once);
    once();
    return box;
  }

  // The first of a long list and a button for the rest: thousands of cards would stop the browser.
  function some(list, make, size = 200) {
    const made = list.slice(0, size).map(make);
    if (list.length <= size) return made;
    const more = el("button", { type: "button", click: () => {
      const parts = some(list.slice(size), make, size);
      more.replaceWith(...parts);
      kg.dress(parts[0].parentNode);
      kg.keepLanguage();
      (parts[0].querySelector("button, a") || parts[0]).focus();
    } }, el("span", { "data-t": "some-more", "data-args": JSON.stringify({ n: list.length - size }) }));
    return [...made, more];
  }

  // What a pick is called, part by part, in the words of the interface.
  function titleOf(wanted) {
    const parts = [...new URLSearchParams(wanted)];
    const values = Object.fromEntries(parts);
    if (values.lead && values.participant) return [[values.lead, "→", values.participant].join(" ")];
    const involved = parts.filter(([key]) => key === "involves").map(([, value]) => value);
    if (involved.length === 2 && parts.length === 2) return [involved.join(" · ")];
    return parts.flatMap(([key, value], n) => {
      const name = key === "section" ? page.sections[value] || value
        : key === "plan" ? (page.plans[value] || {}).title || value
        : key === "task" ? "" : key === "did" ? kg.code(value.split("|")[0]) + " " + value.split("|").slice(1).join("|")
        : key === "act" ? kg.code(value) : key === "mode" ? kg.code(value) : key === "basis" ? kg.code(value)
        : key === "gap" && value === "any" ? "" : key === "gap" ? kg.t("gap-" + value) : value;
      return [n ? " · " : "", t("pick-" + key, { name })];
    });
  }

  function count(found) {
    return el("p", { class: "soft", id: "count", "data-n": found.length }, t("tasks", { n: found.length }));
  }

  // The extra words of a page about a choice (an agency's roles, say) come from `kg.describe`.
  function show() {
    const wanted = kg.get("pick");
    if (!panel) return;
    panel.classList.toggle("open", Boolean(wanted));
    if (!wanted) {
      const intro = document.getElementById("intro");
      evidence.replaceChildren(intro ? intro.content.cloneNode(true) : "");
    } else {
      const found = kg.find(wanted);
      const chosen = [...new URLSearchParams(wanted)].filter(([key]) => key in { lead: 1, sole: 1, participant: 1, joint: 1, part: 1, charge: 1, firm: 1, respective: 1, involves: 1 })
        .map(([, value]) => value);
      const links = chosen.filter((name) => (page.bodies[name] || {}).href)
        .map((name) => el("a", { href: page.bodies[name].href }, t("page-of", { name })));
      evidence.replaceChildren(
        el("div", { class: "close" }, el("button", { type: "button", id: "clear", click: () => pick("") }, t("close"))),
        el("h2", {}, el("bdi", {}, ...titleOf(wanted))),
        count(found),
        ...(links.length ? [el("p", { class: "row" }, ...links)] : []),
        ...(kg.describe ? kg.describe(wanted, found) : []),
        ...some(found, (i) => card(i, chosen)));
    }
    kg.dress(evidence);
    kg.keepLanguage();
  }

  function pick(wanted, from = document.activeElement) {
    if (wanted && !kg.get("pick")) opener = from;
    kg.set({ pick: wanted });
    if (wanted) { evidence.focus({ preventScroll: true }); panel.scrollTop = 0; }
    else if (opener && opener.isConnected) { opener.focus(); opener = null; }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick]");
    if (button) pick(button.dataset.pick, button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (kg.get("pick")) pick("");
    else if (kg.get("q")) kg.set({ q: "" });
  });
  kg.onState(show);

  kg.pick = pick;
  kg.card = card;
  kg.fold = fold;
  kg.some = some;
  kg.bodyLink = body;
  kg.leadBasis = leadBasis;
  kg.showEvidence = show;
})();
