/* The open discrepancy: tells the site that somebody looks at it, and keeps what is typed as a draft. */
"use strict";

const decision = document.getElementById("decision");
const HOLD_EVERY = 5 * 60 * 1000;
const DRAFT_AFTER = 1500;

function send(address) {
  renewToken(decision);
  const body = new FormData(decision);
  return fetch(address, { method: "POST", body, headers: { "X-Requested-With": "fetch" }, keepalive: true });
}

function hold() {
  if (!document.hidden) send(decision.dataset.hold).catch(() => {}); // tried again in five minutes
}

function keepDrafts() {
  let waiting = 0;
  let isSent = false;
  const keep = () => {
    waiting = 0;
    if (!isSent) send(decision.dataset.draft).catch(() => {}); // the next change tries again
  };
  decision.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(keep, DRAFT_AFTER);
  });
  document.addEventListener("submit", (event) => {
    isSent = isSent || event.target === decision;
  });
  window.addEventListener("pagehide", () => {
    if (waiting) keep();
  });
}

if (decision) {
  hold();
  window.setInterval(hold, HOLD_EVERY);
  keepDrafts();
}
