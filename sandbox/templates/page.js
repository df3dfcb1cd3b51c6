// Keeps the page fresh and a person's half-typed words where they are. Without it, every act reloads.
"use strict";

let watching;
let sending = false;

async function show(answer) {
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const old = document.getElementById("page");
  const next = fresh.getElementById("page");
  if (!next) return;
  const focused = sending ? null : document.activeElement;
  if (!sending) keep(old, next);
  remember(answer.url);
  old.replaceWith(next);
  if (lines(next) > lines(old)) scrollDown();
  focus(focused);
  sending = false;
  watch();
}

// What went wrong is said once, so it does not stay in the address.
function remember(url) {
  const place = new URL(url);
  place.searchParams.delete("trouble");
  history.replaceState(null, "", place);
}

// When others changed something: open menus stay open, typed words stay typed, an unchanged form is not touched.
function keep(old, next) {
  for (const open of old.querySelectorAll("details[open][id]")) {
    const same = next.querySelector(`details[id="${CSS.escape(open.id)}"]`);
    if (!same) continue;
    same.open = true;
    swap(open.querySelector(".composer"), same.querySelector(".composer"));
  }
  swap(old.querySelector("main > .composer"), next.querySelector("main > .composer"));
  const [form, again] = [old.querySelector("#modal"), next.querySelector("#modal")];
  if (form?.dataset.state === again?.dataset.state) swap(form, again);
}

function swap(old, next) {
  if (old && next) next.replaceWith(old);
}

function lines(page) {
  return page.querySelectorAll(".messages > .message").length;
}

function scrollDown() {
  document.querySelector(".messages > li:last-of-type")?.scrollIntoView({ block: "nearest" });
}

function focus(before) {
  if (before?.isConnected && before !== document.body) return before.focus();
  const modal = document.getElementById("modal");
  const entry = ":is(input:not([type=hidden]), textarea, select)";
  (modal?.querySelector(`.wrong ${entry}`) ?? modal?.querySelector(entry))?.focus();
}

function watch() {
  watching?.close();
  watching = new EventSource(`/events?since=${document.getElementById("page").dataset.version}`);
  watching.onmessage = async () => {
    if (!sending) show(await fetch(location.href));
  };
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  const by = event.submitter;
  if (by?.dataset.confirm && !window.confirm(by.dataset.confirm)) return;
  const body = new URLSearchParams(new FormData(form, by));
  sending = true;
  show(await fetch(by?.getAttribute("formaction") || form.action, { method: "POST", body, headers: { "X-Page-Script": "1" } }));
});

document.addEventListener("change", (event) => {
  if (event.target.matches("select[data-go]") && event.target.value) event.target.form.requestSubmit();
});

document.addEventListener("DOMContentLoaded", () => {
  scrollDown();
  focus(null);
  watch();
});
