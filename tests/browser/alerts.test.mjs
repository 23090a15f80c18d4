// Somebody asks to be told of new reports around a place, is told once, and stops it: with a code, without an account.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const PATIENCE_MS = 60_000;

// The newest letter to an address that has these words, as soon as the demo shows it.
async function letterTo(person, lang, address, words) {
  const page = await person.context.newPage();
  const letter = page.locator("section.panel", { hasText: address }).filter({ hasText: words }).first();
  const until = Date.now() + PATIENCE_MS;
  do await page.goto(`/${lang}/demo`);
  while ((await letter.count()) === 0 && Date.now() < until);
  const links = await letter.locator("a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  await page.close();
  return links;
}

steps.ways("en", "ta").forEach((way, number) => {
  test(`a stranger is told of new reports around a place: ${steps.called(way)}`, async () => {
    await stage.with([way, way], async (stranger, citizen) => {
      const lang = way.lang;
      const own = `jiran${number}@contoh.my`;
      await stranger.go(`/${lang}/alerts`);
      await stranger.click('main a.button[href$="/alerts/new"]');
      await stranger.page.fill("#contact", own);
      await stranger.click('main button[value="send"]', 422);
      await stranger.page.fill("#words", "Petaling Jaya");
      await stranger.click("main form[method=get] button:not([type])");
      await stranger.click(stranger.page.locator("main ul.plain a").first());
      await stranger.page.check('main input[name=pace][value="soon"]');
      await stranger.page.selectOption("#radius", "10000");
      await stranger.page.fill("#contact", own);
      await stranger.click('main button[value="send"]');
      await stranger.page.fill("#code", await steps.codeFor(stranger, lang, own));
      await stranger.click('main button[value="confirm"]');
      assert.match(stranger.path, /\/alerts$/);
      assert.equal(await stranger.page.locator("main button[name=end]").count(), 1);

      const contact = `pelapor-sini${number}@contoh.my`;
      const words = `Rahsia pelapor nombor ${number}.`;
      const reference = await steps.reportToMbpj(citizen, lang, { contact, words });
      const links = await letterTo(stranger, lang, own, reference);
      assert.ok(links.some((href) => href === `/${lang}/reports/${reference}`), "it leads to the report");
      const stop = links.find((href) => href.includes("/letters/"));
      await stranger.go(stop);
      await stranger.click('main button[value="case"]');
      await stranger.go(`/${lang}/alerts`);
      await stranger.click('main button[value="again"]');
      await stranger.click("main button[name=end]");
      assert.equal(await stranger.page.locator("main button[name=end]").count(), 0, "and it is over");
    });
  });
});
