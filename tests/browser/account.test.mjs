// Who reads one's data, taking it along, and leaving for good.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const send = "main form > p > button.button";

steps.ways("en", "ta").forEach((way, number) => {
  test(`somebody sees who read their data, and leaves: ${steps.called(way)}`, async () => {
    await stage.with([way, way], async (citizen, officer) => {
      const lang = way.lang;
      const contact = `pergi${number}@contoh.my`;
      const words = `Lubang di hadapan kedai nombor ${number + 80}.`;
      const reference = await steps.reportToMbpj(citizen, lang, { contact, words });
      await citizen.go(`/${lang}/me/views`);
      assert.equal(await citizen.page.locator("main table").count(), 0, "nobody has read anything yet");

      await steps.signInAs(officer, lang, "Pegawai Contoh MBPJ");
      await officer.go(`/${lang}/desk/reports/${reference}`);
      assert.ok((await officer.text()).includes(contact), "who works on it sees how to reach them");

      await citizen.go(`/${lang}/me/views`);
      const read = citizen.page.locator("main tbody tr", { hasText: reference });
      assert.equal(await read.count(), 1, "the reading stands there at once");
      assert.match(await read.innerText(), /Pegawai Contoh MBPJ/);

      await citizen.go(`/${lang}/me/data`);
      assert.ok((await citizen.text()).includes(words), "what they wrote is on the page");

      await citizen.go(`/${lang}/me/close`);
      await citizen.click(send);
      await citizen.page.fill("#code", "000000");
      await citizen.click(send, 422);
      await citizen.page.fill("#code", await steps.codeFor(citizen, lang, contact));
      await citizen.click(send);
      assert.match(citizen.path, /\/(closed|close.*)$/);
      await citizen.go(`/${lang}/me`);
      assert.match(citizen.path, /\/sign-in$/, "they are signed out");

      const names = async () => {
        await officer.go(`/${lang}/desk/reports/${reference}`);
        return (await officer.text()).includes(contact);
      };
      // A job takes them off their cases, one by one.
      for (let tries = 0; tries < 50 && (await names()); tries += 1);
      const left = await officer.text();
      assert.ok(left.includes(words) && !left.includes(contact), "the report stays, and names nobody");
    });
  });
});
