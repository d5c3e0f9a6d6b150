// Small manners that HTML alone does not have: opening dialogs, printing, closing an open summary,
// sending a form once.
(() => {
  // Whoever logged in again in another window has a new token there.
  const renewToken = (form) => {
    const token = document.cookie.match(/(?:^|; )ipcity_csrf=([^;]+)/);
    if (token && form.elements.csrfmiddlewaretoken) form.elements.csrfmiddlewaretoken.value = token[1];
  };
  window.ipcity = { renewToken };

  // The browser's own file button speaks the browser's language.
  const size = (bytes) => bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
  document.querySelectorAll("input[type=file]").forEach((input) => {
    const frame = Object.assign(document.createElement("div"), { className: "file-pick" });
    const button = Object.assign(document.createElement("span"), { className: "btn btn-small", textContent: "选择文件" });
    const told = document.createElement("span");
    const tell = () => {
      const chosen = [...input.files].map((file) => `${file.name}（${size(file.size)}）`);
      told.textContent = chosen.join("、") || (input.multiple ? "还没有选择，可以多选，也可以拖到这里" : "还没有选择，也可以拖到这里");
    };
    button.setAttribute("aria-hidden", "true");
    input.replaceWith(frame);
    frame.append(button, told, input);
    input.addEventListener("change", tell);
    tell();
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.opens);
      if (dialog) { event.preventDefault(); dialog.showModal(); }
    }
    const closer = event.target.closest("[data-closes]");
    if (closer) { event.preventDefault(); closer.closest("dialog").close(); }
    if (event.target.closest("[data-prints]")) window.print();
    document.querySelectorAll("details[data-floating][open]").forEach((each) => {
      if (!each.contains(event.target)) each.removeAttribute("open");
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details[data-floating][open]").forEach((each) => {
      each.removeAttribute("open");
      each.querySelector("summary").focus();
    });
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-sends]")) event.target.form.requestSubmit();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.matches("[hx-post], [data-again]")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    renewToken(form);
    if (form.matches("[data-slow]") && event.submitter) event.submitter.dataset.busy = "";
  });
  // A page shown again from the browser's memory may send its forms again.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
    document.querySelectorAll("[data-busy]").forEach((button) => { delete button.dataset.busy; });
  });
})();
