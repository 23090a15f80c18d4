// A computer that people share: whoever goes away, or says that they are done, leaves nothing to the next.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
// What one person began is not opened in the next one's turn, though the browser remembers its address.
const GONE = 404;
const PERSON = "Pegawai Contoh MBPJ";

steps.ways("en", "zh").forEach((way) => {
  test(`a shared computer forgets who was there: ${steps.called(way)}`, async () => {
    await stage.with([way], async (visitor) => {
      const { lang } = way;
      const over = `/${lang}/shared/end`;
      await visitor.go(`/${lang}/sign-in`);
      await visitor.click(`main a[href="/${lang}/shared"]`);
      await visitor.click("main form button.button");
      assert.equal(await visitor.page.locator("main .notice").count(), 1);

      await steps.begin(visitor, lang);
      const draft = visitor.path;
      assert.match(draft, /\/reports\/new\//);

      await steps.signInAs(visitor, lang, PERSON);
      if (way.scripts) {
        await visitor.page.clock.install();
        await visitor.go(`/${lang}/me`);
        await visitor.page.clock.fastForward("04:50");
        await visitor.page.mouse.move(40, 40);
        await visitor.page.clock.fastForward("04:50");
        assert.equal(visitor.path, `/${lang}/me`, "whoever moves is still there");
        await visitor.page.clock.fastForward("00:20");
        await visitor.page.waitForURL(`**${over}`);
      } else {
        await visitor.go(`/${lang}/me`);
        const leads = visitor.page.locator("meta[http-equiv=refresh]");
        assert.equal(await leads.getAttribute("content"), `300;url=${over}`);
        await visitor.click(".shared button");
        assert.equal(visitor.path, over);
      }
      await visitor.go(`/${lang}/me`);
      assert.match(visitor.path, /\/sign-in$/, "the next person is nobody yet");
      await visitor.go(draft, GONE);

      await visitor.go(`/${lang}/shared`);
      await visitor.click("main form button.button");
      assert.equal(await visitor.page.locator(".shared").count(), 0, "one's own computer again");
    });
  });
});
