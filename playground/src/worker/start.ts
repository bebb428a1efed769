/**
 * Starts a worker from a blob: so it is under the content-security policy of its page, as one that is started from a file
 * is not, and nothing in it can reach a network either.
 */
export function startWorker(url: string): Worker {
  const code = kept.get(url) ?? blobOf(`import ${JSON.stringify(new URL(url, location.href).href)};`);
  return new Worker(code, { type: "module" });
}

/** The code of workers that start without their file. */
const kept = new Map<string, string>();

/** Takes the code into memory, so that the worker can be started again where its file is out of reach. */
export async function keepWorker(url: string): Promise<void> {
  const response = await fetch(url);
  if (response.ok) kept.set(url, blobOf(await response.text()));
}

const blobOf = (code: string): string => URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
