"use strict";
// What stands around the drawing: counts, legend, lists of all bodies and lines, what is told of a choice.
(() => {
  const { page, t, el } = kg;
  const $ = (id) => document.getElementById(id);
  const scheme = matchMedia("(prefers-color-scheme: dark)");

  // A name and the number of its tasks, both one button that opens them.
  const item = (label, n, pick) => el("li", {}, el("button", { type: "button", class: "item", "data-pick": pick, "data-n": n },
    el("span", {}, ...label), " ", el("span", { class: "num" }, String(n))));
  const edgeItem = (edge) => item([el("bdi", {}, edge.from), kg.view.directed ? " → " : " · ", el("bdi", {}, edge.to)],
    edge.tasks.length, kg.pickOf(edge));
  const bodyItem = ([name, counts]) => item([el("bdi", {}, name)], counts.tasks, new URLSearchParams({ involves: name }).toString());
  const items = (list, make) => [el("ul", { class: "plain" }, ...kg.some(list, make))];
  const heavy = (edges) => edges.slice().sort((a, b) => b.tasks.length - a.tasks.length || (a.id < b.id ? -1 : 1));
  const title = (key, n) => [el("span", { "data-t": key }), " ", el("span", { class: "soft", "data-rows-of": key }, String(n))];

  function lists() {
    const box = $("lists");
    const open = new Set([...box.querySelectorAll("details[open]")].map((one) => one.id));
    const bodies = [...kg.view.counts].sort(([a, x], [b, y]) => y.tasks - x.tasks || (a < b ? -1 : 1));
    box.replaceChildren(
      kg.fold(title("all-agencies", bodies.length), open.has("all-agencies"), () => items(bodies, bodyItem), "all-agencies"),
      kg.fold(title("all-edges", kg.view.edges.length), open.has("all-edges"), () => items(heavy(kg.view.edges), edgeItem), "all-edges"));
    kg.dress(box);
  }

  function around() {
    const { view } = kg;
    // Words with data-only stand for one relation, or for lines with arrows or without: see the style.
    document.body.dataset.relation = view.relation;
    document.body.dataset.lines = view.straight ? "straight" : "arrows";
    const shown = $("shown");
    shown.textContent = t("shown", { n: view.edges.length, all: page.totals[view.relation] });
    shown.dataset.n = view.edges.length;
    const widest = $("widest");
    widest.hidden = !view.widest;
    widest.dataset.pick = view.widest ? kg.pickOf(view.widest) : "";
    widest.textContent = view.widest ? view.widest.tasks.length : "";
    // The count before may have found none of the line that was thickest.
    widest.disabled = false;
    widest.classList.remove("none");
    const least = document.querySelector("[data-key=least]");
    if (least) least.setAttribute("aria-valuetext", t("at-least", { n: least.value }));
    $("colour").value = kg.byCommunity() ? "community" : "kind";
    $("colours").replaceChildren(...colours());
    kg.dress($("colours"));
  }

  function swatch(colour) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    made.setAttribute("viewBox", "0 0 12 12");
    made.setAttribute("class", "swatch");
    made.setAttribute("aria-hidden", "true");
    const disc = document.createElementNS("http://www.w3.org/2000/svg", "circle");
    for (const [name, value] of Object.entries({ cx: 6, cy: 6, r: 5.5, fill: colour })) disc.setAttribute(name, value);
    made.append(disc);
    return made;
  }
  // One body of each colour on the page gives the colour its place in the legend.
  function colours() {
    const shade = scheme.matches ? "dark" : "light";
    return kg.colourKey(shade).map(([colour, key, args]) => el("li", {}, colour ? swatch(colour) : "",
      el("span", { "data-t": key, "data-args": args ? JSON.stringify(args) : undefined })));
  }
  kg.colourKey = (shade) => {
    const names = [...kg.view.counts.keys()];
    if (!kg.byCommunity()) {
      return Object.keys(page.families).filter((code) => code !== "groups").flatMap((code) => {
        const name = names.find((one) => page.bodies[one].family === code);
        return name ? [[kg.colourOf(name, shade), "family-" + code]] : [];
      });
    }
    const numbers = [...new Set(names.map(kg.community))].sort((a, b) => (a || 99) - (b || 99));
    return numbers.map((number) => [kg.colourOf(names.find((one) => kg.community(one) === number), shade),
      number ? "community" : "community-rest", { n: number }]).concat([["", "key-community"]]);
  };

  // ---- what is told of a body or a line, above its tasks
  const number = (key, wanted) => {
    const pick = new URLSearchParams(wanted).toString(), n = kg.find(pick).length;
    return el("span", {}, el("span", { "data-t": key }), " ", n ? el("button", { type: "button", class: "n", "data-pick": pick, "data-n": n }, String(n))
      : el("span", { class: "n none" }, "0"));
  };
  function ofBody(name) {
    const body = page.bodies[name] || {};
    const away = kg.scope.aside.has(name);
    const near = heavy(kg.view.edges.filter((edge) => edge.from === name || edge.to === name));
    const group = kg.view.counts.has(name) ? kg.community(name) : 0;
    return [
      el("p", { class: "soft" }, el("span", { "data-code": body.kind }),
        ...(group ? [" · ", el("span", { "data-t": "community", "data-args": JSON.stringify({ n: group }) })] : [])),
      el("p", { class: "row numbers" }, number("alone", { sole: name }), number("leads", { lead: name }), number("takes-part", { part: name })),
      el("p", { class: "row" }, el("button", { type: "button", id: "put-aside", "data-t": away ? "put-back" : "put-aside",
        click: () => { kg.putAside(name, !away); $("put-aside").focus(); } })),
      ...(near.length ? [kg.fold(title("partners", near.length), false, () => items(near, edgeItem), "partners")] : []),
    ];
  }
  function ofPair(from, to) {
    const back = kg.view.directed && kg.view.byId.get(to + "\n" + from);
    const bases = ["named-lead", "first-of-joint", "first-of-respective"].filter((basis) =>
      kg.find(new URLSearchParams({ lead: from, participant: to, basis })).length);
    return [
      el("p", { class: "row numbers" }, ...bases.map((basis) => number("duty-" + basis, { lead: from, participant: to, basis }))),
      ...(back ? [el("p", { class: "row" }, el("button", { type: "button", "data-pick": kg.pickOf(back), "data-n": back.tasks.length },
        el("span", { "data-t": "reverse", "data-args": JSON.stringify({ name: `${to} → ${from}` }) }), " " + back.tasks.length))] : []),
    ];
  }
  kg.describe = (wanted) => {
    const parts = [...new URLSearchParams(wanted)], values = Object.fromEntries(parts);
    if (parts.length === 1 && values.involves) return ofBody(values.involves);
    if (parts.length === 2 && values.lead && values.participant) return ofPair(values.lead, values.participant);
    return [];
  };

  $("shown").addEventListener("click", () => {
    const box = $("all-edges");
    box.open = true;
    box.scrollIntoView({ block: "nearest" });
    box.querySelector("summary").focus();
  });
  // On a narrow screen the filters stand folded below the drawing.
  $("open-filters").addEventListener("click", () => {
    const open = document.body.classList.toggle("with-filters");
    $("open-filters").setAttribute("aria-expanded", String(open));
    if (open) $("filters").querySelector("input, select").focus();
  });
  scheme.addEventListener("change", around);
  kg.onState((keys) => {
    const scope = keys.some((key) => kg.scopeKeys.has(key) || ["relation", "least"].includes(key));
    if (scope || keys.some((key) => ["ui", "script", "colour"].includes(key))) around();
    if (scope) lists();
  });
  around();
  lists();
})();
