// Streamlit has no translation of its own words. This puts Chinese in the place of the few that these pages can
// show; on an upgrade, look for them again. Figures and words of the program are never touched.
(() => {
  if (window.shulanWords) return;
  const WORDS = new Map([
    ["No results", "没有匹配的选项"],
    ["Select all", "全选"],
    ["Connection error", "连接中断"],
    ["Connecting", "正在连接"],
    ["Running...", "正在计算"],
    ["Stop", "停止"],
    ["Close", "关闭"],
    ["Page not found", "没有这个页面"],
    ["Clear all", "全部清除"],
    ["Clear value", "清除"],
    ["Open", "展开选项"],
    ["Selected values", "已选"],
    ["App pages", "页面"],
    ["Sidebar", "侧栏"],
    ["Collapse sidebar", "收起侧栏"],
    ["Expand sidebar", "展开侧栏"],
    ["Navigate to home page", "回到首页"],
    ["Fullscreen", "全屏"],
    ["Close fullscreen", "退出全屏"],
    ["Pagination", "分页"],
    ["Previous page", "上一页"],
    ["Next page", "下一页"],
    ["Upload", "选择文件"],
    ["Add files", "继续添加文件"],
    ["add icon", "添加"],
    ["Drag and drop files here", "松开鼠标，放入文件"],
    ["Network Error", "与程序的连接断开，未能放入"],
    ["Failed to generate file for download", "文件没有生成：详情见程序窗口里的记录"],
    ["Press Enter to apply", "按回车键生效"],
  ]);
  const PATTERNS = [
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "最多选 $1 项，请先去掉一项。"],
    [/^Select (\d+) matches$/, "选择匹配的 $1 项"],
    [/^Remove (.+)$/, "去掉 $1"],
    [/^Page (\d+)$/, "第 $1 页"],
    [/^([\d.]+)MB per file$/, "可直接拖入；每个文件不超过 $1 MB"],
    [/^File must be ([\d.]+)MB or smaller\.$/, "超过 $1 MB 的上限，未放入：请删去图片和无关的工作表，或拆成几个文件。"],
    [/^The page that you have requested does not seem to exist\. .*$/, "地址中的页面不存在，现显示首页。"],
    [/^You have requested page .*$/, "地址中的页面不存在，现显示首页。"],
    [/^This app has encountered an error\..*$/s, "程序出错了，这一页没有显示完整。请换一个条件再试；详情见程序窗口里的记录。"],
    [/^Is Streamlit still running\?.*$/, "与程序的连接断开了：请看程序是否仍在运行。"],
  ];
  const BUTTONS = "[data-testid=stFileUploaderDropzone] button";  // Streamlit's own words in a label like ours
  const OURS = ".stHtml, [data-testid=stMarkdownContainer] p, .js-plotly-plot";
  const chinese = (text) => {
    const bare = text.trim();
    if (WORDS.has(bare)) return WORDS.get(bare);
    const found = PATTERNS.find(([pattern]) => pattern.test(bare));
    return found ? bare.replace(found[0], found[1]) : null;
  };
  const translate = (root) => {
    if (root.nodeType === Node.TEXT_NODE) {
      const above = root.parentElement;
      const theirs = above && (!above.closest(OURS) || above.closest(BUTTONS));
      const said = theirs && chinese(root.data);
      if (said) root.data = said;
      return;
    }
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    for (const element of [root, ...root.querySelectorAll("[aria-label], [title], [data-title]")]) {
      for (const name of ["aria-label", "title", "data-title"]) {
        const said = element.hasAttribute(name) && chinese(element.getAttribute(name));
        if (said) element.setAttribute(name, said);
      }
    }
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) translate(texts.currentNode);
  };
  window.shulanWords = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.target.closest?.("svg")) continue;  // a chart redraws hundreds of its own
      if (change.type === "characterData") translate(change.target);
      for (const node of change.addedNodes) translate(node);
    }
  });
  document.documentElement.lang = "zh-CN";
  translate(document.body);
  window.shulanWords.observe(document.body, { childList: true, subtree: true, characterData: true });
})();
