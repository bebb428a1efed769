/** The frameworks that `controls` may name: how people call them, and where they are published. */

export interface PublishedFramework {
  readonly title: string;
  readonly href: string;
}

const FRAMEWORKS: Readonly<Record<string, PublishedFramework>> = {
  nist_csf_2: { title: "NIST Cybersecurity Framework 2.0", href: "https://doi.org/10.6028/NIST.CSWP.29" },
  nist_ai_rmf_1: { title: "NIST AI Risk Management Framework 1.0", href: "https://doi.org/10.6028/NIST.AI.100-1" },
};

/** One that is not known is called by its name. */
export function frameworkNamed(name: string): PublishedFramework {
  return Object.hasOwn(FRAMEWORKS, name) ? FRAMEWORKS[name]! : { title: name, href: `urn:kairos:framework:${name}` };
}
