#!/usr/bin/env node
/** The command `kairos`. */
import { run } from "./run.js";

// A reader that has seen enough (`kairos … | head`) closes the pipe; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2));
