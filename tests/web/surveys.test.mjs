// SPDX-License-Identifier: GPL-2.0-or-later
// Stories, hot lists, trends, coverage, and the search in other forms: without the module and with it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { startSuite, total, until, untilAt } from "./support.mjs";

const suite = startSuite();

/** Runs the test in both ways: each link and form does the same. */
function both(name, body) {
  for (const javaScriptEnabled of [false, true]) {
    test(`${name}, ${javaScriptEnabled ? "in place" : "plainly"}`, () =>
      suite.withPage({ javaScriptEnabled }, body));
  }
}

const live = (name, body) => test(name, () => suite.withPage({}, body));

const summary = (page) => page.locator("#summary").textContent();
const headlines = (page) => page.locator(".hit h2").allTextContents();
const numbers = (titles) => titles.map((title) => Number(/\d+$/.exec(title.trim())[0]));

both("one article stands for its story, and leads to it", async (page) => {
  await page.goto("/?sort=date");
  await page.getByRole("link", { name: "One per story" }).click();
  await page.waitForURL("**/?sort=date&collapse=story");
  assert.match(await summary(page), /^100 articles in 80 stories, in /);
  const shown = numbers(await headlines(page));
  assert.deepEqual(shown.slice(0, 10), [99, 98, 97, 96, 95, 94, 93, 92, 89, 88]);
  assert.match(await page.locator(".paging").textContent(), /Page 1 of 4/);
  await page.getByRole("link", { name: "+2 more sources of result 8" }).click();
  await page.waitForURL("**/stories/*");
  assert.deepEqual(numbers(await headlines(page)), [90, 91, 92]);
  await page.goBack();
  await page.locator(".collapses [aria-current]", { hasText: "One per story" }).waitFor();
});

both("one article stands for its publisher, and leads to all of it", async (page) => {
  await page.goto("/?q=returns&collapse=provider");
  assert.match(await summary(page), /^25 articles from 3 publishers, /);
  await page.getByRole("link", { name: "+8 more from Gridwatch" }).click();
  await page.waitForURL("**/?q=returns&provider=Gridwatch");
  assert.equal(await total(page), 9);
});

both("copies are listed in their place, and folded again", async (page) => {
  await page.goto("/?from=2020-05-01&to=2020-05-31");
  await page.getByRole("link", { name: "No copies" }).click();
  const more = page.getByRole("link", { name: "+1 copy" });
  await more.click();
  await page.locator(".copies").waitFor();
  assert.deepEqual(numbers(await page.locator(".copies a").allTextContents()), [49]);
  assert.equal(await more.getAttribute("aria-expanded"), "true");
  await more.click();
  await page.locator(".copies").waitFor({ state: "detached" });
  assert.deepEqual(numbers(await headlines(page)), [51, 50]);
});

both("a story is told in order", async (page) => {
  await page.goto("/stories/_news%2Farticle-011.md");
  assert.equal(await page.locator("h1").textContent(), "Glacier surprises town number 12");
  assert.match(await summary(page), /^3 articles from 3 publishers, 15 April 2019 – 5 May 2019; as of/);
  assert.deepEqual(await page.locator(".moment").allTextContents(), [
    "15 April 2019, 12:00 First to report", "25 April 2019, 12:00 10 days later",
    "5 May 2019, 12:00 20 days later Hottest"]);
  const widths = await page.locator(".bar-line rect").evaluateAll((all) =>
    all.map((it) => it.getAttribute("width")));
  assert.deepEqual(widths, ["96.15%", "98.08%", "100.00%"]);
  await page.getByRole("region", { name: "Topics" }).getByRole("link", { name: "Law" }).click();
  await page.waitForURL("**/?topic=Law");
  assert.equal(await total(page), 8);
});

both("a story is that of an earlier day", async (page) => {
  await page.goto("/stories/_news%2Farticle-011.md?now=2019-04-30");
  assert.equal(await total(page), 2);
  await page.getByRole("link", { name: "Articles", exact: true }).click();
  await page.waitForURL("**/?to=2019-04-30");
  assert.equal(await total(page), 12);
});

test("a story that is not there is said to be so", () =>
  suite.withPage({ complaints: /404/ }, async (page) => {
    const response = await page.goto("/stories/none");
    assert.equal(response.status(), 404);
    await page.getByRole("alert").filter({ hasText: "no such story" }).waitFor();
  }));

both("the hottest come first, one of each story", async (page) => {
  await page.goto("/hot?topic=Oceans");
  assert.match(await summary(page), /^8 articles in 8 stories, as of 21 September 2021, 12:00 UTC, /);
  await page.getByRole("link", { name: "a week" }).click();
  await page.waitForURL("**/hot?topic=Oceans&half-life=7");
  assert.deepEqual(numbers(await headlines(page)).slice(0, 3), [88, 76, 64]);
  await page.getByRole("link", { name: /Remove the filter Topic Oceans/ }).click();
  await page.waitForURL("**/hot?half-life=7");
  assert.match(await summary(page), /^100 articles in 80 stories/);
  await page.getByRole("link", { name: /^\+2 more sources on .* number 92$/ }).click();
  await page.waitForURL("**/stories/*");
});

both("a list is that of an earlier day", async (page) => {
  await page.goto("/hot");
  await page.getByLabel("As of").fill("2019-03-01");
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL("**/hot?now=2019-03-01");
  assert.match(await summary(page), /as of 1 March 2019, 23:59 UTC$/);
  assert.deepEqual(numbers(await headlines(page)), [5, 4, 3, 2]);
  await page.getByRole("link", { name: "Trends" }).click();
  await page.waitForURL("**/trends?now=2019-03-01");
  await page.getByRole("link", { name: "Newest" }).click();
  await page.waitForURL("**/trends");
});

both("trends are drawn against their past, and lead to what is new", async (page) => {
  await page.goto("/trends?per=month");
  await page.getByRole("link", { name: "articles", exact: true }).click();
  await page.waitForURL("**/trends?per=month&by=count");
  const row = page.getByRole("table", { name: "Publishers" }).locator("tr", { hasText: "Gridwatch" });
  assert.deepEqual(await row.locator("td:not(.chart)").allTextContents(), ["1", "1", "0.0"]);
  const heights = await row.locator("rect").evaluateAll((all) =>
    all.map((it) => it.getAttribute("height")));
  assert.deepEqual(heights, Array(8).fill("100.00%"));
  assert.equal(await row.locator("line").getAttribute("y1"), "0.00%");
  await row.getByRole("link").click();
  await page.waitForURL("**/?provider=Gridwatch&from=2021-08-23&to=2021-09-21");
  assert.equal(await total(page), 1);
});

both("coverage says who covers a subject, and leads to it", async (page) => {
  await page.goto("/coverage?q=returns");
  assert.equal(await page.locator("h1").textContent(), "Who covers “returns”");
  assert.match(await summary(page), /^25 articles in 25 stories from 3 publishers/);
  await page.getByRole("link", { name: "earliest" }).click();
  await page.waitForURL("**/coverage?q=returns&sort=earliest");
  const first = page.locator("tbody tr").first();
  assert.match(await first.textContent(), /^Gridwatch4 February 2019, first of all: Vaccine returns/);
  assert.equal(await first.locator("td").first().textContent(), "9");
  await first.getByRole("link", { name: "Gridwatch" }).click();
  await page.waitForURL("**/?q=returns&provider=Gridwatch");
  assert.equal(await total(page), 9);
});

both("sections are of the same search", async (page) => {
  await page.goto("/?q=town&topic=Climate");
  for (const [name, path] of [["Hot", "/hot"], ["Trends", "/trends"], ["Coverage", "/coverage"], ["Articles", "/"]]) {
    await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name }).click();
    await page.waitForURL(`**${path}?q=town&topic=Climate`);
    assert.equal(await page.getByRole("searchbox").inputValue(), "town");
    assert.equal(await page.locator(".sections [aria-current]").textContent(), name);
  }
});

live("a list follows what one types", async (page) => {
  await page.goto("/hot");
  await page.evaluate(() => { window.same = true; });
  await page.getByRole("searchbox").fill("cora");
  await untilAt(page, "/hot?q=cora");
  assert.match(await summary(page), /^8 articles in 8 stories/);
  assert.equal(await page.locator("#status").textContent(), "8 articles");
  await page.getByRole("link", { name: "half a day" }).click();
  await untilAt(page, "/hot?q=cora&half-life=0.5");
  assert.ok(await page.evaluate(() => window.same));
});

live("a story gives way to a search, and comes back", async (page) => {
  await page.goto("/stories/_news%2Farticle-011.md");
  await page.getByRole("searchbox").fill("glacier");
  await untilAt(page, "/?q=glacier");
  assert.equal(await page.locator(".sections [aria-current]").textContent(), "Articles");
  await page.goBack();
  await until(page, () => document.querySelector("h1").textContent.endsWith("number 12"));
  assert.equal(await page.title(), "Glacier surprises town number 12 – Story – Dateline");
});

/** Type and items of what is at `href`, as another program gets it. */
async function fetched(href) {
  const answer = await fetch(new URL(href, suite.url));
  const text = await answer.text();
  const type = answer.headers.get("Content-Type").split(";")[0];
  return [type, text.match(/<entry>|<item>|^_news\/|"score":/gm)?.length];
}

both("a search is there in other forms", async (page) => {
  await page.goto("/?topic=Climate&collapse=story");
  const found = {};
  for (const name of ["Atom", "RSS", "CSV", "JSON"]) {
    found[name] = await fetched(await page.locator(".forms").getByRole("link", { name }).getAttribute("href"));
  }
  assert.deepEqual(found, { Atom: ["application/atom+xml", 9], RSS: ["application/rss+xml", 9],
    CSV: ["text/csv", 9], JSON: ["application/json", 9] });
});

live("the browser is told of feeds and of the search", async (page) => {
  const feeds = () => page.locator("link[rel=alternate]").evaluateAll((all) =>
    all.map((it) => [it.type, it.getAttribute("href")]));
  await page.goto("/?topic=Climate");
  await page.getByRole("searchbox").fill("glacier");
  await untilAt(page, "/?q=glacier&topic=Climate");
  assert.deepEqual(await feeds(), [
    ["application/atom+xml", "/api/v1/search.atom?q=glacier&topic=Climate&sort=date"],
    ["application/rss+xml", "/api/v1/search.rss?q=glacier&topic=Climate&sort=date"]]);
  const description = await page.locator("link[rel=search]").getAttribute("href");
  assert.equal((await fetched(description))[0], "application/opensearchdescription+xml");
});
