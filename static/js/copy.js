/* What stands in a field to be passed on is copied by one press. */
"use strict";

document.querySelectorAll("button[data-copy]").forEach((button) => {
  button.hidden = !navigator.clipboard; // which browsers have on safe lines only
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.textContent = button.dataset.copied;
  });
});
