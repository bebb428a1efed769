/**
 * Audit events of Okta, GitHub and Google Workspace from the tests of a rule library, through the packages of `std/`: what
 * each event is called there decides what it becomes here, and nothing is set aside.
 *
 * Data: panther-labs/panther-analysis, Apache-2.0.
 */
import { expect, test } from "vitest";
import { describeWith, readLines } from "../real/shared-data.js";
import { through } from "./packages.js";

type Log = Readonly<Record<string, unknown>>;

/** By package: the name of its records, and what counts for a record in a second reading, written down here. */
const vendors: Readonly<
  Record<
    string,
    { readonly folder: string; name(log: Log): unknown; readonly becomes: Readonly<Record<string, string>> }
  >
> = {
  okta: {
    folder: "rules/okta_rules/",
    name: (log) => log["eventType"] ?? log["eventtype"],
    becomes: {
      "user.session.start": "okta.signed_in",
      "group.privilege.grant": "okta.administrator_granted",
      "user.account.privilege.grant": "okta.administrator_granted",
      "application.user_membership.show_password": "okta.password_shown",
      "user.mfa.factor.reset_all": "okta.factor_changed",
      "user.mfa.factor.suspend": "okta.factor_changed",
      "user.mfa.factor.deactivate": "okta.factor_changed",
      "system.mfa.factor.deactivate": "okta.factor_changed",
      "user.session.impersonation.grant": "okta.support_let_in",
      "system.api_token.create": "okta.token_created",
      "app.generic.unauth_app_access_attempt": "okta.application_refused",
      "user.account.report_suspicious_activity_by_enduser": "okta.suspicion_reported",
    },
  },
  github: {
    folder: "rules/github_rules/",
    name: (log) => log["action"],
    becomes: {
      "repo.create": "github.repository_created",
      "repo.access": "github.visibility_changed",
      "repo.transfer": "github.repository_moved_out",
      "repo.transfer_outgoing": "github.repository_moved_out",
      "repo.destroy": "github.repository_moved_out",
      "org.invite_member": "github.member_invited",
      "org.add_member": "github.member_invited",
      "repo.add_member": "github.member_invited",
      "protected_branch.destroy": "github.branch_protection_weakened",
      "protected_branch.update_name": "github.branch_protection_weakened",
      "protected_branch.policy_override": "github.branch_protection_weakened",
      "repository_ruleset.update": "github.branch_protection_weakened",
      "repository_ruleset.destroy": "github.branch_protection_weakened",
      "repository_secret_scanning_push_protection.disable": "github.safeguard_disabled",
      "secret_scanning.disable": "github.safeguard_disabled",
      "secret_scanning_new_repos.disable": "github.safeguard_disabled",
      "dependabot_alerts.disable": "github.safeguard_disabled",
      "dependabot_alerts_new_repos.disable": "github.safeguard_disabled",
      "dependabot_security_updates.disable": "github.safeguard_disabled",
      "org.disable_two_factor_requirement": "github.safeguard_disabled",
      "org.saml_disabled": "github.safeguard_disabled",
      "org.disable_oauth_app_restrictions": "github.safeguard_disabled",
      "ip_allow_list.disable": "github.safeguard_disabled",
      "public_key.create": "github.key_added",
    },
  },
  google_workspace: {
    folder: "rules/gsuite",
    name: (log) => ((log["id"] as Log | undefined)?.["applicationName"] === "gmail" ? undefined : log["name"]),
    becomes: {
      change_document_visibility: "google.visibility_changed",
      change_user_access: "google.access_changed",
      download: "google.downloaded",
      authorize: "google.application_authorized",
      email_forwarding_out_of_domain: "google.forwarding_set",
      "2sv_disable": "google.second_step_disabled",
      login_success: "google.signed_in",
      suspicious_login: "google.signed_in",
    },
  },
};

/** Records lack an id, a time or somebody, or share them: each gets its own, in the order of the file. */
function complete(vendor: string, log: Log, position: number): unknown {
  const time = new Date(Date.UTC(2026, 0, 5, 9, 0, position));
  const unzoned = time.toISOString().replace("T", " ").replace("Z", "000000");
  if (vendor === "okta")
    return { ...log, uuid: `e${position}`, published: unzoned, actor: { alternateId: "ana@acme.example" } };
  if (vendor === "github")
    return { ...log, _document_id: `e${position}`, "@timestamp": time.getTime(), actor: log["actor"] ?? "ana" };
  // The publisher has taken the only event out of its list, and its parameters out of theirs.
  const { id, type, name, parameters, ...others } = log as { id?: object; parameters?: object } & Log;
  const named = Object.entries(parameters ?? {}).flatMap(([key, value]) =>
    value === null ? [] : [Array.isArray(value) ? { name: key, multiValue: value } : { name: key, value }],
  );
  return {
    ...others,
    id: { ...id, time: unzoned, uniqueQualifier: String(position) },
    actor: { email: "ana@acme.example" },
    events: [{ type, name, parameters: named }],
  };
}

describeWith("panther-audit-events", "vendor events through std/", (path) => {
  const all = readLines(path("events.jsonl")).map((line) => JSON.parse(line) as { path: string; log: Log });

  test.each(Object.entries(vendors))("%s", async (vendor, { folder, name, becomes }) => {
    const logs = all.filter((labelled) => labelled.path.startsWith(folder)).map(({ log }) => log);
    const expected = logs.flatMap((log) => {
      const called = name(log);
      const type = typeof called === "string" && Object.hasOwn(becomes, called) ? becomes[called] : undefined;
      return type === undefined ? [] : [type];
    });
    const { seen, tally } = await through(
      vendor,
      logs.map((log, position) => complete(vendor, log, position)),
    );
    expect(expected.length).toBeGreaterThan(15);
    expect(new Set(expected)).toEqual(new Set(Object.values(becomes)));
    expect(tally.ledger.setAside).toBe(0);
    expect(seen.map(({ type }) => type)).toEqual(expected);
    expect(tally.ledger.outOfVocabulary).toBe(logs.length - expected.length);
  });
});
