// SPDX-License-Identifier: GPL-2.0-or-later
// The keyboard: `/` to the search field, arrows through the articles, Escape back.

const kSetting = "dateline.slash-key";

const headlines = () => [...document.querySelectorAll(".headline")];

/** A key that is a character alone can be in the way of who speaks to the machine (WCAG 2.1.4). */
function watchSetting(box) {
  box.checked = localStorage.getItem(kSetting) !== "off";
  box.addEventListener("change", () => {
    localStorage.setItem(kSetting, box.checked ? "on" : "off");
  });
}

function isTextField(element) {
  return element.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
}

/** To the article `step` further; up from the first is the search field. */
function move(event, step, input) {
  const all = headlines();
  const at = all.indexOf(document.activeElement);
  const isInField = document.activeElement === input;
  if (all.length === 0 || (at < 0 && !(isInField && step > 0))) return;
  event.preventDefault();
  const next = at + step;
  if (next < 0) {
    input.focus();
  } else {
    all[Math.min(next, all.length - 1)].focus();
  }
}

function leave(event, input, changed) {
  if (document.activeElement !== input) {
    if (headlines().includes(document.activeElement)) input.focus();
    return;
  }
  event.preventDefault();
  if (input.value === "") {
    input.blur();
  } else {
    input.value = "";
    changed();
  }
}

/** `changed` is called when Escape has emptied the field. */
export function watchKeys(input, changed) {
  const box = document.getElementById("slash-key");
  watchSetting(box);
  document.getElementById("keys").hidden = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "/" && box.checked && !isTextField(document.activeElement)) {
      event.preventDefault();
      input.focus();
      input.select();
    }
    if (event.key === "ArrowDown") move(event, 1, input);
    if (event.key === "ArrowUp") move(event, -1, input);
    if (event.key === "Escape") leave(event, input, changed);
  });
}
