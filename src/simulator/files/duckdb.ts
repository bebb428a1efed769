/** DuckDB, loaded when it is first needed: it reads Parquet, and sorts what does not fit into memory. */
import { rm } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";

export interface Database {
  readonly connection: DuckDBConnection;
  close(): Promise<void>;
}

/**
 * @param folder - a temporary folder for what does not fit into memory; it is removed when the database is closed. Without
 *   one nothing is written to disk.
 */
export async function openDatabase(folder?: string): Promise<Database> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(folder === undefined ? ":memory:" : `${folder}/events.duckdb`, {
    // Nothing is fetched from anywhere.
    autoinstall_known_extensions: "false",
    ...(folder === undefined ? {} : { temp_directory: folder, memory_limit: SORT_MEMORY }),
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  return {
    connection,
    async close() {
      connection.closeSync();
      instance.closeSync();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

const SORT_MEMORY = "512MB";

/** A text as SQL has it. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name of a column as SQL has it. */
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
