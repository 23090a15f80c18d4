// What everybody sees without signing in, in every language.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const words = { ms: "lubang", en: "pothole", zh: "路灯", ta: "தெருவிளக்கு" };

const firstReport = (person) => person.page.locator("main .reports a").first();

steps.ways("zh", "ta").forEach((way) => {
  const { lang } = way;

  test(`home, map, list and report: ${steps.called(way)}`, async () => {
    await stage.with([way], async (person) => {
      await person.go(`/${lang}/`);
      assert.ok((await person.page.locator(".stats a").count()) >= 2, "live numbers lead to their proof");
      await person.click(`main .doors a[href="/${lang}/reports"]`);
      const picture = person.page.locator("main .map img");
      assert.ok(await picture.evaluate((image) => image.complete && image.naturalWidth > 0), "the map is drawn");
      const earlier = await picture.getAttribute("src");
      await person.click(person.page.locator("main .pan a").first());
      assert.notEqual(await person.page.locator("main .map img").getAttribute("src"), earlier, "the map moves");
      await person.go(`/${lang}/reports`);
      await person.page.selectOption("#state", "closed");
      await person.page.selectOption("#category", "drain-blocked");
      await person.click("main form.filter button");
      const tags = await person.page.locator("main .reports .tag").evaluateAll((all) => all.map((tag) => tag.className));
      assert.ok(tags.length > 0 && tags.every((tag) => /done|refused/.test(tag)), `only closed ones: ${tags}`);
      const reference = (await person.text("main .reports")).match(steps.REFERENCE)[0];
      await person.click(firstReport(person));
      assert.ok(person.path.endsWith(reference));
      assert.ok((await person.page.locator(".timeline li").count()) >= 2, "what happened is told");
      for (const summary of await person.page.locator("main details > summary").all()) await summary.click();
      await person.inspect(null, 200);
    });
  });

  test(`agencies and search: ${steps.called(way)}`, async () => {
    await stage.with([way], async (person) => {
      await person.go(`/${lang}/agencies`);
      await person.page.fill("#q", "MBPJ");
      await person.click("main form button");
      await person.click('main .hits a[href$="/agencies/mbpj"]');
      assert.ok((await person.text()).includes("MBPJ"));
      assert.ok((await person.page.locator("main table tbody tr").count()) > 3, "what it promises for each kind of report");
      await person.go(`/${lang}/`);
      await person.page.fill("#q", words[lang]);
      await person.click("main form button");
      assert.ok((await person.page.locator("main .hits li").count()) > 0, `something for ${words[lang]}`);
      await person.go(`/${lang}/reports`);
      const reference = (await person.text("main .reports")).match(steps.REFERENCE)[0];
      await person.page.fill("#site-search", reference);
      await person.click("form.find button");
      const found = await person.page.locator(`main a[href$="${reference}"]`).count();
      assert.ok(found === 1 || person.path.endsWith(reference), "a reference finds its report");
      await person.page.fill("#site-search", "zzqqxx");
      await person.click("form.find button");
      assert.equal(await person.page.locator("main .hits").count(), 0);
    });
  });

  test(`texts, signing in and what is not there: ${steps.called(way)}`, async () => {
    await stage.with([way], async (person) => {
      for (const page of ["about", "privacy", "accessibility", "sign-in", "demo", "styleguide"]) await person.go(`/${lang}/${page}`);
      await person.go(`/${lang}/nowhere`, 404);
      await person.go(`/${lang}/reports/RR-0000-0000`, 404);
      await person.go(`/${lang}/agencies/nobody`, 404);
      const address = `orang.${lang}.${way.width}@contoh.my`;
      await person.go(`/${lang}/sign-in`);
      await person.page.fill("#address", "bukan alamat");
      await person.click("main form button", 422);
      await person.page.fill("#address", address);
      await person.click("main form button");
      await person.page.fill("#code", await steps.codeFor(person, lang, address));
      await person.click("main form:has(#code) button");
      assert.match(person.path, /\/me$/);
      await person.click("form[action$='sign-out'] button");
      await person.go(`/${lang}/me`);
      assert.match(person.path, /\/sign-in$/, "one's own page asks who one is");
    });
  });
});

test("every language in its own words, and the switch keeps the page", async () => {
  await stage.with([{ scripts: false }], async (person) => {
    const paths = ["/", "/reports?state=open", "/reports/new", "/agencies", "/sign-in", "/privacy", "/agencies/mbpj"];
    for (const path of paths) {
      await person.go(`/ms${path}`);
      const said = new Map();
      for (const lang of steps.LANGUAGES) {
        await person.click(`.langs a[hreflang=${lang}]`);
        const { pathname, search } = new URL(person.page.url());
        assert.equal(pathname + search, `/${lang}${path}`, "the switch keeps the page");
        const text = await person.text(path === "/agencies/mbpj" ? "main dl dt >> nth=1" : "main h1, main .lead >> nth=0");
        said.set(text, lang);
      }
      assert.equal(said.size, 4, `${path} in four languages: ${[...said.keys()].join(" / ")}`);
    }
    const missing = new Set();
    for (const lang of steps.LANGUAGES) {
      await person.go(`/${lang}/nowhere`, 404);
      missing.add(await person.text("main h1"));
    }
    assert.equal(missing.size, 4, "not found, in four languages");
  });
});

steps.ways("ms", "ta").forEach((way) => {
  const { lang } = way;

  test(`who has to phone is told so in the form's place: ${steps.called(way)}`, async () => {
    await stage.with([way], async (person) => {
      await steps.uptoPhone(person, lang);
      const numbers = await person.page.locator("main a[href^='tel:']").evaluateAll((links) => links.map((link) => link.href));
      assert.deepEqual(numbers, ["tel:999", "tel:15454"]);
      await person.inspect(null, 200);
      await person.click(person.page.locator("main p a").last());
      assert.equal(await person.page.inputValue("#description"), "wayar terjuntai di tepi jalan", "nothing is lost");
    });
  });
});
