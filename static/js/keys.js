/* Keys for those who settle many: each only presses what is on the page anyway. */
"use strict";

const storage = "figurewatch-keys";
const dialog = document.getElementById("keys-dialog");
let lastKey = "";

function keysAreOn() {
  return localStorage.getItem(storage) !== "off";
}

function isTyping(target) {
  return target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]") !== null;
}

/* To the row below or above; on the page of one item, to its neighbour in the list. */
function move(by) {
  const rows = [...document.querySelectorAll("[data-keys=list] [data-row]")];
  if (!rows.length) {
    press(by > 0 ? "j" : "k");
    return;
  }
  const now = rows.findIndex((row) => row.classList.contains("chosen"));
  const next = rows[Math.min(Math.max(now + by, 0), rows.length - 1)];
  rows.forEach((row) => row.classList.toggle("chosen", row === next));
  next.querySelector("a").focus();
}

function press(key) {
  const control = document.querySelector(`[data-keys=decision] [data-key="${key}"]`);
  if (!control) return false;
  control.focus();
  control.click();
  if (key === "r") document.getElementById("id_low").focus();
  return true;
}

function go(key) {
  const address = { q: "/discrepancies/", h: "/", c: "/claims/", s: "/sources/" }[key];
  if (address) window.location.assign(address);
}

function search() {
  const field = document.querySelector("input[type=search][data-key='/']") || document.querySelector("main input[type=search]");
  if (!field) return;
  field.focus();
  field.select();
}

const listKeys = { j: () => move(1), k: () => move(-1), "/": search, "?": () => dialog && dialog.showModal() };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key === "Enter" && event.target.form) {
    event.target.form.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || (dialog && dialog.open)) return;
  if (event.key !== "?" && !keysAreOn()) return;
  if (lastKey === "g") {
    go(event.key);
  } else if (listKeys[event.key]) {
    listKeys[event.key]();
    event.preventDefault();
  } else if (press(event.key)) {
    event.preventDefault();
  }
  lastKey = event.key;
});

const keysSwitch = document.getElementById("keys-switch");
if (keysSwitch) {
  keysSwitch.checked = keysAreOn();
  document.body.classList.toggle("no-keys", !keysAreOn());
  keysSwitch.addEventListener("change", () => {
    localStorage.setItem(storage, keysSwitch.checked ? "on" : "off");
    document.body.classList.toggle("no-keys", !keysSwitch.checked);
  });
}
