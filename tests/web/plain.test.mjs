// SPDX-License-Identifier: GPL-2.0-or-later
// All that works without JavaScript.
import assert from "node:assert/strict";
import { test } from "node:test";

import { kArticles } from "./corpus.mjs";
import { startSuite, total } from "./support.mjs";

const suite = startSuite();

const plainly = (name, body) => test(name, () =>
  suite.withPage({ javaScriptEnabled: false }, body));

plainly("the newest articles come first", async (page) => {
  await page.goto("/");
  assert.equal(await total(page), kArticles);
  assert.match(await page.locator(".hit h2").first().textContent(), /town number 99$/);
  assert.equal(await page.locator("time").first().getAttribute("datetime"), "2021-09-21T12:00:00Z");
});

plainly("a word is searched for and marked", async (page) => {
  await page.goto("/");
  await page.getByRole("searchbox").fill("glaciers");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  assert.equal(await total(page), 9);
  assert.equal(await page.locator("mark").first().textContent(), "Glacier");
  assert.equal(await page.title(), "glaciers – Dateline");
});

plainly("a facet narrows the search, a chip lifts it", async (page) => {
  await page.goto("/?q=glacier");
  await page.getByRole("region", { name: "Kinds" }).getByRole("link", { name: /^video/ }).click();
  assert.equal(await total(page), 2);
  assert.equal(await page.locator(".facet [aria-current]").textContent(), "video 2");
  // The facet's own filter does not narrow it.
  assert.equal(await page.getByRole("link", { name: /^article 7$/ }).count(), 1);
  await page.getByRole("link", { name: /Remove the filter Kind video/ }).click();
  assert.equal(await total(page), 9);
});

plainly("a new search keeps the filters", async (page) => {
  await page.goto("/?topic=Climate&sort=heat");
  await page.getByRole("searchbox").fill("town");
  await page.getByRole("searchbox").press("Enter");
  assert.equal(await total(page), 9);
  assert.equal(await page.locator(".orders [aria-current]").textContent(), "Hottest");
});

plainly("bars are as long as their counts", async (page) => {
  await page.goto("/");
  const rows = page.getByRole("region", { name: "Topics" }).locator("li");
  const widths = await rows.evaluateAll((all) => all.slice(0, 2).map((row) =>
    row.querySelector("rect").getBoundingClientRect().width / row.getBoundingClientRect().width));
  assert.ok(Math.abs(widths[0] - 1) < 0.01, `${widths}`);
  assert.ok(Math.abs(widths[1] - 9 / 25) < 0.01, `${widths}`);
});

plainly("many values are behind a fold", async (page) => {
  await page.goto("/");
  const topics = page.getByRole("region", { name: "Topics" });
  assert.equal(await topics.getByRole("link").count(), 8);
  await topics.getByText("5 more").click();
  assert.equal(await topics.getByRole("link").count(), 13);
});

plainly("the order changes", async (page) => {
  await page.goto("/?q=glacier");
  await page.getByRole("link", { name: "Newest" }).click();
  const dates = await page.locator("time").evaluateAll((all) => all.map((it) => it.dateTime));
  assert.deepEqual(dates, [...dates].sort().reverse());
});

plainly("a bar of the histogram is a link", async (page) => {
  await page.goto("/?q=glacier");
  await page.locator(".bar", { hasText: "May 2019: 1 article" }).click();
  assert.equal(await total(page), 1);
  assert.equal(await page.getByLabel("From").inputValue(), "2019-05-01");
  await page.getByRole("link", { name: "All dates" }).click();
  assert.equal(await total(page), 9);
});

plainly("dates are typed", async (page) => {
  await page.goto("/?q=town&topic=Climate");
  await page.getByLabel("From").fill("2020-01-01");
  await page.getByLabel("to", { exact: true }).fill("2020-12-31");
  await page.getByRole("button", { name: "Apply" }).click();
  assert.equal(await total(page), 3);
});

plainly("pages follow each other", async (page) => {
  await page.goto("/?q=town");
  await page.getByRole("link", { name: "Next" }).click();
  assert.match(await page.locator(".paging").textContent(), /Page 2 of 5/);
  await page.getByRole("link", { name: "Previous" }).click();
  assert.match(page.url(), /\/\?q=town$/);
});

plainly("a score is explained", async (page) => {
  await page.goto("/?q=glacier+town");
  await page.locator(".why").nth(2).click();
  assert.equal(await page.locator(".receipt").count(), 1);
  const parts = await page.locator(".receipt tbody .amount").allTextContents();
  const sum = parts.reduce((all, part) => all + Number(part), 0);
  const score = Number(await page.locator(".receipt tfoot .amount").textContent());
  assert.ok(Math.abs(sum - score) <= 0.01 * parts.length, `${parts} = ${score}`);
  assert.ok(await page.locator(".hit", { has: page.locator(".receipt") }).count() === 1);
});

plainly("who finds nothing is led on", async (page) => {
  await page.goto("/?q=glacir&type=video");
  await page.locator(".suggestion").getByRole("link", { name: "glacier" }).click();
  assert.equal(await total(page), 2);
  await page.goto("/?q=glacier&topic=Law");
  await page.getByRole("link", { name: "9 articles" }).click();
  assert.match(page.url(), /\/\?q=glacier$/);
});

test("a wrong address is explained", () =>
  suite.withPage({ javaScriptEnabled: false, complaints: /400/ }, async (page) => {
    const response = await page.goto("/?q=ice&from=soon");
    assert.equal(response.status(), 400);
    assert.match(await page.getByRole("alert").first().textContent(), /takes a date .* not 'soon'/);
    assert.equal(await page.getByRole("searchbox").inputValue(), "ice");
  }));
