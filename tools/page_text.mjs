// Reads a page as far as the journeys need it: its words, its links and its forms. Not a parser for strangers' HTML:
// our own pages are valid, and html-validate says so.

const VOID = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", pound: "£", ndash: "–", mdash: "—", hellip: "…", rsquo: "’", lsquo: "‘" };

export function decoded(text) {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
    if (name[0] !== "#") return NAMED[name] ?? whole;
    return String.fromCodePoint(name[1].toLowerCase() === "x" ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10));
  });
}

// The words of the page, one space between them; what is in script, style and template is not on the page.
export function wordsOf(html) {
  const shown = html.replace(/<!--[\s\S]*?-->/g, "").replace(/<(script|style|template|head)\b[\s\S]*?<\/\1>/gi, " ");
  const inline = /<\/?(a|abbr|b|bdi|code|em|i|mark|q|small|span|strong|sub|sup|time)\b[^>]*>/gi;
  return decoded(shown.replace(inline, "").replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ").trim();
}

export function attributesOf(tag) {
  const found = {};
  for (const [, name, , double, single, bare] of tag.matchAll(/\s([^\s=>"'/]+)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)) {
    found[name.toLowerCase()] = decoded(double ?? single ?? bare ?? "");
  }
  return found;
}

// Every element of the kind, as { attributes, inside }.
export function elementsOf(html, kind) {
  const found = [];
  for (const start of html.matchAll(new RegExp(`<${kind}\\b(?:"[^"]*"|'[^']*'|[^>"'])*>`, "gi"))) {
    const after = start.index + start[0].length;
    const end = VOID.has(kind) ? after : html.toLowerCase().indexOf(`</${kind}`, after);
    found.push({ attributes: attributesOf(start[0]), inside: html.slice(after, end < 0 ? html.length : end), at: start.index });
  }
  return found;
}

// Each form as { action, method, multipart, fields, buttons, inMain }: `fields` by name, { kind, values, offered }.
export function formsOf(html) {
  const main = html.search(/<main\b/i);
  const mainEnd = html.search(/<\/main>/i);
  return elementsOf(html, "form").map((form) => ({
    action: form.attributes.action ?? "",
    method: (form.attributes.method ?? "get").toUpperCase(),
    multipart: form.attributes.enctype === "multipart/form-data",
    fields: fieldsOf(form.inside),
    buttons: buttonsOf(form.inside),
    inMain: form.at > main && (mainEnd < 0 || form.at < mainEnd),
  }));
}

function buttonsOf(html) {
  const drawn = elementsOf(html, "button").map((each) => ({ ...each.attributes, text: wordsOf(each.inside) }));
  const inputs = elementsOf(html, "input").filter((each) => each.attributes.type === "submit");
  return [...drawn.filter((each) => (each.type ?? "submit") === "submit"), ...inputs.map((each) => ({ ...each.attributes, text: each.attributes.value }))];
}

function fieldsOf(html) {
  const fields = new Map();
  const field = (name, kind) => {
    if (!fields.has(name)) fields.set(name, { kind, values: [], offered: null });
    return fields.get(name);
  };
  const outsideText = html.replace(/<textarea\b[\s\S]*?<\/textarea>/gi, "");
  for (const { attributes } of elementsOf(outsideText, "input")) {
    if (attributes.name && !("disabled" in attributes)) addInput(field(attributes.name, attributes.type ?? "text"), attributes);
  }
  for (const { attributes, inside } of elementsOf(html, "textarea")) {
    if (attributes.name) field(attributes.name, "textarea").values.push(decoded(inside.replace(/^\r?\n/, "")));
  }
  for (const { attributes, inside } of elementsOf(html, "select")) {
    if (attributes.name) addSelect(field(attributes.name, "select"), inside);
  }
  return fields;
}

function addInput(field, attributes) {
  if (["submit", "button", "image", "reset", "file"].includes(attributes.type)) return;
  const value = attributes.value ?? (["radio", "checkbox"].includes(attributes.type) ? "on" : "");
  if (attributes.type === "radio" || attributes.type === "checkbox") {
    (field.offered ??= []).push(value);
    if ("checked" in attributes) field.values.push(value);
  } else {
    field.values.push(value);
  }
}

function addSelect(field, inside) {
  const options = elementsOf(inside, "option").map((each) => ({ ...each.attributes, value: each.attributes.value ?? wordsOf(each.inside) }));
  field.offered = options.map((option) => option.value);
  const chosen = options.find((option) => "selected" in option) ?? options[0];
  if (chosen) field.values.push(chosen.value);
}
