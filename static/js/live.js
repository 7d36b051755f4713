/* Tells of what happens while a page is open. It announces and changes nothing else: nothing moves under the reader's hands. */
"use strict";

const EVERY = 10_000;

/* An element with data-live names an address that answers {"news": sentence or ""}. */
function follow(element) {
  const words = element.querySelector("[data-live-words]");

  async function ask() {
    if (!document.hidden) {
      try {
        const answer = await fetch(element.dataset.live, { headers: { Accept: "application/json" } });
        if (!answer.ok) return; // logged out, or gone: the next page says so
        const { news } = await answer.json();
        if (news && words.textContent !== news) words.textContent = news;
        element.hidden = !news;
      } catch {
        // The line is down: asked again at the next turn.
      }
    }
    window.setTimeout(ask, EVERY);
  }
  window.setTimeout(ask, EVERY);
}

document.querySelectorAll("[data-live]").forEach(follow);

/* A form of an open page bears the token of its day: who logged in again meanwhile, in another tab, has a new one. */
function renewToken(form) {
  const field = form.elements.namedItem("csrfmiddlewaretoken");
  const [, token] = document.cookie.match(/(?:^|; )figurewatch_csrf=(\w+)/) ?? [];
  if (field && token) field.value = token;
}

document.addEventListener("submit", (event) => renewToken(event.target));

/* A form that takes long says so on its button. */
document.querySelectorAll("form[data-busy]").forEach((form) => {
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || event.defaultPrevented) return;
    button.dataset.words = button.textContent;
    button.setAttribute("aria-busy", "true");
    button.textContent = form.dataset.busy;
  });
});

/* Coming back by the browser's "back" shows the page as it was left, with all that was typed: the work is over. */
window.addEventListener("pageshow", () => {
  document.querySelectorAll("button[aria-busy]").forEach((button) => {
    button.removeAttribute("aria-busy");
    button.textContent = button.dataset.words;
  });
});
