// A journalist finds a table, asks it by hand, and gets the same from the address that the page shows.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();

// Tables are published by a job right after the first start.
async function published(person, lang) {
  const link = `main a[href="/${lang}/data/agencies"]`;
  for (;;) {
    await person.go(`/${lang}/data?q=agencies`);
    if ((await person.page.locator(link).count()) > 0) return link;
  }
}

for (const way of steps.ways("ta", "zh")) {
  test(`a table is asked by hand and by its address (${steps.called(way)})`, () =>
    stage.with([way], async (person) => {
      await person.click(await published(person, way.lang));
      const told = await person.page.locator('script[type="application/ld+json"]').evaluate((one) => JSON.parse(one.textContent));
      assert.equal(told["@type"], "Dataset");
      await person.click(`main a[href="/${way.lang}/data/agencies/try"]`);
      await person.page.selectOption("#column", "level");
      await person.page.fill("#value", "state");
      await person.page.selectOption("#sort", "name_ms");
      await person.page.fill("#limit", "4");
      await person.click("main form.filters button");
      const shown = await person.page.locator("main tbody tr").count();
      assert.equal(shown, 4);
      const address = await person.page.locator("main pre").innerText();
      const rows = await (await person.context.request.get(address)).json();
      assert.equal(rows.length, 4);
      assert.ok((await person.text("main tbody")).includes(rows[0].name_ms));
      assert.equal(await person.page.inputValue("#value"), "state", "what was asked stands there still");
      await person.page.selectOption("#column", "");
      await person.page.selectOption("#group", "level");
      await person.page.selectOption("#sort", "");
      await person.page.check("#down");
      await person.click("main form.filters button");
      assert.match(await person.text("main tbody tr:first-child"), /federal/);
      await person.page.selectOption("#column", "lat");
      await person.page.selectOption("#way", "from");
      await person.page.fill("#value", "utara");
      await person.click("main form.filters button");
      assert.match(await person.text("main [role=alert]"), /utara/);
    }));
}

for (const way of steps.ways("ms", "ta")) {
  test(`somebody follows a table and ends it again (${steps.called(way)})`, () =>
    stage.with([way], async (person) => {
      await steps.signInAs(person, way.lang, "Aminah binti Contoh");
      await person.click(await published(person, way.lang));
      await person.click(`main a[href="/${way.lang}/data/agencies/follow"]`);
      await person.click('main button[value="make"]');
      assert.equal(await person.page.locator("main [role=status]").count(), 1, "it says that it is done");
      await person.click(`main a[href="/${way.lang}/data/followed"]`);
      await person.click(`main a[href="/${way.lang}/data/agencies/follow"]`);
      await person.click('main button[value="end"]');
      await person.click(`main a[href="/${way.lang}/data/followed"]`);
      assert.equal(await person.page.locator('main a[href$="/follow"]').count(), 0, "and it is over");
    }));
}
