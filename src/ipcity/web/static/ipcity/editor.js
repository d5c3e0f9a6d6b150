// A long text with diagnoses: a button takes the cursor to the line it speaks of.
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-line]");
    const editor = button && document.querySelector("[data-editor]");
    if (!editor) return;
    const lines = editor.value.split("\n");
    const line = Math.min(Number(button.dataset.line), lines.length);
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    editor.focus();
    editor.setSelectionRange(start, start + lines[line - 1].length);
    editor.scrollTop = (editor.scrollHeight / lines.length) * Math.max(0, line - 4);
  });
})();
