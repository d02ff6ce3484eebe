/** Why a registry could not be opened, in ways that its owner can mend. Words: `cli.registry.<code>` in words.csv, with the data as arguments. */
export type RefusalCode =
  | "in-use" // another server of this office runs on the data folder
  | "platform" // no PostgreSQL binaries for this system
  | "binaries" // they are there but do not run
  | "no-user" // run as root, and there is nobody else to run PostgreSQL as
  | "folder" // the data folder cannot be read or made
  | "closed-folder" // run as root, and PostgreSQL's user cannot reach the data folder
  | "not-owner" // the data folder belongs to somebody else
  | "data-version" // the data folder was made by another major version of PostgreSQL
  | "database-newer" // a newer Thalweg has changed the tables
  | "start-failed" // PostgreSQL ended or did not answer
  | "unreachable" // DATABASE_URL leads nowhere, or refuses us
  | "too-old" // external PostgreSQL before 15
  | "superuser" // the role may do too much to be safe
  | "encoding" // external database that is not UTF8
  | "schema" // the role may not make our schema in the database
  | "app-role"; // the role of the app is missing and may not be made by us

export class Refused extends Error {
  constructor(readonly code: RefusalCode, readonly data: Readonly<Record<string, string>> = {}) {
    super(`${code} ${JSON.stringify(data)}`);
    this.name = "Refused";
  }
}
