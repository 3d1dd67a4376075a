/** What each command is used for: command lines that can be typed as they are, shown at the end of its help. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  init: [
    "improve init",
    'improve init my-plan --authority "Fairmere Council" --inspected 2026-03-16',
    "improve init my-plan --from tracker.xlsx --inspected 2026-03-16",
  ],
  import: [
    'improve import tracker.xlsx my-plan --authority "Fairmere Council" --inspected 2017-11-20',
    'improve import tracker.xlsx my-plan --map "Lead officer=owner" --save-mapping',
    "improve import returns/finance.xlsx returns/housing.xlsx --plan my-plan",
    "improve import figures.csv --feed case-system --as-at 2016-09-05",
  ],
  collect: [
    "improve collect --month 2016-09",
    "improve collect --month 2016-09 my-plan -o returns",
    "improve collect --month 2016-09 --status",
  ],
  check: [
    "improve check",
    "improve check my-plan --as-at 2016-08 --fail-on warning",
    "improve check --fix",
    "improve check -f stylish -f sarif -o check.sarif",
  ],
  build: [
    "improve build",
    "improve build my-plan --report cabinet-2016-09 -f docx",
    "improve build --all -f html -o public",
    "improve build -f json -o - > report.json",
  ],
  preview: ["improve preview", "improve preview my-plan --port 8080", "improve preview --editor code"],
  diff: [
    "improve diff 2016-05 2016-08",
    "improve diff cabinet-2016-05 cabinet-2016-09 -f html -o changes.html",
    "improve diff git:main... my-plan -f markdown --exit-code",
  ],
  export: [
    "improve export",
    "improve export my-plan --report cabinet-2016-09 -f csv",
    "improve export --audience board --as-at 2016-08 -f ods",
  ],
  publish: [
    "improve publish cabinet-2016-09 --on 2016-09-05",
    "improve publish cabinet-2016-09 my-plan --on 2016-09-05 -o packs/september",
    "improve publish --undo cabinet-2016-09 --on 2016-09-06",
  ],
  site: ["improve site", "improve site -o public --url https://www.example.gov.uk/improvement/"],
  audit: ["improve audit reports/cabinet-2016-09.pdf", "improve audit letter.pdf minutes.pdf -f json"],
  list: [
    "improve list",
    "improve list blocks",
    "improve list measures care leavers",
    "improve list fields due",
  ],
  explain: [
    "improve explain 1.3",
    "improve explain R1 --as-at 2016-05",
    "improve explain ofsted-2016-07/letter/a -f json",
  ],
  doctor: ["improve doctor", "improve doctor my-plan --json"],
  rules: ["improve rules", "improve rules action-overdue"],
  completion: [
    "improve completion bash >> ~/.bashrc",
    "improve completion zsh >> ~/.zshrc",
    "improve completion fish > ~/.config/fish/completions/improve.fish",
    "improve completion powershell >> $PROFILE",
  ],
  schema: ["improve schema", "improve schema plan > plan.schema.json", "improve schema --plan my-plan"],
};
