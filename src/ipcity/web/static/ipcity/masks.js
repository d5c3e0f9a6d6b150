// A selection in the served text fills the places of the mask form; the form works without it.
(() => {
  const served = document.querySelector("[data-served]");
  const form = document.querySelector("[data-masks]");
  if (!served || !form) return;
  const count = (text) => [...text].length; // characters, not halves of them
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!served.contains(range.startContainer) || !served.contains(range.endContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(served);
    before.setEnd(range.startContainer, range.startOffset);
    const start = count(before.toString());
    form.elements.first.value = start + 1;
    form.elements.last.value = start + count(range.toString());
    form.elements.words.value = "";
  });
})();
