// A clerk at the queue with nothing but a keyboard, and with nothing but a mouse.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const OFFICER = "Pegawai Contoh MBPJ";

test("the keys of the queue: down, select, open, and off", async () => {
  await stage.with([{ lang: "ms", width: 1280 }], async (clerk) => {
    const { page } = clerk;
    const press = (key) => page.keyboard.press(key);
    const row = () => page.evaluate(() => document.activeElement.closest("tr")?.rowIndex ?? 0);
    await steps.reportsToMbpj(stage.house, ["Lubang pertama.", "Lubang kedua."]);
    await steps.signInAs(clerk, "ms", OFFICER);
    await clerk.go("/ms/desk?queue=open");
    await press("j");
    assert.equal(await row(), 1);
    await press("j");
    assert.equal(await row(), 2);
    await press("k");
    assert.equal(await row(), 1);
    await press("x");
    assert.equal(await page.locator("input[name=pick]:checked").count(), 1);
    await press("?");
    assert.ok(await page.locator("#keys[open]").isVisible());
    await page.locator("#keys-on").uncheck();
    await clerk.go("/ms/desk?queue=open");
    await press("j");
    assert.equal(await row(), 0, "they are off, and stay off");
    await page.evaluate(() => localStorage.clear());
    await clerk.go("/ms/desk?queue=open");
    await press("j");
    await clerk.follow(() => press("Enter"));
    assert.match(clerk.path, /\/desk\/reports\/RR-/);
  });
});

steps.ways("en", "ta").forEach((way, number) => {
  test(`take one, then set a priority for two: ${steps.called(way)}`, async () => {
    await stage.with([way], async (clerk) => {
      const lang = way.lang;
      const words = `Lampu nombor${number} padam.`;
      const made = await steps.reportsToMbpj(stage.house, [words, `${words} Gelap.`], "streetlight-local");
      await steps.signInAs(clerk, lang, OFFICER);
      await clerk.go(`/${lang}/desk?queue=new&sort=newest`);
      const inQueue = (reference) => clerk.page.locator("main tr", { hasText: reference });
      await clerk.click(inQueue(made[0]).locator("button[name=claim]"));
      assert.equal(await clerk.page.locator("main [role=status] a").innerText(), made[0]);
      await clerk.go(`/${lang}/desk?queue=open&sort=newest`);
      for (const reference of made) await inQueue(reference).locator("input[name=pick]").check();
      await clerk.page.locator("main form[method=post] details > summary").click();
      await clerk.page.selectOption("#bulk-priority", "urgent");
      await clerk.click("main button[value=prioritise]");
      assert.equal(await clerk.page.locator("main .tag.done").count(), 2);
      await clerk.go(`/${lang}/desk?queue=open&priority=urgent&sort=priority`);
      for (const reference of made) assert.equal(await inQueue(reference).count(), 1);
      await clerk.go(`/${lang}/desk?words=nombor${number}`);
      assert.equal(await clerk.page.locator("main input[name=pick]").count(), 2, "words find what has them");
      await clerk.click(inQueue(made[1]).locator("a"));
      await clerk.page.locator("main details", { has: clerk.page.locator("#person") }).locator("summary").click();
      await clerk.page.selectOption("#person", { label: OFFICER });
      await clerk.click("main button[value=assign]");
      assert.equal(await clerk.page.locator("main [role=status]").count(), 1);
    });
  });
});
