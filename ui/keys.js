// The keyboard: / finds, left and right move the period, ? lists the keys. Never while somebody types.
// Also copies the address of a saved view. What a key does is a button of the page; this only presses it.
(() => {
  if (window.shulanKeys) return;
  window.shulanKeys = true;
  const KEYS = [
    ["/", "查找指标、地区：名称、别名或拼音首字母，如 spfxsmj"],
    ["回车", "在查找框里：打开第一项；↓ ↑ 选择其他项"],
    ["Esc", "清空查找框"],
    ["←　→", "“截至”换到上一期、下一期"],
    ["?", "显示这张表"],
  ];
  const box = () => document.querySelector(".st-key-finder input");
  const results = () => [...document.querySelectorAll(".st-key-found button:not([disabled])")];
  const press = (selector) => document.querySelector(selector)?.click();

  // Where keys have a meaning of their own: text, lists, tabs, sliders, menus, an open dialog.
  const OWN = "input, textarea, select, [contenteditable=true], [role=dialog], [role=slider], [role=tab], " +
    "[role=radio], [role=listbox], [role=option], [role=menu], [role=menuitem], [role=grid], dialog";
  const busy = (event) => event.isComposing || event.ctrlKey || event.altKey || event.metaKey ||
    event.defaultPrevented || (event.target.closest && event.target.closest(OWN)) ||
    document.querySelector("dialog[open], [data-testid=stDialog]");

  const help = () => {
    const sheet = document.createElement("dialog");
    sheet.className = "keys";
    const title = document.createElement("h2");
    title.textContent = "快捷键";
    const table = document.createElement("table");
    for (const [key, meaning] of KEYS) {
      const row = table.insertRow();
      const mark = document.createElement("kbd");
      mark.textContent = key;
      row.insertCell().append(mark);
      row.insertCell().textContent = meaning;
    }
    const close = document.createElement("button");
    close.textContent = "关闭";
    close.addEventListener("click", () => sheet.close());
    sheet.append(title, table, close);
    sheet.addEventListener("close", () => sheet.remove());
    document.body.append(sheet);
    sheet.showModal();
  };

  // The list may still be that of fewer letters: it is waited for, a moment.
  const openFirst = (typed, patience = 300) => {
    const shown = document.querySelector(".st-key-found [data-found-for]");
    if (shown && shown.dataset.foundFor === typed) results()[0]?.click();
    else if (patience && box()?.value === typed) setTimeout(openFirst, 50, typed, patience - 1);
  };

  const inBox = (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && event.target.value.trim()) openFirst(event.target.value);
    else if (event.key === "ArrowDown") { event.preventDefault(); results()[0]?.focus(); }
    else if (event.key === "Escape") event.target.blur();
  };

  const inResults = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") box()?.focus();
    if (!step) return;
    event.preventDefault();
    const all = results();
    (all[all.indexOf(event.target.closest("button")) + step] || box())?.focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.target === box()) return inBox(event);
    if (event.target.closest?.(".st-key-found")) return inResults(event);
    if (event.target.dataset?.copy && event.key === "Enter") return event.target.click();
    if (busy(event)) return;
    if (event.key === "/") { event.preventDefault(); box()?.focus(); box()?.select(); }
    else if (event.key === "?") { event.preventDefault(); help(); }
    else if (event.key === "ArrowLeft" && !event.shiftKey) press(".st-key-to-earlier button");
    else if (event.key === "ArrowRight" && !event.shiftKey) press(".st-key-to-later button");
  });

  // What was found folds away when the reader turns to the page, and is there again with the box.
  document.addEventListener("pointerdown", (event) => {
    const within = event.target.closest?.(".st-key-found, .st-key-finder");
    document.body.toggleAttribute("data-finder-shut", !within);
  }, true);
  document.addEventListener("focusin", (event) => {
    if (event.target === box()) document.body.removeAttribute("data-finder-shut");
  });

  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const carrier = document.createElement("textarea");  // a page that came without TLS has no clipboard
    carrier.value = text;
    document.body.append(carrier);
    carrier.select();
    document.execCommand("copy");
    carrier.remove();
  };
  document.addEventListener("click", async (event) => {
    const asked = event.target.closest?.("[data-copy]");
    if (!asked) return;
    await copy(new URL(asked.dataset.copy, window.location.href).href);
    asked.textContent = "已复制";
    setTimeout(() => { asked.textContent = "复制链接"; }, 1500);
  });
})();
