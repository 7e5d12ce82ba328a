// What a resident does: on an old phone, without an account, with and without JavaScript, by keyboard alone.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { PHONE, begin, end, look, lookOnly, visitor } from "./browser.mjs";

before(begin);
after(end);

const send = (page) => page.click("main form button[type=submit]");
const says = async (page, words) => assert.ok((await page.textContent("main")).includes(words), `the page says "${words}"`);

async function complain(page, more = {}) {
  await page.goto("/tell-us/complaint");
  await page.fill("[name=said]", "The carer came two hours late and nobody rang.");
  await page.check("[name=for_self][value=yes]");
  await page.check("[name=worker][value=yes]");
  await page.check("[name=answer_by][value=no_reply]");
  for (const [name, value] of Object.entries(more)) await page.check(`[name=${name}][value=${value}]`);
  await page.waitForTimeout(3100); // nobody writes a complaint in less than three seconds
  await send(page);
}

async function receipt(page) {
  await page.waitForSelector("main:has-text('Keep these')");
  const text = await page.textContent("main");
  return { reference: /C-[0-9A-Z]{8}/.exec(text)[0], secret: /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(text)[0] };
}

for (const script of [true, false]) {
  describe(`a resident ${script ? "with" : "without"} JavaScript`, () => {
    test("makes a complaint without an account, follows it and adds to it", async () => {
      const page = await visitor({ script, viewport: PHONE });
      await page.goto("/");
      await look(page, "resident-start");
      await page.click("main a:has-text('Make a complaint')");
      await look(page, "resident-complaint-empty");
      await send(page);
      await page.waitForSelector(".govuk-error-summary");
      assert.match(await page.title(), /^Error: /);
      await lookOnly(page, "resident-complaint-error");
      await page.click(".govuk-error-summary a >> nth=0");
      await complain(page);
      await lookOnly(page, "resident-complaint-sent");
      const { reference, secret } = await receipt(page);

      await page.goto("/follow");
      await look(page, "resident-follow-empty");
      await page.fill("[name=reference]", reference);
      await page.fill("[name=secret]", "not the secret");
      await send(page);
      await page.waitForSelector(".govuk-error-summary");
      await lookOnly(page, "resident-follow-error");
      await page.fill("[name=reference]", reference);
      await page.fill("[name=secret]", secret);
      await send(page);
      await says(page, "We received your complaint");
      await lookOnly(page, "resident-follow-full");
      await page.fill("textarea", "It happened again yesterday.");
      await page.click("main form:has(textarea) button[type=submit]");
      await says(page, "It happened again yesterday.");
      assert.deepEqual(await page.context().cookies(), [], "none of this needs a cookie");
    });

    test("sends a compliment in three fields", async () => {
      const page = await visitor({ script, viewport: PHONE });
      await page.goto("/tell-us/compliment");
      assert.equal(await page.locator("main form input[type=text]:not([name=website]), main form textarea").count(), 3);
      await look(page, "resident-compliment-empty");
      await send(page);
      await lookOnly(page, "resident-compliment-error");
      await page.fill("[name=said]", "Grace rang back within the hour.");
      await page.waitForTimeout(3100);
      await send(page);
      await lookOnly(page, "resident-compliment-sent");
      await receipt(page);
    });

    test("reads about privacy and accessibility, and meets a missing page", async () => {
      const page = await visitor({ script, viewport: PHONE });
      for (const path of ["/privacy", "/accessibility", "/tell-us", "/tell-us/concern", "/sign-in", "/nothing-here"]) {
        await page.goto(path);
        await look(page, `resident${path.replaceAll("/", "-")}`);
      }
    });
  });
}

test("a resident uses the keyboard alone: every field is reached, seen and sent", async () => {
  const page = await visitor();
  await page.goto("/tell-us/compliment");
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Skip to main content/);
  await page.keyboard.press("Enter");
  const focusTo = async (name) => {
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press("Tab");
      if ((await page.evaluate(() => document.activeElement.name)) === name) return;
    }
    assert.fail(`${name} is not reached by Tab`);
  };
  await focusTo("said");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, "none", "the focus is seen");
  await page.keyboard.type("Everybody was kind.");
  await focusTo("about");
  await page.keyboard.type("Homecare");
  await focusTo("name");
  await page.waitForTimeout(2500);
  await page.keyboard.press("Enter");
  await receipt(page);
});

test("what a resident asks to keep from their worker is not there for the worker, not even as a count", async () => {
  const resident = await visitor();
  const counted = async (who) => {
    const page = await visitor({ who });
    await page.goto("/complaints");
    const text = await page.textContent("main");
    await page.context().close();
    return { open: Number(/(\d+) open/.exec(text)[1]), text };
  };
  const before = { callum: await counted("callum"), lena: await counted("lena") };
  await complain(resident, { worker: "no" });
  const { reference } = await receipt(resident);
  const after = { callum: await counted("callum"), lena: await counted("lena") };
  assert.equal(after.callum.open, before.callum.open);
  assert.ok(!after.callum.text.includes(reference));
  assert.equal(after.lena.open, before.lena.open + 1);
});
