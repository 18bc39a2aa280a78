// What does not fit: sticks out sideways, is cut off, or lies over something else. Put into the page as the
// body of a function; returns a sentence for each.
const found = [];
const width = document.documentElement.clientWidth;
const words = (el) =>
  (el.getAttribute("aria-label") || el.textContent || el.tagName)
    .trim()
    .replace(/\s+/g, " ")
    .slice(0, 60);
const called = (el) =>
  `<${el.tagName.toLowerCase()} class="${el.className.baseVal ?? el.className}"> "${words(el)}"`;
const inUse = (el) =>
  el.checkVisibility({
    visibilityProperty: true,
    opacityProperty: true,
    contentVisibilityAuto: true,
  }) && !el.closest("[inert]");
// Only read aloud: one pixel, on purpose.
const onlyHeard = (el) => {
  for (let at = el; at; at = at.parentElement) {
    const box = at.getBoundingClientRect();
    if (box.width <= 1 && box.height <= 1) return true;
  }
  return false;
};
// Made to be pushed sideways, and only so: a wide table.
const wide = (el) =>
  getComputedStyle(el).overflowX === "auto" &&
  getComputedStyle(el).overflowY === "hidden";
const inWide = (el) => {
  for (let at = el.parentElement; at; at = at.parentElement)
    if (wide(at)) return true;
  return false;
};
const lies = (el) => {
  for (let at = el; at; at = at.parentElement) {
    if (["fixed", "sticky", "absolute"].includes(getComputedStyle(at).position))
      return true;
  }
  return false;
};
const modal = document.querySelector("dialog:modal");
const all = [...(modal ?? document.body).querySelectorAll("*")].filter(
  (el) => inUse(el) && !onlyHeard(el),
);
for (const el of all) {
  const style = getComputedStyle(el);
  const box = el.getBoundingClientRect();
  const field = el.matches("input, textarea, select");
  if (
    !field &&
    style.overflowX !== "visible" &&
    style.textOverflow !== "ellipsis" &&
    !wide(el) &&
    el.clientWidth > 1 &&
    el.scrollWidth > el.clientWidth + 1
  ) {
    found.push(`${called(el)} is ${el.scrollWidth} wide in ${el.clientWidth}`);
  }
  if (
    !field &&
    ["hidden", "clip"].includes(style.overflowY) &&
    style.textOverflow !== "ellipsis" &&
    el.clientHeight > 1 &&
    el.scrollHeight > el.clientHeight + 2 &&
    el.textContent.trim()
  ) {
    found.push(
      `${called(el)} is ${el.scrollHeight} high in ${el.clientHeight}`,
    );
  }
  if (
    el.matches("button, a, input, select, textarea, h1, h2, h3, p") &&
    box.width > 1 &&
    !inWide(el) &&
    (box.left < -1 || box.right > width + 1)
  ) {
    found.push(
      `${called(el)} stands from ${Math.round(box.left)} to ${Math.round(box.right)} in ${width}`,
    );
  }
}
// The nearest thing around it that is drawn: a card, a field, a button.
const drawn = (el) => {
  for (let at = el; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (
      style.display !== "inline" &&
      (style.backgroundColor !== "rgba(0, 0, 0, 0)" ||
        parseFloat(style.borderLeftWidth) + parseFloat(style.borderRightWidth) >
          0)
    )
      return at;
  }
  return document.documentElement;
};
// Whether all around it lets it be seen: what is scrolled away lies over nothing.
const scrolledAway = (el, box) => {
  for (let at = el.parentElement; at; at = at.parentElement) {
    if (getComputedStyle(at).overflowY === "visible") continue;
    const edge = at.getBoundingClientRect();
    if (box.bottom < edge.top + 1 || box.top > edge.bottom - 1) return true;
  }
  return false;
};
const lines = [];
const walker = document.createTreeWalker(
  modal ?? document.body,
  NodeFilter.SHOW_TEXT,
);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const el = node.parentElement;
  if (
    !node.data.trim() ||
    !inUse(el) ||
    onlyHeard(el) ||
    lies(el) ||
    el.closest("option")
  )
    continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const box of range.getClientRects()) {
    // Lines stand closer than the letters' boxes are high: what counts is their middle.
    const around = drawn(el);
    const edge = around.getBoundingClientRect();
    if (
      box.width > 2 &&
      !inWide(el) &&
      (box.left < edge.left - 1 || box.right > edge.right + 1)
    ) {
      found.push(
        `"${node.data.trim().slice(0, 50)}" stands out of ${called(around)}`,
      );
    }
    const trim = box.height * 0.22;
    if (box.width > 2 && !scrolledAway(el, box))
      lines.push({
        node,
        el,
        left: box.left,
        right: box.right,
        top: box.top + trim,
        bottom: box.bottom - trim,
      });
  }
}
for (let i = 0; i < lines.length; i++) {
  for (let k = i + 1; k < lines.length; k++) {
    const a = lines[i],
      b = lines[k];
    if (a.node === b.node) continue;
    if (
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3
    ) {
      found.push(
        `"${a.node.data.trim().slice(0, 50)}" lies over "${b.node.data.trim().slice(0, 50)}"`,
      );
    }
  }
}
if (document.documentElement.scrollWidth > width + 1)
  found.push(
    `the page is ${document.documentElement.scrollWidth} wide in ${width}`,
  );
return [...new Set(found)];
