#!/usr/bin/env node
// Plays the stories of tests/journeys/*.case over HTTP against a server that it starts itself.
// tests/journeys/README.md says how a story is written. Usage: tools/run_journeys.mjs FILE.case...

import { readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { startHeed } from "./heed_server.mjs";
import { elementsOf, formsOf, wordsOf } from "./page_text.mjs";

class Disappointed extends Error {}
const expect = (holds, says) => {
  if (!holds) throw new Disappointed(says);
};

// [{ title, file, steps: [{ line, text, fields: [[name, value, forced]] }] }]
export function readStories(text, file) {
  const stories = [];
  text.split("\n").forEach((raw, index) => {
    const line = index + 1;
    if (!raw.trim() || raw.startsWith("//")) return;
    if (raw.startsWith("# ")) return void stories.push({ title: raw.slice(2).trim(), file, line, steps: [] });
    const steps = stories.at(-1)?.steps;
    if (!steps) throw new Error(`${file}:${line}: a story begins with "# its title"`);
    if (!/^\s/.test(raw)) return void steps.push({ line, text: raw.trim(), fields: [] });
    const field = /^\s+(\S+?)\s*(:?=)(?:\s(.*))?$/.exec(raw);
    if (!field || !steps.length) throw new Error(`${file}:${line}: not a field: ${raw.trim()}`);
    steps.at(-1).fields.push([field[1], (field[3] ?? "").trim().replaceAll("\\n", "\r\n"), field[2] === ":="]);
  });
  return stories;
}

class Visitor {
  constructor() {
    this.cookies = new Map();
    this.page = null;
  }

  keepCookies(lines = []) {
    for (const line of lines) {
      const [pair, ...rules] = line.split(";").map((part) => part.trim());
      const [name, ...value] = pair.split("=");
      const gone = rules.some((rule) => /^max-age=0*$/i.test(rule) || /^max-age=-/i.test(rule) || /^expires=.*\b1970\b/i.test(rule));
      if (gone) this.cookies.delete(name);
      else this.cookies.set(name, value.join("="));
    }
  }
}

class Player {
  constructor(server) {
    this.server = server;
    this.staff = new Map();
  }

  begin() {
    this.known = new Map([["today", new Date().toISOString().slice(0, 10)]]);
    this.visitors = new Map();
    this.now = this.visitor("nobody");
  }

  // People who sign in stay signed in from story to story; who does not is a stranger in each.
  visitor(name) {
    const kept = name.startsWith("nobody") ? this.visitors : this.staff;
    if (!kept.has(name)) kept.set(name, new Visitor());
    return kept.get(name);
  }

  filled(text) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => this.known.get(name) ?? whole);
  }

  async send(method, where, body, type) {
    const url = new URL(where, this.now.page?.url ?? this.server.url);
    expect(url.origin === this.server.url, `this would leave Heed: ${url}`);
    const headers = { ...(this.headers ?? {}) };
    this.headers = null;
    if (this.now.cookies.size) headers.Cookie = [...this.now.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (method !== "GET") Object.assign(headers, { "Content-Type": type, "Content-Length": Buffer.byteLength(body), Origin: this.server.url });
    this.now.page = await ask(url, { method, headers }, body);
    this.now.keepCookies(this.now.page.headers["set-cookie"]);
  }

  form(label) {
    const forms = formsOf(this.shown().html);
    const inMain = forms.filter((form) => form.inMain);
    const from = inMain.length ? inMain : forms;
    const found = label ? forms.find((form) => form.buttons.some((button) => button.text === label)) : from[0];
    expect(found, label ? `the page has no form with the button "${label}"` : "the page has no form");
    return found;
  }

  shown() {
    expect(this.now.page, "no page was asked for yet");
    return this.now.page;
  }
}

function ask(url, options, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { ...options, timeout: 30_000, agent: false }, (answer) => {
      const pieces = [];
      answer.on("data", (piece) => pieces.push(piece));
      answer.on("end", () => resolve({ url, status: answer.statusCode, headers: answer.headers, html: Buffer.concat(pieces).toString("utf8") }));
    });
    request.on("timeout", () => request.destroy(new Disappointed(`no answer from ${url} in 30 seconds`)));
    request.on("error", reject);
    request.end(body);
  });
}

function fill(form, fields, filled) {
  const values = new Map([...form.fields].map(([name, field]) => [name, [...field.values]]));
  const set = new Set();
  for (const [name, raw, forced] of fields) {
    const value = filled(raw);
    const field = form.fields.get(name);
    expect(forced || field, `the form has no field "${name}", only ${[...form.fields.keys()].join(", ")}`);
    const offered = forced || !field.offered || value === "" || field.offered.includes(value);
    expect(offered, `"${name}" does not offer "${value}", only ${field?.offered?.join(", ")}`);
    if (!set.has(name)) values.set(name, []);
    set.add(name);
    if (value !== "" || forced || !field.offered) values.get(name).push(value);
  }
  return [...values].flatMap(([name, list]) => list.map((value) => [name, value]));
}

function encoded(pairs, multipart) {
  if (!multipart) return [new URLSearchParams(pairs).toString(), "application/x-www-form-urlencoded"];
  const mark = `heed${Date.now()}`;
  const parts = pairs.map(([name, value]) => `--${mark}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  return [`${parts.join("")}--${mark}--\r\n`, `multipart/form-data; boundary=${mark}`];
}

async function submit(player, step, label) {
  const form = player.form(label);
  const pairs = fill(form, step.fields, (text) => player.filled(text));
  const button = form.buttons.find((each) => each.text === label) ?? form.buttons[0];
  if (button?.name) pairs.push([button.name, button.value ?? ""]);
  const action = button?.formaction ?? form.action;
  if (form.method === "GET") return player.send("GET", `${action.split("?")[0]}?${new URLSearchParams(pairs)}`);
  await player.send("POST", action, ...encoded(pairs, form.multipart));
}

async function signIn(player, name) {
  player.now = player.visitor(name);
  if (name.startsWith("nobody") || player.now.cookies.size) return;
  const who = player.server.signIns(name);
  await player.send("GET", "/sign-in");
  const form = formsOf(player.now.page.html).find((each) => [...each.fields.values()].some((field) => field.kind === "password"));
  expect(form, "/sign-in has no form with a password");
  const fields = [...form.fields].flatMap(([field, { kind }]) =>
    kind === "password" ? [[field, who.password, true]] : kind === "text" || kind === "email" ? [[field, who.name, true]] : []);
  await player.send("POST", form.action, ...encoded(fill(form, fields, (text) => text), form.multipart));
  expect(player.now.page.status === 303, `${name} could not sign in: ${player.now.page.status} ${wordsOf(player.now.page.html).slice(0, 300)}`);
}

async function follow(player, text) {
  const page = player.shown();
  if (!text) {
    expect(page.headers.location, `there is nothing to follow: the answer was ${page.status}`);
    return player.send("GET", page.headers.location);
  }
  const wanted = player.filled(text);
  const link = elementsOf(page.html, "a").find((each) => each.attributes.href && wordsOf(each.inside).includes(wanted));
  expect(link, `the page has no link "${wanted}"`);
  await player.send("GET", link.attributes.href);
}

function remember(player, name, pattern) {
  const found = new RegExp(pattern).exec(player.shown().html);
  expect(found, `nothing on the page matches /${pattern}/`);
  player.known.set(name, found[1] ?? found[0]);
}

function expectStatus(player, status, target) {
  const page = player.shown();
  expect(page.status === Number(status), `the answer was ${page.status}, not ${status}`);
  if (!target) return;
  const names = [];
  const pattern = player.filled(target).replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, (_, name) => (names.push(name), "([^/?#]+)"));
  const found = new RegExp(`^${pattern}$`).exec(page.headers.location ?? "");
  expect(found, `it leads to ${page.headers.location}, not to ${target}`);
  names.forEach((name, index) => player.known.set(name, decodeURIComponent(found[index + 1])));
}

function expectField(player, name, wanted) {
  const field = formsOf(player.shown().html).map((form) => form.fields.get(name)).find(Boolean);
  expect(field, `the page has no field "${name}"`);
  expect(field.values.includes(player.filled(wanted)), `the field "${name}" holds "${field.values.join(", ")}"`);
}

const links = (player, target) => elementsOf(player.shown().html, "a").some((each) => each.attributes.href === player.filled(target));
const says = (player, text) => wordsOf(player.shown().html).includes(player.filled(text));

// Every sentence that a story may use, with what it does.
const SENTENCES = [
  [/^as (.+)$/, (player, step, name) => signIn(player, name)],
  [/^with header ([\w-]+): (.*)$/, (player, step, name, value) => void (player.headers = { ...player.headers, [name]: player.filled(value) })],
  [/^GET (\S+)$/, (player, step, where) => player.send("GET", player.filled(where))],
  [/^POST (\S+)$/, (player, step, where) =>
    player.send("POST", player.filled(where), ...encoded(step.fields.map(([name, value]) => [name, player.filled(value)]), false))],
  [/^POST JSON to (\S+)$/, (player, step, where) =>
    player.send("POST", player.filled(where), player.filled(step.fields.find(([name]) => name === "json")[1]), "application/json")],
  [/^submit form(?: "(.*?)")?(?: with)?$/, submit],
  [/^follow(?: "(.*)")?$/, (player, step, text) => follow(player, text)],
  [/^remember (\w+) from \/(.*)\/$/, (player, step, name, pattern) => remember(player, name, pattern)],
  [/^> (\d{3})(?: to (\S+))?$/, (player, step, status, target) => expectStatus(player, status, target)],
  [/^> page says "(.*)"$/, (player, step, text) => expect(says(player, text), `the page does not say "${player.filled(text)}"`)],
  [/^> page does not say "(.*)"$/, (player, step, text) => expect(!says(player, text), `the page says "${player.filled(text)}"`)],
  [/^> field (\S+) holds "(.*)"$/, (player, step, name, value) => expectField(player, name, value)],
  [/^> link to (\S+)$/, (player, step, target) => expect(links(player, target), `the page has no link to ${target}`)],
  [/^> no link to (\S+)$/, (player, step, target) => expect(!links(player, target), `the page has a link to ${target}`)],
  [/^> header ([\w-]+) says "(.*)"$/, (player, step, name, text) => {
    const header = String(player.shown().headers[name.toLowerCase()] ?? "");
    expect(header.includes(player.filled(text)), `the header ${name} is "${header}"`);
  }],
];

async function playStep(player, step) {
  for (const [sentence, act] of SENTENCES) {
    const found = sentence.exec(step.text);
    if (found) return act(player, step, ...found.slice(1));
  }
  throw new Disappointed(`a story cannot say "${step.text}"; see tests/journeys/README.md`);
}

async function playStory(player, story) {
  player.begin();
  for (const step of story.steps) {
    try {
      await playStep(player, step);
    } catch (problem) {
      const page = player.now.page;
      const seen = page ? `\n      last answer: ${page.status} from ${page.url.pathname}: ${wordsOf(page.html).slice(0, 600)}` : "";
      throw new Disappointed(`${story.file}:${step.line}: ${step.text}\n      ${problem.message}${seen}`);
    }
  }
}

async function main(files) {
  const stories = files.flatMap((file) => readStories(readFileSync(file, "utf8"), file));
  const server = await startHeed({ log: path.join(process.env.HEED_LOGS ?? "build/test-logs", "journeys-server.log") });
  let player, passed = 0, failed = 0;
  for (const story of stories) {
    if (story.file !== player?.file) player = Object.assign(new Player(server), { file: story.file });
    try {
      await playStory(player, story);
      passed += 1;
      console.log(`ok    ${story.title}`);
    } catch (problem) {
      failed += 1;
      console.log(`FAIL  ${story.title}\n      ${problem.message}`);
    }
  }
  const status = await server.stop();
  if (status !== 0) console.log(`FAIL  the server stops when it is asked to: exit status ${status}`);
  console.log(`${passed + (status === 0)} passed, ${failed + (status !== 0)} failed`);
  process.exitCode = failed || status !== 0 ? 1 : 0;
}

await main(process.argv.slice(2));
