// Ledgers: n and e open the form, ticks choose rows, a form keeps its draft and warns before it is
// left, a reference is picked from what was found, a block can be pasted anywhere on its page.
(() => {
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const link = document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
    if (link) { event.preventDefault(); link.click(); }
  });

  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-picks-all]")) return;
    document.querySelectorAll("td.pick input").forEach((each) => { each.checked = event.target.checked; });
  });

  // A reference: what was found is chosen by its button; clearing the text clears the choice.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-picks]");
    document.querySelectorAll(".picker-found").forEach((each) => {
      if (!each.parentElement.contains(event.target)) each.replaceChildren();
    });
    if (!button) return;
    const picker = button.closest("[data-picker]");
    picker.querySelector("[data-picked]").value = button.dataset.picks;
    picker.querySelector("input[type=search]").value = button.dataset.words;
    picker.querySelector(".picker-found").replaceChildren();
    const named = picker.dataset.fills && picker.closest("form").elements[picker.dataset.fills];
    if (named && !named.value) named.value = button.dataset.words;
    picker.dispatchEvent(new Event("input", { bubbles: true }));
  });
  document.addEventListener("keydown", (event) => {
    const picker = event.key === "Escape" && event.target.closest("[data-picker]");
    if (!picker) return;
    picker.querySelector(".picker-found").replaceChildren();
    picker.querySelector("input[type=search]").focus();
  });
  document.addEventListener("input", (event) => {
    const picker = event.target.closest && event.target.closest("[data-picker]");
    if (picker && event.target.matches("input[type=search]") && !event.target.value) {
      picker.querySelector("[data-picked]").value = "";
    }
  });

  // What was refused is where one goes on.
  const refused = document.querySelector(".row-form [aria-invalid]");
  if (refused) refused.focus();

  // Drafts: two seconds after the last key the form is put aside on the server.
  document.querySelectorAll("form[data-draft]").forEach((form) => {
    let waiting = 0;
    let touched = false;
    let lost = false;
    const told = form.querySelector("[data-draft-told]");
    const login = Object.assign(document.createElement("a"), { href: "/login", target: "_blank", textContent: "在新窗口登录" });
    const keep = async () => {
      window.ipcity.renewToken(form);
      const fields = new FormData(form);
      fields.set("draft-row", form.dataset.draftRow);
      const answer = await fetch(form.dataset.draft, { method: "POST", body: fields, credentials: "same-origin", redirect: "manual" }).catch(() => null);
      lost = Boolean(answer && answer.type === "opaqueredirect");
      if (answer && answer.ok) told.replaceChildren(`草稿已暂存 ${(await answer.json()).kept}`);
      else if (lost) told.replaceChildren("登录已过期，填写的内容还在本页。请", login, "，再回到这里保存。");
      else told.replaceChildren("草稿没有暂存，请尽快保存。");
      return !lost;
    };
    form.addEventListener("input", () => {
      touched = true;
      clearTimeout(waiting);
      waiting = setTimeout(keep, 2000);
    });
    // After the login has run out a save would lose what was typed since: asked once more first.
    form.addEventListener("submit", async (event) => {
      clearTimeout(waiting);
      touched = false;
      if (!lost) return;
      const button = event.submitter;
      event.preventDefault();
      event.stopPropagation();
      if (await keep()) form.requestSubmit(button);
      else login.focus();
    });
    window.addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });
  });

  // A block pasted anywhere on the page lands in its field.
  const block = document.querySelector("[data-block]");
  if (block) {
    document.addEventListener("paste", (event) => {
      if (typing(event.target)) return;
      const text = event.clipboardData && event.clipboardData.getData("text/plain");
      if (text) { event.preventDefault(); block.value = text; block.focus(); }
    });
  }
})();
