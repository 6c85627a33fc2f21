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

/**
 * A running server of the files below `root`, and nothing else. Pages talk to nobody but it and `allowedOrigins`. Throws a
 * `UserError` when the port is not free.
 */
export async function startStaticServer(
  root: string,
  host: string,
  port: number,
  allowedOrigins: readonly string[] = [],
) {
  const realRoot = await realpath(root);
  const policy = policyHeader(allowedOrigins);
  const server = createServer((request, response) => {
    response.setHeader('Content-Security-Policy', policy);
    respond(realRoot, request, response, allowedOrigins).catch(() => refuse(response, 500));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListen(error, host, port)));
    server.listen(port, host, resolve);
  });
  const { port: actualPort, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${host}]` : host}:${actualPort}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function explainListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new UserError(`port ${port} is in use`, 'Choose another with --port, or any free one with --port 0.');
  if (error.code === 'EACCES') return new UserError(`port ${port} is not open to you`, 'Choose one above 1023.');
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return new UserError(`${host} is not an address of this computer`);
  return error;
}

async function respond(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
  allowedOrigins: readonly string[],
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const file = await findFile(root, request.url ?? '/');
  if (file === null) return refuse(response, 404);
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
async function findFile(root: string, url: string): Promise<{ path: string; sizeBytes: number } | null> {
  try {
    const name = decodeURIComponent(url.split(/[?#]/)[0]);
    if (name.includes('\0') || name.includes('\\')) return null;
    const path = await realpath(join(root, name.endsWith('/') ? `${name}index.html` : name));
    if (!path.startsWith(root + sep)) return null;
    const found = await stat(path);
    return found.isFile() ? { path, sizeBytes: found.size } : null;
  } catch {
    return null;
  }
}

function refuse(response: ServerResponse, status: 404 | 405 | 500): void {
  if (response.headersSent) return void response.destroy();
  const text = { 404: 'not found', 405: 'only GET and HEAD', 500: 'the file could not be read' }[status];
  response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
