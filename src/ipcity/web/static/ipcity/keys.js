// Keyboard on lists: "/" goes to the search field; j, k and the arrows move along rows, Enter opens.
(() => {
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const rows = () => [...document.querySelectorAll("[data-rows] > tr[data-row]")];

  const move = (step) => {
    const all = rows();
    if (!all.length) return;
    const now = all.findIndex((row) => row.hasAttribute("data-current"));
    const next = Math.min(Math.max(now + step, 0), all.length - 1);
    all.forEach((row) => row.removeAttribute("data-current"));
    all[next].setAttribute("data-current", "");
    const link = all[next].querySelector("a[href]");
    if (link) link.focus({ preventScroll: true });
    all[next].scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "/") {
      const field = document.querySelector("[data-search]");
      if (field) { event.preventDefault(); field.focus(); field.select(); }
      return;
    }
    const inRows = event.target === document.body || event.target.closest("[data-rows]");
    if (event.key === "j" || (event.key === "ArrowDown" && inRows && rows().length)) {
      event.preventDefault();
      move(1);
    } else if (event.key === "k" || (event.key === "ArrowUp" && inRows && rows().length)) {
      event.preventDefault();
      move(-1);
    }
  });
})();
