"use strict";
// The network as files, as it is filtered now: SVG, PNG, GEXF, CSV. Text enters them as text nodes.
(() => {
  const { page, t } = kg;
  const SVG = "http://www.w3.org/2000/svg";
  const GEXF = "http://gexf.net/1.3", VIZ = "http://gexf.net/1.3/viz";
  // XML 1.0 and terminals have no place for these: controls, halves of pairs, non-characters.
  const clean = (text) => text.toWellFormed ? bare(text.toWellFormed()) : bare(text);
  const bare = (text) => [...text].map((char) => {
    const code = char.codePointAt(0);
    return code < 32 || (code > 126 && code < 160) || (code >= 0xd800 && code < 0xe000) || code === 0xfffe || code === 0xffff ? "\ufffd" : char;
  }).join("");

  function make(doc, space, parent, tag, attributes = {}, text) {
    const made = doc.createElementNS(space, tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== false) made.setAttribute(name, typeof value === "number" ? String(Math.round(value * 10) / 10) : clean(String(value)));
    }
    if (text !== undefined) made.textContent = clean(text);
    parent.append(made);
    return made;
  }

  // What the picture shows, in a line: relation, filters, lines.
  function caption() {
    const { view } = kg;
    const field = (key) => document.querySelector(`#filters [data-key=${key}]`);
    const said = ["plan", "section", "mode", "kind", "basis"].map((key) => field(key)).filter((one) => one && one.value !== (one.dataset.usual || "") && one.selectedIndex >= 0)
      .map((one) => one.selectedOptions[0].textContent.trim());
    const aside = kg.all("aside").map(kg.show);
    return [t("scope-" + view.relation), ...said,
      ...(+kg.get("least", "1") > 1 ? [t("at-least", { n: kg.get("least") })] : []),
      ...(aside.length ? [t("aside") + " " + aside.join("、")] : []),
      ...(kg.get("groups") === "no" ? [t("without-groups")] : []),
      t("shown", { n: view.edges.length, all: page.totals[view.relation] }),
      t("carried-alone", { n: kg.find("agencies=1").length })].join(" · ");
  }

  // ---- SVG: the light colours on white, whatever the screen, in the places of the drawing
  function svg() {
    const { view, lit, picture, light: tone } = kg;
    const pad = 20, head = 64, row = 22;
    const width = picture.width + 2 * pad;
    const key = legend();
    const lines = flow(key, picture.width);
    const height = head + picture.height + row * lines.length + 2 * pad;
    const doc = document.implementation.createDocument(SVG, "svg", null);
    const root = doc.documentElement;
    const add = (parent, tag, attributes, text) => make(doc, SVG, parent, tag, attributes, text);
    for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "font-size": 13,
      "font-family": "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif" })) root.setAttribute(name, value);
    const heading = `${kg.show(page.title)} · ${t("network")}`;
    add(root, "title", {}, heading);
    add(root, "rect", { width, height, fill: tone.paper });
    add(root, "text", { x: pad, y: 34, "font-size": 20, "font-weight": 700, fill: tone.ink }, heading);
    add(root, "text", { x: pad, y: 56, fill: tone.soft }, caption());
    const drawing = add(root, "g", { transform: `translate(${pad} ${head})` });
    const places = kg.network.getPositions();
    // What is not chosen is mixed with the paper and drawn first.
    for (const on of lit ? [false, true] : [true]) {
      for (const edge of view.edges) if (!lit || lit.edges.has(edge.id) === on) line(add, drawing, edge, places, on, Boolean(lit), tone);
      for (const { id } of kg.nodes) if (view.counts.has(id) && (!lit || lit.nodes.has(id) === on)) disc(add, drawing, id, places[id], on, tone);
    }
    lines.forEach((items, n) => {
      let left = pad;
      for (const [colour, label] of items) {
        const y = head + picture.height + pad + row * n;
        if (colour === "dash" || colour === "line") {
          add(root, "path", { d: `M${left} ${y}h26`, stroke: tone.line, "stroke-width": 1.6, "stroke-dasharray": colour === "dash" && "5 3" });
        } else if (colour) add(root, "circle", { cx: left + 20, cy: y, r: 5.5, fill: colour });
        add(root, "text", { x: left + 34, y: y + 4.5, "font-size": 12, fill: tone.soft }, label);
        left += wide(label) + 54;
      }
    });
    return root;
  }
  const wide = (text) => [...text].reduce((sum, char) => sum + (char.codePointAt(0) > 0x2e7f ? 12 : 7.4), 0);
  function legend() {
    return [...kg.colourKey("light").map(([colour, key, args]) => [colour, t(key, args)]), ["", t("key-size")],
      ...(kg.view.directed ? [["line", t("key-firm")], ["dash", t("key-protocol")]] : [["line", t("key-pair")]])];
  }
  function flow(items, room) {
    const lines = [[]];
    let left = 0;
    for (const one of items) {
      if (left && left + wide(one[1]) + 54 > room) { lines.push([]); left = 0; }
      lines.at(-1).push(one);
      left += wide(one[1]) + 54;
    }
    return lines;
  }
  function line(add, parent, edge, places, on, some, tone) {
    const a = places[edge.from], b = places[edge.to], width = kg.width(edge);
    const colour = some ? (on ? tone.strong : kg.mix(tone.line, tone.paper, kg.PALE)) : tone.line;
    const style = { fill: "none", stroke: colour, "stroke-width": width, "stroke-opacity": some && on ? 1 : 0.55,
      "stroke-dasharray": edge.dashed && kg.dashes(edge).map((n) => n.toFixed(1)).join(" ") };
    const point = (x, y) => `${x.toFixed(1)} ${y.toFixed(1)}`;
    if (!kg.view.directed) { add(parent, "path", { ...style, d: `M${point(a.x, a.y)}L${point(b.x, b.y)}` }); return; }
    const cx = (a.x + b.x) / 2 + (b.y - a.y) * kg.BEND, cy = (a.y + b.y) / 2 - (b.x - a.x) * kg.BEND;
    const far = Math.hypot(b.x - cx, b.y - cy) || 1, dx = (b.x - cx) / far, dy = (b.y - cy) / far;
    const stop = reach(edge.to, dx, dy) + 1.5, size = 5.5 + width;
    const tip = [b.x - dx * stop, b.y - dy * stop], end = [tip[0] - dx * size, tip[1] - dy * size], wing = size * 0.42;
    add(parent, "path", { ...style, d: `M${point(a.x, a.y)}Q${point(cx, cy)} ${point(...end)}` });
    add(parent, "path", { fill: colour, "fill-opacity": some && on ? 1 : 0.8,
      d: `M${point(...tip)}L${point(end[0] - dy * wing, end[1] + dx * wing)}L${point(end[0] + dy * wing, end[1] - dx * wing)}Z` });
  }
  function reach(name, dx, dy) {
    if (!page.bodies[name].group) return kg.radius(name);
    return Math.min(dx ? half(name) / Math.abs(dx) : Infinity, dy ? 13.5 / Math.abs(dy) : Infinity);
  }
  const half = (name) => wide(kg.show(name)) * 13 / 24 + 8;
  function disc(add, parent, name, { x, y }, on, tone) {
    const linked = kg.view.linked.has(name), full = kg.colourOf(name, "light");
    const colour = kg.mix(full, tone.paper, !on ? kg.PALE : linked ? 1 : kg.UNLINKED);
    const label = { "text-anchor": "middle", fill: !on ? kg.mix(tone.ink, tone.paper, 0.3) : linked ? tone.ink : tone.faint };
    if (page.bodies[name].group) {
      add(parent, "rect", { x: x - half(name), y: y - 13.5, width: 2 * half(name), height: 27, rx: 4, fill: tone.paper, stroke: colour, "stroke-width": 1.5, "stroke-dasharray": "5 3" });
      add(parent, "text", { x, y: y + 4.7, ...label }, kg.show(name));
      return;
    }
    const r = kg.radius(name);
    add(parent, "circle", { cx: x, cy: y, r, fill: colour, stroke: tone.paper });
    add(parent, "text", { x, y: y + r + 16, "stroke-width": 3, stroke: tone.paper, "paint-order": "stroke", ...label }, kg.show(name));
  }

  // ---- GEXF 1.3, with places and colours
  function gexf() {
    const { view } = kg;
    const doc = document.implementation.createDocument(GEXF, "gexf", null);
    const add = (parent, tag, attributes, text) => make(doc, GEXF, parent, tag, attributes, text);
    const viz = (parent, tag, attributes) => make(doc, VIZ, parent, "viz:" + tag, attributes);
    doc.documentElement.setAttribute("version", "1.3");
    const meta = add(doc.documentElement, "meta");
    add(meta, "description", {}, `${page.title} · ${caption()}`);
    const graph = add(doc.documentElement, "graph", { defaultedgetype: view.directed ? "directed" : "undirected", mode: "static" });
    const types = { kind: "string", family: "string", group: "boolean", alone: "integer", leads: "integer", takes_part: "integer", tasks: "integer" };
    const declare = (kind, table) => {
      const box = add(graph, "attributes", { class: kind, mode: "static" });
      for (const [id, type] of Object.entries(table)) add(box, "attribute", { id, title: id, type });
    };
    const values = (parent, found) => {
      const box = add(parent, "attvalues");
      for (const [name, value] of Object.entries(found)) add(box, "attvalue", { for: name, value: String(value) });
    };
    declare("node", types);
    declare("edge", { numbers: "string", ...(view.directed ? { dashed: "boolean" } : {}) });
    const nodes = add(graph, "nodes"), edges = add(graph, "edges");
    const places = kg.network.getPositions();
    for (const [name, counts] of view.counts) {
      const node = add(nodes, "node", { id: name, label: name });
      const { kind, family, group } = page.bodies[name];
      values(node, { kind, family, group, alone: counts.alone, leads: counts.leads, takes_part: counts.part, tasks: counts.tasks });
      const [r, g, b] = [1, 3, 5].map((i) => String(parseInt(kg.colourOf(name, "light").slice(i, i + 2), 16)));
      viz(node, "color", { r, g, b });
      viz(node, "position", { x: places[name].x, y: -places[name].y, z: "0" });
      viz(node, "size", { value: kg.radius(name) });
    }
    view.edges.forEach((edge, id) => {
      const made = add(edges, "edge", { id: String(id), source: edge.from, target: edge.to, weight: String(edge.tasks.length) });
      values(made, { numbers: numbers(edge), ...(view.directed ? { dashed: edge.dashed } : {}) });
    });
    return doc.documentElement;
  }
  const numbers = (edge) => edge.tasks.map((i) => page.tasks[i].label.replace(/[.、．\s]+$/, "")).join("、");

  // ---- CSV: a cell that a spreadsheet would take for a formula begins with an apostrophe
  const cell = (value) => {
    const text = clean(String(value)), safe = /^[=+\-@]/.test(text) ? "'" + text : text;
    return /[",\ufffd]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  function csv() {
    const { view } = kg;
    const rows = view.edges.map((edge) => [edge.from, edge.to, edge.tasks.length, numbers(edge)]);
    rows.sort((a, b) => b[2] - a[2] || (a[0] + a[1] < b[0] + b[1] ? -1 : 1));
    const names = view.directed ? ["lead", "participant"] : ["agency", "partner"];
    return "\ufeff" + [[...names, "tasks", "numbers"], ...rows].map((row) => row.map(cell).join(",") + "\r\n").join("");
  }

  const xml = (root) => '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(root) + "\n";
  async function png(scale = 2) {
    const root = svg();
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(xml(root));
    await image.decode();
    const drawn = document.createElement("canvas");
    drawn.width = Math.round(+root.getAttribute("width") * scale);
    drawn.height = Math.round(+root.getAttribute("height") * scale);
    drawn.getContext("2d").drawImage(image, 0, 0, drawn.width, drawn.height);
    return new Promise((resolve) => drawn.toBlob(resolve, "image/png"));
  }

  const forms = {
    svg: async () => new Blob([xml(svg())], { type: "image/svg+xml" }),
    png: () => png(),
    gexf: async () => new Blob([xml(gexf())], { type: "application/gexf+xml" }),
    csv: async () => new Blob([csv()], { type: "text/csv" }),
  };
  // A name that every file system takes: no separators, no controls, no direction marks, not long.
  function fileName(form) {
    const base = [...kg.show(page.title).normalize("NFC").replace(/[\p{C}\\/:*?"<>|.\s]+/gu, "_")].slice(0, 60).join("").replace(/^_+|_+$/g, "");
    return `${base || "network"}-${kg.view.relation}.${form}`;
  }
  async function save(form) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await forms[form]());
    link.download = fileName(form);
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
  for (const button of document.querySelectorAll("[data-save]")) button.addEventListener("click", () => save(button.dataset.save));
  document.addEventListener("click", (event) => {
    const box = document.getElementById("save");
    if (box.open && !box.contains(event.target)) box.open = false;
  });

  // ---- print: the same SVG in place of the canvas, sharp at any size
  const paper = matchMedia("print"), printed = document.getElementById("printed");
  const before = () => { if (!printed.childElementCount) printed.replaceChildren(document.importNode(svg(), true)); };
  const after = () => { if (!paper.matches) printed.replaceChildren(); };
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  paper.addEventListener("change", () => (paper.matches ? before() : after()));

  Object.assign(kg, { files: { svg, gexf, csv, png, fileName }, caption });
})();
