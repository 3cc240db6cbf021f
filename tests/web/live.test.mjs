// SPDX-License-Identifier: GPL-2.0-or-later
// What the module adds.
import assert from "node:assert/strict";
import { test } from "node:test";

import { settled, startSuite, total, until, untilAt } from "./support.mjs";

const suite = startSuite();

/** The page stays the same document all the time: `window.same` survives. */
const live = (name, body, options = {}) => test(name, () =>
  suite.withPage(options, async (page) => {
    await page.goto("/");
    await page.evaluate(() => { window.same = true; });
    await body(page);
    assert.ok(await page.evaluate(() => window.same));
  }));

const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());
const untilFound = (page, count) => until(page,
  (it) => document.querySelector("#summary strong")?.textContent === it, `${count} articles`);

live("finds while one types, the last word being a beginning", async (page) => {
  await page.getByRole("searchbox").pressSequentially("cora", { delay: 20 });
  await untilAt(page, "/?q=cora");
  await untilFound(page, 8);
  assert.equal(await page.getByRole("searchbox").inputValue(), "cora");
  assert.equal(await page.locator("#status").textContent(), "8 articles");
  assert.equal(await page.title(), "cora – Dateline");
});

live("asks once after a pause, not for each letter", async (page) => {
  const asked = [];
  const note = (request) => {
    if (request.resourceType() === "fetch") asked.push(new URL(request.url()).search);
  };
  page.on("request", note);
  await page.getByRole("searchbox").evaluate((box) => {
    for (const letter of "glacier") {
      box.value += letter;
      box.dispatchEvent(new InputEvent("input", { bubbles: true, data: letter }));
    }
  });
  await untilFound(page, 9);
  page.off("request", note);
  assert.deepEqual(asked, ["?q=glacier&typing=1"]);
});

live("an answer that comes too late is not shown", async (page) => {
  let answer;
  const isTime = new Promise((resolve) => { answer = resolve; });
  await page.route(/q=glacier/, async (route) => {
    await isTime;
    await route.continue().catch(() => {});
  });
  const isGivenUp = page.waitForEvent("requestfailed", (it) => it.url().includes("q=glacier"));
  const box = page.getByRole("searchbox");
  await Promise.all([page.waitForRequest(/q=glacier/), box.fill("glacier")]);
  await box.fill("coral");
  await untilFound(page, 8);
  await isGivenUp;
  answer();
  await settled(page);
  assert.equal(await total(page), 8);
});

live("the back button leads through the searches", async (page) => {
  const box = page.getByRole("searchbox");
  await box.pressSequentially("glacier", { delay: 20 });
  await untilAt(page, "/?q=glacier");
  await box.press("Enter");
  await page.getByRole("region", { name: "Kinds" }).getByRole("link", { name: /^video/ }).click();
  await untilAt(page, "/?q=glacier&type=video");
  await page.goBack();
  await untilAt(page, "/?q=glacier");
  await untilFound(page, 9);
  await page.goBack();
  await untilAt(page, "/");
  await untilFound(page, 100);
  assert.equal(await box.inputValue(), "");
  await page.goForward();
  await untilFound(page, 9);
  assert.equal(await box.inputValue(), "glacier");
});

live("facets follow, with the focus where it was", async (page) => {
  await page.getByText("5 more").click();
  const link = page.getByRole("region", { name: "Topics" }).getByRole("link", { name: /^Law/ });
  await link.focus();
  await page.keyboard.press("Enter");
  await untilAt(page, "/?topic=Law");
  await untilFound(page, 8);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), "topic=Law");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-current")), "true");
});

live("the keyboard leads to the search, through the articles and back", async (page) => {
  const box = page.getByRole("searchbox");
  await page.keyboard.press("/");
  assert.ok(await box.evaluate((it) => it === document.activeElement));
  await page.keyboard.type("a/b");
  assert.equal(await box.inputValue(), "a/b");
  await untilAt(page, "/?q=a%2Fb");
  await page.keyboard.press("Escape");
  await untilFound(page, 100);
  assert.equal(await box.inputValue(), "");
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(page), /town number 99$/);
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(page), /town number 98$/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.ok(await box.evaluate((it) => it === document.activeElement));
  await page.keyboard.press("Escape");
  assert.ok(await box.evaluate((it) => it !== document.activeElement));
});

live("the focus stays on an article that is found again", async (page) => {
  await page.getByRole("searchbox").fill("striker");
  await untilFound(page, 8);
  await page.getByRole("link", { name: "Newest" }).click();
  await untilAt(page, "/?q=striker&sort=date");
  await page.getByRole("searchbox").press("ArrowDown");
  const key = await page.evaluate(() => document.activeElement.dataset.key);
  assert.match(key, /^hit=/);
  await page.goBack();
  await untilAt(page, "/?q=striker");
  await until(page, (it) => document.activeElement.dataset.key === it &&
    !document.querySelector("[aria-busy]"), key);
});

live("Enter on an article opens it", async (page) => {
  await page.route("https://news.example/**", (route) => route.abort());
  await page.keyboard.press("/");
  await page.keyboard.press("ArrowDown");
  const href = await page.evaluate(() => document.activeElement.getAttribute("href"));
  assert.equal(href, "https://news.example/99?a=1&b=2");
});

live("the slash key can be switched off", async (page) => {
  await page.getByText("Keyboard", { exact: true }).click();
  await page.getByLabel("/ goes to the search").uncheck();
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("/");
  assert.ok(await page.getByRole("searchbox").evaluate((it) => it !== document.activeElement));
  assert.equal(await page.evaluate(() => localStorage.getItem("dateline.slash-key")), "off");
});

live("a score is explained in its place", async (page) => {
  await page.getByRole("searchbox").fill("glacier");
  await untilFound(page, 9);
  const why = page.locator(".why").nth(1);
  await why.click();
  await page.locator(".receipt").waitFor();
  assert.equal(await why.getAttribute("aria-expanded"), "true");
  await untilAt(page, "/?q=glacier");
  await why.click();
  await page.locator(".receipt").waitFor({ state: "detached" });
});

live("a page further begins at its top", async (page) => {
  await page.getByRole("link", { name: "Next" }).click();
  await untilAt(page, "/?page=2");
  await until(page, () => document.getElementById("results").getBoundingClientRect().top >= -1);
  assert.match(await page.locator(".hit h2").first().textContent(), /town number 79$/);
});

live("dates that are typed go on in place", async (page) => {
  await page.getByLabel("From").fill("2021-01-01");
  await page.getByRole("button", { name: "Apply" }).click();
  await untilAt(page, "/?from=2021-01-01");
  await untilFound(page, 27);
});

live("a search beyond the limits is explained in place", async (page) => {
  await page.getByRole("searchbox").fill("word ".repeat(33));
  await page.getByRole("alert").filter({ hasText: "cannot be answered" }).waitFor();
  await page.getByRole("searchbox").fill("glacier");
  await untilFound(page, 9);
}, { complaints: /400/ });

live("who cannot reach the server may try again", async (page) => {
  await page.route(/q=/, (route) => route.abort("connectionrefused"));
  await page.getByRole("searchbox").fill("glacier");
  const alert = page.getByRole("alert");
  await alert.filter({ hasText: "cannot be reached" }).waitFor();
  await page.unroute(/q=/);
  await alert.getByRole("button", { name: "Try again" }).click();
  await untilFound(page, 9);
  assert.ok(await page.locator("#trouble").isHidden());
}, { complaints: /ERR_/ });
