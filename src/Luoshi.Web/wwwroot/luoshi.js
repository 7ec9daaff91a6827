// Small additions: every page works without them.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A menu that hangs open is closed by a click elsewhere or by Escape.
const menus = document.querySelectorAll("details.plan-menu");
document.addEventListener("click", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const menu of menus) menu.open = false;
});

// Ctrl+K anywhere, and / outside of fields, lead to the search.
const find = document.getElementById("find");
document.addEventListener("keydown", (event) => {
  if (!find || event.isComposing || event.altKey) return;
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const asked = ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") || (event.key === "/" && !event.ctrlKey && !event.metaKey && !typing);
  if (!asked || find.offsetParent === null) return;
  event.preventDefault();
  find.focus();
  find.select();
});
