// Acts without reloading, and hears of what others do. Without it every act reloads, and nothing else is lost.

import { morph } from "./morph.js";
import { closeMenus, openForms, settle } from "./surface.js";
import { countBelow, holdLists } from "./lists.js";
import { holdAim } from "./aim.js";
import { keepDrafts, restoreDrafts } from "./composer.js";
import { acted, drawTour } from "./tour.js";

const page = () => document.getElementById("page");
let turn = 0;
let acting = 0;

/** Shows what the server answered, unless something later is on its way. */
async function show(answer, mine) {
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = fresh.getElementById("page");
  if (!next || mine !== turn) return fresh;
  keepDrafts();
  const [settleLists, settleAim] = [holdLists(), holdAim()];
  morph(page(), next);
  document.title = fresh.title;
  restoreDrafts();
  settleLists();
  openForms();
  drawTour();
  settleAim();
  return fresh;
}

async function look(url = location.href) {
  const mine = ++turn;
  const answer = await fetch(url).catch(() => null); // the stream says when the server is back
  return answer && show(answer, mine);
}

async function go(url, from) {
  history.pushState(null, "", url);
  await look(url);
  settle(from);
}

// What is on its way from a form over everything is not sent a second time by a double click.
const underWay = new Set();

async function act(form, by) {
  const body = new URLSearchParams(new FormData(form, by));
  const url = by?.getAttribute("formaction") || form.action;
  if (form.closest("dialog") && underWay.has(url)) return;
  underWay.add(url);
  const [before, here, mine] = [typed(form), location.href, ++turn];
  const sends = form.closest("dialog")?.dataset.does ?? "";
  by?.setAttribute("aria-busy", "true");
  closeMenus();
  acting += 1;
  try {
    const answer = await fetch(url, { method: "POST", body, headers: { "X-Page-Script": "1" } });
    if (location.href === here) remember(answer.url);
    const fresh = await show(answer, mine);
    if (mine !== turn) await look();
    const trouble = fresh.querySelector(":is(#notice, .form-notice) > .trouble");
    said(trouble?.parentElement ?? fresh.getElementById("notice"));
    if (!trouble) {
      if ("clears" in form.dataset && typed(form) === before) form.reset();
      const what = new URL(url, here).pathname.replace("/do/", "");
      acted(what, body.get("press") ?? body.get("step") ?? "");
      if (what === "submit" && !document.querySelector("dialog.modal")) acted("sent", sends);
      settle(form);
    }
  } catch {
    said(null, "The workspace does not answer. Try again in a moment.");
  }
  by?.removeAttribute("aria-busy");
  underWay.delete(url);
  acting -= 1;
}

function typed(form) {
  return String(new URLSearchParams(new FormData(form)));
}

// What was said once does not stay in the address, and does not come back.
function remember(url) {
  const place = new URL(url);
  place.searchParams.delete("trouble");
  place.searchParams.delete("said");
  if (place.href !== location.href) history.pushState(null, "", place);
}

let fading;
function said(from, words) {
  // What is beneath a form that takes the whole attention is not seen.
  const notice = document.querySelector("dialog:modal .form-notice") ?? document.getElementById("notice");
  notice.replaceChildren(...(from ? from.cloneNode(true).childNodes : []));
  if (words) notice.append(Object.assign(document.createElement("p"), { className: "trouble", role: "alert", textContent: words }));
  clearTimeout(fading);
  fading = setTimeout(() => notice.replaceChildren(), notice.querySelector(".trouble") ? 12000 : 5000);
}

// One look for many changes at once; what one does oneself brings a look of its own.
let newest = "";
let soon;
function changed(version) {
  newest = version;
  soon ??= setTimeout(async () => {
    soon = null;
    if (newest === page().dataset.version) return;
    if (acting) changed(newest);
    else await look();
  }, 120);
}

let stream;
function watch() {
  stream?.close();
  if (document.hidden) return;
  stream = new EventSource(`/events?since=${page().dataset.version}`);
  stream.onmessage = (event) => changed(event.data);
  stream.onopen = () => offline(false);
  stream.onerror = () => offline(true);
}

function offline(is) {
  document.querySelector(".offline").hidden = !is;
}

// The clock and the outbox change without anybody having said a word in the workspace.
async function lookBackstage() {
  const panel = document.getElementById("backstage");
  if (panel && panel.dataset.every !== "0" && !document.hidden) {
    const part = panel.dataset.part;
    const answer = await fetch(part).catch(() => null);
    const next = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("backstage");
    const still = document.getElementById("backstage");
    if (next && still?.dataset.part === part) {
      const settleAim = holdAim();
      morph(still, next);
      settleAim();
    }
  }
  setTimeout(lookBackstage, Number(document.getElementById("backstage")?.dataset.every) || 2000);
}

document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  event.preventDefault();
  act(event.target, event.submitter);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='/?']");
  if (!link || link.target || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  // Where it is unasked for, it is open on a wide screen only: there the same link folds it.
  const folds = "folds" in link.dataset && document.getElementById("backstage")?.offsetParent;
  const url = new URL(link.href);
  if (folds) url.searchParams.set("tab", "none");
  closeMenus();
  go(url.href, link).then(() => url.searchParams.get("mail") && acted("mail"));
});

document.addEventListener("change", (event) => {
  const { choose } = event.target.dataset;
  if (!choose) return;
  const [form, by] = [event.target.form, document.createElement("button")];
  const view = new URL(form.action).search;
  Object.assign(by, { name: "choose", value: choose, hidden: true });
  by.setAttribute("formaction", `/do/choose${view}`);
  form.append(by);
  act(form, by);
  by.remove();
});

window.addEventListener("popstate", () => look());
document.addEventListener("visibilitychange", () => {
  watch();
  if (!document.hidden) look();
});

openForms();
restoreDrafts();
countBelow();
drawTour();
watch();
setTimeout(lookBackstage, 1000);
