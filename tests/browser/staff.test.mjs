// What staff do: the pages of each role looked at, and the journeys that the loop is for.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { begin, end, fillDay, inDays, look, lookOnly, says, send, visitor } from "./browser.mjs";

before(begin);
after(end);

describe("every page of staff is usable at both widths", () => {
  const pages = {
    dev: ["/home", "/complaints", "/complaints/new", "/signals", "/signals/new", "/signals/1", "/themes", "/learning-points",
      "/reports", "/reports/new", "/reports/4", "/reports/4/words",
      "/outbox", "/account", "/search?q=carer", "/themes/to-sort", "/you-said-we-did"],
    esther: ["/home", "/themes", "/themes/new", "/themes/1", "/learning-points", "/learning-points/new", "/learning-points/1",
      "/assessments", "/assessments/new", "/assessments/1", "/assessments/2", "/register", "/register/new", "/picture?period=all",
      "/measures", "/measures/1", "/briefings", "/briefings/1", "/procedures",
      "/procedures/1", "/procedures/1/versions/2", "/procedures/1/versions/2?show=side", "/procedures/1/readers", "/procedures/new",
      "/themes/1/merge", "/seen-before?text=late+visits"],
    mo: ["/home", "/staff", "/staff/new", "/account", "/other-systems", "/other-systems/tokens/new", "/other-systems/webhooks/new", "/api"],
    kiran: ["/home", "/picture", "/register"],
    callum: ["/home", "/signals", "/learning-points/1", "/complaints"],
  };
  for (const [who, paths] of Object.entries(pages)) {
    test(`for ${who}`, async () => {
      const page = await visitor({ who });
      for (const path of paths) {
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200, path);
        await look(page, `${who}${path.replaceAll("/", "-")}`);
      }
      await page.goto("/complaints");
      const first = await page.getAttribute("main table a, main a[href^='/complaints/']:not([href$='new'])", "href").catch(() => null);
      if (first && who === "dev") {
        await page.goto(first);
        await look(page, "dev-complaint");
      }
    });
  }
});

for (const script of [true, false]) {
  test(`a signal becomes a learning point that is embedded only by two proofs, ${script ? "with" : "without"} JavaScript`, async () => {
    const page = await visitor({ who: "esther", script });
    const theme = `Visits that did not happen ${script ? "one" : "two"}`;
    await page.goto("/themes/new");
    await send(page);
    await lookOnly(page, "theme-error");
    await page.fill("[name=name]", theme);
    await page.fill("[name=definition]", "A home care visit that did not happen, or came more than an hour late.");
    await page.fill("[name=includes]", "Visits late by an hour or more");
    await page.fill("[name=excludes]", "Short visits");
    await page.selectOption("[name=owner]", { label: "Esther Amoah" });
    await send(page);

    await page.goto("/signals/new");
    await send(page);
    await lookOnly(page, "signal-error");
    await page.fill("[name=said]", "The carer did not come on Sunday and nobody rang.");
    await page.check("[name=kind][value=observation]");
    await page.selectOption("[name=service]", { label: "Homecare" });
    await send(page);
    await page.check("[name=fits][value=another]");
    await page.selectOption("[name=theme]", { label: theme });
    await send(page);
    await page.click("main a:has-text('Write a learning point')");
    await send(page);
    await lookOnly(page, "learning-point-error");
    await page.fill("[name=sentence]", "When a visit is missed, the family is rung within 30 minutes, in 9 of 10 cases by March.");
    await page.selectOption("[name=service]", { label: "Homecare" });
    await page.selectOption("[name=owner]", { label: "Esther Amoah" });
    await send(page);
    await says(page, "Was this said before?");
    await look(page, "seen-before");
    await page.click("main button[name=none]");
    const point = page.url();
    await says(page, "Why it cannot be called embedded");

    for (const [kind, sees] of [["records", "The record shows the call."], ["experience", "Families say that they were rung."]]) {
      await page.goto(`${point}/proofs/new`);
      await page.check(`[name=proof_kind][value=${kind}]`);
      await page.fill("[name=would_see]", sees);
      await page.fill("[name=sample]", "40");
      await page.fill("[name=at_least]", "28");
      await fillDay(page, "proof_due", inDays(1));
      await send(page);
      assert.equal(new URL(page.url()).pathname, new URL(point).pathname, await page.textContent("main"));
    }
    await page.goto(`${point}/actions/new`);
    await send(page);
    await lookOnly(page, "action-error");
    await page.fill("[name=what]", "The rota system rings the family by itself when a visit is 15 minutes late.");
    await page.check("[name=strength][value=strong]");
    await page.selectOption("[name=owner]", { label: "Esther Amoah" });
    await fillDay(page, "due", inDays(1));
    await send(page);
    await page.click("main a:has-text('done')");
    await send(page);
    await page.goto(point);
    await says(page, "Acted on");

    const proofs = await page.$$eval("main a", (links) => links.filter((link) => link.textContent.includes("Record")).map((link) => link.href));
    assert.equal(proofs.length, 2, "both promises can be recorded");
    for (const [number, proof] of proofs.entries()) {
      await page.goto(proof);
      await look(page, "proof-empty");
      await page.fill("[name=looked_at]", "40");
      await page.fill("[name=seen]", "38");
      await send(page);
      await page.goto(point);
      await says(page, number === 0 ? "Why it cannot be called embedded" : "Two kinds of proof hold and none has lapsed");
    }
    await look(page, "learning-point-embedded");
  });
}

test("a published assessment is read in, looked at finding by finding, and put into the loop", async () => {
  const page = await visitor({ who: "esther" });
  await page.goto("/assessments/new");
  await page.fill("[name=text]", "This is a shopping list. Milk, eggs.");
  await send(page);
  await page.waitForSelector(".govuk-error-summary");
  assert.match(await page.inputValue("[name=text]"), /shopping list/);
  await lookOnly(page, "assessment-error");
  const sample = readFileSync("src/areas/assessment/embedded/sample_assessment.txt", "utf8");
  await page.fill("[name=text]", `${sample}\n`.replace("Score: 3", "Score: 2"));
  await send(page);
  await page.waitForURL(/\/assessments\/\d+/);
  await look(page, "assessment-new");
  await page.click("main a[href*='/findings/'] >> nth=0");
  await look(page, "finding");
});

test("a member of staff who is not signed in is sent to sign in, and back to where they were going", async () => {
  const page = await visitor();
  await page.goto("/learning-points");
  assert.match(page.url(), /\/sign-in\?next=/);
  await page.fill("input[name=email]", "dev@thornmere.example");
  await page.fill("input[name=password]", "not my password");
  await send(page);
  await page.waitForSelector(".govuk-error-summary");
  await lookOnly(page, "sign-in-error");
});
