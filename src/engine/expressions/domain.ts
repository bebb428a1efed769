/** `domain`: the registrable domain of an address, URL or host, by the suffix rules that the bundle carries. */
import { lowerAscii } from "../../base/codepoints.js";

export function domainBy(suffixRules: readonly string[]): (text: string) => string {
  const rules = new Set(suffixRules);
  const longest = suffixRules.reduce((most, rule) => Math.max(most, rule.split(".").length), 1);
  return (text) => {
    const host = hostOf(text);
    if (IPV4.test(host) || (host.startsWith("[") && host.endsWith("]"))) return host;
    const labels = host.split(".");
    const suffix = suffixLength(labels, rules, longest);
    return labels.length <= suffix ? host : labels.slice(labels.length - suffix - 1).join(".");
  };
}

const IPV4 = /^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$/;

function hostOf(text: string): string {
  const scheme = text.indexOf("://");
  let host = scheme < 0 ? text : text.slice(scheme + 3);
  const end = host.search(/[/\\?#]/);
  if (end >= 0) host = host.slice(0, end);
  host = host.slice(host.lastIndexOf("@") + 1);
  host = host.replace(/:[0-9]+$/, "");
  if (host.endsWith(".")) host = host.slice(0, -1);
  return lowerAscii(host);
}

/** The number of labels in the longest matching public suffix: exceptions first, `*` when nothing matches. */
function suffixLength(labels: readonly string[], rules: ReadonlySet<string>, longest: number): number {
  const count = Math.min(labels.length, longest);
  const tails: string[] = [""];
  for (let taken = 1; taken <= count; taken += 1) {
    const label = labels[labels.length - taken]!;
    tails.push(taken === 1 ? label : `${label}.${tails[taken - 1]!}`);
  }
  for (let taken = count; taken > 0; taken -= 1) if (rules.has(`!${tails[taken]!}`)) return taken - 1;
  for (let taken = count; taken > 0; taken -= 1) {
    if (rules.has(tails[taken]!) || (taken > 1 && rules.has(`*.${tails[taken - 1]!}`))) return taken;
  }
  return 1;
}
