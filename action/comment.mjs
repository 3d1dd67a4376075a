// Writes a file as a comment on a pull request: `node action/comment.mjs changes.md`. A comment that an earlier run has
// written is replaced, so that there is one. It is known by its author and by its first line, which nobody sees.

import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const COMMENTS = `query($owner: String!, $name: String!, $number: Int!, $endCursor: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      id
      comments(first: 100, after: $endCursor) {
        nodes { id body viewerDidAuthor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;
const CREATE = `mutation($to: ID!, $body: String!) {
  addComment(input: { subjectId: $to, body: $body }) { clientMutationId }
}`;
const REPLACE = `mutation($to: ID!, $body: String!) {
  updateIssueComment(input: { id: $to, body: $body }) { clientMutationId }
}`;

const {
  GITHUB_REPOSITORY = "",
  PULL_REQUEST = "",
  FROM,
  PLAN,
  GITHUB_STEP_SUMMARY,
  RUNNER_TEMP = ".",
} = process.env;
const changes = readFileSync(process.argv[2] ?? "", "utf8");

// A repository may hold several plans, each with a comment of its own.
const marker = `<!-- improve: what changed in ${(PLAN || "the plan").replaceAll(/[^\w./ -]/g, "_").replaceAll("--", "__")} -->`;

if (FROM !== GITHUB_REPOSITORY) {
  sayInSummary(
    "The pull request comes from another repository, which may not comment here. What it changes is in the summary of the job.",
  );
} else {
  try {
    comment();
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    sayInSummary(
      `The comment could not be written${said === "" ? "" : ` (${said.replaceAll(/\s+/g, " ")})`}. Give the job the permission pull-requests: write. What changed is in the summary of the job.`,
    );
  }
}

function comment() {
  const [owner = "", name = ""] = GITHUB_REPOSITORY.split("/");
  const asked = [
    "--paginate",
    "--slurp",
    "-F",
    `number=${PULL_REQUEST}`,
    "-f",
    `owner=${owner}`,
    "-f",
    `name=${name}`,
  ];
  const pages = JSON.parse(graphql(COMMENTS, asked)).map((page) => page.data.repository.pullRequest);
  const own = pages
    .flatMap((page) => page.comments.nodes)
    .find(({ body, viewerDidAuthor }) => viewerDidAuthor && body.split(/\r?\n/)[0] === marker);
  const file = path.join(RUNNER_TEMP, "improve-comment.md");
  writeFileSync(file, `${marker}\n${changes}`);
  graphql(own === undefined ? CREATE : REPLACE, [
    "-f",
    `to=${own?.id ?? pages[0].id}`,
    "-F",
    `body=@${file}`,
  ]);
  console.log(
    own === undefined ? "A comment says what changed." : "The comment that says what changed is up to date.",
  );
}

/** Asks GitHub with the runner's own program, which knows the token and the server. */
function graphql(query, options) {
  return execFileSync("gh", ["api", "graphql", "-f", `query=${query}`, ...options], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** What cannot be a comment is still there to read, and no reason to fail. */
function sayInSummary(why) {
  console.log(`::warning title=improve::${why}`);
  if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, `${changes}\n`);
}
