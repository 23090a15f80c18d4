// How many bytes cross a slow line: measured as sent, compressed.

import assert from "node:assert/strict";
import { get } from "node:http";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const KB = 1000;
const HTML = 8 * KB;
const CSS = 8 * KB;
const DESK = 30 * KB;

function fetched(url, cookie = "") {
  return new Promise((done, failed) => {
    const headers = { "accept-encoding": "gzip", cookie };
    get(url, { headers }, (answer) => {
      let bytes = 0;
      answer.on("data", (part) => (bytes += part.length));
      answer.on("end", () => done({ bytes, encoding: answer.headers["content-encoding"], caching: answer.headers["cache-control"] }));
    }).on("error", failed);
  });
}

async function weigh(person, most, t) {
  const cookies = await person.context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const { bytes, encoding } = await fetched(person.page.url(), cookie);
  const page = person.path.replace(/new\/[^/]+\//, "new/…/");
  t.diagnostic(`${page}: ${bytes} bytes`);
  assert.equal(encoding, "gzip", page);
  assert.ok(bytes <= most, `${page} is ${bytes} bytes, more than ${most}`);
}

test("styles, scripts and icon are small and fetched once", async (t) => {
  await stage.with([{}], async (person) => {
    await person.go("/ms/");
    const links = await person.page.evaluate(() => ({
      css: document.querySelector("link[rel=stylesheet]").href,
      js: document.querySelector("script").src,
      icon: document.querySelector("link[rel=icon]").href,
    }));
    for (const [kind, most] of [["css", CSS], ["js", 4 * KB], ["icon", KB]]) {
      const { bytes, caching } = await fetched(links[kind]);
      t.diagnostic(`${kind}: ${bytes} bytes`);
      assert.ok(bytes <= most, `${kind} is ${bytes} bytes, more than ${most}`);
      assert.match(caching, /immutable/, kind);
    }
  });
});

for (const lang of ["ms", "ta"]) {
  test(`pages for everybody: ${lang}`, async (t) => {
    await stage.with([{ scripts: false }], async (person) => {
      const see = async (path) => {
        await person.go(`/${lang}${path}`);
        await weigh(person, HTML, t);
      };
      for (const path of ["/", "/reports", "/agencies", "/agencies/mbpj", "/search?q=jalan", "/sign-in", "/privacy"]) await see(path);
      await person.go(`/${lang}/reports`);
      const reference = (await person.text("main .reports")).match(steps.REFERENCE)[0];
      await see(`/reports/${reference}`);
    });
  });

  test(`each step of a report, and the desk: ${lang}`, async (t) => {
    await stage.with([{ scripts: false }, { scripts: false }], async (person, officer) => {
      const step = () => weigh(person, HTML, t);
      const contact = `berat.${lang}@contoh.my`;
      await person.go(`/${lang}/reports/new`);
      await step();
      await person.click("main form button[value=complaint]");
      await step();
      await steps.searchPlace(person, "Petaling Jaya");
      await person.click(steps.next);
      await step();
      await steps.pickCategory(person, "pothole-local");
      await step();
      await person.page.check("main input[name=to][value=routed]");
      await person.click(steps.next);
      await step();
      await steps.describe(person, "Berapa beratnya?");
      await step();
      await steps.introduce(person, { contact });
      await step();
      await person.click("main form > button.button");
      await step();
      await steps.confirm(person, lang, contact);
      await step();
      await person.click("main a.button:not(.quiet)");
      await step();
      await steps.signInAs(officer, lang, "Pegawai Contoh MBPJ");
      await officer.go(`/${lang}/desk?queue=open`);
      await weigh(officer, DESK, t);
      await officer.click(officer.page.locator("main tr a").first());
      await weigh(officer, DESK, t);
    });
  });
}
