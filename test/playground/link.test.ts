/** Links that hold policies: what is shared is what is opened, for ever. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fragmentOf, projectOfFragment } from "../../playground/src/project/link.js";

/** Written by version 1 of the format. It stands here unchanged: links that people keep must go on opening. */
const KEPT_LINK =
  "#1.TcyxDYNADAXQVaxfo9DfKpDCQuY4cTKns4tEiIYtqNiCBVgoI0TpUj_prRD1-kaApaicDQ3GlMUQuhWFfUIAP2ZOdfmZy8sRUHiYOQpxr21Lsd7XfUolzkaahsmNPuex94rt2WApov_L9gU";

describe("links", () => {
  test("any project comes back as it was", async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 300 });
    const file = fc.record({ path: fc.stringMatching(/^[a-z]{1,8}\.kairos$/), text });
    const projects = fc
      .record({ entry: fc.stringMatching(/^[a-z]{0,8}$/), files: fc.array(file, { minLength: 1, maxLength: 5 }) })
      .map(({ entry, files }) => ({ entry, files, open: files[0]!.path }));
    await fc.assert(
      fc.asyncProperty(projects, async (project) => {
        const fragment = await fragmentOf(project);
        expect(fragment).toMatch(/^#1\.[\w-]+$/);
        expect(await projectOfFragment(fragment)).toEqual(project);
      }),
    );
  });

  test("a link of version 1 still opens", async () => {
    expect(await projectOfFragment(KEPT_LINK)).toEqual({
      entry: "signals",
      files: [{ path: "a.kairos", text: "package a\n// größer als nichts 🙂\n" }],
      open: "a.kairos",
    });
  });

  test.each(["", "#", "#replay", "#1"])("%o carries no project", async (fragment) => {
    expect(await projectOfFragment(fragment)).toBeUndefined();
  });

  test("a link that was cut off, changed, or comes from a newer playground is refused in words", async () => {
    await expect(projectOfFragment(KEPT_LINK.slice(0, -9))).rejects.toThrow(/damaged/);
    await expect(projectOfFragment("#1.!!!")).rejects.toThrow(/damaged/);
    await expect(projectOfFragment("#2.abc")).rejects.toThrow(/version 2/);
  });

  test("what is no project is refused, whatever JSON it is", async () => {
    const pack = async (json: unknown): Promise<string> =>
      (await fragmentOf(json as Parameters<typeof fragmentOf>[0])) as string;
    for (const json of [
      null,
      [],
      1,
      {},
      { entry: "a", files: [], open: "x" },
      { entry: "a", files: [{ path: 1, text: "" }], open: "x" },
    ])
      await expect(projectOfFragment(await pack(json))).rejects.toThrow(/damaged/);
  });
});
