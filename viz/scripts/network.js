"use strict";
// The drawing: bodies where Python placed them, lines computed from the tasks under the filters.
(() => {
  const { page, t, pickOf, nameOf, colourOf, community, byCommunity, radius, width, dashes, mix, light, dark } = kg;
  const { BEND, STRAIGHT, PALE, UNLINKED } = kg;
  const $ = (id) => document.getElementById(id);
  const nodes = kg.read("nodes"), options = kg.read("options");
  const canvas = $("canvas"), tip = $("tip");
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  const FONT = options.nodes.font.size;
  let view, lit;
  function look() { ({ view, lit } = kg.choose()); }

  // ---- what vis-network is told: only what changed since it was last told
  function nodeOf({ id }) {
    if (!view.counts.has(id)) return { id, hidden: true };
    const shade = scheme.matches ? "dark" : "light", tone = scheme.matches ? dark : light;
    const linked = view.linked.has(id), { group } = page.bodies[id];
    const full = colourOf(id, shade);
    const colour = linked ? full : mix(full, tone.paper, UNLINKED);
    const ground = group ? tone.paper : colour, border = group ? colour : tone.paper;
    return {
      id, label: kg.show(id), hidden: false, shape: group ? "box" : "dot",
      borderWidth: nodes.length > STRAIGHT / 2 ? 0 : 1.5, size: Math.round(radius(id) * 100) / 100,
      color: { background: ground, border, hover: { background: ground, border: tone.ink } },
      shapeProperties: { borderDashes: group ? [5, 3] : false },
      font: { color: linked ? tone.ink : tone.faint, strokeColor: tone.paper, strokeWidth: group ? 0 : 3, vadjust: group ? 0 : -5 },
    };
  }
  function edgeOf(edge) {
    const tone = scheme.matches ? dark : light;
    const opacity = view.straight ? Math.max(0.06, Math.min(0.4, 500 / view.edges.length)) : view.directed ? 0.62 : 0.4;
    return {
      id: edge.id, from: edge.from, to: edge.to, width: view.straight ? Math.sqrt(edge.tasks.length) : width(edge),
      dashes: view.straight ? false : dashes(edge), color: { color: tone.line, hover: tone.strong, opacity, inherit: false },
      arrows: view.directed && !view.straight ? { to: { enabled: true, scaleFactor: 0.42 } } : "",
      smooth: view.directed && !view.straight ? { enabled: true, type: "curvedCW", roundness: BEND } : false,
    };
  }
  const told = { nodes: new Map(), edges: new Map() };
  function changes(kind, items) {
    const before = told[kind], now = new Map(), changed = [];
    for (const item of items) {
      const signature = JSON.stringify(item);
      now.set(item.id, signature);
      if (before.get(item.id) !== signature) changed.push(item);
    }
    const gone = [...before.keys()].filter((id) => !now.has(id));
    told[kind] = now;
    return { changed, gone };
  }
  const data = { nodes: null, edges: null };
  function tell() {
    const drawn = { nodes: changes("nodes", nodes.map(nodeOf)), edges: changes("edges", view.edges.map(edgeOf)) };
    for (const [kind, { changed, gone }] of Object.entries(drawn)) {
      if (gone.length) data[kind].remove(gone);
      if (changed.length) data[kind].update(changed);
    }
    network.redraw();
  }

  // ---- drawing
  look();
  // Several arrangements come with the page; the one that can be drawn largest is shown. The fit
  // leaves a margin and never magnifies a small network into a poster.
  const room = 12, EDGE = 80;
  const scaleOf = ({ width: w, height: h }) => Math.min((canvas.clientWidth - 2 * room) / w, (canvas.clientHeight - 2 * room) / h, 1.6);
  // One plan of several has an arrangement of its own bodies.
  const largest = () => page.plan_pictures[kg.get("plan")] || page.pictures.reduce((a, b) => (scaleOf(b) > scaleOf(a) ? b : a));
  let picture = page.pictures[0];
  data.nodes = new vis.DataSet(changes("nodes", nodes.map(nodeOf)).changed.map((node, i) =>
    ({ ...node, x: picture.places[i][0], y: picture.places[i][1] })));
  data.edges = new vis.DataSet(changes("edges", view.edges.map(edgeOf)).changed);
  const network = new vis.Network(canvas, data, options);
  // The lists are the way for the keyboard; a bare canvas would be a stop that says nothing.
  for (const inner of canvas.querySelectorAll("[tabindex]")) inner.tabIndex = -1;

  // What is not chosen goes under a veil of paper; what is chosen is drawn once more above it.
  function veil(ctx) {
    const tone = scheme.matches ? dark : light;
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = 1 - PALE;
    ctx.fillStyle = tone.paper;
    ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    ctx.restore();
    for (const id of lit.edges) {
      const edge = network.body.edges[id];
      if (!edge || !edge.connected) continue;
      const held = edge.options.color;
      edge.options.color = { ...held, color: tone.strong, opacity: 1, inherit: false };
      edge.draw(ctx);
      edge.drawArrows(ctx);
      edge.options.color = held;
    }
    const labels = [];
    for (const id of lit.nodes) {
      const drawn = network.body.nodes[id].draw(ctx);
      if (drawn.drawExternalLabel) labels.push(drawn.drawExternalLabel);
    }
    for (const label of labels) label();
    ctx.save();
    Object.assign(ctx, { strokeStyle: tone.ink, lineWidth: 2 });
    for (const name of lit.names) {
      const node = network.body.nodes[name];
      if (!lit.nodes.has(name) || page.bodies[name].group) continue;
      ctx.beginPath();
      ctx.arc(node.x, node.y, radius(name) + 3, 0, 2 * Math.PI);
      ctx.stroke();
    }
    ctx.restore();
  }
  // Where names are too small to be drawn, those of the weightiest bodies stand at reading size.
  function overview(ctx) {
    const scale = network.getScale(), tone = scheme.matches ? dark : light;
    if (scale * FONT >= options.nodes.scaling.label.drawThreshold - 1) return;
    const order = [...(lit ? lit.nodes : view.counts.keys())].sort((a, b) =>
      view.counts.get(b).tasks - view.counts.get(a).tasks || (a < b ? -1 : 1)).slice(0, 60);
    const size = 12 / scale, taken = [];
    ctx.save();
    Object.assign(ctx, { font: `${size}px ${options.nodes.font.face}`, textAlign: "center", textBaseline: "top",
      lineWidth: 3 / scale, strokeStyle: tone.paper, fillStyle: tone.ink, lineJoin: "round" });
    for (const name of order) {
      const { x, y } = network.body.nodes[name], text = kg.show(name), half = ctx.measureText(text).width / 2;
      const box = [x - half, y, x + half, y + size * 1.3];
      if (taken.some((b) => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3])) continue;
      taken.push(box);
      ctx.strokeText(text, x, y + 3 / scale);
      ctx.fillText(text, x, y + 3 / scale);
    }
    ctx.restore();
  }
  network.on("afterDrawing", (ctx) => {
    if (lit) veil(ctx);
    overview(ctx);
    if (!kg.drawn) {
      kg.drawn = performance.now();
      document.documentElement.dataset.drawn = "";
    }
  });

  function fit() {
    if (!canvas.clientWidth || !canvas.clientHeight) return;
    const best = largest();
    if (best !== picture) place(best);
    network.moveTo(kg.get("section") ? framed() : { position: { x: best.width / 2, y: best.height / 2 }, scale: scaleOf(best) });
  }
  // A section may stand in a corner of the picture: then that corner is what is fitted.
  function framed() {
    const held = Object.values(network.getPositions([...view.counts.keys()]));
    const across = held.map(({ x }) => x), down = held.map(({ y }) => y);
    const box = [Math.min(...across) - EDGE, Math.min(...down) - EDGE / 2, Math.max(...across) + EDGE, Math.max(...down) + EDGE / 2];
    if (!held.length) return {};
    return { position: { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 }, scale: scaleOf({ width: box[2] - box[0], height: box[3] - box[1] }) };
  }
  function place(best) {
    picture = best;
    data.nodes.update(best.places.map(([x, y], i) => ({ id: nodes[best.at ? best.at[i] : i].id, x, y })));
  }
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });

  // ---- what people do
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) kg.pick(new URLSearchParams({ involves: node }).toString());
    else if (edge !== undefined && view.byId.has(edge)) kg.pick(pickOf(view.byId.get(edge)));
    else kg.pick("");
  });
  function hint(text, { x, y }) {
    tip.textContent = text;
    tip.hidden = false;
    tip.style.setProperty("left", Math.max(4, Math.min(x + 14, canvas.clientWidth - tip.offsetWidth - 4)) + "px");
    tip.style.setProperty("top", Math.max(4, Math.min(y + 14, canvas.clientHeight - tip.offsetHeight - 4)) + "px");
    canvas.style.setProperty("cursor", "pointer");
  }
  function unhint() { tip.hidden = true; canvas.style.removeProperty("cursor"); }
  network.on("hoverNode", ({ node, pointer }) => {
    const { alone, leads, part } = view.counts.get(node);
    const number = community(node);
    hint([kg.show(node), [["alone", alone], ["leads", leads], ["takes-part", part]].map(([key, n]) => `${t(key)} ${n}`).join(" · "),
      ...(byCommunity() && number ? [t("community", { n: number })] : [])].join("\n"), pointer.DOM);
  });
  network.on("hoverEdge", ({ edge, pointer }) => {
    const found = view.byId.get(edge);
    if (found) hint(nameOf(found) + "\n" + t("tasks", { n: found.tasks.length }), pointer.DOM);
  });
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, unhint);
  network.on("resize", fit);
  $("zoom-in").addEventListener("click", () => zoom(1.25));
  $("zoom-out").addEventListener("click", () => zoom(0.8));
  $("fit").addEventListener("click", () => { place(picture); fit(); }); // dragged bodies go back to their places
  $("colour").addEventListener("change", () => kg.set({ colour: $("colour").value === "community" ? "community" : "" }));
  scheme.addEventListener("change", tell);

  kg.onState((keys) => {
    const scope = keys.some((key) => kg.scopeKeys.has(key) || key === "relation" || key === "least");
    if (scope) unhint();
    if (scope || keys.includes("pick")) look();
    if (scope || keys.some((key) => ["colour", "script", "ui"].includes(key))) tell();
    else if (keys.includes("pick")) network.redraw();
    if (keys.includes("plan") || keys.includes("section")) fit();
  });

  Object.defineProperty(kg, "picture", { get: () => picture });
  Object.assign(kg, { network, nodes });
  fit();
})();
