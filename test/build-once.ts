/** Tests of the command line run what users run: the built files, made fresh once before all tests. */
import { build } from "../scripts/build.js";

export default async function setup(): Promise<void> {
  await build();
}
