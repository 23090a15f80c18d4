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

test("a page that was refused news asks again after a while, and then learns of it", async () => {
  await stage.with([{ lang: "ms", width: 1280 }], async (officer) => {
    let asked = 0;
    let refused = null;
    const told = new Promise((resolve) => {
      refused = resolve;
    });
    await steps.signInAs(officer, "ms", OFFICER);
    await officer.page.clock.install();
    await officer.page.route(/\/live\?/, (route) => {
      asked += 1;
      if (asked > 1) return route.continue();
      return route.fulfill({ status: 503, headers: { "retry-after": "30" } }).then(refused);
    });
    // Not as a visitor who complains of what the console says: the refusal is meant.
    await officer.page.goto("/ms/desk?queue=new&sort=newest");
    await told;
    await officer.page.clock.runFor(29_000);
    assert.equal(asked, 1, "whoever was refused waits");
    const again = officer.page.waitForRequest(/\/live\?/);
    await officer.page.clock.runFor(31_500);
    await again;
    await steps.reportsToMbpj(stage.house, ["Lubang di hadapan pasar."]);
    await officer.page.locator(NEWS).waitFor();
    assert.equal(asked, 2);
  });
});
