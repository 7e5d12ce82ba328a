// A survey by post and on a phone: somebody is asked by letter, answers on paper and asks to be rung; somebody else answers on
// an old phone without JavaScript.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { DESK, PHONE, begin, end, look, lookOnly, says, send, visitor } from "./browser.mjs";

before(begin);
after(end);

async function askByLetter(page, name, more = {}) {
  await page.goto("/surveys/events");
  await page.check("[name=event][value=contact_closed]");
  await page.selectOption("[name=team]", "Northside locality team");
  await page.check("[name=way][value=letter]");
  await page.fill("[name=name]", name);
  await page.fill("[name=address]", `1 Mill Lane, for ${name}\nThornmere`);
  for (const [field, value] of Object.entries(more)) await page.fill(`[name=${field}]`, value);
  await page.click("main button:has-text('Ask this person')");
  await says(page, "1 person is asked.");
}

async function codeOf(page, name) {
  await page.goto("/surveys");
  await page.click("main a:has-text('How was your call?')");
  await page.click("main a:has-text('Letters to print')");
  const letter = page.locator(`article:has-text("Dear ${name},")`);
  return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await letter.textContent())[0];
}

const answer = async (page, choices) => {
  for (const [name, value] of Object.entries(choices)) await page.check(`[name=${name}][value=${value}]`);
};

describe("a survey", () => {
  test("is begun, goes out by letter, comes back on paper, and somebody is rung", async () => {
    const esther = await visitor({ who: "esther" });
    await esther.goto("/surveys/new");
    await look(esther, "survey-new");
    await send(esther);
    await lookOnly(esther, "survey-new-error");
    await esther.fill("[name=name]", "How was your call?");
    await esther.check("[name=event][value=contact_closed]");
    await esther.fill("[name=address]", "https://thornmere.example");
    await send(esther);
    await says(esther, "After a contact was closed");
    await look(esther, "survey-fresh");
    await esther.goto("/surveys/events");
    await look(esther, "survey-events");
    await askByLetter(esther, "Amira Thornmere", { what_matters: "To be rung back" });
    await lookOnly(esther, "survey-events-taken");
    const code = await codeOf(esther, "Amira Thornmere");
    await look(esther, "survey-letters");
    await esther.click("main button:has-text('They are printed and sent')");
    await says(esther, "No letter waits to be printed.");

    const grace = await visitor({ who: "grace" });
    await grace.goto("/surveys/enter");
    await look(grace, "survey-enter");
    await grace.fill("[name=code]", code);
    await send(grace);
    await lookOnly(grace, "survey-enter-answers");
    await answer(grace, { matters: "bad", outcome: "bad", service: "good", filled_by: "helped", ring: "yes", worker: "no" });
    await grace.fill("[name=ring_phone]", "07700 900456");
    await grace.fill("[name=ring_about]", "Nobody rang me back");
    await send(grace);
    await says(grace, "A concern was opened: C-");
    await lookOnly(grace, "survey-answers-kept");

    const dev = await visitor({ who: "dev" });
    await dev.goto("/complaints?kind=concern&show=all");
    await says(dev, "Nobody rang me back");
  });

  test("is answered on a phone without JavaScript, once", async () => {
    const esther = await visitor({ who: "esther" });
    await askByLetter(esther, "Bola Thornmere");
    const code = await codeOf(esther, "Bola Thornmere");
    const bola = await visitor({ script: false, viewport: PHONE });
    await bola.goto(`/survey?code=${code}`);
    await look(bola, "survey-start");
    assert.deepEqual(await bola.context().cookies(), []);
    await send(bola);
    await lookOnly(bola, "survey-questions");
    await bola.click("main button:has-text('Show this in Easy Read')");
    await says(bola, "How did we treat you?");
    await lookOnly(bola, "survey-questions-easy");
    await bola.click("main button:has-text('Show this in other words')");
    await bola.fill("[name=words]", "It was fine <script>alert(1)</script>");
    await bola.click("main button:has-text('Send your answers')");
    await bola.waitForSelector(".govuk-error-summary");
    await lookOnly(bola, "survey-questions-error");
    await bola.click(".govuk-error-summary a >> nth=0");
    await answer(bola, { outcome: "good", service: "best", filled_by: "self", may_use: "yes", ring: "no" });
    await bola.click("main button:has-text('Send your answers')");
    await says(bola, "Thank you");
    await lookOnly(bola, "survey-thanks");
    await bola.goto(`/survey?code=${code}`);
    await send(bola);
    await says(bola, "We cannot find this code.");
    await bola.goto("/survey/stop");
    await look(bola, "survey-stop");
    await bola.fill("[name=phone]", "07700 900888");
    await send(bola);
    await says(bola, "We will not ask again");
    await bola.goto("/survey/unsubscribe?t=0123456789abcdef");
    await look(bola, "survey-unsubscribe");
    await send(bola);
    await says(bola, "We will not ask again");
    await lookOnly(bola, "survey-unsubscribed");
  });

  test("shows what people said, at both widths", async () => {
    const imani = await visitor({ who: "imani", viewport: DESK });
    await imani.goto("/surveys");
    await look(imani, "surveys");
    await imani.click("main a:has-text('How was your assessment?')");
    await says(imani, "The true share is likely to be between");
    await look(imani, "survey-results");
    const grace = await visitor({ who: "grace" });
    await grace.goto("/surveys/1/calls");
    await look(grace, "survey-calls");
    await grace.click("main tbody a >> nth=0");
    await look(grace, "survey-call");
  });
});
