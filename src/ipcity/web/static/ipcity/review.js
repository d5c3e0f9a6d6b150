// The review of a plan: facts and words find each other, the keyboard walks through the facts, and a
// selection in the text fills the form for an added fact. Links and forms work without any of this.
(() => {
  const review = document.querySelector("[data-review]");
  if (!review) return;
  const source = review.querySelector("[data-source]");
  const list = review.querySelector("[data-facts]");
  const facts = () => [...list.querySelectorAll("[data-fact]")];
  const marksOf = (name) => source ? [...source.querySelectorAll(`[data-marks~="#${CSS.escape(name).replaceAll("\\", "\\\\")}"]`)] : [];

  const show = (pane) => {
    review.dataset.show = pane;
    document.querySelectorAll("[data-pane]").forEach((each) => {
      each.setAttribute("aria-pressed", String(each.dataset.pane === pane));
    });
  };
  document.querySelectorAll("[data-pane]").forEach((each) => {
    each.addEventListener("click", () => show(each.dataset.pane));
  });
  document.querySelectorAll(".review-switch").forEach((each) => { each.hidden = false; });
  show("facts");
  // On a phone the panels take turns below the fold; the one that was asked for comes into view.
  const settle = () => {
    const turns = document.querySelector(".review-switch");
    if (turns && turns.offsetParent) turns.scrollIntoView({ block: "start" });
  };

  // Scrolls inside a panel only, so that the page itself stays where it is.
  const bring = (panel, target) => {
    if (!panel || !target) return;
    const inside = target.getBoundingClientRect();
    const frame = panel.getBoundingClientRect();
    if (inside.top < frame.top || inside.bottom > frame.bottom) {
      panel.scrollTop += inside.top - frame.top - frame.height / 3;
    }
  };

  const choose = (name, { toText = true, toFact = true } = {}) => {
    review.querySelectorAll("[data-current]").forEach((each) => each.removeAttribute("data-current"));
    const fact = facts().find((each) => each.dataset.fact === name);
    const marks = marksOf(name);
    marks.forEach((each) => each.setAttribute("data-current", ""));
    if (fact) {
      fact.setAttribute("data-current", "");
      const folded = fact.closest("details:not([open])");
      if (folded) folded.open = true;
      if (toFact) { bring(list, fact); fact.focus({ preventScroll: true }); }
    }
    if (toText) bring(source, marks[0]);
    return Boolean(fact);
  };

  document.addEventListener("click", (event) => {
    const words = event.target.closest("[data-words]");
    if (words && list.contains(words)) {
      event.preventDefault();
      show("text");
      settle();
      choose(words.dataset.words, { toFact: false });
      const first = marksOf(words.dataset.words)[0];
      if (first) first.focus({ preventScroll: true });
      return;
    }
    const mark = event.target.closest("[data-marks]");
    const name = mark && mark.getAttribute("href").slice(1);
    if (mark && document.getElementById(name)) {
      event.preventDefault();
      show("facts");
      settle();
      choose(name, { toText: false });
    }
  });

  const fromAddress = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    if (name) choose(name.replace(/^w-/, ""));
    else if (source) bring(source, source.querySelector("[data-marks]"));
  };
  window.addEventListener("hashchange", fromAddress);
  fromAddress();

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const all = facts();
    const now = all.findIndex((each) => each.hasAttribute("data-current"));
    if (event.key === "j" || event.key === "k") {
      const next = now < 0 ? 0 : Math.min(Math.max(now + (event.key === "j" ? 1 : -1), 0), all.length - 1);
      if (all[next]) { event.preventDefault(); choose(all[next].dataset.fact); }
    } else if ((event.key === "c" || event.key === "e") && now >= 0) {
      const act = all[now].querySelector(`[data-act="${event.key === "c" ? "confirm" : "correct"}"]`);
      if (act) { event.preventDefault(); act.click(); }
    }
  });

  // A card that came back stays the current one, and its first field or button has the focus: at the
  // swap itself, for whoever types at once must not lose the focus again when the page settles.
  document.addEventListener("htmx:afterSwap", (event) => {
    const card = event.target.closest("[data-fact]");
    if (!card || !list.contains(card)) return;
    choose(card.dataset.fact, { toText: false });
    const field = card.querySelector(".fact-form input:not([type=hidden]), .fact-form select");
    if (field) field.focus();
  });

  const form = review.querySelector("[data-add-form]");
  if (!source || !form) return;
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!source.contains(range.commonAncestorContainer)) return;
    const before = document.createRange();
    before.setStart(source, 0);
    before.setEnd(range.startContainer, range.startOffset);
    // Offsets of the plan count characters, not the halves in which JavaScript stores some of them.
    const start = Number(source.dataset.start) + [...before.toString()].length;
    const words = range.toString();
    form.elements.start.value = start;
    form.elements.end.value = start + [...words].length;
    form.elements.words.value = words;
  });
  // Chosen words open the form that they are for, at the end of a choice and not during it.
  source.addEventListener("pointerup", () => {
    const selection = document.getSelection();
    const folded = form.closest("details");
    if (!folded || folded.open || selection.isCollapsed || !selection.toString().trim()) return;
    folded.open = true;
    bring(list, folded);
  });
})();
