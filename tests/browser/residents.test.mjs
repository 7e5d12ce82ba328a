// What a resident does: on an old phone, without an account, with and without JavaScript, by keyboard alone.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { PHONE, begin, end, look, lookOnly, visitor } from "./browser.mjs";

before(begin);
after(end);

const send = (page) => page.click("main form button[type=submit]");
const says = async (page, words) => assert.ok((await page.textContent("main")).includes(words), `the page says "${words}"`);

async function complain(page, more = {}) {
  await page.goto("/tell-us/complaint/one-page");
  await page.fill("[name=said]", "The carer came two hours late and nobody rang.");
  await page.check("[name=for_self][value=yes]");
  await page.check("[name=worker][value=yes]");
  await page.check("[name=answer_by][value=no_reply]");
  for (const [name, value] of Object.entries(more)) await page.check(`[name=${name}][value=${value}]`);
  await page.waitForTimeout(3100); // nobody writes a complaint in less than three seconds
  await send(page);
}

// One question a page: fills the fields, ticks the choices, and goes on.
async function answer(page, { fill = {}, check = {} } = {}, look = async () => {}) {
  for (const [name, value] of Object.entries(fill)) await page.fill(`[name="${name}"]`, value);
  for (const [name, value] of Object.entries(check)) await page.check(`[name="${name}"][value="${value}"]`);
  await look();
  await page.click("main button:has-text('Continue')");
}
const asks = (page, question) => page.waitForSelector(`main h1:has-text("${question}")`);

async function receipt(page) {
  await page.waitForSelector("main:has-text('Keep these')");
  const text = await page.textContent("main");
  return { reference: /C-[0-9A-Z]{8}/.exec(text)[0], secret: /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(text)[0] };
}

for (const script of [true, false]) {
  describe(`a resident ${script ? "with" : "without"} JavaScript`, () => {
    test("makes a complaint on a phone, one question a page, with a photo, follows it and adds to it", async () => {
      const page = await visitor({ script, viewport: PHONE });
      const looks = (name) => () => lookOnly(page, `resident-way-in-${name}`);
      await page.goto("/");
      await look(page, "resident-start");
      await page.click("main a:has-text('Make a complaint')");
      await look(page, "resident-complaint-empty");
      await answer(page);
      await page.waitForSelector(".govuk-error-summary");
      assert.match(await page.title(), /^Error: /);
      await lookOnly(page, "resident-complaint-error");
      await page.click(".govuk-error-summary a >> nth=0");
      await answer(page, { fill: { said: "My carer was late and the bill is wrong." } });
      await asks(page, "When did it happen?");
      await answer(page, { fill: { "happened-day": "31", "happened-month": "2", "happened-year": "2026" } });
      await page.waitForSelector(".govuk-error-summary");
      await lookOnly(page, "resident-way-in-day-error");
      for (const part of ["day", "month", "year"]) await page.fill(`[name=happened-${part}]`, "");
      await answer(page);
      await answer(page, { fill: { wanted: "Ring me." } }, looks("wanted"));
      await asks(page, "Could one of these help you now?");
      await lookOnly(page, "resident-way-in-help");
      await page.click("main ul button >> nth=0");
      await lookOnly(page, "resident-way-in-one-help");
      await page.click("main button:has-text('Go on and tell us')");
      await asks(page, "Who is this about?");
      await page.goBack();
      await page.goForward();
      await asks(page, "Who is this about?");
      await page.click("main button:has-text('Back')");
      await asks(page, "Could one of these help you now?");
      await page.click("main button:has-text('Go on and tell us')");
      await answer(page, { check: { for_self: "yes" } }, looks("whose"));
      await answer(page, { check: { worker: "yes" } }, looks("worker"));
      await answer(page, {}, looks("name"));
      await answer(page, { check: { answer_by: "phone" } }, looks("answer-by"));
      await answer(page, { fill: { phone: "07700 900123" } }, looks("phone"));
      await answer(page, { check: { safe: "no" } }, looks("safe"));
      await answer(page, { check: { support: "large_print" } }, looks("needs"));
      await answer(page, { fill: { language: "Somali" } }, looks("language"));
      await answer(page, {}, looks("ring"));
      await answer(page, {}, looks("hear"));
      await asks(page, "Do you want to add a photo");
      await page.setInputFiles("[name=file]", { name: "wall.png", mimeType: "image/png", buffer: Buffer.from("\x89PNG\r\n\x1a\n0", "latin1") });
      await page.click("main button:has-text('Add what you chose')");
      await says(page, "wall.png");
      await lookOnly(page, "resident-way-in-files");
      await page.click("main button:has-text('Save and come back later')");
      await asks(page, "We have kept it");
      await lookOnly(page, "resident-way-in-kept");
      const text = await page.textContent("main");
      const pair = { reference: /C-[0-9A-Z]{8}/.exec(text)[0], secret: /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(text)[0] };
      await page.goto("/tell-us/come-back");
      await look(page, "resident-come-back");
      await page.fill("[name=reference]", pair.reference);
      await page.fill("[name=secret]", pair.secret);
      await page.click("main button:has-text('Go on')");
      await asks(page, "Check your answers");
      await lookOnly(page, "resident-way-in-check");
      await page.click("main button[value=answer_by]");
      await answer(page, { check: { answer_by: "no_reply" } });
      await asks(page, "Check your answers");
      await page.click("main button:has-text('Send')");
      await lookOnly(page, "resident-complaint-sent");
      const { reference, secret } = await receipt(page);
      assert.deepEqual({ reference, secret }, pair, "the pair stays the same");

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
      for (const path of ["/privacy", "/accessibility", "/annual-reports", "/annual-reports/3", "/tell-us",
        "/tell-us/concern", "/tell-us/concern/one-page", "/tell-us/complaint?easy=yes", "/tell-us/easy-read", "/tell-us/print", "/sign-in", "/nothing-here"]) {
        await page.goto(path);
        await look(page, `resident${path.replaceAll(/[/?=]/g, "-")}`);
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

test("a carer speaks for somebody who cannot decide, in Easy Read, and staff read on what footing", async () => {
  const bola = await visitor({ viewport: PHONE, script: false });
  await bola.goto("/tell-us/easy-read");
  await bola.click("main a:has-text('Tell us what went wrong')");
  await answer(bola, { fill: { said: "My sister was moved to another room at night." } });
  await answer(bola);
  await answer(bola);
  await answer(bola, { check: { for_self: "no" } });
  await asks(bola, "Who do you speak for?");
  await lookOnly(bola, "resident-easy-whom");
  await answer(bola, { fill: { whose_name: "Amira", relationship: "sister" } });
  await lookOnly(bola, "resident-easy-basis");
  await answer(bola, { check: { basis: "lasting_power_of_attorney" } });
  await answer(bola, { check: { worker: "yes" } });
  await answer(bola, { fill: { name: "Bola" } });
  await answer(bola, { check: { answer_by: "letter" } });
  await answer(bola, { fill: { address: "1 Mill Lane" } });
  await answer(bola, { check: { safe: "yes" } });
  await lookOnly(bola, "resident-easy-needs");
  for (let i = 0; i < 5; i += 1) await answer(bola);
  await asks(bola, "Check your answers");
  await lookOnly(bola, "resident-easy-check");
  await bola.click("main button:has-text('Send')");
  await receipt(bola);
  const dev = await visitor({ who: "dev" });
  await dev.goto("/complaints");
  await dev.click("main a:has-text('My sister was moved to another room')");
  await says(dev, "power of attorney");
  for (const act of ["needs", "files"]) {
    await dev.goto(`${new URL(dev.url()).pathname.replace(/\/(needs|files)$/, "")}/${act}`);
    await look(dev, `staff-case-${act}`);
  }
});

test("an anonymous concern gets a reply, and its teller answers it", async () => {
  const nobody = await visitor({ viewport: PHONE });
  await nobody.goto("/tell-us/concern/one-page");
  await nobody.fill("[name=said]", "The night staff at Mill House sleep.");
  for (const [name, value] of [["for_self", "yes"], ["worker", "yes"], ["answer_by", "no_reply"]]) {
    await nobody.check(`[name=${name}][value=${value}]`);
  }
  await nobody.waitForTimeout(3100);
  await send(nobody);
  const { reference, secret } = await receipt(nobody);
  const dev = await visitor({ who: "dev" });
  await dev.goto("/complaints");
  await dev.click("main a:has-text('The night staff at Mill House sleep')");
  await dev.click("main a:has-text('Write to the person')");
  await dev.check("[name=for][value=person]");
  await dev.fill("[name=words]", "Which nights was it?");
  await send(dev);
  await nobody.goto("/follow");
  await nobody.fill("[name=reference]", reference);
  await nobody.fill("[name=secret]", secret);
  await send(nobody);
  await says(nobody, "Which nights was it?");
  await nobody.fill("textarea", "Tuesdays and Fridays.");
  await nobody.click("main form:has(textarea) button[type=submit]");
  await says(nobody, "Tuesdays and Fridays.");
  assert.deepEqual(await nobody.context().cookies(), [], "none of this needs a cookie");
});

test("staff keep the help that is suggested, and read how often it ended the matter", async () => {
  const dev = await visitor({ who: "dev" });
  await dev.goto("/suggestions");
  await look(dev, "staff-suggestions");
  await says(dev, "It ended the matter, by their own word, for");
  const esther = await visitor({ who: "esther" });
  await esther.goto("/way-in");
  await look(esther, "staff-way-in");
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
