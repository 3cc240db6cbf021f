// SPDX-License-Identifier: GPL-2.0-or-later
// Articles and queries that want to run something.
import assert from "node:assert/strict";
import { test } from "node:test";

import { kPayloads } from "./corpus.mjs";
import { settled, startSuite, until } from "./support.mjs";

const suite = startSuite({ payloads: true });

const isUnhurt = async (page) => {
  await settled(page);
  assert.equal(await page.evaluate(() => window.hurt), undefined);
};

test("titles, publishers and topics are text", () =>
  suite.withPage({}, async (page) => {
    const answer = await fetch(`${suite.url}api/v1/search?q=payload&limit=100`);
    const titles = (await answer.json()).hits.map((hit) => hit.title);
    assert.equal(titles.length, kPayloads.length);
    const seen = [];
    for (const number of [1, 2]) {
      await page.goto(`/?q=payload&page=${number}`);
      seen.push(...await page.locator(".hit h2").allTextContents());
      await isUnhurt(page);
    }
    assert.deepEqual(seen.sort(), titles.sort());
    assert.ok(seen.includes(`payload ${kPayloads[0]}`));
    assert.equal(await page.locator("main :is(script, style, img, iframe, object, embed, base)").count(), 0);
  }));

test("links lead to the web alone", () =>
  suite.withPage({}, async (page) => {
    await page.goto("/?q=payload");
    const targets = await page.locator("a").evaluateAll((all) => all.map((it) => it.getAttribute("href")));
    for (const target of targets) assert.match(target, /^(https:\/\/news\.example\/|\/|#)/);
    assert.ok(targets.some((it) => it.startsWith("https:")));
  }));

test("queries and filters are text, typed or in the address", () =>
  suite.withPage({ complaints: /400/ }, async (page) => {
    for (const payload of kPayloads) {
      const text = encodeURIComponent(payload);
      await page.goto(`/?q=${text}&topic=${text}&provider=${text}`);
      assert.equal(await page.getByRole("searchbox").inputValue(), payload);
      await isUnhurt(page);
    }
    for (const payload of kPayloads.filter((it, number) => number % 5 === 0)) {
      await page.goto(`/?from=${encodeURIComponent(payload)}`);
      await isUnhurt(page);
    }
    for (const payload of kPayloads.slice(0, 8)) {
      await Promise.all([page.waitForResponse(/typing=1/), page.getByRole("searchbox").fill(payload)]);
      await until(page, () => !document.querySelector("[aria-busy]"));
      await isUnhurt(page);
    }
  }));

test("sections show text, whatever is in them or asked of them", () =>
  suite.withPage({}, async (page) => {
    for (const path of ["/hot", "/trends?by=count", "/coverage", "/?q=payload&collapse=provider",
      "/?q=payload&collapse=duplicates", ...[0, 1, 3].map((it) => `/stories/_news%2Farticle-00${it}.md`)]) {
      await page.goto(path);
      await isUnhurt(page);
      assert.match(await page.locator("main").textContent(), /[<{]/, path);
      assert.equal(await page.locator("main :is(script, style, img, iframe, object, embed, base)").count(), 0);
      const targets = await page.locator("a").evaluateAll((all) => all.map((it) => it.getAttribute("href")));
      for (const target of targets) assert.match(target, /^(https:\/\/news\.example\/|\/|#)/);
    }
    for (const payload of kPayloads.filter((it, number) => number % 8 === 0)) {
      for (const section of ["hot", "trends", "coverage"]) {
        await page.goto(`/${section}?q=${encodeURIComponent(payload)}&topic=${encodeURIComponent(payload)}`);
        assert.equal(await page.getByRole("searchbox").inputValue(), payload);
        await isUnhurt(page);
      }
    }
  }));
