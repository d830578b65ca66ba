"use strict";
(() => {
  const WIDTH = 1024, HEIGHT = 576, NOTES = 320, SWIPE = 50, STILL_MS = 2500;
  const pages = [...document.querySelectorAll(".page")];
  const figures = JSON.parse(document.getElementById("figures").textContent);
  const root = document.documentElement, body = document.body;
  const CONFIG = {
    displayModeBar: false, responsive: false, showTips: false, doubleClick: false, scrollZoom: false, locale: "zh-CN",
    locales: { "zh-CN": { dictionary: {}, format: { decimal: ".", thousands: ",", grouping: [3], currency: ["¥", ""] } } },
  };
  let shown = 0;

  const draw = (place) => {
    const figure = figures[place];
    if (!figure) return;
    delete figures[place];
    const frame = pages[place].querySelector(".figure");
    frame.style.width = `${figure.layout.width}px`;
    frame.style.height = `${figure.layout.height}px`;
    if (figure.scale !== 1) frame.style.transform = `scale(${figure.scale})`;
    Plotly.newPlot(frame, figure.data, figure.layout, CONFIG);
  };
  const drawAll = () => pages.forEach((_, place) => draw(place));
  // The others follow while nothing else is to be done, so that a turned slide is there at once.
  const drawNext = () => {
    const place = pages.findIndex((_, place) => figures[place]);
    if (place < 0) return body.setAttribute("data-drawn", "");
    draw(place);
    setTimeout(drawNext, 30);
  };

  // What stands taller than its room, a long table, gets smaller.
  const shrink = (page) => {
    const room = page.querySelector(".body"), inner = room?.firstElementChild;
    if (!inner || inner.classList.contains("figure")) return;
    const most = Math.max(inner.scrollHeight / room.clientHeight, inner.scrollWidth / room.clientWidth);
    if (most <= 1.005) return;
    inner.style.width = `${room.clientWidth * most}px`;
    inner.style.transformOrigin = "0 0";
    inner.style.transform = `scale(${Math.min(room.clientHeight / inner.scrollHeight, 1 / most)})`;
  };

  const fit = () => {
    const width = window.innerWidth - (body.classList.contains("noting") ? NOTES : 0), height = window.innerHeight;
    const scale = Math.min(width / WIDTH, height / HEIGHT);
    root.style.setProperty("--scale", scale);
    root.style.setProperty("--left", `${(width - WIDTH * scale) / 2}px`);
    root.style.setProperty("--top", `${(height - HEIGHT * scale) / 2}px`);
  };

  const show = (place) => {
    shown = Math.max(0, Math.min(pages.length - 1, place));
    pages.forEach((page, at) => page.classList.toggle("on", at === shown));
    draw(shown);
    // Loaded anew, the file opens where it was.
    history.replaceState(null, "", `#${shown + 1}`);
  };

  const toggle = (name) => { body.classList.toggle(name); fit(); };
  const full = () => {
    const change = document.fullscreenElement ? document.exitFullscreen?.() : root.requestFullscreen?.();
    change?.catch?.(() => {});  // a browser may refuse; the slides stay as they are
  };
  const leave = () => ["black", "helping", "noting"].some((name) => body.classList.contains(name) && (toggle(name), true));
  const DEEDS = {
    on: () => show(shown + 1), back: () => show(shown - 1), first: () => show(0), last: () => show(pages.length - 1),
    notes: () => toggle("noting"), black: () => toggle("black"), help: () => toggle("helping"), full, leave,
  };
  const KEYS = {
    ArrowRight: "on", ArrowDown: "on", PageDown: "on", " ": "on", Enter: "on",
    ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back", Home: "first", End: "last",
    n: "notes", b: "black", ".": "black", "?": "help", "？": "help", "/": "help", f: "full", F5: "full", Escape: "leave",
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest?.("button") && (event.key === " " || event.key === "Enter")) return;
    let deed = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!deed) return;
    if (event.key === " " && event.shiftKey) deed = "back";
    event.preventDefault();
    DEEDS[deed]();
  });
  document.getElementById("bar").addEventListener("click", (event) => DEEDS[event.target.dataset.do]?.());
  document.getElementById("black").addEventListener("click", () => toggle("black"));
  document.getElementById("help").addEventListener("click", () => toggle("helping"));

  let start = null;
  document.addEventListener("touchstart", (event) => {
    start = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true, capture: true });
  document.addEventListener("touchend", (event) => {
    const end = event.changedTouches[0];
    if (!start || !end) return;
    const across = end.clientX - start.clientX, down = end.clientY - start.clientY;
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) show(shown + (across < 0 ? 1 : -1));
    start = null;
  }, { passive: true, capture: true });

  let still;
  document.addEventListener("mousemove", () => {
    body.classList.add("moving");
    clearTimeout(still);
    still = setTimeout(() => body.classList.remove("moving"), STILL_MS);
  });
  window.addEventListener("resize", fit);
  window.addEventListener("hashchange", () => show(Number(location.hash.slice(1)) - 1 || 0));
  window.addEventListener("beforeprint", drawAll);

  fit();
  pages.forEach(shrink);
  show(Number(location.hash.slice(1)) - 1 || 0);
  setTimeout(drawNext, 30);
})();
