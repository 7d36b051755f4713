/* Counts what is handed in before it is sent: files that are refused would have to be chosen again. */
"use strict";

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.dataset.most) return;
    const [files, addresses] = [form.elements.documents, form.elements.addresses];
    const typed = new Set(addresses.value.split("\n").map((line) => line.trim()));
    typed.delete("");
    const number = files.files.length + typed.size;
    const isFit = number >= form.dataset.fewest && number <= form.dataset.most;
    files.setCustomValidity(isFit ? "" : form.dataset.refused.replace("{number}", number));
    if (!files.reportValidity()) event.preventDefault();
  },
  true, // before the button is said to be busy
);

document.querySelectorAll("form[data-most]").forEach((form) => {
  form.addEventListener("input", () => form.elements.documents.setCustomValidity(""));
});
