// Four hints for whoever is here for the first time; what was dismissed stays dismissed.

const KEY = "ringback.tour";
const DONE = "done";
const hints = () => [...document.querySelectorAll("#tour [data-until]")];
const step = () => localStorage.getItem(KEY) ?? "0";

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
    hint.hidden = String(at) !== now;
    hint.querySelector("[data-steps]").textContent = `${at + 1} of ${hints().length}`;
    if (!hint.hidden) point(hint.dataset.target);
  });
}

function point(target) {
  const there = target.split(", ").map((each) => [...document.querySelectorAll(each)].findLast((one) => one.offsetParent));
  there.find(Boolean)?.classList.add("shown-round");
}

/** Somebody did something: if the hint was about that, the next one comes. */
export function acted(what, about = "") {
  const until = hints()[Number(step())]?.dataset.until;
  if (until && `${what} ${about}`.startsWith(until)) become(String(Number(step()) + 1));
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest?.("[data-tour], #tour-again");
  if (!pressed) return;
  if (pressed.id === "tour-again") become("0");
  else become(pressed.dataset.tour === "next" ? String(Number(step()) + 1) : DONE);
});
