// The desk works without this script; it adds keys, the way back from the text to its records, and the map's zoom.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  if (matchMedia("(max-width: 56rem)").matches) for (const box of all("[data-wide]")) box.open = false;
  const rows = all("[data-row]");
  for (const row of rows) row.tabIndex = -1;
  const dialog = document.getElementById("keys");
  const opener = document.querySelector("[data-keys]");
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());

  // Keys that move through records.
  const here = () => rows.indexOf(document.activeElement?.closest("[data-row]"));
  const move = (step) => {
    if (!rows.length) return;
    const now = here();
    const row = rows[now < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, now + step))];
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  const go = (name) => {
    const row = rows[here()];
    const where = row?.dataset[name] ?? row?.dataset.open;
    if (where) location.assign(where);
  };
  const follow = (selector) => document.querySelector(selector)?.click();
  const keys = {
    j: () => move(1), k: () => move(-1), o: () => go("open"), s: () => go("source"),
    n: () => follow("a[rel=next]"), p: () => follow("a[rel=prev]"), e: () => follow("a[data-form=csv]"),
    "/": () => { const q = document.getElementById("q"); q.focus(); q.select(); },
    "?": () => dialog.open ? dialog.close() : dialog.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (typing) { if (event.key === "Escape") typing.blur(); return; }
    if (dialog.open && event.key !== "?") return;
    const act = event.key === "Enter" && event.target.matches("[data-row]") ? keys.o : keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  // The reader: a record outlines its words, words open their record.
  const text = document.querySelector("article.text");
  if (text) {
    const spans = all("[data-r]", text);
    const toggled = document.getElementById("toggled");
    const side = document.querySelector("[data-side]");
    const show = (id, fromText) => {
      for (const lit of all(".lit")) lit.classList.remove("lit");
      const own = spans.filter((span) => span.dataset.r.split(" ").includes(id));
      const item = document.getElementById("rec-" + id);
      for (const span of own) span.classList.add("lit");
      if (item) {
        item.classList.add("lit");
        item.closest("details").open = true;
        const list = side.scrollHeight > side.clientHeight;
        if (list) side.scrollTop += item.getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 3;
        else if (fromText) item.scrollIntoView({ block: "nearest" });
        if (fromText) item.querySelector(".jump").focus({ preventScroll: true });
        const box = document.getElementById("layer-" + item.closest("[data-group]").dataset.group);
        if (box && !box.checked) box.click();
      }
      if (!fromText && own[0]) own[0].scrollIntoView({ block: "center" });
      return own.length > 0;
    };
    const hidden = () => new Set(all("[data-layer]:not(:checked)").map((box) => box.dataset.layer));
    const groupOf = (id) => document.getElementById("rec-" + id)?.closest("[data-group]").dataset.group;
    text.addEventListener("click", (event) => {
      const span = event.target.closest("[data-r]");
      if (!span || String(getSelection())) return;
      // Clicked again, the next record over the same words is shown.
      const off = hidden();
      const ids = span.dataset.r.split(" ").filter((id) => !off.has(groupOf(id)));
      if (!ids.length) return;
      const id = ids[(ids.indexOf(decodeURIComponent(location.hash.slice(1))) + 1) % ids.length];
      history.replaceState(null, "", "#" + id);
      show(id, true);
    });
    const fromAddress = () => location.hash.length > 1 && show(decodeURIComponent(location.hash.slice(1)), false);
    addEventListener("hashchange", fromAddress);
    fromAddress();
    for (const jump of all(".jump", side)) jump.addEventListener("click", (event) => {
      const id = jump.getAttribute("href").slice(1);
      event.preventDefault();
      history.pushState(null, "", "#" + id);
      show(id, false);
    });
    for (const box of all("[data-layer]")) box.addEventListener("change", () => {
      const name = box.parentElement.textContent.trim();
      toggled.textContent = name + (box.checked ? " shown" : " hidden");
      const group = document.querySelector(`[data-group="${box.dataset.layer}"]`);
      if (group) group.open = box.checked;
    });
  }

  // The map: keys and buttons change what part is seen; markers keep their size.
  const world = document.getElementById("world");
  if (world) {
    const markers = all(".marker", world);
    const home = world.dataset.home.split(" ").map(Number);
    let view = [...home];
    const draw = () => {
      world.setAttribute("viewBox", view.map((n) => n.toFixed(1)).join(" "));
      const scale = view[2] / Math.max(400, Math.min(900, world.clientWidth));
      const taken = [];
      for (const m of markers) {
        m.setAttribute("transform", `translate(${m.dataset.x} ${m.dataset.y}) scale(${scale})`);
        const name = m.querySelector("text");
        const x = m.dataset.x / scale, y = m.dataset.y / scale + Number(name.getAttribute("y")), half = name.textContent.length * 3.1;
        const free = taken.every(([a, b, c]) => Math.abs(x - a) > half + b || Math.abs(y - c) > 13);
        if (free) taken.push([x, half, y]);
        name.classList.toggle("off", !free);
      }
    };
    const zoom = (by, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) => {
      const width = Math.max(60, Math.min(7200, view[2] * by));
      const real = width / view[2];
      view = [x - (x - view[0]) * real, y - (y - view[1]) * real, width, view[3] * real];
      draw();
    };
    const pan = (dx, dy) => { view[0] += dx * view[2]; view[1] += dy * view[3]; draw(); };
    const zooms = { in: () => zoom(0.66), out: () => zoom(1.5), home: () => { view = [...home]; draw(); } };
    document.querySelector(".zoom").hidden = false;
    for (const button of all("[data-zoom]")) button.addEventListener("click", zooms[button.dataset.zoom]);
    Object.assign(keys, { "+": zooms.in, "=": zooms.in, "-": zooms.out, 0: zooms.home });
    world.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: [-.15, 0], ArrowRight: [.15, 0], ArrowUp: [0, -.15], ArrowDown: [0, .15] }[event.key];
      if (way) { event.preventDefault(); pan(...way); }
    });
    let from = null;
    world.addEventListener("pointerdown", (event) => { from = event.target.closest("a") ? null : [event.clientX, event.clientY]; });
    addEventListener("pointerup", () => { from = null; });
    world.addEventListener("pointermove", (event) => {
      if (!from) return;
      pan((from[0] - event.clientX) / world.clientWidth, (from[1] - event.clientY) / world.clientHeight);
      from = [event.clientX, event.clientY];
    });
    world.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const box = world.getBoundingClientRect();
      zoom(event.deltaY > 0 ? 1.15 : 0.87, view[0] + view[2] * (event.clientX - box.left) / box.width, view[1] + view[3] * (event.clientY - box.top) / box.height);
    }, { passive: false });
    draw();
  }
})();
