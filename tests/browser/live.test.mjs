// Pages that say by themselves that something changed: once, quietly, and nothing moves under anybody's finger.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const OFFICER = "Pegawai Contoh MBPJ";
const NEWS = "main [data-live] p";

steps.ways("zh", "ta").forEach((way) => {
  test(`an officer at the queue and somebody at a report learn of news: ${steps.called(way)}`, async () => {
    await stage.with([way, way, { lang: "ms", width: 1280 }], async (officer, person, colleague) => {
      const [report] = await steps.reportsToMbpj(stage.house, ["Lubang di hadapan kedai."]);
      await steps.signInAs(officer, way.lang, OFFICER);
      await officer.go(`/${way.lang}/desk?queue=new&sort=newest`);
      await person.go(`/${way.lang}/reports/${report}`);
      assert.equal(await officer.page.locator(NEWS).count(), 0, "what is shown is not new");
      const [second] = await steps.reportsToMbpj(stage.house, ["Lampu di hadapan kedai."], "streetlight-local");
      await steps.signInAs(colleague, "ms", OFFICER);
      await colleague.go(`/ms/desk/reports/${report}`);
      await steps.move(colleague, "reply", { body: "Kami datang esok." });
      if (!way.scripts) {
        await officer.go(`/${way.lang}/desk?queue=new&sort=newest`);
        await person.go(`/${way.lang}/reports/${report}`);
      } else {
        for (const reader of [officer, person]) {
          await reader.page.locator(NEWS).waitFor();
          await reader.inspect();
          await reader.click(`${NEWS} a`);
          assert.equal(await reader.page.locator(NEWS).count(), 0, "it was seen");
        }
      }
      assert.match(await officer.text(), new RegExp(second));
      assert.match(await person.text(), /Kami datang esok/);
    });
  });
});
