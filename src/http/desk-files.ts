import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { getMimeType } from "hono/utils/mime";

export interface DeskFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
  /** True for a file whose name carries a hash of its content: it never changes. */
  readonly immutable: boolean;
}

/** Every file of the built desk by its path (`/assets/x.js`), read once: what is served cannot lie outside it, nor change under a page. */
export function readDesk(dir: string): ReadonlyMap<string, DeskFile> {
  if (!existsSync(dir)) return new Map();
  const paths = readdirSync(dir, { recursive: true, encoding: "utf8" }).map((name) => join(dir, name)).filter((path) => statSync(path).isFile());
  return new Map(paths.map((path) => {
    const body = new Uint8Array(readFileSync(path));
    const name = `/${relative(dir, path).split(sep).join("/")}`;
    const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
    return [name, { body, type: getMimeType(name) ?? "application/octet-stream", etag: `"${hash}"`, immutable: name.startsWith("/assets/") }];
  }));
}
