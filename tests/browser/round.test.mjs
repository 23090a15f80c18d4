// An officer takes a round of places along, and has it where there is no connection.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();

test("an officer's round is kept as a whole: its list and the form of each place", async () => {
  await stage.with([{ lang: "ms", width: 320, scripts: true }], async (person) => {
    await steps.signInAs(person, "ms", "Pegawai Contoh MBPJ");
    await person.go("/ms/desk");
    const report = person.page.locator("main a[href*='/desk/reports/RR-']").first();
    await person.click(report);
    await steps.move(person, "claim");
    await person.go("/ms/desk/round");
    const places = await person.page.locator("a[data-visit]").evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
    assert.ok(places.length > 0, "there is somewhere to go");
    await person.page.click("button[data-fetch]");
    await person.page.locator("p[role=status]").waitFor();
    const kept = await person.page.evaluate(async () => {
      const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      const all = await Promise.all(caches_.map((cache) => cache.keys()));
      return all.flat().map((request) => new URL(request.url).pathname);
    });
    for (const page of ["/ms/desk/round", ...places]) assert.ok(kept.includes(page), `${page} is kept`);
  });
});
