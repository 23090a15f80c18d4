// An agency's administrator chooses the words of a letter: what does not fit is told, it is tried, used, and taken back.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const CHIEF = "Pentadbir Agensi Contoh MBPJ";

// Every way writes into a letter of its own.
steps.ways("ta", "zh").forEach((way, number) => {
  test(`words of a letter: ${steps.called(way)}`, async () => {
    const into = ["ms", "en", "zh", "ta"][number];
    const page = `/${way.lang}/desk/letters/mbpj/report_received/${into}`;
    await stage.with([way], async (chief) => {
      await chief.go(`/${way.lang}/demo`);
      const row = chief.page.locator("main tr", { has: chief.page.getByText(CHIEF, { exact: true }) });
      await chief.click(row.locator("button"));
      await chief.go(`/${way.lang}/desk/reach/mbpj`);
      await chief.click(`main a[href$="/desk/letters/mbpj"]`);
      await chief.click(`main a[href="${page}"]`);
      const body = chief.page.locator("#body");
      const usual = await body.inputValue();
      assert.match(usual, /{{ link }}/);
      await body.fill("Salam. {{ nama }} {{ link }}");
      await chief.click("main button[value=keep]", 422);
      assert.match(await chief.text("#body-error"), /nama/);
      assert.equal(await body.inputValue(), "Salam. {{ nama }} {{ link }}", "nothing that was written is lost");
      await body.fill('Salam daripada kami.\n\n{% if basis == "promise" %}Janji: {{ due }}{% endif %}\n{{ link }}');
      await chief.click("main button[value=try]");
      assert.match(await chief.text("#tried"), /Salam daripada kami\.[^]*Janji: .+[^]*RR-7K2M-9QX4/);
      await chief.click("main button[value=keep]");
      assert.match(await body.inputValue(), /Salam daripada kami/);
      assert.equal(await chief.page.locator("main [role=status]").count(), 1);
      await chief.click("main button[value=restore]");
      assert.equal(await body.inputValue(), usual);
      await chief.page.locator("main ul details summary").click();
      assert.match(await chief.text("main ul details"), /Salam daripada kami/);
    });
  });
});

// One of the demo's letters, which are shown as they would be written now.
test("somebody reads a letter in the words of the agency, and later in the usual ones", async () => {
  const page = "/ms/desk/letters/mbpj/report_received/ta";
  const letter = (person) => person.page.locator("main", { hasText: /Salam istimewa: RR-/ }).count();
  await stage.with([{ width: 1280 }, { width: 1280 }], async (chief, person) => {
    await person.go("/ms/demo");
    assert.equal(await letter(person), 0);
    await chief.go("/ms/demo");
    const row = chief.page.locator("main tr", { has: chief.page.getByText(CHIEF, { exact: true }) });
    await chief.click(row.locator("button"));
    await chief.go(page);
    await chief.page.fill("#body", "Salam istimewa: {{ reference }} {{ words }} {{ link }}");
    await chief.click("main button[value=keep]");
    await person.go("/ms/demo");
    assert.equal(await letter(person), 1);
    await chief.click("main button[value=restore]");
    await person.go("/ms/demo");
    assert.equal(await letter(person), 0);
  });
});
