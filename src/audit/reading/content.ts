import { operationsOf, PAINTS } from "../../pdf/content-stream.ts";
import type { Dict } from "../../pdf/objects.ts";
import type { Operation } from "../../pdf/operation.ts";
import { unpack } from "../../pdf/streams.ts";
import { dictAt, dictOf, inherited, nameAt, numberAt, valueAt } from "../../pdf/values.ts";
import { Font } from "./font.ts";
import { type ContentFault, type Mark, markKey, type Page } from "./page.ts";

/** Reads what every page paints, with the forms in it. Fonts are shared by pages. */
export class ContentReader {
  readonly fonts = new Map<Dict, Font>();
  readonly owners = new Map<Dict, number>();

  read(dict: Dict, number: number): Page {
    const page: Page = { number, dict, marks: new Map(), faults: [], colors: new Set(), used: new Set() };
    const resources = dictOf(inherited(dict, "Resources"));
    new StreamReader(page, this, { owner: dict, resources, within: null, forms: [] }).read(
      unpack(valueAt(dict, "Contents")),
    );
    return page;
  }

  fontOf(dict: Dict): Font {
    const known = this.fonts.get(dict) ?? new Font(dict);
    this.fonts.set(dict, known);
    return known;
  }
}

interface Setting {
  readonly owner: Dict;
  readonly resources: Dict | null;
  /** What the form stands in: nothing, tagged content or an artifact. */
  readonly within: Within;
  readonly forms: readonly Dict[];
}

type Within = "tag" | "artifact" | null;

interface Open {
  readonly within: Within;
  readonly mark: Mark | null;
  readonly isReplaced: boolean;
}

class StreamReader {
  private readonly page: Page;
  private readonly reader: ContentReader;
  private readonly setting: Setting;
  private readonly open: Open[] = [];
  private readonly saved: { font: Font | null; scale: number; shift: number }[] = [];
  private font: Font | null = null;
  /** From a height in the text to one on the page; turned pages are read as one line. */
  private scale = 1;
  private shift = 0;
  private line = 0;
  private isText = false;
  /** The font, as the resources name it. */
  private readonly named = new Map<string, Font | null>();

  constructor(page: Page, reader: ContentReader, setting: Setting) {
    this.page = page;
    this.reader = reader;
    this.setting = setting;
  }

  read(bytes: Uint8Array | null): void {
    if (bytes === null) {
      this.fault("unreadable", "What it paints cannot be unpacked.");
      return;
    }
    for (const operation of operationsOf(bytes)) this.apply(operation);
    if (this.saved.length > 0) this.fault("nesting", `${this.saved.length} of its q have no Q.`);
    if (this.open.length > 0) this.fault("nesting", `${this.open.length} of its marks have no EMC.`);
    if (this.isText) this.fault("nesting", "A BT has no ET.");
  }

  private fault(kind: ContentFault["kind"], what: string): void {
    this.page.faults.push({ kind, what });
  }

  private get now(): Open {
    return this.open.at(-1) ?? { within: this.setting.within, mark: null, isReplaced: false };
  }

  private apply(operation: Operation): void {
    const { operator } = operation;
    const act = ACTS.get(operator);
    if (act !== undefined) act.call(this, operation);
    else if (PAINTS.path.has(operator)) this.paint("a path");
    else if (COLORS.has(operator)) this.page.colors.add(operator);
    else if (!OTHERS.has(operator))
      this.fault("operator", `"${operator || operation.text(-1)}" is no operator of PDF.`);
  }

  /** Notes that something is painted, and where it is neither tagged nor an artifact. */
  paint(what: string): void {
    const { within, mark } = this.now;
    if (within === null) this.fault("untagged", `It paints ${what}.`);
    if (mark !== null) mark.isEmpty = false;
  }

  show(operation: Operation): void {
    const { font, now } = this;
    if (font === null) this.fault("resource", "It shows text in no font.");
    const codes = font?.shownBy(operation) ?? [];
    const { mark, isReplaced, within } = now;
    for (const code of codes) {
      if (font?.shown.has(code) === false)
        font.shown.set(code, { page: this.page.number, runs: mark?.runs ?? null });
    }
    if (within === null) {
      const text = font?.decode(codes) ?? "";
      const last = this.page.faults.at(-1);
      if (last?.text === undefined) this.page.faults.push({ kind: "untagged", what: "It shows text.", text });
      else last.text += text;
    }
    const y = Math.round(2 * (this.line * this.scale + this.shift));
    if (mark !== null) mark.isEmpty = false;
    const last = mark?.runs.at(-1);
    if (last !== undefined && last.font === font && last.y === y && last.isReplaced === isReplaced)
      last.codes.push(...codes);
    else mark?.runs.push({ font, y, codes, isReplaced });
  }

  begin(operation: Operation): void {
    const isArtifact = operation.text(0) === "/Artifact";
    const { within, mark, isReplaced } = this.now;
    const id = operation.markedId() ?? this.idOfNamed(operation);
    if (isArtifact && within === "tag") this.fault("mixed", "An artifact stands in tagged content.");
    if (id !== null && within === "artifact")
      this.fault("mixed", `The tagged content ${id} stands in an artifact.`);
    const replaced =
      isReplaced ||
      operation.operands.some(({ kind }, at) => kind === "name" && operation.text(at) === "/ActualText");
    if (id === null) {
      this.open.push({ within: isArtifact ? (within ?? "artifact") : within, mark, isReplaced: replaced });
      return;
    }
    const { owner } = this.setting;
    const key = markKey(owner, id, this.reader.owners);
    const own = this.page.marks.get(key) ?? {
      id,
      owner,
      page: this.page.number,
      runs: [],
      times: 0,
      isEmpty: true,
    };
    own.times++;
    this.page.marks.set(key, own);
    this.open.push({ within: within ?? "tag", mark: own, isReplaced: replaced });
  }

  /** Properties may be named in the resources. */
  private idOfNamed(operation: Operation): number | null {
    const name = operation.operator === "BDC" ? operation.text(1) : "";
    const properties = dictAt(this.setting.resources, "Properties");
    return name.startsWith("/") ? numberAt(dictAt(properties, name.slice(1)), "MCID") : null;
  }

  end(): void {
    if (this.open.pop() === undefined) this.fault("nesting", "An EMC ends no mark.");
  }

  save(): void {
    this.saved.push({ font: this.font, scale: this.scale, shift: this.shift });
    if (this.saved.length > DEEPEST) this.fault("nesting", `More than ${DEEPEST} q are open at once.`);
  }

  restore(): void {
    const last = this.saved.pop();
    if (last === undefined) this.fault("nesting", "A Q ends no q.");
    else Object.assign(this, last);
  }

  move(operation: Operation): void {
    this.shift += this.scale * (operation.number(5) || 0);
    this.scale *= operation.number(3) || 1;
  }

  text(isText: boolean): void {
    if (this.isText === isText)
      this.fault("nesting", isText ? "A BT stands in another." : "An ET ends no BT.");
    this.isText = isText;
    this.line = 0;
  }

  step(operation: Operation): void {
    this.line += operation.number(1) || 0;
  }

  place(operation: Operation): void {
    this.line = operation.number(5) || 0;
  }

  choose(operation: Operation): void {
    const name = operation.text(0);
    if (!this.named.has(name)) {
      const dict = this.resource("Font", name);
      this.named.set(name, dict === null ? null : this.reader.fontOf(dict));
    }
    this.font = this.named.get(name) ?? null;
  }

  graphics(operation: Operation): void {
    const dict = this.resource("ExtGState", operation.text(0));
    if (dict !== null) this.page.used.add(dict);
  }

  /** A form is read where it is used; what it paints is tagged or an artifact where it is. */
  draw(operation: Operation): void {
    const dict = this.resource("XObject", operation.text(0));
    if (dict === null) return;
    this.page.used.add(dict);
    if (nameAt(dict, "Subtype") !== "Form") {
      this.paint("a picture");
      return;
    }
    const { setting } = this;
    if (setting.forms.includes(dict) || setting.forms.length > DEEPEST) {
      this.fault("nesting", "A form holds itself.");
      return;
    }
    const form = valueAt(dictAt(setting.resources, "XObject"), operation.text(0).slice(1));
    new StreamReader(this.page, this.reader, {
      owner: dict,
      resources: dictAt(dict, "Resources") ?? setting.resources,
      within: this.now.within,
      forms: [...setting.forms, dict],
    }).read(unpack(form));
  }

  private resource(kind: string, name: string): Dict | null {
    const dict = dictAt(dictAt(this.setting.resources, kind), name.slice(1));
    if (dict === null) this.fault("resource", `${name} is not among its resources.`);
    return dict;
  }
}

/** PDF/A allows this many q in each other. */
const DEEPEST = 28;

/** What operators do that are not painting a path. */
const ACTS: ReadonlyMap<string, (this: StreamReader, operation: Operation) => void> = new Map(
  Object.entries({
    BMC: StreamReader.prototype.begin,
    BDC: StreamReader.prototype.begin,
    EMC: StreamReader.prototype.end,
    q: StreamReader.prototype.save,
    Q: StreamReader.prototype.restore,
    cm: StreamReader.prototype.move,
    Tm: StreamReader.prototype.place,
    Td: StreamReader.prototype.step,
    TD: StreamReader.prototype.step,
    Tf: StreamReader.prototype.choose,
    Tj: StreamReader.prototype.show,
    TJ: StreamReader.prototype.show,
    gs: StreamReader.prototype.graphics,
    Do: StreamReader.prototype.draw,
    BT(this: StreamReader) {
      this.text(true);
    },
    ET(this: StreamReader) {
      this.text(false);
    },
    BI(this: StreamReader) {
      this.paint("a picture");
    },
    sh(this: StreamReader) {
      this.paint("a shading");
    },
  }),
);

const COLORS = new Set(["g", "G", "rg", "RG", "k", "K"]);

/** The operators of which nothing more is asked. */
const OTHERS = new Set(
  "w J j M d ri i m l c v y h re n W W* CS cs SC SCN sc scn Tc Tw Tz TL Ts Tr T* MP DP d0 d1 BX EX".split(
    " ",
  ),
);
