// SPDX-License-Identifier: GPL-2.0-or-later
// Makes the page answer in place. The server renders all of it: this module fetches the same pages
// and puts their <main> where its own is. Without it, links and forms do the same the slow way.

import { watchHistogram } from "./histogram.js";
import { watchKeys } from "./keys.js";

const kTypingPauseMs = 120;

const input = document.getElementById("q");
const search = document.getElementById("search");
const status = document.getElementById("status");
const trouble = document.getElementById("trouble");

/** The answer that is waited for, of which there is one at a time. */
let waiting = new AbortController();
let typingPause = 0;
/** Whether the newest entry of the history is of the word that is being typed. */
let isTyping = false;

const page = () => document.getElementById("page");

/** The page at `url`, parsed. Throws an Error that a reader can do something with. */
async function fetchPage(url, signal) {
  const response = await fetch(url, { signal, headers: { Accept: "text/html" } });
  if (!response.headers.get("Content-Type")?.startsWith("text/html")) {
    throw new Error(response.status === 429 || response.status === 503
      ? "The server has too much to do at present."
      : `The server failed (${response.status}).`);
  }
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** What a link is found again by in the next page. */
const keyOf = (element) => element?.closest?.("[data-key]")?.dataset.key;

function findByKey(root, key) {
  return key && [...root.querySelectorAll("[data-key]")].find((it) => it.dataset.key === key);
}

/** The feeds of the search, for who subscribes by the browser. */
function showFeeds(next) {
  const feeds = "link[rel=alternate]";
  for (const link of document.head.querySelectorAll(feeds)) link.remove();
  document.head.append(...[...next.head.querySelectorAll(feeds)].map((it) => document.adoptNode(it)));
}

/** Puts the new <main> in, with the focus and what was folded open as before. */
function show(next) {
  const old = page();
  const focused = document.activeElement;
  const hadFocus = old.contains(focused);
  const key = keyOf(focused);
  const open = [...old.querySelectorAll("details[open]")].map((it) => it.id);
  const fresh = document.adoptNode(next.getElementById("page"));
  old.replaceWith(fresh);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  for (const id of ["kept", "sections"]) {
    document.getElementById(id).replaceWith(document.adoptNode(next.getElementById(id)));
  }
  search.setAttribute("action", next.getElementById("search").getAttribute("action"));
  showFeeds(next);
  document.title = next.title;
  if (hadFocus) {
    const target = findByKey(fresh, key) ?? document.getElementById("results");
    target.closest("details")?.setAttribute("open", "");
    target.focus({ preventScroll: true });
  }
  watchHistogram(visit);
  status.textContent = document.getElementById("summary")?.firstElementChild.textContent ?? "";
}

function showTrouble(error, again) {
  trouble.hidden = false;
  const isNetwork = error instanceof TypeError;
  trouble.querySelector("span").textContent =
    isNetwork ? "The server cannot be reached." : error.message;
  trouble.querySelector("button").onclick = again;
}

/**
 * Shows the search at `url`.
 * @param {string} url
 * @param {{history?: "push" | "replace" | "none", typing?: boolean}} how `typing`: the last word is
 *   a beginning, and the field stays as it is
 */
export async function visit(url, { history: entry = "push", typing = false } = {}) {
  clearTimeout(typingPause);
  waiting.abort();
  const mine = new AbortController();
  waiting = mine;
  page().setAttribute("aria-busy", "true");
  try {
    const target = new URL(url, location.href);
    const asked = new URL(target);
    if (typing) asked.searchParams.set("typing", "1");
    const next = await fetchPage(asked, mine.signal);
    if (mine.signal.aborted) return;
    if (entry === "push") history.pushState(null, "", target);
    if (entry === "replace") history.replaceState(null, "", target);
    isTyping = typing;
    trouble.hidden = true;
    if (!typing) input.value = next.getElementById("q").value;
    show(next);
  } catch (error) {
    if (mine.signal.aborted) return;
    page().removeAttribute("aria-busy");
    showTrouble(error, () => visit(url, { history: entry, typing }));
  }
}

/** The address that `form` leads to, without its empty fields. */
function urlOf(form) {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (value !== "") url.searchParams.append(name, value);
  }
  return url.href;
}

/** Opens or closes one article's receipt or copies, in their place. */
async function toggle(link) {
  const article = link.closest("article");
  const { id } = article.dataset;
  try {
    const next = await fetchPage(link.href);
    const fresh = [...next.querySelectorAll("article")].find((it) => it.dataset.id === id);
    if (!fresh || !article.isConnected) return;
    article.replaceWith(document.adoptNode(fresh));
    fresh.querySelector(`[data-role="${link.dataset.role}"]`).focus({ preventScroll: true });
  } catch (error) {
    showTrouble(error, () => toggle(link));
  }
}

function followLink(event) {
  const link = event.target.closest?.("a[href]");
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey &&
    !event.altKey && !event.defaultPrevented;
  // The `href` of an SVG's link is an object.
  const href = link?.getAttribute("href");
  const path = href?.split("?")[0];
  if (!isPlain || path !== location.pathname) return;
  event.preventDefault();
  if (link.classList.contains("in-place")) {
    toggle(link);
    return;
  }
  const isOtherPage = link.hasAttribute("rel");
  visit(href).then(() => {
    if (isOtherPage) document.getElementById("results").scrollIntoView();
  });
}

function typed() {
  clearTimeout(typingPause);
  typingPause = setTimeout(() => {
    visit(urlOf(search), { history: isTyping ? "replace" : "push", typing: true });
  }, kTypingPauseMs);
}

document.addEventListener("click", followLink);
document.addEventListener("submit", (event) => {
  event.preventDefault();
  const isSame = isTyping && event.target.id === "search";
  visit(urlOf(event.target), { history: isSame ? "replace" : "push" });
});
input.addEventListener("input", (event) => {
  if (!event.isComposing) typed();
});
input.addEventListener("compositionend", typed);
window.addEventListener("popstate", () => visit(location.href, { history: "none" }));

watchHistogram(visit);
watchKeys(input, typed);
