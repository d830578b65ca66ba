// A chart saved as a picture leaves the page, and with it the words above and below. This writes them around it:
// plotly.js hands the browser a link to the picture; here it is held back, framed, and handed on.
(() => {
  if (window.shulanPictures) return;
  window.shulanPictures = true;
  const FACE = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif';
  const INK = "#1F2933", MUTED = "#5F6B7A", EDGE = 16;
  const CLOSING = "，。、；：！？）」》%";
  let asked = null;

  document.addEventListener("click", (event) => {
    const plot = event.target.closest?.(".modebar-btn")?.closest(".js-plotly-plot");
    if (plot) { asked = plot; return; }
    const link = event.target.closest?.('a[download$=".png"][href^="blob:"]');
    const said = asked?.layout?.meta;
    if (!link || !said?.title) return;
    const scale = asked._context?.toImageButtonOptions?.scale ?? 1;
    asked = null;
    event.preventDefault();
    const name = link.download;
    fetch(link.href).then((held) => held.blob()).then(createImageBitmap).then((picture) => save(framed(picture, said, scale), name));
  }, true);

  // Lines of a text that fit a width; Chinese may break anywhere but before what closes.
  const wrapped = (pen, text, width) => {
    const lines = [""];
    for (const letter of text) {
      if (!CLOSING.includes(letter) && pen.measureText(lines.at(-1) + letter).width > width) lines.push("");
      lines[lines.length - 1] += letter;
    }
    return text ? lines : [];
  };

  const framed = (picture, said, scale) => {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    const width = picture.width / scale;
    const kinds = [
      [said.title, 20, "bold", INK], [said.subtitle, 13, "", MUTED], null, [said.notes, 12, "", MUTED], [said.source, 12, "", MUTED],
    ];
    const parts = kinds.map((kind) => {
      if (!kind) return { height: picture.height / scale };
      const [text, size, weight, colour] = kind;
      const font = `${weight} ${size}px ${FACE}`;
      pen.font = font;
      const lines = wrapped(pen, text || "", width - 3 * EDGE);
      return { lines, size, font, colour, height: lines.length * size * 1.45 };
    });
    canvas.width = picture.width;
    canvas.height = Math.ceil((parts.reduce((sum, part) => sum + part.height, 0) + 2 * EDGE) * scale);
    pen.scale(scale, scale);
    pen.fillStyle = "#FFFFFF";
    pen.fillRect(0, 0, width, canvas.height / scale);
    let y = EDGE;
    for (const part of parts) {
      if (!part.lines) pen.drawImage(picture, 0, y, width, part.height);
      else part.lines.forEach((line, number) => {
        pen.font = part.font;
        pen.fillStyle = part.colour;
        pen.fillText(line, EDGE, y + part.size * (1.1 + 1.45 * number));
      });
      y += part.height;
    }
    return canvas;
  };

  const save = (canvas, name) => canvas.toBlob((picture) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(picture);
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }, "image/png");
})();
