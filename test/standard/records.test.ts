/** Records of the shape that each vendor documents, and what the packages of `std/` make of them. */
import { describe, expect, test } from "vitest";
import { through } from "./packages.js";

interface Example {
  readonly record: unknown;
  readonly type: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly risk: string;
}

/** By package: an envelope that all records share, and who and when it says. */
const examples: Readonly<Record<string, { readonly person: string; readonly time: string; readonly of: Example[] }>> = {
  gophish: {
    person: "ana@acme.example",
    time: "2026-03-02T09:00:00.123Z",
    of: [
      ["Email Sent", "phishing_simulation.delivered", "low"] as const,
      ["Email Opened", "phishing_simulation.opened", "low"] as const,
      ["Clicked Link", "phishing_simulation.clicked", "medium"] as const,
      ["Submitted Data", "phishing_simulation.submitted", "high"] as const,
      ["Email Reported", "phishing_simulation.reported", "low"] as const,
    ].map(([message, type, risk]) => ({
      record: {
        campaign_id: 7,
        email: "ana@acme.example",
        time: "2026-03-02T10:00:00.123456789+01:00",
        message,
        details: '{"payload":{"rid":["Xq2"]},"browser":{"address":"203.0.113.9"}}',
      },
      type,
      fields: {
        campaign: "7",
        ...(type.endsWith("clicked") ? { reported: "false" } : {}),
      },
      risk,
    })),
  },
  knowbe4: {
    person: "ana@acme.example",
    time: "2026-03-02T09:00:00.000Z",
    of: [
      {
        record: {
          id: "2f8b",
          user: { id: 12, email: "ana@acme.example", archived: false },
          external_id: "4f2a",
          source: "API",
          description: "Pasted a secret",
          occurred_date: "2026-03-02T09:00:00.000Z",
          risk: { level: 9, factor: 0.44, decay_mode: "linear", expire_date: "2026-06-02T09:00:00.000Z" },
          event_type: { id: 3, name: "DLP alert" },
        },
        type: "knowbe4.recorded",
        fields: { kind: "DLP alert", description: "Pasted a secret", risk_level: "9" },
        risk: "critical",
      },
    ],
  },
  cloudevents: {
    person: "ana",
    time: "2026-03-02T09:00:00.000Z",
    of: [
      {
        record: {
          specversion: "1.0",
          id: "1",
          source: "/files",
          type: "com.acme.shared",
          subject: "report.xlsx",
          authid: "ana",
          time: "2026-03-02T09:00:00Z",
        },
        type: "cloudevents.received",
        fields: { kind: "com.acme.shared", producer: "/files", about: "report[.]xlsx" },
        risk: "low",
      },
    ],
  },
  okta: {
    person: "ana@acme.example",
    time: "2026-03-02T09:00:00.225Z",
    of: [
      [
        { eventType: "user.session.start", outcome: { result: "SUCCESS" }, securityContext: { isProxy: true } },
        "okta.signed_in",
        { success: "true", through_proxy: "true", client: "Mozilla/5[.]0" },
        "medium",
      ] as const,
      [
        { eventType: "user.mfa.factor.reset_all", target: [{ alternateId: "bo@acme.example" }] },
        "okta.factor_changed",
        { change: "reset_all", of: "bo@acme.example" },
        "high",
      ] as const,
      [{ eventType: "user.mfa.okta_verify.deny_push" }, "okta.suspicion_reported", {}, "low"] as const,
      [
        { eventType: "group.privilege.grant", target: [{ displayName: "Helpers" }] },
        "okta.administrator_granted",
        { to_group: "true", receiver: "Helpers" },
        "high",
      ] as const,
    ].map(([members, type, fields, risk]) => ({
      record: {
        uuid: "u1",
        published: "2026-03-02T09:00:00.225Z",
        actor: { id: "00u", type: "User", alternateId: "ana@acme.example", displayName: "Ana" },
        client: { userAgent: { rawUserAgent: "Mozilla/5.0" } },
        ...members,
      },
      type,
      fields,
      risk,
    })),
  },
  github: {
    person: "ana",
    time: "2026-03-02T09:00:00.000Z",
    of: [
      [
        { action: "secret_scanning_push_protection.bypass", secret_type: "aws_key", reason: "will_fix_later" },
        "github.push_protection_bypassed",
        { repository: "acme/site", secret: "aws_key", reason: "will_fix_later" },
        "critical",
      ] as const,
      [
        { action: "repo.access", visibility: "public" },
        "github.visibility_changed",
        { repository: "acme/site", visibility: "public" },
        "critical",
      ] as const,
      [
        { action: "protected_branch.policy_override" },
        "github.branch_protection_weakened",
        { repository: "acme/site", how: "overridden" },
        "medium",
      ] as const,
    ].map(([members, type, fields, risk]) => ({
      record: { "@timestamp": 1_772_442_000_000, _document_id: "d1", actor: "ana", repo: "acme/site", ...members },
      type,
      fields,
      risk,
    })),
  },
  google_workspace: {
    person: "ana@acme.example",
    time: "2026-03-02T09:00:00.000Z",
    of: [
      [
        {
          type: "acl_change",
          name: "change_document_visibility",
          parameters: [
            { name: "primary_event", boolValue: true },
            { name: "doc_title", value: "Prices" },
            { name: "visibility", value: "people_with_link" },
          ],
        },
        "google.visibility_changed",
        { title: "Prices", visibility: "people_with_link" },
        "critical",
      ] as const,
      [
        {
          type: "auth",
          name: "authorize",
          parameters: [
            { name: "app_name", value: "Mail helper" },
            { name: "scope", multiValue: ["https://mail.google.com/", "openid"] },
          ],
        },
        "google.application_authorized",
        { application: "Mail helper", scopes: "https://mail.google.com/, openid" },
        "high",
      ] as const,
      [
        { type: "login", name: "login_success", parameters: [{ name: "is_suspicious", boolValue: false }] },
        "google.signed_in",
        { success: "true", suspicious: "false" },
        "low",
      ] as const,
    ].map(([event, type, fields, risk]) => ({
      record: {
        kind: "admin#reports#activity",
        id: { time: "2026-03-02T09:00:00.000Z", uniqueQualifier: "-12", applicationName: "drive", customerId: "C0" },
        actor: { email: "ana@acme.example", profileId: "1" },
        events: [event],
      },
      type,
      fields,
      risk,
    })),
  },
  microsoft_365: {
    person: "ana@acme.example",
    time: "2026-03-02T09:00:00.000Z",
    of: [
      [
        {
          Operation: "DlpRuleMatch",
          RecordType: 13,
          PolicyDetails: [{ PolicyName: "Cards", Rules: [{ Severity: "High", RuleName: "many" }] }],
          ExceptionInfo: { Justification: "A customer asked", FalsePositive: false },
        },
        "microsoft.dlp_matched",
        { policy: "Cards", severity: "High", justification: "A customer asked", false_positive: "false" },
        "critical",
      ] as const,
      [
        { Operation: "AddedToSecureLink", TargetUserOrGroupType: "Guest", SourceFileName: "plan.docx" },
        "microsoft.file_shared",
        { file: "plan[.]docx", anonymous: "false", guest: "true" },
        "high",
      ] as const,
      [
        { Operation: "TIUrlClickData", RecordType: 41, Url: "https://evil.example/x", URLClickAction: 4 },
        "microsoft.unsafe_link_clicked",
        { url: "https[://]evil[.]example/x", overridden: "true" },
        "high",
      ] as const,
      [
        {
          Operation: "New-InboxRule",
          Parameters: [
            { Name: "Name", Value: "x" },
            { Name: "ForwardTo", Value: "out@evil.example" },
            { Name: "DeleteMessage", Value: "True" },
          ],
        },
        "microsoft.inbox_rule_set",
        { forwards_to: "out[@]evil[.]example", deletes: "true" },
        "high",
      ] as const,
    ].map(([members, type, fields, risk]) => ({
      record: {
        Id: "i1",
        CreationTime: "2026-03-02T09:00:00",
        UserId: "ana@acme.example",
        UserType: 0,
        Workload: "SharePoint",
        ...members,
      },
      type,
      fields,
      risk,
    })),
  },
  ocsf: {
    person: "ana@acme.example",
    time: "2026-03-02T09:00:00.000Z",
    of: [
      [
        { class_uid: 3002, activity_id: 1, status_id: 1, is_mfa: false },
        "ocsf.signed_in",
        { success: "true", second_factor: "false" },
        "medium",
      ] as const,
      [
        { class_uid: 6006, activity_id: 12, file: { name: "plan", type_id: 1 } },
        "ocsf.file_shared",
        { file: "plan", product: "Drive" },
        "medium",
      ] as const,
      [
        { class_uid: 6004, activity_id: 8, web_resources: [{ name: "board" }] },
        "ocsf.resource_shared",
        { resource: "board", product: "Drive" },
        "medium",
      ] as const,
      [
        { class_uid: 2006, activity_id: 1, severity_id: 5, finding_info: { uid: "f", title: "Cards in a bucket" } },
        "ocsf.data_found",
        { title: "Cards in a bucket", severity: "critical" },
        "critical",
      ] as const,
      [
        { class_uid: 3005, activity_id: 1, activity_name: "Assign Privileges", user: { name: "bo" } },
        "ocsf.account_changed",
        { activity: "Assign Privileges", of: "bo" },
        "low",
      ] as const,
    ].map(([members, type, fields, risk]) => ({
      record: {
        metadata: { uid: "m1", version: "1.8.0", product: { name: "Drive", vendor_name: "Acme" } },
        time: 1_772_442_000_000,
        severity_id: 1,
        actor: { user: { name: "ana", email_addr: "ana@acme.example" } },
        ...members,
      },
      type,
      fields,
      risk,
    })),
  },
};

describe.each(Object.entries(examples))("std/%s", (name, { person, time, of }) => {
  test.each(of)("$type, $risk", async ({ record, type, fields, risk }) => {
    // CloudEvents are read as they are unless a source is named.
    const { seen, tally } = await through(
      name,
      [record],
      "ndjson",
      name === "cloudevents" ? "cloud_events" : undefined,
    );
    expect(tally.ledger.setAside).toBe(0);
    expect(seen).toEqual([{ type, person, time, fields, risk }]);
  });
});

test("std/gophish reads the table that a campaign exports, and tells its rows apart without an id", async () => {
  const rows = [
    "campaign_id,email,time,message,details",
    '7,ana@acme.example,2026-03-02T09:00:00.1Z,Clicked Link,"{""payload"":{}}"',
    '7,ana@acme.example,2026-03-02T09:00:00.1Z,Clicked Link,"{""payload"":{}}"',
    "7,bo@acme.example,2026-03-02T09:00:00.1Z,Clicked Link,",
    "7,,2026-03-02T09:01:00Z,Campaign Created,",
  ].join("\n");
  const { seen, tally } = await through("gophish", rows, "csv");
  expect(seen.map(({ person }) => person)).toEqual(["ana@acme.example", "bo@acme.example"]);
  expect(tally.ledger).toMatchObject({ duplicates: 1, outOfVocabulary: 1, setAside: 0 });
});
