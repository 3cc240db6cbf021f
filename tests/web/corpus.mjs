// SPDX-License-Identifier: GPL-2.0-or-later
// Articles for the page to show. Every tenth day from 2019 to 2021 has one; what it is about follows
// from its number, so that tests can count. Of each ten, the first three are one story, and the last
// one of the first fifty stands at two addresses.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const kFirst = Date.UTC(2019, 0, 5, 12);
const kTenDays = 10 * 86_400_000;
export const kArticles = 100;

export const kTopics = ["Climate", "Energy", "Space", "Health", "Oceans", "Cities", "Trade",
  "Music", "Robots", "Farming", "Football", "Law"];
const kProviders = ["Gridwatch", "The Harbour Post", "Nordlicht"];
const kSubjects = ["Glacier", "Reactor", "Satellite", "Vaccine", "Coral", "Tramway", "Harbour",
  "Orchestra", "Robotics lab", "Orchard", "Striker", "Court"];
const kVerbs = ["surprises", "divides", "outlasts", "returns to"];

/** Titles that a careless page would run. */
export const kPayloads = [
  "<script>window.hurt=1</script>", "<img src=x onerror=window.hurt=1>", "\"><svg onload=window.hurt=1>",
  "'><img src=x onerror=window.hurt=1>", "</title><script>window.hurt=1</script>",
  "</h2></article><script>window.hurt=1</script>", "<iframe srcdoc='<script>parent.hurt=1</script>'>",
  "<a href=javascript:window.hurt=1>x</a>", "<body onload=window.hurt=1>", "<details open ontoggle=window.hurt=1>",
  "<input autofocus onfocus=window.hurt=1>", "<video><source onerror=window.hurt=1>",
  "<math><mtext></mtext><script>window.hurt=1</script></math>", "<style>*{display:none}</style>",
  "<link rel=stylesheet href=//evil.example/x.css>", "<base href=//evil.example/>",
  "<meta http-equiv=refresh content=0;url=//evil.example>", "<form action=//evil.example><button>x</button></form>",
  "<object data=//evil.example>", "<embed src=//evil.example>", "<!--><img src=x onerror=window.hurt=1>",
  "<scr<script>ipt>window.hurt=1</script>", "<sCrIpT>window.hurt=1</ScRiPt>", "<svg/onload=window.hurt=1>",
  "\" onmouseover=window.hurt=1 x=\"", "' onfocus=window.hurt=1 autofocus '", "` onerror=window.hurt=1",
  "{{title}}", "{{{headline}}}", "{{#hits}}x{{/hits}}", "{{> page}}", "{{=<% %>=}}", "${window.hurt=1}",
  "javascript:window.hurt=1", "data:text/html,<script>window.hurt=1</script>", "&lt;script&gt;window.hurt=1&lt;/script&gt;",
  "&#60;script&#62;window.hurt=1", "%3Cscript%3Ewindow.hurt=1%3C/script%3E", "<template><script>window.hurt=1</script></template>",
  "]]><script>window.hurt=1</script>",
];

const quoted = (text) => JSON.stringify(text);
const escapedOnce = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
/** The index takes out markup, escaped once or twice too; what is escaped three times is text. */
const escaped = (text) => escapedOnce(escapedOnce(escapedOnce(text)));

function front(fields, topics) {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return `---\n${lines.join("\n")}\ntopics:\n${topics.map((it) => `  - ${quoted(it)}\n`).join("")}---\n`;
}

const date = (number) => new Date(kFirst + number * kTenDays).toISOString();

/** Address of an article; that of number 49 has number 50 as well, which is a copy so. */
const url = (number) => `https://news.example/${number === 50 ? 49 : number}?a=1&b=2`;

function related(number) {
  if (![1, 2].includes(number % 10)) return {};
  return { related: `\n  - webUrl: ${quoted(url(number - 1))}\n    title: Earlier report\n    publishedDateTime: ${date(number - 1)}` };
}

function article(number) {
  const topic = number % kTopics.length;
  const provider = kProviders[number % kProviders.length];
  return front({
    category: "news",
    title: quoted(`${kSubjects[topic]} ${kVerbs[number % kVerbs.length]} town number ${number}`),
    excerpt: quoted(`What the council of town ${number} says about it, and why it matters to readers.`),
    publishedDateTime: date(number),
    webUrl: quoted(url(number)),
    type: number % 5 === 0 ? "video" : "article",
    quality: 50 + number % 50,
    heat: 40 + number % 70,
    provider: `\n  name: ${quoted(provider)}\n  domain: "news.example"`,
    ...related(number),
  }, [kTopics[topic], ...(number % 4 === 0 ? ["Politics"] : [])]);
}

function payloadArticle(payload, number) {
  return front({
    category: "news",
    title: quoted(`payload ${escaped(payload)}`),
    excerpt: quoted(`payload excerpt ${escaped(payload)}`),
    publishedDateTime: "2020-06-01T00:00:00Z",
    webUrl: quoted(number % 2 === 0 ? "javascript:window.hurt=1" : `https://news.example/p${number}`),
    type: "article",
    provider: `\n  name: ${quoted(escaped(payload))}`,
  }, [escaped(payload)]);
}

/** Writes the articles below `folder`. */
export async function writeCorpus(folder, { payloads = false } = {}) {
  await mkdir(join(folder, "_news"), { recursive: true });
  const texts = payloads
    ? kPayloads.map(payloadArticle)
    : Array.from({ length: kArticles }, (_, number) => article(number));
  await Promise.all(texts.map((text, number) =>
    writeFile(join(folder, "_news", `article-${String(number).padStart(3, "0")}.md`), text)));
}
