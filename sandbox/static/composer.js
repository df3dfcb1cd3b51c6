// Where somebody types: Enter sends, commands complete themselves, and half-typed words outlive a look elsewhere.

const drafts = new Map();
const composers = () => document.querySelectorAll(".composer textarea");

export function keepDrafts() {
  for (const field of composers()) drafts.set(field.id, field.value);
}

export function restoreDrafts() {
  for (const field of composers()) {
    if (!field.value && drafts.get(field.id)) field.value = drafts.get(field.id);
  }
}

document.addEventListener("reset", (event) => {
  for (const field of event.target.querySelectorAll("textarea")) drafts.delete(field.id);
  close();
});

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (!field.matches?.("textarea[data-enter]") || event.isComposing) return;
  if ("completes" in field.dataset && complete(field, event.key)) return event.preventDefault();
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  if (field.value.trim()) field.form.requestSubmit();
});

document.addEventListener("input", (event) => {
  if (event.target.matches?.("[data-completes]")) suggest(event.target);
});

document.addEventListener("focusout", (event) => {
  if (event.target.matches?.("[data-completes]")) close();
});

// Before the field loses its focus, or the list would be gone when the click comes.
document.addEventListener("mousedown", (event) => {
  const option = event.target.closest?.("#suggestions [role=option]");
  if (!option) return;
  event.preventDefault();
  take(document.querySelector("[data-completes]"), option);
});

const list = () => document.getElementById("suggestions");
const shown = () => [...(list()?.querySelectorAll("[role=option]:not([hidden])") ?? [])];
const selected = () => list()?.querySelector("[aria-selected=true]");

function suggest(field) {
  const typed = field.value.toLowerCase();
  for (const option of list().querySelectorAll("[role=option]")) {
    option.hidden = !typed.startsWith("/") || !option.dataset.line.startsWith(typed) || option.dataset.line.trim() === typed.trim();
  }
  list().hidden = !shown().length;
  select(field, null);
}

function select(field, option) {
  selected()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
}

function complete(field, key) {
  const options = list().hidden ? [] : shown();
  if (!options.length) return false;
  const at = options.indexOf(selected());
  if (key === "ArrowDown" || key === "ArrowUp") {
    select(field, options.at((at + (key === "ArrowDown" ? 1 : at < 0 ? 0 : -1) + options.length) % options.length));
    return true;
  }
  if (key === "Escape") close();
  else if (key === "Tab") take(field, selected() ?? options[0]);
  else if (key === "Enter" && selected()) take(field, selected());
  else return false;
  return true;
}

function take(field, option) {
  field.value = option.dataset.line;
  close();
}

function close() {
  const field = document.querySelector("[data-completes]");
  if (list()) list().hidden = true;
  if (field) select(field, null);
}
