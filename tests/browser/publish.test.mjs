// An agency publishes a table from a file with the usual faults: from signing in to the public page, and what has to be decided by two.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const CHIEF = "Pentadbir Agensi Contoh MBPJ";
const SECOND = "Pentadbir Kedua Contoh MBPJ";
// A mark at the beginning, blank headers and empty lines at the end, codes with zeros, thousands, days before months.
const FILE = [
  "\ufeffKod Klinik,Nama,Dibuka,Hasil (RM),,",
  '007,Klinik Desa Sungai Way,31/01/2024,"1,200.50",,',
  "008,Klinik Desa Damansara,15/02/2024,980,,",
  '0164A,Klinik Desa Subang,02/03/2024,"12,000",,',
  ",,,,,",
].join("\r\n");

// A job reads the file; the page loads itself again until it has.
async function settled(person, path) {
  for (let tries = 0; tries < 200; tries += 1) {
    await person.go(path);
    if ((await person.page.locator("meta[http-equiv=refresh]").count()) === 0) return;
    await new Promise((next) => setImmediate(next));
  }
  assert.fail("the file was never read");
}

const send = async (person, name, text) => {
  await person.page.setInputFiles("#file", { name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await person.click("main form[action$='/upload'] button");
};

steps.ways("ta", "en").forEach((way, number) => {
  const { lang } = way;

  test(`an agency publishes a table by itself: ${steps.called(way)}`, async () => {
    const slug = `klinik-${number}`;
    const desk = `/${lang}/desk/data/${slug}`;
    await stage.with([way, way], async (chief, second) => {
      await steps.signInAs(chief, lang, CHIEF);
      await chief.click(`main a[href="/${lang}/desk/data"]`);
      await chief.click(`main a[href="/${lang}/desk/data/new"]`);
      await chief.page.fill("#title-ms", "Klinik desa");
      await chief.page.fill("#slug", slug);
      await chief.click("main form[method=post] button.button", 422);
      await chief.page.fill("#about-ms", "Klinik desa dan hasilnya.");
      await chief.click("main form[method=post] button.button");
      assert.equal(chief.path, desk);
      await send(chief, "klinik.csv", FILE);
      await settled(chief, desk);
      const reading = (column) => chief.page.locator(`select[name=reading-${column}]`).inputValue();
      assert.equal(await reading(0), "text plain", "codes stay as they are");
      assert.equal(await reading(2), "date day_first");
      assert.equal(await reading(3), "number thousands");
      await chief.page.fill("#key", "kod_klinik");
      await chief.click("main button[value=plan]");
      await settled(chief, desk);
      await chief.click("main button[value=publish]");
      await chief.go(`/${lang}/data/${slug}`);
      assert.match(await chief.text(), /0164A/);

      await chief.go(desk);
      await send(chief, "klinik.csv", FILE.replace("Klinik Desa Subang", "012-345 6789"));
      await settled(chief, desk);
      assert.equal(await chief.page.locator("main button[value=publish]").count(), 0, "not by one person alone");
      await chief.page.fill("#reason", "Nombor pejabat, bukan orang.");
      await chief.click("main button[value=ask]");
      assert.equal(await chief.page.locator("main button[value=approve]").count(), 0);
      await steps.signInAs(second, lang, SECOND);
      await second.go(desk);
      await second.page.fill("#reason", "Setuju.");
      await second.click("main button[value=approve]");
      await second.go(`/${lang}/data/${slug}/changes?from=1&to=2`);
      assert.match(await second.text(), /012-345 6789/);
    });
  });
});
