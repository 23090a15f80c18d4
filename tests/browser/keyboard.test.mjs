// A whole report with nothing but the keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const MOST_STOPS = 120;

const focused = (person) =>
  person.page.evaluate(() => {
    const at = document.activeElement;
    const box = at.getBoundingClientRect();
    const style = getComputedStyle(at);
    const middle = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2);
    return {
      name: `${at.tagName} ${at.id || at.name || at.textContent.trim().slice(0, 30)}`,
      ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      seen: at === document.body || at.contains(middle) || (middle && middle.closest("label")?.control === at) || false,
    };
  });

// Presses Tab until this has the focus; whatever has it on the way shows a ring and is not covered.
async function tabTo(person, selector) {
  const wanted = person.page.locator(selector).first();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await person.page.keyboard.press("Tab");
    const at = await focused(person);
    // Between the last stop and the first the focus is with the browser itself.
    if (at.name.startsWith("BODY")) continue;
    assert.ok(at.ringed, `${at.name} shows that it has the focus`);
    assert.ok(at.seen, `${at.name} is not covered`);
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`${selector} cannot be reached with Tab`);
}

async function press(person, selector, status = 200, key = "Enter") {
  await tabTo(person, selector);
  await person.follow(() => person.page.keyboard.press(key), status);
}

const type = async (person, selector, words) => {
  await tabTo(person, selector);
  await person.page.keyboard.type(words);
};

for (const scripts of [true, false]) {
  test(`a report by keyboard, ${scripts ? "with" : "without"} scripts`, async () => {
    await stage.with([{ scripts, width: scripts ? 1280 : 320 }], async (person) => {
      const { page } = person;
      await person.go("/ms/");
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.className), "skip", "first comes the skip link");
      assert.ok((await page.locator(".skip").boundingBox()).y >= 0, "the skip link shows itself");
      await page.keyboard.press("Enter");
      await page.waitForURL(/#main$/);
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null), "it leads into the page");

      await person.go("/ms/");
      await press(person, '.doors a[href="/ms/reports/new"]');
      await press(person, "main form button");
      await press(person, 'main button[value="next"]', 422);
      if (scripts) assert.equal(await page.evaluate(() => document.activeElement.id), "error-summary", "the summary has the focus");
      await tabTo(person, "#error-summary a");
      await page.keyboard.press("Enter");
      await page.waitForURL(/#words$/);
      await page.waitForFunction(() => document.activeElement.id === "words");
      await page.keyboard.type("Petaling Jaya");
      await person.follow(() => page.keyboard.press("Enter"));
      await press(person, 'main button[name="at"]');
      await press(person, 'main button[value="next"]');
      await tabTo(person, "main details:not([open]) summary");
      await page.keyboard.press("Enter");
      await press(person, "main details[open] button[name=category]");
      await press(person, 'main button[value="next"]');
      await type(person, "#description", "Ditulis dengan papan kekunci sahaja.");
      await press(person, "main form > p > button.button");
      await type(person, "#contact", "kekunci@contoh.my");
      await press(person, "main form > p > button.button");
      await press(person, "main form > button.button");
      await type(person, "#code", await steps.codeFor(person, "ms", "kekunci@contoh.my"));
      await person.follow(() => page.keyboard.press("Enter"));
      assert.match(person.path, /\/done$/);
      await press(person, "main a.button");
      await type(person, "#body", "Masih sama.");
      await press(person, "main form:has(#body) button.button");
      assert.ok((await person.text(".timeline")).includes("Masih sama."));
    });
  });
}
