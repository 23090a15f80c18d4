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
      await clerk.page.locator("main form[method=post] > details > summary").click();
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

// A routine case: look at it, send a ready reply that closes it, back to the queue.
test("a clerk works 20 routine cases in at most 200 keystrokes", async (t) => {
  const CASES = 20;
  const MOST = 200;
  await stage.with([{ lang: "ms", width: 1280 }], async (clerk) => {
    const words = Array.from({ length: CASES }, (_, turn) => `Lampu jalan rutin ${turn + 1} padam.`);
    await steps.reportsToMbpj(stage.house, words, "streetlight-local");
    await steps.signInAs(clerk, "ms", OFFICER);
    await clerk.go("/ms/desk");
    const worked = new Set();
    // Counted by the page itself, so that nothing is pressed uncounted.
    let pressed = 0;
    await clerk.page.exposeFunction("keyWasPressed", () => (pressed += 1));
    await clerk.page.addInitScript(() => addEventListener("keydown", () => window.keyWasPressed(), true));
    await clerk.page.reload();
    const press = (key) => clerk.page.keyboard.press(key);
    for (let turn = 0; turn < CASES; turn += 1) {
      await press("j");
      // A place where the same is reported again stands in the queue too; its work is no routine.
      while (await clerk.page.evaluate(() => document.activeElement.matches("a[href*='/cases/']"))) await press("j");
      await clerk.follow(() => press("Enter"));
      worked.add(clerk.path.match(steps.REFERENCE)[0]);
      await press("s");
      // One that is late asks why before anything is said.
      if (await clerk.page.locator("select#late-resolve").count()) {
        await press("ArrowDown");
        await press("Tab");
      }
      await press("ArrowDown");
      await clerk.follow(() => press("Control+Enter"));
      assert.equal(await clerk.page.locator("main [role=status]").count(), 1);
      await clerk.follow(() => press("u"));
    }
    await clerk.go("/ms/desk?queue=closed");
    const closed = await clerk.text();
    const left = [...worked].filter((reference) => !closed.includes(reference));
    t.diagnostic(`${pressed} keystrokes for ${CASES} cases`);
    assert.ok(pressed <= MOST, `${pressed} keystrokes`);
    assert.equal(worked.size, CASES);
    assert.deepEqual(left, [], "each of them is closed");
  });
});

test("a printed case holds what happened and no buttons, also without scripts", async () => {
  await stage.with([{ lang: "ms", width: 1280, scripts: false }], async (clerk) => {
    const [reference] = await steps.reportsToMbpj(stage.house, ["Longkang untuk dicetak."], "drain-blocked");
    await steps.signInAs(clerk, "ms", OFFICER);
    await clerk.go(`/ms/desk/reports/${reference}`);
    await clerk.page.emulateMedia({ media: "print" });
    const shown = await clerk.text();
    assert.ok(shown.includes(reference) && shown.includes("Longkang untuk dicetak."));
    for (const hidden of ["main form", "main .button", "nav", "footer"]) {
      for (const one of await clerk.page.locator(hidden).all()) assert.ok(!(await one.isVisible()), hidden);
    }
    await clerk.page.pdf({ path: "/dev/null" });
  });
});

steps.ways("zh", "ta").slice(1, 3).forEach((way) => {
  test(`written down for a caller, answered with ready words: ${steps.called(way)}`, async () => {
    await stage.with([way, way], async (clerk, chief) => {
      const { lang } = way;
      const contact = `pemanggil.${lang}@contoh.my`;
      await steps.signInAs(clerk, lang, OFFICER);
      await clerk.go(`/${lang}/desk`);
      await clerk.click(`main a[href="/${lang}/desk/file"]`);
      await clerk.page.check("main input[name=came][value=phone]");
      await clerk.click("main form .button");
      await steps.searchPlace(clerk, "Petaling Jaya");
      await clerk.click(steps.next);
      await steps.pickCategory(clerk, "drain-blocked");
      await clerk.page.check("main input[name=to][value=routed]");
      await clerk.click(steps.next);
      await steps.describe(clerk, `Longkang tersumbat, kata pemanggil ${lang}.`);
      await steps.introduce(clerk, { contact, name: "Encik Pemanggil" });
      await clerk.click("main form > button.button");
      assert.match(clerk.path, /\/done$/, "nobody has to enter a code");
      const reference = (await clerk.text()).match(steps.REFERENCE)[0];
      await clerk.go(`/${lang}/desk/reports/${reference}`);
      assert.ok((await clerk.text()).includes("Encik Pemanggil"));
      const box = clerk.page.locator('main details:has(button[name=step][value="resolve"])');
      await box.locator("summary").click();
      await box.locator("select[name=reply]").selectOption("resolve.cleaned");
      await clerk.click(box.locator("button[name=fill]"));
      const words = await box.locator("textarea").inputValue();
      assert.ok(words.length > 10, "the words can be changed before they are sent");
      await clerk.click(box.locator("button[name=step]"));
      await clerk.go(`/${lang}/reports/${reference}`);
      assert.ok((await clerk.text()).includes(words));
      await clerk.go(`/${lang}/demo`);
      assert.ok((await clerk.text()).includes(contact), "letters go to the caller");
      await steps.signInAs(chief, lang, "Pentadbir Agensi Contoh MBPJ");
      await chief.go(`/${lang}/desk/replies?agency=mbpj`);
      await chief.page.fill("#name", `Kontraktor ${lang}`);
      await chief.page.fill("#words-ms", "Kontraktor kami datang esok.");
      await chief.click("main form:has(#name) .button");
      assert.equal(await chief.page.locator("main [role=status]").count(), 1);
      await chief.click(chief.page.locator("main tr", { hasText: `Kontraktor ${lang}` }).locator("button"));
      assert.equal(await chief.page.locator("main tr", { hasText: `Kontraktor ${lang}` }).count(), 0);
    });
  });
});

// What the demo brings along, in the rooms of an agency and of the bureau.
steps.ways("en", "ta").slice(1, 2).forEach((way) => {
  test(`late reports, offers and calls stand in queues of their own: ${steps.called(way)}`, async () => {
    await stage.with([way, way], async (clerk, bureau) => {
      const { lang } = way;
      await steps.signInAs(clerk, lang, OFFICER);
      await clerk.go(`/${lang}/desk?queue=overdue&unexplained=1`);
      const row = clerk.page.locator("main tbody tr a[href*='/desk/reports/']").first();
      await clerk.click(row);
      const reference = clerk.path.match(steps.REFERENCE)[0];
      await clerk.page.selectOption("#reason-explain", "contractor");
      await clerk.click('main button[name=step][value="explain"]');
      await clerk.go(`/${lang}/desk?queue=overdue&unexplained=1`);
      assert.ok(!(await clerk.text()).includes(reference), "it has its reason");
      await clerk.go(`/${lang}/desk/tasks?agency=mbpj`);
      assert.ok((await clerk.page.locator("main tbody tr").count()) > 0, "others offer reports");
      await steps.signInAs(bureau, lang, "Meja Agihan Contoh BPA");
      await bureau.go(`/${lang}/desk?queue=bureau`);
      await bureau.click(bureau.page.locator("main tbody tr a[href*='/desk/reports/']").first());
      assert.equal(await bureau.page.locator('main button[name=step][value="note"]').count(), 1);
      assert.equal(await bureau.page.locator('main button[name=step][value="reply"]').count(), 0);
    });
  });
});
