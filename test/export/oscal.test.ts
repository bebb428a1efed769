/** The OSCAL mapping collection: of the documented shape, complete, honest about the relationship, the same every time. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { canonicalJson } from "../../src/base/canonical.js";
import { uuidOfName } from "../../src/base/uuid.js";
import { oscalMappingCollection } from "../../src/export/oscal/index.js";
import { examplePolicies } from "./policies.js";

const schema = JSON.parse(readFileSync(join(import.meta.dirname, "oscal-mapping.schema.json"), "utf8")) as object;
const options = { lastModified: "2026-11-25T00:00:00Z" };

interface Collection {
  readonly "mapping-collection": {
    readonly mappings: readonly {
      readonly "target-resource": { readonly href: string };
      readonly maps: readonly {
        readonly uuid: string;
        readonly relationship: string;
        readonly sources: readonly { readonly "id-ref": string }[];
        readonly targets: readonly { readonly "id-ref": string }[];
      }[];
    }[];
    readonly "back-matter": { readonly resources: readonly { readonly uuid: string; readonly title: string }[] };
  };
}

test("the example repository: documented shape, every control once, always `intersects-with`", () => {
  const bundle = examplePolicies();
  const document = oscalMappingCollection(bundle, options) as Collection;
  const validate = new Ajv2020({ strict: true }).compile(schema);
  validate(document);
  expect(validate.errors).toBeNull();

  const { mappings, "back-matter": backMatter } = document["mapping-collection"];
  const titles = new Map(backMatter.resources.map(({ uuid, title }) => [`#${uuid}`, title]));
  const found = mappings.flatMap(({ maps, "target-resource": target }) =>
    maps.flatMap(({ sources, targets, relationship }) => {
      expect(relationship).toBe("intersects-with");
      return targets.map((control) => `${titles.get(target.href)} ${sources[0]!["id-ref"]} ${control["id-ref"]}`);
    }),
  );
  const expected = Object.entries(bundle.policies).flatMap(([name, { controls }]) =>
    controls.flatMap(({ framework, identifiers }) =>
      identifiers.map((identifier) => {
        const title =
          framework === "nist_csf_2" ? "NIST Cybersecurity Framework 2.0" : "NIST AI Risk Management Framework 1.0";
        return `${title} ${name} ${identifier}`;
      }),
    ),
  );
  expect(found.toSorted()).toEqual(expected.toSorted());
  expect(found.length).toBeGreaterThan(10);
  const uuids = JSON.stringify(document).match(/"uuid":"[^"]+"/g)!;
  expect(new Set(uuids).size).toBe(uuids.length);
});

test("equal policies give equal bytes; another date or policy another document, but the same map stays the same", () => {
  const bundle = examplePolicies();
  const [first, again] = [
    oscalMappingCollection(bundle, options)!,
    oscalMappingCollection(examplePolicies(), options)!,
  ];
  expect(canonicalJson(again as never)).toBe(canonicalJson(first as never));
  const name = Object.keys(bundle.policies).find((each) => bundle.policies[each]!.controls.length > 0);
  const changed = {
    ...bundle,
    policies: { ...bundle.policies, [name!]: { ...bundle.policies[name!]!, priority: 99 } },
  };
  const other = oscalMappingCollection(changed, options) as Collection;
  expect((other as never)["mapping-collection"]["uuid"]).not.toBe((first as never)["mapping-collection"]["uuid"]);
  expect(other["mapping-collection"].mappings[0]!.maps[0]!.uuid).toBe(
    (first as Collection)["mapping-collection"].mappings[0]!.maps[0]!.uuid,
  );
});

test("without controls there is nothing to map", () => {
  expect(oscalMappingCollection({ ...examplePolicies(), policies: {} }, options)).toBeUndefined();
});

test("UUIDs of names are those of RFC 9562", () => {
  // The example of its appendix A.4.
  expect(uuidOfName("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe(
    "2ed6657d-e927-568b-95e1-2665a8aea6a2",
  );
});
