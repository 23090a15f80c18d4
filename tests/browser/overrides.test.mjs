// A triage clerk proposes an override area out of a report that went wrong; a colleague approves it, and ends it again.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const CLERK = "Meja Agihan Contoh BPA";
const SECOND = "Penyelia Agihan Contoh";
const PLACE = "lat=3.1073&lon=101.6067";

const routed = async (category) => {
  const answer = await fetch(`${stage.house.origin}/api/v1/routing?category=${category}&${PLACE}`);
  return answer.json();
};

steps.ways("ta", "en").forEach((way) => {
  const { lang } = way;

  test(`an override area, from a report to its end: ${steps.called(way)}`, async () => {
    const [reference] = await steps.reportsToMbpj(stage.house, ["Lubang di jalan milik DBKL."]);
    await stage.with([way, way], async (clerk, second) => {
      await steps.signInAs(clerk, lang, CLERK);
      await clerk.click(`main a[href="/${lang}/desk/overrides"]`);
      await clerk.page.fill("#report", reference);
      await clerk.click("main form[method=get] button");
      assert.ok((await clerk.text()).includes(reference), "the report that teaches it");
      await clerk.click("main button[value=propose]", 422);
      await clerk.page.check("main input[name=agency][value=other]");
      await clerk.page.fill("#other", "dbkl");
      await clerk.page.check("main input[name=shape][value='500']");
      await clerk.click("main button[value=show]");
      assert.match(await clerk.page.locator("main img.place").getAttribute("src"), /radius=500/);
      await clerk.page.fill("#reason", "Jalan ini dijaga oleh DBKL.");
      await clerk.click("main button[value=propose]");
      assert.match(clerk.path, /\/desk\/overrides\/RO-/);
      assert.equal(await clerk.page.locator("main button[value=approve]").count(), 0, "a second person has to");
      assert.equal((await routed("pothole-local")).agency, "mbpj", "it waits");
      const path = clerk.path;

      await steps.signInAs(second, lang, SECOND);
      await second.go(`/${lang}/desk/overrides`);
      await second.click(`main td a[href="${path}"]`);
      await second.click("main button[value=approve]");
      const decided = await routed("pothole-local");
      assert.equal(decided.agency, "dbkl");
      assert.equal(decided.explanation.basis.kind, "override");
      await second.go(`/${lang}/reports/${reference}`);
      assert.ok((await second.text()).includes("Petaling Jaya"), "what runs stays where it is");

      await clerk.go(path);
      await clerk.page.fill("#words", "Jalan telah diserahkan.");
      await clerk.click("main button[value=end]");
      assert.equal((await routed("pothole-local")).agency, "mbpj", "the rules decide again");
      await clerk.go(`/${lang}/desk/overrides?standing=ended`);
      assert.equal(await clerk.page.locator(`main td a[href="${path}"]`).count(), 1, "what was is listed");
    });
  });
});
