// Makes what is on the screen equal to what the server has drawn, changing only what differs.
// What a person did stays: open menus, typed words, focus, scroll positions, pictures and frames that have loaded.

/** `from` becomes like `to`. A part marked data-own belongs to the script once it is there. */
export function morph(from, to) {
  if (from.isEqualNode(to) || "own" in from.dataset) return;
  const [meantBefore, meansNow] = [meant(from), meant(to)];
  attributes(from, to);
  children(from, to);
  // Half-typed words are not the server's: a field changes only where another value is meant than before.
  if (meantBefore !== meansNow) enter(from, meansNow);
}

function attributes(from, to) {
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !isTheirs(from, name)) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value && !isTheirs(from, name)) from.setAttribute(name, value);
  }
}

// Whether a menu or a form is open, and to which side, is up to whoever opened it; so is what a list offers to a field.
function isTheirs(element, name) {
  if (element.matches("[aria-autocomplete]") && /^(role|aria-.*)$/.test(name)) return true;
  return name === "data-placed" || name === "data-settles" || (name === "open" && element.matches("details, dialog"));
}

function children(from, to) {
  const wanted = new Set([...to.children].map((child) => child.id).filter(Boolean));
  const known = new Map();
  for (const child of [...from.children]) {
    if (!child.id) continue;
    if (wanted.has(child.id)) known.set(child.id, child);
    else child.remove();
  }
  let at = from.firstChild;
  for (const next of [...to.childNodes]) {
    const same = next.id ? known.get(next.id) : like(at, next);
    if (!same) {
      from.insertBefore(document.importNode(next, true), at);
      continue;
    }
    if (same !== at) from.insertBefore(same, at);
    at = same.nextSibling;
    if (same.nodeType === Node.ELEMENT_NODE) morph(same, next);
    else if (same.data !== next.data) same.data = next.data;
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

function like(old, next) {
  return old && !old.id && old.nodeType === next.nodeType && old.nodeName === next.nodeName ? old : null;
}

/** What the server put into a field; undefined for what is no field. */
function meant(element) {
  if (element.matches("select")) return (element.querySelector("option[selected]") ?? element.options[0])?.value;
  if (element.matches("[type=radio], [type=checkbox]")) return element.defaultChecked;
  return element.defaultValue;
}

function enter(field, value) {
  if (field.matches("[type=radio], [type=checkbox]")) field.checked = value;
  else field.value = value;
}
