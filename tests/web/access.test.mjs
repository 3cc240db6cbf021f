// SPDX-License-Identifier: GPL-2.0-or-later
// WCAG 2.2 AA as far as axe-core can tell, and what it cannot: size, zoom, names, contrast of themes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { startBrowser, startServer, withPage } from "./support.mjs";

const kAxe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const kPhone = { width: 390, height: 844 };

let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function violations(page) {
  await page.evaluate(kAxe);
  const found = await page.evaluate(() => window.axe.run({
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  return found.violations.map((it) =>
    `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

const kStates = {
  latest: "/",
  results: "/?q=glacier+town",
  filtered: "/?q=town&topic=Climate&from=2020-01-01",
  explained: "/?q=glacier&why=_news%2Farticle-000.md",
  empty: "/?q=glacir&topic=Law",
  error: "/?from=soon",
};
const kLooks = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  phone: { viewport: kPhone },
};

for (const [look, options] of Object.entries(kLooks)) {
  test(`axe finds nothing, ${look}`, () =>
    withPage(browser, server, { ...options, complaints: /400/ }, async (page) => {
      for (const [state, url] of Object.entries(kStates)) {
        await page.goto(url);
        assert.deepEqual(await violations(page), [], state);
      }
    }));
}

test("axe finds nothing without JavaScript's help", () =>
  withPage(browser, server, {}, async (page) => {
    await page.route("**/*.js*", (route) =>
      route.fulfill({ contentType: "text/javascript", body: "" }));
    await page.goto(kStates.filtered);
    assert.deepEqual(await violations(page), []);
  }));

test("the explained state is there to be looked at", () =>
  withPage(browser, server, {}, async (page) => {
    await page.goto(kStates.explained);
    assert.equal(await page.locator(".receipt").count(), 1);
  }));

for (const [name, viewport] of Object.entries({ phone: kPhone, "320 pixels": { width: 320, height: 600 } })) {
  test(`nothing sticks out, ${name}`, () =>
    withPage(browser, server, { viewport, complaints: /400/ }, async (page) => {
      for (const [state, url] of Object.entries(kStates)) {
        await page.goto(url);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= viewport.width, `${state}: ${width}`);
      }
    }));
}

test("a phone has the filters after the articles, a link away", () =>
  withPage(browser, server, { viewport: kPhone }, async (page) => {
    await page.goto(kStates.results);
    const top = (selector) => page.locator(selector).evaluate((it) => it.getBoundingClientRect().top);
    assert.ok(await top("#filters") > await top(".hits"));
    await page.getByRole("link", { name: "Filters" }).click();
    assert.ok(await top("#filters") < kPhone.height);
  }));

test("links and buttons can be hit with a finger", () =>
  withPage(browser, server, { viewport: kPhone }, async (page) => {
    await page.goto(kStates.filtered);
    const small = await page.locator("main :is(button, .facet a, .orders a, .chips a, .paging a, summary)")
      .evaluateAll((all) => all.filter((it) => it.checkVisibility())
        .map((it) => [it.textContent.trim(), it.getBoundingClientRect().height])
        .filter(([, height]) => height > 0 && height < 24));
    assert.deepEqual(small, []);
  }));

test("the skip link leads to the articles", () =>
  withPage(browser, server, {}, async (page) => {
    await page.goto(kStates.results);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "results");
  }));

test("what is printed is the articles", () =>
  withPage(browser, server, {}, async (page) => {
    await page.goto(kStates.results);
    await page.emulateMedia({ media: "print" });
    for (const [selector, visible] of Object.entries({ ".hits": true, "h1": true, ".search": false,
      "#filters": false, ".histogram": false })) {
      assert.equal(await page.locator(selector).first().isVisible(), visible, selector);
    }
  }));
