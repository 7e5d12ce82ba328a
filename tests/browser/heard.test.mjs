// How the council hears people, as they live through it: each story goes over several pages and people.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { act, answerIt, follow, logComplaint, plan, promise, prove, waitUntil } from "./acts.mjs";
import { PHONE, begin, end, fillDay, inDays, later, look, lookOnly, says, send, visitor } from "./browser.mjs";

before(begin);
after(end);

const goOn = (page) => page.click("main form button:text-is('Continue')");
const receipt = async (page) => {
  const text = await page.textContent("main");
  return { reference: /C-[0-9A-Z]{8}/.exec(text)[0], secret: /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(text)[0] };
};
const followIt = async (page, { reference, secret }) => {
  await page.goto("/follow");
  await page.fill("[name=reference]", reference);
  await page.fill("[name=secret]", secret);
  await send(page);
};

test("a carer tells us on a phone about somebody who cannot decide for themselves, and stops half-way", async () => {
  let page = await visitor({ script: false, viewport: PHONE });
  await page.goto("/tell-us/complaint");
  await look(page, "carer-what-happened");
  await page.fill("[name=said]", "My sister was moved to another room and nobody asked us.");
  await goOn(page);
  await page.waitForSelector("text=When did it happen?");
  await lookOnly(page, "carer-when");
  await page.click("main form button:text-is('Save and come back later')");
  await lookOnly(page, "carer-kept");
  const kept = await receipt(page);
  await page.context().close();

  page = await visitor({ script: false, viewport: PHONE });
  await page.goto("/tell-us/come-back");
  await look(page, "carer-come-back");
  await page.fill("[name=reference]", kept.reference);
  await page.fill("[name=secret]", kept.secret);
  await send(page);
  await goOn(page);
  await goOn(page);
  await page.check("[name=for_self][value=no]");
  await goOn(page);
  await page.fill("[name=whose_name]", "Amira");
  await page.fill("[name=relationship]", "sister");
  await goOn(page);
  await lookOnly(page, "carer-basis");
  await page.check("[name=basis][value=best_interests]");
  await goOn(page);
  await page.check("[name=worker][value=yes]");
  await goOn(page);
  await page.fill("[name=name]", "Bola");
  await goOn(page);
  await page.check("[name=answer_by][value=letter]");
  await goOn(page);
  await page.fill("[name=address]", "1 Mill Lane\nThornmere");
  await goOn(page);
  await page.check("[name=safe][value=yes]");
  await goOn(page);
  await lookOnly(page, "carer-needs");
  for (let pages = 0; pages < 6 && !(await page.textContent("main")).includes("Check your answers"); pages += 1) await goOn(page);
  await lookOnly(page, "carer-check");
  await page.click("main form button:text-is('Send')");
  await says(page, "We have your complaint");
  assert.deepEqual(await page.context().cookies(), [], "none of this needs a cookie");

  const dev = await visitor({ who: "dev" });
  await dev.goto("/complaints");
  await follow(dev, "My sister was moved to another room");
  await says(dev, "cannot decide this for themselves");
  await look(dev, "carer-case");
});

test("somebody who gives no name is answered, and answers", async () => {
  const page = await visitor({ viewport: PHONE });
  await page.goto("/tell-us/concern/one-page");
  await look(page, "concern-one-page");
  await page.fill("[name=said]", "The night staff of the house sleep.");
  await page.check("[name=for_self][value=yes]");
  await page.check("[name=worker][value=no]");
  await page.check("[name=answer_by][value=no_reply]");
  await page.waitForTimeout(3100);
  await send(page);
  const pair = await receipt(page);

  const callum = await visitor({ who: "callum" });
  await callum.goto("/complaints?kind=concern");
  assert.ok(!(await callum.textContent("main")).includes("night staff of the house"), "the worker does not see it");
  const lena = await visitor({ who: "lena" });
  await lena.goto("/complaints?kind=concern");
  await says(lena, "The night staff of the house sleep.");

  const dev = await visitor({ who: "dev" });
  await dev.goto("/complaints?kind=concern");
  await follow(dev, "The night staff of the house sleep.");
  await follow(dev, "Write to the person, or a note");
  await dev.check("[name=for][value=person]");
  await dev.fill("[name=words]", "Which nights was it?");
  await send(dev);

  await followIt(page, pair);
  await says(page, "Which nights was it?");
  await page.fill("textarea", "Tuesdays.");
  await page.click("main form:has(textarea) button[type=submit]");
  await says(page, "Tuesdays.");
});

test("a survey by post: asked by letter, answered on paper, and somebody rings who was wanted", async () => {
  const esther = await visitor({ who: "esther" });
  await esther.goto("/surveys");
  await look(esther, "surveys");
  await esther.goto("/surveys/events");
  await look(esther, "survey-events");
  const { day, month, year } = inDays(-1);
  await esther.setInputFiles("[name=file]", {
    name: "events.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`event,day,team,name,address\nassessment_finished,${year}-${month}-${day},Northside locality team,Amira Haddad,"1 Mill Lane, Thornmere"\n`),
  });
  await send(esther);
  await says(esther, "1 person is asked.");
  await esther.goto("/surveys/1/letters");
  await look(esther, "survey-letter");
  const letter = esther.locator("article", { hasText: "Dear Amira Haddad" });
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await letter.textContent())[0];

  const grace = await visitor({ who: "grace", script: false });
  await grace.goto("/surveys/enter");
  await look(grace, "survey-enter");
  await grace.fill("[name=code]", code);
  await send(grace);
  await lookOnly(grace, "survey-paper");
  await grace.check("[name=outcome][value=bad]");
  await grace.check("[name=service][value=good]");
  await grace.check("[name=filled_by][value=self]");
  await grace.fill("[name=words]", "The bath seat never came.");
  await grace.check("[name=may_use][value=yes]");
  await grace.check("[name=ring][value=yes]");
  await grace.fill("[name=ring_phone]", "07700 900456");
  await grace.check("[name=worker][value=yes]");
  await send(grace);
  await says(grace, "A concern was opened");

  const phone = await visitor({ script: false, viewport: PHONE });
  await phone.goto("/survey");
  await look(phone, "survey-start");
  await phone.fill("[name=code]", code);
  await send(phone);
  await lookOnly(phone, "survey-code-used");
  assert.match(await phone.title(), /^Error: /);
  await esther.goto("/surveys/1");
  await look(esther, "survey-results");
});

test("one contact is split in three tracks, each with its own clock, and one secret shows the person all of them", async () => {
  const grace = await visitor({ who: "grace" });
  const { path, pair } = await logComplaint(grace, {
    said: "The carer did not come on Friday. You sent my file to my neighbour. I want to see what you keep about me.",
  });

  const dev = await visitor({ who: "dev", script: false });
  await dev.goto(`${path}/split`);
  await look(dev, "split");
  await send(dev);
  await says(dev, "There is a problem");
  await lookOnly(dev, "split-error");
  await dev.check("[name=track][value=data_protection]");
  await dev.fill("[name=words_data_protection]", "You sent my file to my neighbour.");
  await dev.check("[name=track][value=subject_access]");
  await dev.fill("[name=words_subject_access]", "I want to see what you keep about me.");
  await send(dev);
  await says(dev, "Everything that came with this contact");
  await says(dev, "data protection complaint");
  await says(dev, "request for records");
  await look(dev, "split-case");
  await dev.click("main tr:has-text('request for records') a");
  await says(dev, "I want to see what you keep about me.");
  await look(dev, "split-records");

  const amira = await visitor({ script: false, viewport: PHONE });
  await followIt(amira, pair);
  await says(amira, "It holds more than one matter");
  await says(amira, "Your complaint about social care");
  await says(amira, "Your complaint about how we use what we know of you");
  await says(amira, "Your wish to see what we keep about you");
  await lookOnly(amira, "split-followed");
});

test("a complaint crosses two bodies: one leads, nothing is shared before they agree, and the one answer waits for every part", async () => {
  const grace = await visitor({ who: "grace" });
  const { path, pair } = await logComplaint(grace, {
    said: "The hospital sent her home on Friday and no carer knew of it until Monday.",
  });

  const dev = await visitor({ who: "dev" });
  await dev.goto(`${path}/lead`);
  await look(dev, "bodies-lead");
  await dev.check("[name=lead][value=us]");
  await dev.check("[name=consent][value=asked]");
  await dev.check("[name=single][value=one]");
  await send(dev);
  const ask = async () => {
    await dev.goto(`${path}/organisation`);
    await dev.fill("[name=name]", "Thornmere Hospital");
    await dev.fill("[name=part]", "When and how she was sent home");
    await fillDay(dev, "asked_on", inDays(0));
    await send(dev);
  };
  await ask();
  await says(dev, "The person must agree before their complaint is shared");
  await lookOnly(dev, "bodies-not-agreed");
  await act(dev, `${path}/lead`, () => dev.check("[name=consent][value=given]"));
  await ask();
  await says(dev, "Thornmere Hospital");
  await look(dev, "bodies-case");

  const kiran = await visitor({ who: "kiran" });
  await answerIt(dev, kiran, path, { issue: "Nobody at home knew that she would come" });
  await says(dev, "The part of Thornmere Hospital has not come");
  await lookOnly(dev, "bodies-part-missing");
  await act(dev, `${path}/organisation?body=1`, async () => {
    await fillDay(dev, "answered_on", inDays(0));
    await dev.fill("[name=says]", "The ward sent the letter to an old number.");
  });
  await act(dev, `${path}/answer`);
  await says(dev, "Answered");

  const bola = await visitor({ script: false, viewport: PHONE });
  await followIt(bola, pair);
  await says(bola, "You get one answer from all of them");
  await says(bola, "You are right. We uphold this.");
  await lookOnly(bola, "bodies-followed");
});

// The days pass with it.
test("a complaint is answered late, goes to the Ombudsman and is upheld, and its improvement is embedded", async () => {
  const grace = await visitor({ who: "grace" });
  const late = await logComplaint(grace, { said: "You looked at what I need, and I never got the report.", received: inDays(-400) });
  const kiran = await visitor({ who: "kiran" });
  let dev = await visitor({ who: "dev" });
  const reason = "We lost sight of it, and should have told you sooner.";
  await answerIt(dev, kiran, late.path, { issue: "Nobody sent me the report" });
  await says(dev, "It must be signed first");
  await kiran.goto(`${late.path}/signature`);
  await says(kiran, "Say why it is late (regulation 14).");
  await look(kiran, "late-unsigned");
  await act(dev, `${late.path}/draft`, () => dev.fill("[name=late_reason]", reason));
  await act(kiran, `${late.path}/signature`);
  await act(dev, `${late.path}/answer`);
  const amira = await visitor({ script: false, viewport: PHONE });
  await followIt(amira, late.pair);
  await says(amira, `This answer is late, and we are sorry. ${reason}`);
  await says(amira, "Ombudsman");
  await lookOnly(amira, "late-followed");

  await dev.goto("/ombudsman");
  await look(dev, "ombudsman");
  await dev.goto("/ombudsman/new");
  await look(dev, "ombudsman-new");
  await dev.fill("[name=reference]", "26 009 876");
  await dev.fill("[name=our_reference]", late.pair.reference);
  await dev.fill("[name=about]", "An assessment was written and nobody sent the report to the person.");
  await dev.selectOption("[name=officer]", { label: "Dev Okafor" });
  await dev.selectOption("[name=sub_category]", { index: 1 });
  await fillDay(dev, "opened_on", inDays(0));
  await send(dev);
  const path = new URL(dev.url()).pathname;
  await says(dev, late.pair.reference);
  await look(dev, "ombudsman-case-open");
  await dev.goto(`${path}/decision`);
  await dev.selectOption("[name=category]", "upheld").catch(() => dev.check("[name=category][value=upheld]"));
  await dev.fill("[name=summary]", "The report of the assessment was sent after four months.");
  await dev.fill("[name=fault]", "Delay in sending the report.");
  await dev.fill("[name=injustice]", "The person could not say what was wrong in it.");
  await fillDay(dev, "decided_on", inDays(0));
  await send(dev);
  await dev.goto(`${path}/remedies/new`);
  await look(dev, "ombudsman-remedy");
  await dev.check("[name=kind][value=service_improvement]");
  await dev.check("[name=type][value=changed_procedure]").catch(() => dev.selectOption("[name=type]", "changed_procedure"));
  await dev.fill("[name=what]", "Send every assessment report within ten days of the assessment");
  await dev.selectOption("[name=owner]", { label: "Esther Amoah" });
  await fillDay(dev, "due", inDays(60));
  await send(dev);
  await look(dev, "ombudsman-improvement");
  await dev.selectOption("[name=theme]", { index: 1 });
  await dev.fill("[name=sentence]", "Every assessment report is sent within ten days of the assessment, in 9 of 10 cases by summer");
  await dev.selectOption("[name=owner]", { label: "Esther Amoah" });
  if (await dev.$("[name=keep_as_it_is]")) await dev.check("[name=keep_as_it_is]");
  await send(dev);
  if (await dev.$("[name=keep_as_it_is]:not(:checked)")) {
    await dev.check("[name=keep_as_it_is]");
    await send(dev);
  }
  await dev.goto(path);
  const point = await dev.getAttribute("main a[href^='/learning-points/']", "href");

  let esther = await visitor({ who: "esther" });
  await promise(esther, point, "records", "The day of the report in the record");
  await promise(esther, point, "experience", "People who say that they had the report in time");
  await plan(esther, point, "An assessment cannot be closed before its report was sent.");

  await later(3);
  esther = await visitor({ who: "esther" });
  await esther.goto(point);
  await follow(esther, "done");
  await send(esther);

  await later(30);
  esther = await visitor({ who: "esther" });
  await prove(esther, point);
  await esther.goto(point);
  await says(esther, "Two kinds of proof hold and none has lapsed");
  dev = await visitor({ who: "dev" });
  await waitUntil(dev, path, "Held: 38 of 40");
  await look(dev, "ombudsman-case-embedded");
});
