// A whole report with nothing but the keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";
import { press, tabTo, type } from "./support/keyboard.mjs";

const stage = steps.scene();

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
      await press(person, "main form button[value=complaint]");
      await press(person, 'main button[value="next"]', 422);
      if (scripts) assert.equal(await page.evaluate(() => document.activeElement.id), "error-summary", "the summary has the focus");
      await tabTo(person, "#error-summary a");
      await page.keyboard.press("Enter");
      await page.waitForURL(/#words$/);
      await page.waitForFunction(() => document.activeElement.id === "words");
      // Elsewhere the second time: beside the first report it would be offered as known.
      await page.keyboard.type(scripts ? "Petaling Jaya" : "Kuching");
      await person.follow(() => page.keyboard.press("Enter"));
      await press(person, 'main button[name="at"]');
      await press(person, 'main button[value="next"]');
      await tabTo(person, "main details:not([open]) summary");
      await page.keyboard.press("Enter");
      await press(person, "main details[open] button[name=category]");
      await press(person, 'main button[value="next"]');
      await type(person, "#description", "Ditulis dengan papan kekunci sahaja.");
      await press(person, "main form > p > button.button");
      // The second of the two is shown the first one's report.
      if (person.path.endsWith("/similar")) await press(person, "main .actions a.button");
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
