/** The version of the package; the format of bundles has a version of its own. */
import manifest from "../../package.json" with { type: "json" };

export const version: string = manifest.version;
