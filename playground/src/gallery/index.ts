/** What one can open: the example policies of the repository, and a page per feature of the language, each with a log. */
import type { SourceText } from "../../../src/compiler/index.js";
import type { Project } from "../project/project.js";
import type { InputFile, ReplayInput } from "../worker/replaying.js";
import people from "../../../policies/people.csv?url";
import thirtyDays from "../../../policies/logs/thirty-days.ndjson.gz?url";
import campaign from "../../gallery/campaign.csv?raw";
import gophish from "../../gallery/gophish.csv?raw";

const office = import.meta.glob<string>("../../../policies/*.kairos", {
  query: "?raw",
  import: "default",
  eager: true,
});
const features = import.meta.glob<string>("../../gallery/*.kairos", { query: "?raw", import: "default", eager: true });

export interface GalleryEntry {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly files: readonly SourceText[];
  /** The path of the file that is shown first. */
  readonly open: string;
  /** The log to replay. */
  log(): Promise<ReplayInput>;
}

const kept = new Map<string, Promise<InputFile>>();

/** Fetched once: what was read stays, and opens without a network. */
function fetched(url: string, name: string): Promise<InputFile> {
  const file = kept.get(url) ?? fetchFile(url, name);
  kept.set(url, file);
  file.catch(() => kept.delete(url));
  return file;
}

async function fetchFile(url: string, name: string): Promise<InputFile> {
  // The page and its editor come first.
  const response = await fetch(url, { priority: "low" });
  if (!response.ok) throw new Error(`${name} is not there (${response.status})`);
  return { name, blob: await response.blob() };
}

const thirtyDaysOfOffice = async (): Promise<ReplayInput> => ({
  log: await fetched(thirtyDays, "thirty-days.ndjson.gz"),
  people: await fetched(people, "people.csv"),
});

/** Tables of a few rows, for pages that are about where events come from. */
const TABLES: Readonly<Record<string, { readonly name: string; readonly rows: string }>> = {
  sources: { name: "campaign.csv", rows: campaign },
  packages: { name: "gophish.csv", rows: gophish },
};

async function logOf(page: string): Promise<ReplayInput> {
  const table = TABLES[page];
  return table === undefined ? thirtyDaysOfOffice() : { log: { name: table.name, blob: new Blob([table.rows]) } };
}

const VOCABULARY = "vocabulary.kairos";
const officeFiles = Object.entries(office)
  .map(([path, text]) => ({ path: path.slice(path.lastIndexOf("/") + 1), text }))
  .toSorted((first, second) => first.path.localeCompare(second.path));

/** In the order in which one would learn the language. */
const FEATURES = [
  "first_policy",
  "vocabulary",
  "messages",
  "signals",
  "conditions",
  "history",
  "limits",
  "competition",
  "escalation",
  "variants",
  "exemptions",
  "layers",
  "tests",
  "sources",
  "packages",
] as const;

/** The first line of a page is its title and what it is about: `// Signals: what there was to notice …`. */
function feature(id: (typeof FEATURES)[number]): GalleryEntry {
  const path = `${id}.kairos`;
  const text = features[`../../gallery/${path}`]!;
  const [, title = id, about = ""] = /^\/\/ (.+?): (.+)$/m.exec(text) ?? [];
  const vocabulary = officeFiles.filter((file) => file.path === VOCABULARY);
  return {
    id,
    title,
    about: `${about.slice(0, 1).toUpperCase()}${about.slice(1)}`,
    files: [{ path, text }, ...(text.includes(`import "./${VOCABULARY}"`) ? vocabulary : [])],
    open: path,
    log: () => logOf(id),
  };
}

export const gallery: readonly [GalleryEntry, ...GalleryEntry[]] = [
  {
    id: "office",
    title: "An organisation of 355 people",
    about: "Seventeen policies on phishing, sharing, payments, secrets and generative AI, with a log of thirty days.",
    files: officeFiles,
    open: "phishing.kairos",
    log: thirtyDaysOfOffice,
  },
  ...FEATURES.map(feature),
];

/** The first one where there is none of that name. */
export const entryOf = (id: string): GalleryEntry => gallery.find((entry) => entry.id === id) ?? gallery[0];

export const projectOf = ({ id, files, open }: GalleryEntry): Project => ({ entry: id, files, open });
