// What the stories do to a case, to a learning point and with the days: shared by those that go over several people.

import { fillDay, inDays, says, send } from "./browser.mjs";

export const follow = (page, words) => page.click(`main a:has-text("${words}")`);

// What the program does by itself, it does within some seconds.
export const waitUntil = async (page, path, words) => {
  for (let tries = 0; tries < 60; ++tries) {
    await page.goto(path);
    if ((await page.textContent("main")).includes(words)) return;
    await page.waitForTimeout(500);
  }
  await says(page, words);
};

// Opens a form, fills it and sends it.
export async function act(page, path, fill = async () => {}) {
  await page.goto(path);
  await fill();
  await send(page);
}

// What a contact adviser writes down of a complaint: where its case is, and the pair with which the person follows it.
export async function logComplaint(page, { said, received }) {
  await act(page, "/complaints/new", async () => {
    await page.check("[name=kind][value=complaint]");
    await page.check("[name=channel][value=letter]");
    await page.fill("[name=said]", said);
    if (received) await fillDay(page, "received", received);
  });
  const text = await page.textContent("main");
  return {
    path: await page.getAttribute("main a[href^='/complaints/']", "href"),
    pair: { reference: /C-[0-9A-Z]{8}/.exec(text)[0], secret: /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(text)[0] },
  };
}

// From the acknowledgement to the answer: what the officer does, and what the director signs.
export async function answerIt(officer, director, path, { issue }) {
  await act(officer, `${path}/acknowledge`, async () => {
    await officer.check("[name=how][value=letter]");
    await officer.check("[name=discussion][value=declined]");
  });
  await act(officer, `${path}/issues`, async () => {
    await officer.fill("[name=words]", issue);
    await officer.check("[name=agreed][value=declined]");
  });
  await act(officer, `${path}/findings?issue=1`, async () => {
    await officer.check("[name=verdict][value=upheld]");
    await officer.fill("[name=reason]", "The records show it.");
    await officer.fill("[name=relied_on]", "The discharge procedure");
  });
  await act(officer, `${path}/draft`, async () => {
    await officer.fill("[name=considered]", "We read the records and spoke to the team.");
    await officer.fill("[name=conclusions]", "You are right. We are sorry that this happened.");
    await officer.check("[name=action_needed][value=none_needed]");
  });
  await act(director, `${path}/signature`);
  await act(officer, `${path}/answer`);
}

export async function promise(page, point, kind, sees) {
  await page.goto(`${point}/proofs/new`);
  await page.check(`[name=proof_kind][value=${kind}]`);
  await page.fill("[name=would_see]", sees);
  await page.fill("[name=sample]", "40");
  await page.fill("[name=at_least]", "28");
  await fillDay(page, "proof_due", inDays(30));
  await send(page);
}

export async function plan(page, point, what) {
  await page.goto(`${point}/actions/new`);
  await page.fill("[name=what]", what);
  await page.check("[name=strength][value=strong]");
  await page.selectOption("[name=owner]", { label: "Esther Amoah" });
  await fillDay(page, "due", inDays(5));
  await send(page);
}

export async function prove(page, point) {
  await page.goto(point);
  const open = await page.$$eval("main a", (links) => links.filter((link) => link.textContent.includes("Record the proof")).map((link) => link.href));
  for (const proof of open) {
    await page.goto(proof);
    await page.fill("[name=looked_at]", "40");
    await page.fill("[name=seen]", "38");
    await send(page);
  }
}
