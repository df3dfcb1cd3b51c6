// What has just come to stand where something else stood takes no press for a moment: nobody can have meant that.

/** Milliseconds: somebody who aims at a button presses it before they have read that it is another one now. */
const SETTLES = 400;

/** What can be pressed now, by what it does, with where it stands; beneath a form nothing can. */
function pressables() {
  const room = document.querySelector("dialog:modal") ?? document.getElementById("page");
  const all = room.querySelectorAll(":is(button, a.button, summary):not([tabindex='-1'], [data-own] *)");
  return [...all].map((one) => ({ one, does: meaning(one), box: one.getBoundingClientRect() })).filter(({ box }) => isSeen(box));
}

function meaning(one) {
  const where = one.closest("li.message, dialog")?.id ?? "";
  return [where, one.name, one.value, one.getAttribute("aria-label") ?? one.textContent.trim()].join("\n");
}

const isSeen = (box) => box.width > 1 && box.bottom > 0 && box.top < innerHeight;
const overlap = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;

let focused = null;

/** Called before the page is drawn anew; what it returns, after that. */
export function holdAim() {
  const before = pressables();
  return () => {
    for (const { one, does, box } of pressables()) {
      if (before.some((old) => old.does !== does && overlap(old.box, box))) settles(one);
    }
  };
}

function settles(one) {
  const until = String(performance.now() + SETTLES);
  one.dataset.settles = until;
  if (one === document.activeElement) focused = one;
  setTimeout(() => {
    if (one.dataset.settles === until) delete one.dataset.settles;
  }, SETTLES);
}

// The pointer passes through it (base.css). With the keyboard, only what had the focus already is not meant.
document.addEventListener("click", (event) => {
  if (event.detail || !event.isTrusted) return;
  if (focused?.contains(event.target) && "settles" in focused.dataset) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

document.addEventListener("focusout", () => { focused = null; });
