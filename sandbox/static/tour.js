// Four hints for whoever is here for the first time; what was dismissed stays dismissed.

const KEY = "ringback.tour";
const DONE = "done";
const hints = () => [...document.querySelectorAll("#tour [data-until]")];
const step = () => localStorage.getItem(KEY) ?? "0";
// The ticket that they claimed: the next hint is about that one.
const MINE = `${KEY}.ticket`;

function become(next) {
  localStorage.setItem(KEY, next === DONE || Number(next) >= hints().length ? DONE : next);
  drawTour();
}

/** Shows the hint whose turn it is, and where to press for it. A form over everything needs no hint. */
export function drawTour() {
  const now = step();
  document.getElementById("tour").hidden = now === DONE;
  document.getElementById("tour-again").hidden = now !== DONE;
  for (const old of document.querySelectorAll(".shown-round")) old.classList.remove("shown-round");
  hints().forEach((hint, at) => {
    const isLast = at + 1 === hints().length;
    hint.hidden = String(at) !== now;
    hint.querySelector("[data-steps]").textContent = `${at + 1} of ${hints().length}`;
    hint.querySelector("[data-tour=next]").hidden = isLast;
    hint.querySelector("[data-tour=done]").textContent = isLast ? "Done" : "Dismiss";
    if (!hint.hidden) point(inTheirPlace(hint).dataset.target);
  });
}

const isOffered = (action) => document.querySelector(`button[value^="${action}|"]`);

/** Other words for where what the hint is about can be pressed nowhere, though there are tickets; else the hint. */
function inTheirPlace(hint) {
  const instead = hint.querySelector("[data-instead]");
  if (!instead) return hint;
  instead.hidden = Boolean(isOffered(instead.dataset.instead) || !isOffered(instead.dataset.once));
  instead.previousElementSibling.hidden = !instead.hidden;
  return instead.hidden ? hint : instead;
}

// What is pointed at stays so while it is there: whoever is about to press it shall not see it jump away.
let pointed = null;

function point(target) {
  const isThere = (one) => one.isConnected && one.offsetParent;
  const ways = target.replaceAll("{ticket}", localStorage.getItem(MINE) ?? "").split(", ");
  const way = ways.find((each) => [...document.querySelectorAll(each)].some(isThere));
  if (!way) return;
  if (!pointed?.matches(way) || !isThere(pointed)) pointed = [...document.querySelectorAll(way)].findLast(isThere);
  pointed.classList.add("shown-round");
}

/** Somebody did something: if the hint was about that, the next one comes that is about something else. */
export function acted(what, about = "") {
  const [action, ticket] = about.split("|");
  if (action === "ticket.claim") localStorage.setItem(MINE, ticket);
  const done = `${what} ${action}`.trim();
  while (hints()[Number(step())]?.dataset.until.split(", ").includes(done)) become(String(Number(step()) + 1));
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest?.("[data-tour], #tour-again");
  if (!pressed) return;
  if (pressed.id === "tour-again") become("0");
  else become(pressed.dataset.tour === "next" ? String(Number(step()) + 1) : DONE);
});
