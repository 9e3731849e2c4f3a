import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Damages a database's file where its events begin. */
export function overwriteTheLog(path: string): void {
  const reader = new Database(path, { readonly: true });
  const page = reader
    .prepare("select rootpage from sqlite_schema where name = 'incident_events'")
    .pluck()
    .get();
  reader.close();
  const bytes = readFileSync(path);
  bytes.fill(0xff, (Number(page) - 1) * 4_096, Number(page) * 4_096);
  writeFileSync(path, bytes);
}
