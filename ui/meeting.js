// 会议汇报: the keys of a clicker and of a speaker, and the size at which a slide fits the screen.
// What turns a slide is a button of the page; this only presses it.
(() => {
  if (window.shulanMeeting) return;
  window.shulanMeeting = true;
  const WIDTH = 1024, HEIGHT = 576;  // of drawing/slide.py
  const bar = () => document.querySelector(".st-key-meeting-bar");
  const press = (key) => document.querySelector(`.st-key-${key} button:not([disabled])`)?.click();
  const toggle = (name) => document.body.toggleAttribute(name);

  const fullScreen = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  };
  const leave = () => {
    if (document.body.hasAttribute("data-slide-notes")) return toggle("data-slide-notes");
    document.querySelector(".meeting-leave")?.click();
  };
  const KEYS = {
    ArrowRight: () => press("slide-on"), ArrowDown: () => press("slide-on"), PageDown: () => press("slide-on"),
    " ": () => press("slide-on"), Enter: () => press("slide-on"),
    ArrowLeft: () => press("slide-back"), ArrowUp: () => press("slide-back"), PageUp: () => press("slide-back"),
    Backspace: () => press("slide-back"), Home: () => press("slide-first"), End: () => press("slide-last"),
    n: () => toggle("data-slide-notes"), b: () => toggle("data-slide-black"), ".": () => toggle("data-slide-black"),
    f: fullScreen, u: () => press("slide-lock"), Escape: leave,
  };
  // Where somebody chooses a region or types, keys are theirs; a button that has the focus after a click is not.
  const OWN = "input, textarea, select, [contenteditable=true], [role=listbox], [role=option], [role=dialog]";

  window.addEventListener("keydown", (event) => {
    if (!bar() || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest?.(OWN)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const deed = KEYS[key];
    if (!deed && key !== "/" && key !== "?") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!deed) return;
    if (document.body.hasAttribute("data-slide-black") && key !== "b" && key !== ".") {
      return toggle("data-slide-black");  // the first key brings the picture back
    }
    deed();
  }, true);

  // The slide as large as the screen allows, in its middle.
  let waiting = 0;
  const fit = () => {
    waiting = 0;
    const frame = document.querySelector(".st-key-slide-frame"), slide = document.querySelector(".st-key-slide");
    if (!frame || !slide) {
      for (const name of ["data-slide-notes", "data-slide-black"]) document.body.removeAttribute(name);
      return;
    }
    const scale = Math.min(frame.clientWidth / WIDTH, frame.clientHeight / HEIGHT);
    const left = Math.max(0, (frame.clientWidth - WIDTH * scale) / 2);
    const top = Math.max(0, (frame.clientHeight - HEIGHT * scale) / 2);
    slide.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
    slide.style.setProperty("--slide-scale", scale);
  };
  const soon = () => { if (!waiting) waiting = setTimeout(fit, 50); };
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  window.addEventListener("resize", soon);
  document.addEventListener("fullscreenchange", soon);
})();
