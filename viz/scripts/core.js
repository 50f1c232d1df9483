"use strict";
// What every page shares: its data, the state in the URL, messages, and the two scripts of Chinese.
// Text enters the page through textContent only.
const kg = (() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const page = read("page");

  // ---- state: everything a reader chose, behind the # of the URL, so that it can be sent on
  const many = new Set(["aside"]);
  const listeners = [];
  // A page may open in a state of its own; a URL that says anything, even nothing, goes before it.
  const state = new URLSearchParams(location.href.includes("#") ? location.hash.slice(1) : page.initial || "");
  const get = (key, usual = "") => state.get(key) ?? usual;
  const all = (key) => state.getAll(key);
  function set(changes, quiet = false) {
    for (const [key, value] of Object.entries(changes)) {
      state.delete(key);
      if (many.has(key)) for (const one of value) state.append(key, one);
      else if (value !== "" && value !== null && value !== undefined) state.set(key, value);
    }
    const hash = state.toString();
    history.replaceState(null, "", hash ? "#" + hash : "#");
    if (!quiet) changed(Object.keys(changes));
  }
  function changed(keys) {
    if (keys.some((key) => key === "ui" || key === "script")) dress(document.documentElement);
    keepLanguage();
    for (const listener of listeners) listener(keys);
  }
  const onState = (listener) => listeners.push(listener);
  addEventListener("hashchange", () => {
    const now = new URLSearchParams(location.hash.slice(1));
    const keys = new Set([...state.keys(), ...now.keys()]);
    for (const key of [...state.keys()]) state.delete(key);
    for (const [key, value] of now) state.append(key, value);
    changed([...keys]);
  });

  // ---- words of the interface
  const ui = () => (get("ui") === "en" ? "en" : "zh");
  const script = () => (["hans", "hant"].includes(get("script")) ? get("script") : "source");
  const target = () => (script() === "source" ? page.native : script());
  // Placeholders are replaced in one pass, so a value that looks like one stays as it is.
  function message(key, values = {}) {
    const found = page.messages[key];
    if (!found) return key;
    // {n} is the value; {n|task|tasks} the first word where n is 1.
    return found[ui()].replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (whole, name, one, other) =>
      values[name] === undefined ? whole : other === undefined ? values[name] : String(values[name]) === "1" ? one : other);
  }
  const t = (key, values) => convert(message(key, values), target());
  const code = (name) => convert((page.codes[name] || {})[ui()] ?? name, target());
  // Names that tables hold are simplified; they follow the script chosen, or that of the source.
  const show = (text) => convert(text, target());
  // Words of a source stay as written until a script is chosen.
  const words = (text) => (script() === "source" ? text : convert(text, script()));

  const tables = {};
  for (const [name, { from, to, phrases }] of Object.entries(page.convert)) {
    const results = [...to];
    const starts = new Map();
    for (const phrase of Object.keys(phrases)) {
      starts.set(phrase[0], Math.max(starts.get(phrase[0]) || 0, phrase.length));
    }
    tables[name] = { pairs: new Map([...from].map((char, i) => [char, results[i]])), phrases, starts };
  }
  // The longest phrase that stands here, else the character: kg/views/scripts.py does the same.
  function convert(text, name) {
    const { pairs, phrases, starts } = tables[name];
    const out = [];
    for (let at = 0; at < text.length;) {
      let size = Math.min(starts.get(text[at]) || 0, text.length - at);
      while (size && !Object.hasOwn(phrases, text.substr(at, size))) size -= 1;
      out.push(size ? phrases[text.substr(at, size)] : pairs.get(text[at]) ?? text[at]);
      at += size || 1;
    }
    return out.join("");
  }

  // ---- dressing: every text node in the language and script chosen
  const originals = new WeakMap();
  function dress(root) {
    for (const node of root.querySelectorAll("[data-t]")) {
      node.textContent = message(node.dataset.t, JSON.parse(node.dataset.args || "{}"));
      originals.delete(node.firstChild);
    }
    for (const node of root.querySelectorAll("[data-code]")) {
      node.textContent = (page.codes[node.dataset.code] || {})[ui()] ?? node.dataset.code;
    }
    for (const node of root.querySelectorAll("[data-label]")) {
      node.setAttribute("aria-label", t(node.dataset.label, JSON.parse(node.dataset.args || "{}")));
      if (node.tagName === "BUTTON") node.title = node.getAttribute("aria-label");
    }
    for (const node of root.querySelectorAll("[data-hint]")) node.placeholder = t(node.dataset.hint);
    for (const node of root.querySelectorAll("[data-ui]")) node.hidden = node.dataset.ui !== ui();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || /^(SCRIPT|STYLE|TEXTAREA|TITLE)$/.test(parent.tagName)) continue;
      const held = originals.get(node);
      // What a script wrote since the last dressing is a new original.
      const original = held && held.shown === node.data ? held.original : node.data;
      const shown = parent.closest("[data-raw]") ? original
        : parent.closest(".words") ? words(original) : show(original);
      originals.set(node, { original, shown });
      if (node.data !== shown) node.data = shown;
    }
    if (root === document.documentElement) {
      document.title = page.named.map(({ key, text, fill }) => (key ? t(key, fill) : show(text))).join(" · ");
      root.lang = ui() === "en" ? "en" : target() === "hant" ? "zh-Hant" : "zh-Hans";
      for (const button of document.querySelectorAll("[data-set]")) {
        const [key, value] = button.dataset.set.split("=");
        button.setAttribute("aria-pressed", String((key === "ui" ? ui() : script()) === value));
      }
    }
    return root;
  }

  // Links to other pages of ours carry the language and the script along.
  function keepLanguage() {
    const kept = new URLSearchParams();
    for (const key of ["ui", "script"]) if (state.get(key)) kept.set(key, state.get(key));
    for (const link of document.querySelectorAll("a[href]:not([download]):not([data-out])")) carry(link, kept);
  }
  function carry(link, kept) {
    const [path, hash = ""] = link.getAttribute("href").split("#");
    if (/^[a-z][a-z0-9+.-]*:/i.test(path) || link.getAttribute("href").startsWith("#")) return;
    const own = new URLSearchParams(hash);
    for (const key of ["ui", "script"]) {
      own.delete(key);
      if (kept.get(key)) own.set(key, kept.get(key));
    }
    link.setAttribute("href", path + (own.toString() ? "#" + own : ""));
  }

  // ---- elements
  function el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "click") element.addEventListener("click", value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  // ---- the same folding as kg.fold.name_key, for the characters that can find something here
  const [typed, folded] = page.fold.map((text) => [...text]);
  const foldTable = new Map(typed.map((char, i) => [char, folded[i]]));
  const republic = "中华人民共和国";
  function key(text) {
    const plain = [...text.normalize("NFC")].map((char) => foldTable.get(char) ?? char).join("");
    return plain.replace(/[《》〈〉“”"'‘’\s]/g, "");
  }
  const nameKey = (text) => {
    const found = key(text);
    return found.startsWith(republic) && found.length > republic.length ? found.slice(republic.length) : found;
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-set]");
    if (!button) return;
    const [name, value] = button.dataset.set.split("=");
    set({ [name]: value === "zh" || value === "source" ? "" : value });
  });

  return { page, read, get, all, set, onState, t, code, show, words, convert, dress, keepLanguage, el, key, nameKey,
    ui, script, target };
})();
