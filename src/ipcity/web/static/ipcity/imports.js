// A file may be dropped anywhere on the form, or pasted from the clipboard as a file.
(() => {
  const zone = document.querySelector("[data-drop-zone]");
  const input = zone && zone.querySelector("[data-drops]");
  if (!input) return;
  const take = (files) => {
    if (!files || !files.length) return false;
    const held = new DataTransfer();
    held.items.add(files[0]);
    input.files = held.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.focus();
    return true;
  };
  zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.dataset.over = "1"; });
  zone.addEventListener("dragleave", () => { delete zone.dataset.over; });
  zone.addEventListener("drop", (event) => {
    delete zone.dataset.over;
    if (take(event.dataTransfer.files)) event.preventDefault();
  });
  zone.addEventListener("paste", (event) => {
    if (take(event.clipboardData.files)) event.preventDefault();
  });
})();
