"use strict";
// The drawing and what is chosen in it. `kg` and `vis` come from the scripts before this one.
(() => {
  const { page, t, el } = kg;
  const $ = (id) => document.getElementById(id);
  const directed = page.relation === "lead";
  const nodes = kg.read("nodes");
  const edges = kg.read("edges");
  const least = $("least"), basis = $("basis"), canvas = $("canvas"), evidence = $("evidence");
  const aside = new Set();
  let chosen = {};
  let printing = false;
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  const edgeName = (edge) => edge.from + (directed ? " → " : " · ") + edge.to;
  const byEnds = new Map(edges.map((edge) => [edge.from + "\n" + edge.to, edge]));

  // ---- which tasks of an edge count under the controls
  function respective(index) { return kg.leadBasis(page.tasks[index]) === "first-of-respective"; }
  function counted(edge) {
    const want = basis ? basis.value : "all";
    return want === "all" ? edge.tasks : edge.tasks.filter((i) => respective(i) === (want === "respective"));
  }
  function visible(edge) {
    return !aside.has(edge.from) && !aside.has(edge.to) && counted(edge).length >= (least ? +least.value : 1);
  }

  // ---- drawing
  const drawnNodes = new vis.DataSet(nodes);
  const drawnEdges = new vis.DataSet(edges.map(({ id, from, to }) => ({ id, from, to })));
  const network = new vis.Network(canvas, { nodes: drawnNodes, edges: drawnEdges }, kg.read("options"));
  // The side lists are the way for the keyboard; a bare canvas would be a stop that says nothing.
  for (const inner of canvas.querySelectorAll("[tabindex]")) inner.tabIndex = -1;

  function focus() {
    if (chosen.node) {
      const near = edges.filter((edge) => visible(edge) && (edge.from === chosen.node || edge.to === chosen.node));
      return { nodes: new Set([chosen.node, ...near.flatMap((e) => [e.from, e.to])]), edges: new Set(near) };
    }
    if (chosen.edge) return { nodes: new Set([chosen.edge.from, chosen.edge.to]), edges: new Set([chosen.edge]) };
    if (chosen.task !== undefined) {
      return {
        nodes: new Set(page.tasks[chosen.task].who.map(([name]) => name)),
        edges: new Set(edges.filter((edge) => edge.tasks.includes(chosen.task))),
      };
    }
    return null;
  }

  // Pale marks are mixed with the paper rather than made transparent: lines must not show through.
  function mix(colour, paper, part) {
    const channels = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
    const below = channels(paper);
    return "#" + channels(colour).map((c, i) =>
      Math.round(c * part + below[i] * (1 - part)).toString(16).padStart(2, "0")).join("");
  }

  function paint() {
    const dark = scheme.matches && !printing;
    const tone = dark
      ? { paper: "#12171e", ink: "#e8edf3", faint: "#56616e", line: "#8399b1", strong: "#f0a35c" }
      : { paper: "#ffffff", ink: "#18212c", faint: "#b4bdc8", line: "#5f7894", strong: "#b4460f" };
    const seen = edges.filter(visible);
    const linked = new Set(seen.flatMap((edge) => [edge.from, edge.to]));
    const lit = focus();
    drawnNodes.update(nodes.map(({ id }) => {
      const body = page.bodies[id];
      const full = page.families[body.family][dark ? "dark" : "light"];
      const pale = lit ? !lit.nodes.has(id) : !linked.has(id) && edges.some((e) => e.from === id || e.to === id);
      const colour = pale ? mix(full, tone.paper, 0.3) : full;
      return {
        id, hidden: aside.has(id),
        color: { background: body.group ? tone.paper : colour, border: body.group ? colour : tone.paper,
          hover: { background: body.group ? tone.paper : colour, border: tone.ink } },
        shapeProperties: { borderDashes: body.group ? [5, 3] : false },
        borderWidth: id === chosen.node ? 3 : 1.5,
        font: { color: pale ? tone.faint : tone.ink, strokeColor: tone.paper, strokeWidth: body.group ? 0 : 3,
          vadjust: body.group ? 0 : -5 },
      };
    }));
    drawnEdges.update(edges.map((edge) => {
      const tasks = counted(edge);
      const on = lit && lit.edges.has(edge);
      const opacity = lit ? (on ? 1 : 0.12) : directed ? 0.62 : 0.4;
      const colour = on ? tone.strong : tone.line;
      const width = 1.25 * Math.sqrt(Math.max(tasks.length, 1));
      return {
        id: edge.id, hidden: !visible(edge), width,
        color: { color: colour, hover: tone.strong, opacity },
        dashes: directed && tasks.length > 0 && tasks.every(respective) ? [4 + 2 * width, 2 + 2 * width] : false,
        arrows: directed ? { to: { enabled: true, scaleFactor: 0.42 } } : "",
        smooth: directed ? { enabled: true, type: "curvedCW", roundness: 0.14 } : false,
      };
    }));
    for (const swatch of document.querySelectorAll("[data-family]")) {
      swatch.style.fill = page.families[swatch.dataset.family][dark ? "dark" : "light"];
    }
    $("shown").textContent = t("shown", { n: seen.length, all: edges.length });
    if (least) {
      $("at-least").textContent = t("at-least", { n: least.value });
      least.setAttribute("aria-label", t("at-least", { n: least.value }));
    }
  }

  // Two arrangements come with the page; the one that can be drawn larger is shown. The fit leaves a
  // margin and never magnifies a small network into a poster.
  const room = 12;
  const scaleOf = ({ width, height }) => Math.min((canvas.clientWidth - 2 * room) / width,
    (canvas.clientHeight - 2 * room) / height, 1.6);
  let picture = null;
  function fit() {
    const best = page.pictures.reduce((a, b) => (scaleOf(b) > scaleOf(a) ? b : a));
    if (best !== picture) {
      picture = best;
      drawnNodes.update(nodes.map(({ id }, i) => ({ id, x: best.places[i][0], y: best.places[i][1] })));
    }
    network.moveTo({ position: { x: best.width / 2, y: best.height / 2 }, scale: scaleOf(best) });
  }
  function zoom(factor) { network.moveTo({ scale: network.getScale() * factor }); }

  // ---- panel
  const item = (label, count, choice) => el("li", {}, el("button",
    { type: "button", class: "link", click: () => kg.choose(choice) }, el("bdi", {}, label)), el("span", {}, count));
  const items = (some) => [el("ul", { class: "plain" }, ...some)];
  const edgeItem = (edge) => item(edgeName(edge), t("tasks", { n: counted(edge).length }), { edge });
  const heavy = (some) => some.slice().sort((a, b) => counted(b).length - counted(a).length || a.id - b.id);

  function roles(name) {
    const found = { alone: [], leads: [], "takes-part": [] };
    page.tasks.forEach((task, i) => {
      const role = kg.roleOf(task, name);
      if (role) found[{ sole: "alone", lead: "leads" }[role] || "takes-part"].push(i);
    });
    return found;
  }

  const size = (name) => Object.values(roles(name)).flat().length;

  function tellNode(name) {
    const body = page.bodies[name];
    const found = roles(name);
    const near = heavy(edges.filter((edge) => visible(edge) && (edge.from === name || edge.to === name)));
    return [
      el("h2", {}, el("bdi", {}, name)),
      el("p", { class: "soft" }, page.kinds[body.kind][kg.state.language] + " · " + Object.entries(found)
        .map(([role, tasks]) => t(role) + " " + tasks.length).join(" · ")),
      el("div", { class: "row" }, el("button", { type: "button", id: "put-aside", click: () => setAside(name) },
        t(aside.has(name) ? "put-back" : "put-aside")), clearButton()),
      ...Object.entries(found).filter(([, tasks]) => tasks.length).map(([role, tasks]) =>
        kg.fold(t("list", { name: t(role), n: tasks.length }), true, () => tasks.map((i) => kg.card(i, [name])), role)),
      kg.fold(t("list", { name: t("partners"), n: near.length }), false, () => items(near.map(edgeItem)), "partners"),
    ];
  }

  function tellEdge(edge) {
    const tasks = counted(edge);
    const back = directed && byEnds.get(edge.to + "\n" + edge.from);
    const codes = directed ? [...new Set(tasks.map((i) => kg.leadBasis(page.tasks[i])))].sort() : [];
    return [
      el("h2", {}, el("bdi", {}, edge.from), directed ? " → " : " · ", el("bdi", {}, edge.to)),
      el("p", { class: "soft" }, [t("tasks", { n: tasks.length }), ...codes.map((code) =>
        t("duty-" + code) + " " + tasks.filter((i) => kg.leadBasis(page.tasks[i]) === code).length)].join(" · ")),
      el("div", { class: "row" }, clearButton(), ...(back && visible(back) ? [el("button", { type: "button",
        click: () => kg.choose({ edge: back }) }, t("reverse", { name: edgeName(back), n: counted(back).length }))] : [])),
      ...tasks.map((i) => kg.card(i, [edge.from, edge.to])),
    ];
  }

  function tellHits(text) {
    const hits = kg.find(text);
    if (!hits.agencies.length && !hits.tasks.length) return [el("p", {}, t("no-hits", { q: text }))];
    return [
      kg.fold(t("hits-agencies", { n: hits.agencies.length }), true, () => items(hits.agencies.map((name) =>
        item(name, t("tasks", { n: size(name) }), { node: name }))), "hits-agencies"),
      kg.fold(t("hits-tasks", { n: hits.tasks.length }), true, () => hits.tasks.map((i) => kg.card(i)), "hits-tasks"),
    ];
  }

  const clearButton = () => el("button", { type: "button", click: clear }, t("close") + " (Esc)");

  function tell() {
    if (chosen.node) evidence.replaceChildren(...tellNode(chosen.node));
    else if (chosen.edge) evidence.replaceChildren(...tellEdge(chosen.edge));
    else if (chosen.task !== undefined) evidence.replaceChildren(clearButton(), kg.card(chosen.task));
    else if (chosen.single) {
      const alone = page.tasks.map((_, i) => i).filter((i) => page.tasks[i].who.length === 1);
      evidence.replaceChildren(el("h2", {}, t("single-title")), el("p", { class: "soft" }, t("tasks", { n: alone.length })),
        clearButton(), ...alone.map((i) => kg.card(i)));
    } else if (kg.key($("search").value)) evidence.replaceChildren(...tellHits($("search").value));
    else {
      evidence.replaceChildren($("intro").content.cloneNode(true));
      kg.translate(evidence);
    }
  }

  function lists() {
    const seen = heavy(edges.filter(visible));
    const open = $("lists").childElementCount
      ? [...document.querySelectorAll("#lists details[open]")].map((box) => box.id)
      : ["all-agencies"];
    const names = nodes.map(({ id }) => id).sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
    $("lists").replaceChildren(
      kg.fold(t("all-agencies", { n: names.length }), open.includes("all-agencies"), () => items(names.map((name) =>
        item(name, t("tasks", { n: size(name) }), { node: name }))), "all-agencies"),
      kg.fold(t("all-edges", { n: seen.length }), open.includes("all-edges"), () => items(seen.map(edgeItem)), "all-edges"));
  }

  const hubs = nodes.map(({ id }) => [id, edges.filter((e) => e.from === id || e.to === id).length])
    .sort((a, b) => b[1] - a[1]).slice(0, 2).filter(([, n]) => n > 1).map(([id]) => id);
  function chips() {
    $("aside").querySelector("span:last-child").replaceChildren(...[...new Set([...hubs, ...aside])].map((name) =>
      el("button", { type: "button", "aria-pressed": String(aside.has(name)), "data-aside": name,
        click: () => setAside(name) }, name)));
  }

  // ---- what people do
  function refresh() { paint(); tell(); lists(); chips(); }
  function setAside(name) {
    const focused = document.activeElement && document.activeElement.id === "put-aside" ? "#put-aside"
      : `[data-aside="${CSS.escape(name)}"]`;
    if (!aside.delete(name)) aside.add(name);
    refresh();
    const back = document.querySelector(focused);
    if (back) back.focus();
  }
  kg.choose = (choice) => {
    chosen = choice;
    paint();
    tell();
    $("panel").scrollTop = 0;
    if (document.activeElement === document.body || !document.activeElement) evidence.focus({ preventScroll: true });
  };
  function clear() { $("search").value = ""; kg.choose({}); }

  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) kg.choose({ node });
    else if (edge !== undefined) kg.choose({ edge: edges[edge] });
    else kg.choose({});
  });
  const tip = $("tip");
  function hint(text, { x, y }) {
    tip.textContent = text;
    tip.hidden = false;
    tip.style.left = Math.min(x + 14, canvas.clientWidth - tip.offsetWidth - 4) + "px";
    tip.style.top = Math.max(4, Math.min(y + 14, canvas.clientHeight - tip.offsetHeight - 4)) + "px";
    canvas.style.cursor = "pointer";
  }
  function unhint() { tip.hidden = true; canvas.style.cursor = ""; }
  network.on("hoverNode", ({ node, pointer }) => hint(node + "\n" + Object.entries(roles(node))
    .map(([role, tasks]) => t(role) + " " + tasks.length).join(" · "), pointer.DOM));
  network.on("hoverEdge", ({ edge, pointer }) =>
    hint(edgeName(edges[edge]) + "\n" + t("tasks", { n: counted(edges[edge]).length }), pointer.DOM));
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, unhint);
  network.on("resize", fit);

  $("zoom-in").addEventListener("click", () => zoom(1.25));
  $("zoom-out").addEventListener("click", () => zoom(0.8));
  $("fit").addEventListener("click", () => {
    picture = null; // dragged nodes go back to their places
    fit();
  });
  $("controls").addEventListener("submit", (event) => event.preventDefault());
  $("search").addEventListener("input", () => kg.choose({}));
  for (const control of [least, basis]) if (control) control.addEventListener("input", refresh);
  if ($("single")) $("single").addEventListener("click", () => kg.choose({ single: true }));
  addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.isComposing) clear(); });
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
      kg.state.language = button.dataset.language;
      document.documentElement.lang = button.lang;
      for (const one of document.querySelectorAll("[data-language]")) one.setAttribute("aria-pressed", String(one === button));
      kg.translate(document);
      refresh();
    });
  }
  scheme.addEventListener("change", paint);
  addEventListener("beforeprint", () => { printing = true; paint(); network.redraw(); });
  addEventListener("afterprint", () => { printing = false; paint(); });

  kg.network = network;
  kg.edges = edges;
  kg.translate(document);
  refresh();
  fit();
})();
