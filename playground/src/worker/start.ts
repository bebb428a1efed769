/**
 * Starts a worker from a blob: so it is under the content-security policy of its page, as one that is started from a file
 * is not, and nothing in it can reach a network either.
 */
export function startWorker(url: string): Worker {
  const code = `import ${JSON.stringify(new URL(url, location.href).href)};`;
  const blob = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  return new Worker(blob, { type: "module" });
}
