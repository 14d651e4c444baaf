// The console's only script: shows what the server sends, and sends forms without loading the page again. Without it, everything works by loading pages.
"use strict";

const status = document.getElementById("status");

document.addEventListener("submit", async event => {
  const form = event.target;
  if (form.getAttribute("method") !== "post") return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  try {
    const response = await fetch(form.getAttribute("action"), { method: "POST", body, headers: { Accept: "text/plain" } });
    status.textContent = (await response.text()).trim();
    status.className = response.ok ? "" : "bad";
  } catch {
    status.textContent = "The simulator doesn't answer.";
    status.className = "bad";
  }
});

// The server has escaped all that is data. No other code may put markup into a page.
const asMarkup = window.trustedTypes?.createPolicy("console", { createHTML: text => text }) ?? { createHTML: text => text };

const keyOf = element => element.id || element.getAttribute("href") || element.getAttribute("aria-label") || element.parentElement.id;

// What is open, focused or scrolled stays so.
function replace(target, html) {
  const open = new Set(Array.from(target.querySelectorAll("details[open]"), details => details.id));
  const focused = target.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  const scrolled = new Map(Array.from(target.querySelectorAll(".scroll"), scroll => [keyOf(scroll), scroll.scrollLeft]));
  target.innerHTML = asMarkup.createHTML(html);
  for (const details of target.querySelectorAll("details")) details.open = details.open || open.has(details.id);
  for (const scroll of target.querySelectorAll(".scroll")) scroll.scrollLeft = scrolled.get(keyOf(scroll)) ?? 0;
  if (focused === null) return;
  for (const element of target.querySelectorAll("a, summary, [tabindex]")) {
    if (keyOf(element) === focused) {
      element.focus({ preventScroll: true });
      break;
    }
  }
}

const clock = document.getElementById("clock");
let source = null;
let isLost = false;

function listen() {
  source = new EventSource(document.documentElement.dataset.live);

  source.addEventListener("clock", event => {
    clock.textContent = event.data;
    if (isLost) status.textContent = "";
    isLost = false;
  });

  source.addEventListener("section", event => {
    const cut = event.data.indexOf("\n");
    const target = document.getElementById(event.data.slice(0, cut));
    if (target) replace(target, event.data.slice(cut + 1));
  });

  source.addEventListener("gone", () => {
    source.close();
    status.textContent = "What this page shows is gone.";
    status.className = "bad";
  });

  source.addEventListener("error", event => {
    isLost = true;
    status.textContent = event.target.readyState === EventSource.CLOSED ? "This page doesn't change by itself; load it again to see what has." : "The simulator doesn't answer; trying again.";
    status.className = "bad";
  });
}

// A browser has few connections for each server: a page that nobody sees needs none, and hears what it has missed when it is seen again.
function listenWhileVisible() {
  source?.close();
  if (document.visibilityState === "visible") listen();
}

document.addEventListener("visibilitychange", listenWhileVisible);
listenWhileVisible();
