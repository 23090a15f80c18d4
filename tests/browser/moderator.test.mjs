// A moderator takes words out of a report; everybody reads the rest, and its reporter has somebody else look at it.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const OFFICER = "Pegawai Contoh MBPJ";
const NUMBER = "012-345 6789";
const SECRET = "Encik Kuda Belang";

// A part of the page on which words are moderated, opened to act on it.
async function part(officer, id) {
  const section = officer.page.locator("main section", { has: officer.page.locator(`h2[id="${id}"]`) });
  await section.locator("summary").click();
  return section;
}

const deed = (section, code) => section.locator(`button[name=do][value=${code}]`);

steps.ways("en", "en").forEach((way, number) => {
  test(`words are changed, hidden, objected to and shown again: ${steps.called(way)}`, async () => {
    await stage.with([way, way, way, way], async (reporter, officer, everybody, bureau) => {
      const { lang } = way;
      const contact = `pelapor${number}@contoh.my`;
      const words = `Lubang besar. ${SECRET} yang salah.`;
      const reference = await steps.reportToMbpj(reporter, lang, { contact, words });
      await steps.signInAs(officer, lang, OFFICER);
      await officer.go(`/${lang}/desk/reports/${reference}`);
      const desk = `/${lang}/desk/reports/${reference}/moderate`;
      await officer.click(`main a[href="${desk}"]`);

      const described = await part(officer, "description");
      await described.locator("textarea").fill("Lubang besar.");
      await officer.click(deed(described, "edit"), 422);
      assert.equal(await officer.page.locator("#error-summary").count(), 1, "it needs a reason");
      const again = officer.page.locator("main section", { has: officer.page.locator("#description") });
      assert.equal(await again.locator("textarea").inputValue(), "Lubang besar.", "what was typed stays");
      await again.locator("select").selectOption("accuses");
      await officer.click(deed(again, "edit"));
      assert.equal(await officer.page.locator("main [role=status]").count(), 1);
      assert.ok((await officer.text()).includes(SECRET), "moderators read what stood there");

      await everybody.go(`/${lang}/reports/${reference}`);
      const shown = await everybody.text();
      assert.ok(!shown.includes(SECRET) && shown.includes("Lubang besar."));
      const notice = lang === "ms" ? "dibuang oleh pejabat" : "removed by the office";
      assert.ok(shown.includes(notice));

      await reporter.go(`/${lang}/reports/${reference}`);
      await reporter.page.locator("#moderated > summary").click();
      await reporter.page.fill("#object-words", "Itu perkara sebenar.");
      await reporter.click("#moderated form button");
      await steps.signInAs(bureau, lang, "Meja Agihan Contoh BPA");
      await bureau.go(`/${lang}/desk`);
      await bureau.click(`main nav a[href="/${lang}/desk/objections"]`);
      await bureau.click(`main a[href="${desk}"]`);
      const taken = await part(bureau, "description");
      await taken.locator("input[name=words]").fill("Tiada nama penuh.");
      await bureau.click(deed(taken, "restore"), 200);

      await everybody.go(`/${lang}/reports/${reference}`);
      assert.ok((await everybody.text()).includes(SECRET), "it is there again");
      await officer.go(desk);
      const all = await part(officer, "report");
      await all.locator("select").selectOption("danger");
      await officer.click(deed(all, "hide"));
      await everybody.go(`/${lang}/reports/${reference}`, 404);
      await reporter.go(`/${lang}/reports/${reference}`);
      assert.equal(await reporter.page.locator("main .notice.warn").count(), 1, "the reporter is told");
    });
  });

  test(`a number in a reply is seen before it is published: ${steps.called(way)}`, async () => {
    await stage.with([way, way], async (officer, everybody) => {
      const { lang } = way;
      const [reference] = await steps.reportsToMbpj(stage.house, [`Longkang ${number} tersumbat.`], "drain-blocked");
      await steps.signInAs(officer, lang, OFFICER);
      await officer.go(`/${lang}/desk?queue=open&sort=newest`);
      await officer.click(officer.page.locator("main tr", { hasText: reference }).locator("a"));
      await steps.move(officer, "reply", { body: `Hubungi pelapor di ${NUMBER}.`, status: 422 });
      assert.ok((await officer.text()).includes(NUMBER));
      await steps.move(officer, "reply", { body: `Hubungi pelapor di ${NUMBER}.` });
      await everybody.go(`/${lang}/reports/${reference}`);
      const shown = await everybody.text();
      assert.ok(!shown.includes(NUMBER) && shown.includes("[…]"));
      await officer.click("main a[data-key=u]");
      assert.match(officer.page.url(), /\/desk\?queue=open&.*sort=newest/, "back where the officer came from");
    });
  });
});
