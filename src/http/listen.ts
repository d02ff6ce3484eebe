import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";

export interface Listening {
  readonly port: number;
  /** Takes no new requests, lets those under way finish for a moment, then closes every connection. */
  close(): Promise<void>;
}

/** The system lets us have no such address: EADDRINUSE where another program has the port, EACCES, EADDRNOTAVAIL, ENOTFOUND ... */
export class NoListening extends Error {
  constructor(readonly host: string, readonly port: number, readonly why: string) {
    super(`cannot listen on ${host}:${port} (${why})`);
  }
}

const lastMomentMs = 1_500;

function bind(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (failure: NodeJS.ErrnoException) => reject(new NoListening(host, port, failure.code ?? failure.message));
    server.once("error", failed);
    server.listen({ port, host }, () => {
      server.off("error", failed);
      resolve();
    });
  });
}

/**
 * Serves `fetch` by HTTP. A port of 0 lets the system choose.
 *
 * @throws {NoListening}
 */
export async function listen(fetch: (request: Request, env: object) => Response | Promise<Response>, { port, host }: { readonly port: number; readonly host: string }): Promise<Listening> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 5_000 }, getRequestListener(fetch, { overrideGlobalObjects: false }));
  await bind(server, port, host);
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => {
      const atLast = setTimeout(() => server.closeAllConnections(), lastMomentMs);
      server.close(() => {
        clearTimeout(atLast);
        resolve();
      });
      server.closeIdleConnections();
    }),
  };
}
