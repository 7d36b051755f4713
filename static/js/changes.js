/* Previous and next change on the page that shows changes; the numbered links work without. */
const bar = document.querySelector("[data-changes]");
const places = [...document.querySelectorAll("[id^=change-]")];
let at = -1;

function go(by) {
  at = (at + by + places.length) % places.length;
  places[at].scrollIntoView({ block: "center" });
  places[at].focus({ preventScroll: true });
}

function button(label, by) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "small quiet";
  made.textContent = label;
  made.addEventListener("click", () => go(by));
  bar.append(made);
}

if (bar) {
  button("← Previous", -1);
  button("Next →", 1);
}
