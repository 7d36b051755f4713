/* Previous and next change on the page that shows changes; the numbered links work without. */
const bar = document.querySelector("[data-changes]");
const places = [...document.querySelectorAll("[id^=change-]")];
let at = places.findIndex((place) => `#${place.id}` === location.hash);

function go(by) {
  const next = at < 0 && by < 0 ? places.length - 1 : (at + by + places.length) % places.length;
  places[next].scrollIntoView({ block: "center" });
  places[next].focus({ preventScroll: true });
}

/* However one came to it: by these buttons, by their keys, or by a link. */
document.addEventListener("focusin", (event) => {
  const reached = places.indexOf(event.target);
  if (reached >= 0) at = reached;
});

function button(label, key, by) {
  const made = document.createElement("button");
  const hint = document.createElement("kbd");
  made.type = "button";
  made.className = "small quiet";
  made.dataset.key = key;
  hint.textContent = key;
  made.append(`${label} `, hint);
  made.addEventListener("click", () => go(by));
  return made;
}

if (bar) {
  bar.prepend(button(bar.dataset.previous, "k", -1), button(bar.dataset.next, "j", 1));
}
