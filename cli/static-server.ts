import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { admitOrigins, policyHeader } from './content-security-policy.ts';
import { UserError } from './errors.ts';

const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.pbf': 'application/x-protobuf',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

/** Isolation lets the workers of the app share memory. */
const HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

/** How a folder is served. */
export interface ServerOptions {
  /** What the addresses of its files begin with: a path that begins and ends with `/`. */
  readonly base?: string;
  /** The other origins that its pages may load from. */
  readonly allowedOrigins?: readonly string[];
}

/** A running server of the files below `root`, and nothing else. Throws a `UserError` when the port is not free. */
export async function startStaticServer(root: string, host: string, port: number, options: ServerOptions = {}) {
  const { base = '/', allowedOrigins = [] } = options;
  const realRoot = await realpath(root);
  const policy = policyHeader(allowedOrigins);
  const server = createServer((request, response) => {
    response.setHeader('Content-Security-Policy', policy);
    respond({ root: realRoot, base, allowedOrigins }, request, response).catch(() => refuse(response, 500));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListen(error, host, port)));
    server.listen(port, host, resolve);
  });
  const { port: actualPort, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${host}]` : host}:${actualPort}${base}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function explainListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new UserError(
      (say) => say.portInUse(port),
      (say) => say.otherPort,
    );
  if (error.code === 'EACCES')
    return new UserError(
      (say) => say.portClosed(port),
      (say) => say.higherPort,
    );
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return new UserError((say) => say.notThisComputer(host));
  return error;
}

/** The folder that is served, the path that its files have in front of their names, and whom its pages may ask. */
interface Place {
  readonly root: string;
  readonly base: string;
  readonly allowedOrigins: readonly string[];
}

async function respond(place: Place, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const url = request.url ?? '/';
  // Without the last stroke the page would look for its files in the folder above.
  if (`${url.split(/[?#]/)[0]}/` === place.base)
    return void response.writeHead(308, { ...HEADERS, Location: place.base }).end();
  const file = await findFile(place, url);
  if (file === null) return refuse(response, 404);
  const { allowedOrigins } = place;
  const page = allowedOrigins.length > 0 && extname(file.path) === '.html' ? await readFile(file.path, 'utf8') : null;
  if (page !== null) {
    const admitted = Buffer.from(admitOrigins(page, allowedOrigins));
    response.writeHead(200, { ...HEADERS, 'Content-Type': MIME['.html'], 'Content-Length': admitted.length });
    return void response.end(request.method === 'HEAD' ? undefined : admitted);
  }
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': MIME[extname(file.path).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': file.sizeBytes,
  });
  if (request.method === 'HEAD') return void response.end();
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** The file that a URL names below `root`, links followed; `null` for anything else. */
async function findFile({ root, base }: Place, url: string): Promise<{ path: string; sizeBytes: number } | null> {
  try {
    const path = decodeURIComponent(url.split(/[?#]/)[0]);
    if (!path.startsWith(base)) return null;
    const name = path.slice(base.length - 1);
    if (name.includes('\0') || name.includes('\\')) return null;
    const real = await realpath(join(root, name.endsWith('/') ? `${name}index.html` : name));
    if (!real.startsWith(root + sep)) return null;
    const found = await stat(real);
    return found.isFile() ? { path: real, sizeBytes: found.size } : null;
  } catch {
    return null;
  }
}

function refuse(response: ServerResponse, status: 404 | 405 | 500): void {
  if (response.headersSent) return void response.destroy();
  const text = { 404: 'not found', 405: 'only GET and HEAD', 500: 'the file could not be read' }[status];
  response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
