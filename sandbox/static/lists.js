// What somebody looks at stays where it is, whatever arrives; how much came meanwhile is said below.

/** Milliseconds after which whoever moved the pointer over a list is no longer taken to aim at something in it. */
const AIMS = 5000;

const lists = () => [...document.querySelectorAll(".scroller:has(> .upwards)")];
const messages = (list) => [...list.querySelectorAll("li.message")];
// A list's end is where its scrolling begins.
const isAtEnd = (list) => list.scrollTop > -4;

let pointer = { list: null, at: 0, x: 0, y: 0 };
for (const kind of ["pointermove", "pointerdown"]) {
  document.addEventListener(kind, (event) => {
    pointer = { list: event.target.closest?.(".scroller"), at: Date.now(), x: event.clientX, y: event.clientY };
  }, { passive: true });
}

function isAimedAt(list) {
  if (list.parentElement.querySelector(".composer textarea:focus")) return false;
  const byPointer = pointer.list === list && Date.now() - pointer.at < AIMS;
  return byPointer || Boolean(list.querySelector("li.message :focus-visible, details.menu[open]"));
}

/** What shall not move: the message under the pointer or with the focus, else the first that can be seen. */
function anchor(list) {
  const under = pointer.list === list && document.elementFromPoint(pointer.x, pointer.y)?.closest("li.message");
  if (under && list.contains(under)) return under;
  const top = list.getBoundingClientRect().top;
  return list.querySelector("li.message:has(:focus-visible)") ?? messages(list).find((one) => one.getBoundingClientRect().bottom > top);
}

/** Called before the page is drawn anew; what it returns, after that. */
export function holdLists() {
  const held = lists().map((list) => {
    const still = anchor(list);
    return {
      list, still,
      top: still?.getBoundingClientRect().top,
      last: messages(list).at(-1)?.id,
      atEnd: isAtEnd(list),
      follows: isAtEnd(list) && !isAimedAt(list),
    };
  });
  return () => {
    for (const { list, still, top, last, atEnd, follows } of held) {
      if (!list.isConnected) continue;
      // Whoever has pressed something waits for the answer.
      const answered = atEnd && after(list, last).some(isAnswer);
      if (follows || answered) list.scrollTop = 0;
      else if (still?.isConnected) list.scrollTop += still.getBoundingClientRect().top - top;
    }
    countBelow();
  };
}

const isAnswer = (message) => message.matches(".private");

function after(list, id) {
  const all = messages(list);
  const at = all.findIndex((one) => one.id === id);
  return at < 0 ? [] : all.slice(at + 1);
}

// The last message of each list that somebody has had before their eyes.
const seen = new WeakMap();
/** Pixels of a message that have to be there for it to be seen. */
const ENOUGH = 40;

function look(list) {
  const floor = list.getBoundingClientRect().bottom - ENOUGH;
  const [all, first] = [messages(list), !seen.has(list)];
  const last = first || isAtEnd(list) ? all.at(-1) : all.findLast((one) => one.getBoundingClientRect().top < floor);
  if (first || after(list, seen.get(list)).includes(last)) seen.set(list, last?.id);
}

/** Says below each list how much of it has come that nobody has seen. */
export function countBelow() {
  for (const list of lists()) {
    look(list);
    const [button, fresh] = [list.parentElement.querySelector(".below > button"), after(list, seen.get(list))];
    if (!button) continue;
    button.hidden = !fresh.length;
    const answer = fresh.find(isAnswer);
    const many = fresh.length === 1 ? "1 new message" : `${fresh.length} new messages`;
    button.textContent = `${answer ? `${answer.querySelector(".by b").textContent} has answered you` : many} ↓`;
  }
}

document.addEventListener("scroll", countBelow, { capture: true, passive: true });

document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".below > button");
  if (!button) return;
  const list = button.closest("main, #thread").querySelector(".scroller");
  const [first] = after(list, seen.get(list));
  list.scrollTop = 0;
  // More than there is room for is read from its beginning.
  if (first && first.getBoundingClientRect().top < list.getBoundingClientRect().top) first.scrollIntoView({ block: "start" });
  else list.focus({ preventScroll: true });
});
