// SPDX-License-Identifier: GPL-2.0-or-later
// Picking a stretch of time on the chart.
import assert from "node:assert/strict";
import { test } from "node:test";

import { startSuite, total, untilAt } from "./support.mjs";

const suite = startSuite();

const charted = (name, body) => test(name, () =>
  suite.withPage({}, async (page) => {
    await page.goto("/");
    await body(page, page.locator("#bars"));
  }));

/** The middle of bar `number`, on the screen. */
async function placeOf(page, number) {
  const box = await page.locator(".bar .slot").nth(number).boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

charted("there is a bar for each month", async (page, chart) => {
  const labels = await chart.locator("title").allTextContents();
  assert.equal(labels.length, 33);
  assert.equal(labels[0], "January 2019: 3 articles");
  assert.equal(labels[32], "September 2021: 3 articles");
});

charted("dragging picks what is between", async (page) => {
  await page.mouse.move(...await placeOf(page, 2));
  await page.mouse.down();
  await page.mouse.move(...await placeOf(page, 3), { steps: 4 });
  assert.equal(await page.locator("#picked").textContent(), "1 March 2019 – 30 April 2019: 6 articles");
  assert.equal(await page.locator(".bar.picked").count(), 2);
  await page.mouse.up();
  await untilAt(page, "/?from=2019-03-01&to=2019-04-30");
  assert.equal(await total(page), 6);
});

charted("dragging works to the left and beyond the edge", async (page) => {
  await page.mouse.move(...await placeOf(page, 1));
  await page.mouse.down();
  await page.mouse.move(1, 300, { steps: 4 });
  await page.mouse.up();
  await untilAt(page, "/?from=2019-01-01&to=2019-02-28");
});

charted("a click picks one bar, and days are shown then", async (page) => {
  await page.mouse.click(...await placeOf(page, 2));
  await untilAt(page, "/?from=2019-03-01&to=2019-03-31");
  assert.equal(await page.locator(".bar.selected").count(), 31);
  assert.ok(await page.locator(".bar").count() > 31, "what is around is shown too");
});

charted("the keyboard picks, too", async (page, chart) => {
  assert.equal(await chart.locator("[tabindex='0']").count(), 1);
  await chart.locator("[tabindex='0']").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /^February 2019/);
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  assert.equal(await page.locator(".bar.picked").count(), 3);
  await page.keyboard.press("Enter");
  await untilAt(page, "/?from=2019-02-01&to=2019-04-30");
});

charted("Escape lets go of the pick, Enter opens one bar", async (page, chart) => {
  await chart.locator("[tabindex='0']").focus();
  await page.keyboard.press("Shift+End");
  assert.equal(await page.locator(".bar.picked").count(), 33);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".bar.picked").count(), 0);
  await page.keyboard.press("Enter");
  await untilAt(page, "/?from=2021-09-01&to=2021-09-30");
});
