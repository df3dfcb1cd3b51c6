// Where somebody types: Enter sends, commands and names complete themselves, and half-typed words outlive a look elsewhere.

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
  closeLists();
});

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (!field.matches?.("textarea[data-enter]") || event.isComposing) return;
  if (complete(field, event)) return event.preventDefault();
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  if (field.value.trim()) field.form.requestSubmit();
});

document.addEventListener("input", (event) => {
  if (event.target.matches?.("textarea[data-enter]")) suggest(event.target);
});

document.addEventListener("focusout", (event) => {
  if (event.target.matches?.("textarea[data-enter]")) closeLists();
});

// Before the field loses its focus, or the list would be gone when the click comes.
document.addEventListener("mousedown", (event) => {
  if (!event.target.closest?.(".suggestions")) return;
  event.preventDefault();
  const option = event.target.closest("[role=option]");
  if (option) take(option.closest("form").querySelector("textarea"), option);
});

const listOf = (field) => document.getElementById(field.getAttribute("aria-controls"));
const shown = (list) => [...list.querySelectorAll("[role=option]:not([hidden])")];
const selected = (list) => list.querySelector("[aria-selected=true]");

/** What is typed at the caret: a name after its sign, or a command, which is the whole line. */
function typedAt(field) {
  const before = field.value.slice(0, field.selectionStart);
  const name = before.match(/(?:^|[\s(])([@#][^@#\n]*)$/)?.[1];
  return { line: field.value.toLowerCase(), name: name?.toLowerCase(), from: before.length - (name?.length ?? 0) };
}

function fits({ dataset }, { line, name }) {
  const whole = dataset.line.toLowerCase();
  if (!dataset.foundBy) return line.startsWith("/") && whole.startsWith(line) && whole.trim() !== line.trim();
  if (!name || whole[0] !== name[0]) return false;
  return dataset.foundBy.split("|").some((each) => each.startsWith(name.slice(1)));
}

function suggest(field) {
  const [list, typed] = [listOf(field), typedAt(field)];
  const options = [...list.querySelectorAll("[role=option]")];
  // A name that is written out needs no help, and Enter sends it.
  if (options.some(({ dataset }) => dataset.line.toLowerCase() === typed.name?.trimEnd())) typed.name = null;
  for (const option of options) option.hidden = !fits(option, typed);
  const found = shown(list);
  open(field, found.length > 0);
  // Of names the first is meant, as in Slack; a command that is typed out is sent as it is.
  select(field, found[0]?.dataset.foundBy ? found[0] : null);
  say(field, found.length ? `${found.length} ${found.length === 1 ? "suggestion" : "suggestions"}` : "");
}

// While there is a list, a screen reader takes the field for what it is then: something to choose in.
function open(field, is) {
  listOf(field).hidden = !is;
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "true"], ["aria-haspopup", "listbox"]]) {
    if (is) field.setAttribute(name, value);
    else field.removeAttribute(name);
  }
}

function select(field, option) {
  selected(listOf(field))?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
}

function say(field, words) {
  const status = field.form.querySelector("[role=status]");
  if (status.textContent !== words) status.textContent = words;
}

function complete(field, { key, shiftKey }) {
  const list = listOf(field);
  const options = list.hidden ? [] : shown(list);
  if (!options.length || shiftKey) return false;
  const at = options.indexOf(selected(list));
  if (key === "ArrowDown" || key === "ArrowUp") {
    select(field, options.at((at + (key === "ArrowDown" ? 1 : at < 0 ? 0 : -1) + options.length) % options.length));
    return true;
  }
  if (key === "Escape") close(field);
  else if (key === "Tab") take(field, selected(list) ?? options[0]);
  else if (key === "Enter" && selected(list)) take(field, selected(list));
  else return false;
  return true;
}

function take(field, option) {
  const { name, from } = typedAt(field);
  if (!option.dataset.foundBy) field.value = option.dataset.line;
  else if (name) field.setRangeText(`${option.dataset.line} `, from, field.selectionStart, "end");
  close(field);
}

function close(field) {
  open(field, false);
  select(field, null);
  say(field, "");
}

function closeLists() {
  for (const field of composers()) close(field);
}
