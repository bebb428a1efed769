/** DuckDB, on one thread: conditions as SQL over the lines of the log, what is counted of earlier events as a window. */
import { DuckDBInstance } from "@duckdb/node-api";
import { POLICIES, bitOf } from "./peer.js";
import type { Peer, PolicyName, Task } from "./peer.js";

const CONDITIONS: Readonly<Record<PolicyName, string>> = {
  changed_account: `type = 'payment.approval_requested'
    AND data.account_changed AND NOT data.by_phone AND data.amount >= 1000`,
  external_share: `type = 'file.share_requested' AND data.sensitivity IN ('confidential', 'restricted') AND data.external
    AND data.recipient_domain NOT IN ('partner1.example', 'partner2.example', 'partner3.example')`,
  many_recipients: `type = 'mail.sent_externally'
    AND ((data.recipients > 20 AND data.attachments > 0) OR data.sensitivity = 'restricted')`,
  paste_into_tool: `type = 'genai.text_pasted' AND data.sensitivity IN ('confidential', 'restricted')
    AND NOT data.approved AND data.length > 400`,
  phishing_click: `type = 'phishing_simulation.clicked' AND NOT data.reported
    AND ((data.sender_domain <> 'acme.example' AND levenshtein(data.sender_domain, 'acme.example') <= 2)
      OR list_has_any(data.cues, ['urgency', 'authority']))`,
  phishing_submit: `type = 'phishing_simulation.submitted' AND data.attempts >= 2`,
  secret_in_code: `type = 'repository.push_blocked' AND data.bypassed`,
  strange_link: `type = 'mail.link_clicked' AND data.first_contact AND data.score > 0.7`,
  tired_approval: `type = 'login.push_approved' AND data.requests >= 3 AND NOT data.usual`,
  unmanaged_download: `type = 'file.downloaded' AND data.sensitivity IN ('confidential', 'restricted')
    AND NOT data.managed AND data.size > 100000`,
};

const COLUMNS = `{
  id: 'VARCHAR', type: 'VARCHAR', time: 'TIMESTAMP', subject: 'VARCHAR',
  data: 'STRUCT(
    account_changed BOOLEAN, by_phone BOOLEAN, amount BIGINT, sensitivity VARCHAR, "external" BOOLEAN,
    recipient_domain VARCHAR, recipients BIGINT, attachments BIGINT, approved BOOLEAN, length BIGINT, reported BOOLEAN,
    sender_domain VARCHAR, cues VARCHAR[], attempts BIGINT, bypassed BOOLEAN, first_contact BOOLEAN, score DOUBLE,
    requests BIGINT, usual BOOLEAN, managed BOOLEAN, size BIGINT)'
}`;

/** "Within 1h" is half open: what lies a whole hour back no longer counts. No two events of the log have one time. */
const EARLIER = `count(*) FILTER (type = 'login.push_approved' AND NOT data.usual) OVER (
  PARTITION BY subject ORDER BY time RANGE BETWEEN INTERVAL '3599.999 seconds' PRECEDING AND CURRENT ROW) AS earlier`;

export const duckdb: Peer = {
  name: "DuckDB SQL",
  tasks: ["conditions", "history"],
  leaves:
    "limits: whether a prompt is given depends on the prompts given before, which no window over rows says, and a recursion over the events of each person says at the price of a query a step",
  async prepare(task, { log }) {
    const instance = await DuckDBInstance.create(":memory:", {
      threads: "1",
      autoinstall_known_extensions: "false",
    });
    const connection = await instance.connect();
    return async (answers) => {
      const result = await connection.stream(queryOf(task, log));
      let line = 0;
      for (
        let chunk = await result.fetchChunk();
        chunk !== null && chunk.rowCount > 0;
        chunk = await result.fetchChunk()
      )
        for (const answer of chunk.getColumnValues(0)) answers[line++] = Number(answer);
      connection.closeSync();
      instance.closeSync();
    };
  },
};

function queryOf(task: Task, log: string): string {
  const history = task === "history";
  const lines = `read_ndjson('${log.replaceAll("'", "''")}', columns = ${COLUMNS})`;
  const sum = POLICIES.map((policy) => {
    const condition =
      history && policy === "tired_approval" ? `${CONDITIONS[policy]} AND earlier >= 2` : CONDITIONS[policy];
    return `CASE WHEN ${condition} THEN ${bitOf(policy)} ELSE 0 END`;
  }).join(" + ");
  if (!history) return `SELECT ${sum} FROM ${lines}`;
  return `
    WITH numbered AS (SELECT row_number() OVER () AS line, * FROM ${lines}),
         counted AS (SELECT *, ${EARLIER} FROM numbered)
    SELECT ${sum} FROM counted ORDER BY line`;
}
