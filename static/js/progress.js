/* Keeps the progress of a visit up to date; without it, the page can be loaded again. */
const EVERY_MS = 2000;
const MOST_TIMES = 150;
const region = document.querySelector("[data-progress]");
let times = 0;

async function look() {
  times += 1;
  const answer = await fetch(region.dataset.progress);
  if (answer.ok) {
    const words = await answer.text();
    if (words !== region.innerHTML) region.innerHTML = words;
  }
  const isDone = region.querySelector("[data-done='1']");
  if (!isDone && times < MOST_TIMES) setTimeout(look, EVERY_MS);
}

if (region && !region.querySelector("[data-done='1']")) setTimeout(look, EVERY_MS);
