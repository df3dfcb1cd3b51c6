// Forms that take the whole attention, menus that close when one looks elsewhere, and where the focus goes.

// Where the focus was before a form took it, and goes back to when the server has taken the form away.
let opener = null;

/** Forms that the server has drawn become modal: focus stays in them, and Esc cancels. */
export function openForms() {
  for (const form of document.querySelectorAll("dialog.modal:not(:modal)")) {
    if (leaving.has(form)) continue;
    form.removeAttribute("open");
    if (!document.querySelector("dialog:modal")) opener = document.activeElement;
    form.showModal();
    begin(form);
  }
}

function begin(form) {
  const first = form.querySelector("[autofocus]") ?? form.querySelector(".fields :is(input, textarea, select)");
  (first ?? form.querySelector("h2")).focus();
}

// The server closes a form, or it would be there again at the next change. A browser that has asked once may close it
// by itself the next time; however often Esc is pressed, the server hears of it once.
const leaving = new WeakSet();

function leave(event) {
  const form = event.target;
  if (!form.matches?.("dialog.modal") || !form.isConnected) return;
  event.preventDefault();
  if (leaving.has(form)) return;
  leaving.add(form);
  form.querySelector("[data-close]").click();
}

document.addEventListener("cancel", leave, true);
document.addEventListener("close", leave, true);

/** Menus, the drawer and questions: whoever has chosen from them is done with them. */
export function closeMenus() {
  for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
  for (const open of document.querySelectorAll(":popover-open")) open.hidePopover();
}

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = [...document.querySelectorAll("details.menu[open]")].pop();
  if (menu) {
    event.preventDefault(); // the menu closes, not the form around it
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (event.target.closest("#thread")) document.querySelector("[data-closes-thread]")?.click();
});

// A menu opens to the side where there is room for it.
document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!menu.matches?.("details.menu") || !menu.open) return;
  delete menu.dataset.placed;
  const room = (menu.closest(".scroller, .fields") ?? document.body).getBoundingClientRect();
  const [sheet, button] = [menu.querySelector(".sheet").getBoundingClientRect(), menu.getBoundingClientRect()];
  const up = sheet.bottom > room.bottom && sheet.height < button.top - room.top;
  const side = sheet.right > room.right ? "right" : sheet.left < room.left ? "left" : "";
  menu.dataset.placed = `${up ? "up" : ""} ${side}`.trim();
}, true);

// Arrow keys walk through a menu.
document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu[open]");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!menu || !step) return;
  event.preventDefault();
  const entries = [...menu.querySelectorAll(".sheet :is(button, a)")].filter((entry) => !entry.closest("[popover]"));
  const at = entries.indexOf(document.activeElement);
  entries.at((at + step + entries.length) % entries.length)?.focus();
});

/** After an act or a step elsewhere: into a form's first fault, a thread just opened, or back to where one was. */
export function settle(from) {
  // Whoever has said something sees it, and what comes back; a list's end is where its scrolling begins.
  const list = from?.matches?.(".composer") && from.parentElement.querySelector(".scroller");
  if (list) list.scrollTop = 0;
  const wrong = document.querySelector("dialog.modal [aria-invalid=true]");
  if (wrong) {
    wrong.focus();
    // A long field's own end may be out of sight, and what is wrong with it stands below that.
    return wrong.closest(".field")?.querySelector(".error")?.scrollIntoView({ block: "nearest" });
  }
  const form = document.querySelector("dialog:modal");
  if (form) return form.contains(document.activeElement) || begin(form);
  const thread = document.getElementById("thread");
  if (from?.matches?.("a.replies, a[id^=reply-]") && thread) return thread.querySelector("textarea")?.focus();
  if (document.activeElement !== document.body) return;
  const back = opener?.isConnected && opener !== document.body ? opener : document.getElementById("main");
  opener = null;
  back.focus({ preventScroll: true });
}
