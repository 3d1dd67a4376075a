#!/usr/bin/env node
// Stands in for GitHub's own program: it answers what the action asks of the comments on a pull request, a page with one
// comment each, and keeps them in the file that COMMENTS names.

import { readFileSync, writeFileSync } from "node:fs";

const [, , api, graphql, ...options] = process.argv;
const fields = {};
for (let at = 0; at < options.length; at += 1) {
  if (options[at] !== "-f" && options[at] !== "-F") continue;
  const [, name, value] = /^(\w+)=(.*)$/s.exec(options[at + 1]);
  // Only -F takes @ for a file and digits for a number.
  if (options[at] === "-F" && value.startsWith("@")) fields[name] = readFileSync(value.slice(1), "utf8");
  else fields[name] = options[at] === "-F" && /^\d+$/.test(value) ? Number(value) : value;
}
const comments = JSON.parse(readFileSync(process.env.COMMENTS, "utf8"));
const { query, to, body, owner, name, number } = fields;

if (api !== "api" || graphql !== "graphql" || process.env.GH_TOKEN !== "a-token") {
  fail("gh: Bad credentials (HTTP 401)");
} else if (query.includes("addComment")) {
  if (to !== "PR_7") fail("gh: Could not resolve to a node");
  save([...comments, { id: `C_${comments.length + 1}`, body, viewerDidAuthor: true }]);
} else if (query.includes("updateIssueComment")) {
  if (!comments.some(({ id, viewerDidAuthor }) => id === to && viewerDidAuthor))
    fail("gh: Could not resolve");
  save(comments.map((one) => (one.id === to ? { ...one, body } : one)));
} else {
  if (`${owner}/${name}` !== "fairmere/plan" || number !== 7) fail("gh: Could not resolve to a Repository");
  const pages = (comments.length === 0 ? [[]] : comments.map((one) => [one])).map((nodes) => ({
    data: { repository: { pullRequest: { id: "PR_7", comments: { nodes } } } },
  }));
  const isWhole = ["--paginate", "--slurp"].every((option) => options.includes(option));
  console.log(JSON.stringify(isWhole ? pages : pages[0]));
}

function save(held) {
  // GitHub counts characters.
  if ([...body].length > 65_536) fail("gh: Body is too long (maximum is 65536 characters)");
  writeFileSync(process.env.COMMENTS, JSON.stringify(held));
  console.log('{"data":{}}');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
