import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, test } from "vitest";

/**
 * Public test data that lies outside this checkout, because of its size or its licence: the folder that THALWEG_TESTDATA names, else
 * `../shared/testdata` beside the checkout.
 *
 * @returns where a file or folder of it lies; undefined where the test data are not here
 * @throws {Error} where THALWEG_TESTDATA names a folder that does not exist: then somebody means them to be read
 */
export function testdata(path: string): string | undefined {
  const named = process.env.THALWEG_TESTDATA ?? "";
  const folder = named === "" ? join(import.meta.dirname, "../../shared/testdata") : resolve(named);
  if (named !== "" && !existsSync(folder)) throw new Error(`THALWEG_TESTDATA is ${named}, which is no folder`);
  const file = join(folder, path);
  return existsSync(file) ? file : undefined;
}

/** Tests over a file or folder of the test data; where it is absent, one test that is left out and says why. */
export function describeWithTestdata(name: string, path: string, tests: (file: string) => void): void {
  const file = testdata(path);
  if (file !== undefined) {
    describe(name, () => tests(file));
  } else {
    const leftOut = `${name}, which needs ${path} of the test data (THALWEG_TESTDATA names their folder), not found here`;
    console.log(`Left out: ${leftOut}.`);
    test.skip(leftOut, () => undefined);
  }
}
