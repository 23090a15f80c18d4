// What somebody does who has nothing but a keyboard.

import assert from "node:assert/strict";

const MOST_STOPS = 120;

const focused = (person) =>
  person.page.evaluate(() => {
    const at = document.activeElement;
    const box = at.getBoundingClientRect();
    const style = getComputedStyle(at);
    const middle = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2);
    return {
      name: `${at.tagName} ${at.id || at.name || at.textContent.trim().slice(0, 30)}`,
      ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      seen: at === document.body || at.contains(middle) || (middle && middle.closest("label")?.control === at) || false,
    };
  });

// Presses Tab until this has the focus; whatever has it on the way shows a ring and is not covered.
export async function tabTo(person, selector) {
  const wanted = person.page.locator(selector).first();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await person.page.keyboard.press("Tab");
    const at = await focused(person);
    // Between the last stop and the first the focus is with the browser itself.
    if (at.name.startsWith("BODY")) continue;
    assert.ok(at.ringed, `${at.name} shows that it has the focus`);
    assert.ok(at.seen, `${at.name} is not covered`);
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`${selector} cannot be reached with Tab`);
}

export async function press(person, selector, status = 200, key = "Enter") {
  await tabTo(person, selector);
  await person.follow(() => person.page.keyboard.press(key), status);
}

export const type = async (person, selector, words) => {
  await tabTo(person, selector);
  await person.page.keyboard.type(words);
};
