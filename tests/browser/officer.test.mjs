// An officer handles a report in the open: queue, claim, question, answer, reply, result, hand-over.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const MBPJ = "Pegawai Contoh MBPJ";
const DBKL = "Pegawai Contoh DBKL";

const inQueue = (officer, reference) => officer.page.locator("main tr", { hasText: reference });

async function openFromQueue(officer, lang, reference, queue = "new") {
  await officer.go(`/${lang}/desk?queue=${queue}`);
  await officer.click(inQueue(officer, reference).locator("a"));
}

steps.ways("zh", "ta").forEach((way, number) => {
  test(`from the queue to the answer: ${steps.called(way)}`, async () => {
    await stage.with([way, way, { width: way.width }], async (citizen, officer, stranger) => {
      const lang = way.lang;
      const words = `Lubang nombor ${number} di Jalan Contoh.`;
      const contact = `warga${number}@contoh.my`;
      const reference = await steps.reportToMbpj(citizen, lang, { contact, words });
      const report = `/${lang}/reports/${reference}`;

      await steps.signInAs(officer, lang, MBPJ);
      assert.match(officer.path, /\/desk$/);
      await openFromQueue(officer, lang, reference);
      const desk = await officer.text();
      assert.ok(desk.includes(words) && desk.includes(contact), "the officer sees the words and the contact");
      await steps.move(officer, "claim");

      await steps.move(officer, "ask", { body: "Di hadapan rumah yang mana?" });
      assert.equal(await officer.page.locator("main .tag.waiting").count(), 1, "the report waits");
      await officer.go(`/${lang}/desk?queue=waiting`);
      assert.equal(await inQueue(officer, reference).count(), 1, "it stands in the queue of those that wait");

      await stranger.go(report);
      assert.ok(!(await stranger.text()).includes("rumah yang mana"), "the question is between the two");
      await citizen.go(report);
      assert.ok((await citizen.text()).includes("Di hadapan rumah yang mana?"));
      await citizen.page.fill("#body", "Rumah nombor 12.");
      await citizen.click("main form:has(#body) button.button");
      assert.equal(await citizen.page.locator("main .tag.waiting").count(), 0, "the clock runs again");

      await officer.go(`/${lang}/desk/reports/${reference}`);
      assert.ok((await officer.text()).includes("Rumah nombor 12."));
      await steps.move(officer, "reply", { body: "Kontraktor datang esok pagi." });
      await steps.move(officer, "resolve", { body: "Lubang sudah ditampal." });
      await officer.go(`/${lang}/desk?queue=closed`);
      assert.equal(await inQueue(officer, reference).count(), 1, "it is among the closed");

      await stranger.go(report);
      const open = await stranger.text();
      assert.ok(open.includes("Kontraktor datang esok pagi.") && open.includes("Lubang sudah ditampal."));
      assert.ok(!open.includes("Rumah nombor 12.") && !open.includes(contact), "private words stay private");
      assert.equal(await stranger.page.locator("main .tag.done").count(), 1, "everybody sees that it is done");

      await citizen.go(`/${lang}/me`);
      await citizen.click("main a[href$='/me/views']");
      const readers = await citizen.text("main table");
      assert.ok(readers.includes(MBPJ) && readers.includes(reference), "the citizen sees who read what");
    });
  });
});

steps.ways("en", "zh").forEach((way, number) => {
  test(`handed over to another agency: ${steps.called(way)}`, async () => {
    await stage.with([way, way, way], async (citizen, officer, other) => {
      const lang = way.lang;
      const words = `Di sempadan Kuala Lumpur, kes ${number}.`;
      const reference = await steps.reportToMbpj(citizen, lang, { contact: `sempadan${number}@contoh.my`, words });
      await steps.signInAs(other, lang, DBKL);
      await other.go(`/${lang}/desk/reports/${reference}`, 404);
      await steps.signInAs(officer, lang, MBPJ);
      await openFromQueue(officer, lang, reference);
      await steps.move(officer, "offer", { body: "Jalan ini milik DBKL.", agency: "dbkl" });
      await other.go(`/${lang}/desk`);
      await other.click(other.page.locator("main nav.rail a[href*='/desk/tasks']").first());
      const task = other.page.locator("main tr", { hasText: reference });
      await other.click(task.locator("a[href*='/tasks/']"));
      await other.page.check("main input[value=accepted]");
      await other.click("main form .button");
      await officer.go(`/${lang}/desk?queue=new`);
      assert.equal(await inQueue(officer, reference).count(), 0, "it has left this desk");
      await openFromQueue(other, lang, reference);
      assert.ok((await other.text()).includes(words));
      await citizen.go(`/${lang}/reports/${reference}`);
      assert.ok((await citizen.text()).includes("Jalan ini milik DBKL."), "everybody sees why");
      assert.equal(await citizen.page.locator("main table tbody tr").count(), 2, "and who had it for how long");
    });
  });
});
