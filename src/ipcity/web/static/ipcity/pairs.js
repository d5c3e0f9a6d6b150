// Deciding pairs by keyboard: S same, D different, N next; the buttons say so and work without any of this.
(() => {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const wanted = document.querySelector(`[data-pair-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (wanted) { event.preventDefault(); wanted.click(); }
  });
})();
