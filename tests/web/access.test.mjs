// SPDX-License-Identifier: GPL-2.0-or-later
// WCAG 2.2 AA as far as axe-core can tell, and what it cannot: size, zoom, names, contrast of themes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";

import { startSuite } from "./support.mjs";

const kAxe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const kSmallest = { width: 320, height: 600 };
const kPhone = { width: 390, height: 844 };

const suite = startSuite();

const kStates = {
  latest: "/",
  results: "/?q=glacier",
  filtered: "/?q=town&topic=Climate&from=2020-01-01",
  explained: "/?q=glacier&type=video&why=_news%2Farticle-000.md",
  stories: "/?from=2020-03-01&to=2020-07-31&collapse=story",
  copies: "/?from=2020-05-01&to=2020-05-31&collapse=duplicates&copies=_news%2Farticle-050.md",
  empty: "/?q=glacir&topic=Law",
  error: "/?from=soon",
  hot: "/hot?topic=Climate",
  trends: "/trends?per=month",
  coverage: "/coverage?q=town",
  story: "/stories/_news%2Farticle-011.md",
  "no hot ones": "/hot?q=glacir&topic=Law",
  "no story": "/stories/none",
};
const kComplaints = /40[04]/;
const kColourRules = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
const kAllRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function violations(page, rules = kAllRules) {
  const found = await page.evaluate((runOnly) =>
    window.axe.run({ runOnly, resultTypes: ["violations"] }), rules);
  return found.violations.map((it) =>
    `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

const widthOf = (page) => page.evaluate(() => document.documentElement.scrollWidth);

for (const [state, url] of Object.entries(kStates)) {
  test(`axe finds nothing and nothing sticks out, ${state}`, () =>
    suite.withPage({ complaints: kComplaints }, async (page) => {
      await page.goto(url);
      await page.evaluate(kAxe);
      assert.deepEqual(await violations(page), [], "light");
      await page.setViewportSize(kPhone);
      assert.deepEqual(await violations(page), [], "phone");
      assert.ok(await widthOf(page) <= kPhone.width, "sticks out of a phone");
      // The style sheets change nothing but colours.
      await page.emulateMedia({ colorScheme: "dark" });
      assert.deepEqual(await violations(page, kColourRules), [], "dark");
      await page.setViewportSize(kSmallest);
      assert.ok(await widthOf(page) <= kSmallest.width, "sticks out of the smallest screen");
    }));
}

test("axe finds nothing without JavaScript's help", () =>
  suite.withPage({}, async (page) => {
    await page.route("**/*.js*", (route) =>
      route.fulfill({ contentType: "text/javascript", body: "" }));
    await page.goto(kStates.filtered);
    await page.evaluate(kAxe);
    assert.deepEqual(await violations(page), []);
  }));

test("the states are there to be looked at", () =>
  suite.withPage({}, async (page) => {
    for (const [state, selector] of Object.entries({ explained: ".receipt", stories: ".more",
      copies: ".copies li", hot: ".measure", trends: ".columns-chart", coverage: ".coverage", story: ".timeline" })) {
      await page.goto(kStates[state]);
      assert.ok(await page.locator(selector).count() > 0, state);
    }
  }));

test("a phone has the filters after the articles, a link away", () =>
  suite.withPage({ viewport: kPhone }, async (page) => {
    await page.goto(kStates.results);
    const top = (selector) => page.locator(selector).evaluate((it) => it.getBoundingClientRect().top);
    assert.ok(await top("#filters") > await top(".hits"));
    await page.getByRole("link", { name: "Filters" }).click();
    assert.ok(await top("#filters") < kPhone.height);
  }));

test("links and buttons can be hit with a finger", () =>
  suite.withPage({ viewport: kPhone }, async (page) => {
    for (const state of ["filtered", "stories", "hot", "trends", "coverage", "story"]) {
      await page.goto(kStates[state]);
      const small = await page.locator(":is(main, .sections) :is(button, li > a, .more a, .forms a, .paging a, .why, summary)")
        .evaluateAll((all) => all.filter((it) => it.checkVisibility())
          .map((it) => [it.textContent.trim(), it.getBoundingClientRect().height])
          .filter(([, height]) => height > 0 && height < 24));
      assert.deepEqual(small, [], state);
    }
  }));

test("the skip link leads to the articles", () =>
  suite.withPage({}, async (page) => {
    await page.goto(kStates.results);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "results");
  }));

test("what is printed is the articles", () =>
  suite.withPage({}, async (page) => {
    await page.goto(kStates.results);
    await page.emulateMedia({ media: "print" });
    for (const [selector, visible] of Object.entries({ ".hits": true, "h1": true, ".search": false,
      "#filters": false, ".histogram": false })) {
      assert.equal(await page.locator(selector).first().isVisible(), visible, selector);
    }
  }));
