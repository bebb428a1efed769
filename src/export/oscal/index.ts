/**
 * The controls of a policy set as an OSCAL mapping collection (NIST, control mapping model 1.2.0): each policy
 * `intersects-with` the controls that its author names, which is all that coaching can claim. It never equals a control.
 */
import { uuidOfName } from "../../base/uuid.js";
import { identity } from "../../bundle/canonical.js";
import type { Bundle, Policy } from "../../bundle/types.js";
import { frameworkNamed } from "../frameworks.js";

export interface OscalOptions {
  /** RFC 3339, for `last-modified`, which OSCAL asks for; a bundle knows no date. */
  readonly lastModified: string;
  /** Of the document. */
  readonly title?: string;
}

/** Equal policies and options give equal documents, UUIDs included. Undefined where no policy names a control. */
export function oscalMappingCollection(bundle: Bundle, options: OscalOptions): object | undefined {
  const frameworks = frameworksOf(bundle);
  if (frameworks.length === 0) return undefined;
  const sha256 = identity(bundle);
  const uuid = (name: string): string => uuidOfName(NAMESPACE, name);
  const policiesUuid = uuid(`policies ${sha256}`);
  return {
    "mapping-collection": {
      uuid: uuid(`collection ${sha256} ${options.lastModified} ${options.title ?? ""}`),
      metadata: {
        title: options.title ?? "Coaching policies and the controls that they support",
        "last-modified": options.lastModified,
        version: sha256,
        "oscal-version": "1.2.0",
      },
      provenance: {
        method: "human",
        "matching-rationale": "functional",
        status: "complete",
        "mapping-description":
          "Authors of the policies name the controls that a policy supports. A policy explains and nudges; it enforces nothing, so the relationship is always `intersects-with`.",
      },
      mappings: frameworks.map(([framework, policies]) => ({
        uuid: uuid(`mapping ${framework}`),
        "source-resource": { ns: "urn:kairos", type: "policy-set", href: `#${policiesUuid}` },
        "target-resource": { type: "catalog", href: `#${uuid(`framework ${framework}`)}` },
        maps: policies.map(([name, policy, identifiers]) => ({
          uuid: uuid(`map ${framework} ${name}`),
          relationship: "intersects-with",
          sources: [{ type: "control", "id-ref": name, ...remarks(policy) }],
          targets: identifiers.map((identifier) => ({ type: "control", "id-ref": identifier })),
        })),
      })),
      "back-matter": {
        resources: [
          {
            uuid: policiesUuid,
            title: "Policies, compiled by Kairos",
            "document-ids": [{ scheme: "urn:kairos:bundle:sha256", identifier: sha256 }],
          },
          ...frameworks.map(([framework]) => {
            const { title, href } = frameworkNamed(framework);
            return { uuid: uuid(`framework ${framework}`), title, rlinks: [{ href }] };
          }),
        ],
      },
    },
  };
}

/** Made once, for these documents alone. */
const NAMESPACE = "8d1c5a52-6f0e-5b0c-9a3e-2f6f3d1f7c40";

type PolicyInFramework = readonly [name: string, policy: Policy, identifiers: readonly string[]];

function frameworksOf(bundle: Bundle): (readonly [string, readonly PolicyInFramework[]])[] {
  const found = new Map<string, PolicyInFramework[]>();
  for (const [name, policy] of Object.entries(bundle.policies)) {
    for (const { framework, identifiers } of policy.controls) {
      if (identifiers.length === 0) continue;
      const policies = found.get(framework) ?? [];
      found.set(framework, policies);
      policies.push([name, policy, identifiers]);
    }
  }
  return [...found].toSorted(([first], [second]) => (first < second ? -1 : 1));
}

/** OSCAL takes no text that is empty or begins or ends with a space. */
function remarks({ title, doc }: Policy): { readonly remarks?: string } {
  const text = [title, doc].filter((part) => part !== undefined && part.trim() !== "").map((part) => part!.trim());
  return text.length === 0 ? {} : { remarks: text.join("\n\n") };
}
