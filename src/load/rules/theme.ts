import type { RuleInfo } from "../../problems/problem.ts";

export const themeColour: RuleInfo = {
  id: "theme-colour",
  severity: "error",
  summary: "A colour of the theme cannot be read, or cannot be told from another.",
  why: "What a council publishes must meet WCAG 2.2 AA by law: text needs a contrast of 4.5 to 1, and a shape that means something 3 to 1. One man in twelve does not see red and green as others do, so colours that stand side by side are compared as he sees them, too.",
  bad: {
    "theme.yaml": `\
colours:
  accent: "#ffcc00"
  green: "#4f6d00"
  red: "#a04000"
`,
  },
  good: {
    "theme.yaml": `\
colours:
  accent: "#5a3e00"
  green: "#00703c"
  red: "#b3211f"
`,
  },
  alwaysOn: true,
};

export const themeFile: RuleInfo = {
  id: "theme-file",
  severity: "error",
  summary: "A file that the theme names is not there, is not a picture, or is not safe to put into a report.",
  why: "A report is one file that is kept for good. A logo that runs a script, or that is looked for on another computer, is a risk to everybody who opens it; and one of 20 MB makes it too large to send.",
  bad: {
    "theme.yaml": `\
logo: { file: crest.svg, alt: Northbridge Council }
`,
    "crest.svg": `\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><script>alert(1)</script></svg>
`,
  },
  good: {
    "theme.yaml": `\
logo: { file: crest.svg, alt: Northbridge Council }
`,
    "crest.svg": `\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0H10V10H0Z"/></svg>
`,
  },
  alwaysOn: true,
};

export const themeLeavesOut: RuleInfo = {
  id: "theme-leaves-out",
  severity: "warning",
  summary: "The theme leaves out what the law asks a report to Cabinet for.",
  why: "A decision of the executive is recorded with its reasons, and section 100D of the Local Government Act 1972 asks for the list of background papers. Such a section can be moved or have another heading. Leave it out only if the council prints it elsewhere.",
  bad: {
    "theme.yaml": `\
cabinet:
  leave-out: [background-papers]
`,
  },
  good: {
    "theme.yaml": `\
cabinet:
  order: [decisions]
  titles: { background-papers: Papers that this report relies on }
`,
  },
};
