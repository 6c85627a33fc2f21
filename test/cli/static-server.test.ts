import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toOrigin } from '../../cli/content-security-policy.ts';
import { startStaticServer } from '../../cli/static-server.ts';

let folder: string;
let server: Awaited<ReturnType<typeof startStaticServer>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'phusong-web-'));
  const root = join(folder, 'web');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  mkdirSync(join(folder, 'web-other'));
  writeFileSync(join(folder, 'web-other', 'x.txt'), 'secret');
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', 'app.js'), 'export {};');
  symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'));
  server = await startStaticServer(root, '127.0.0.1', 0);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The answer to a raw path; `fetch` would tidy it up first. */
const get = (path: string, method = 'GET') =>
  new Promise<{ status: number; type: string; body: string; headers: NodeJS.Dict<string | string[]> }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      request({ hostname, port, path, method }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text) => {
          body += text;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode!,
            type: String(response.headers['content-type']),
            body,
            headers: response.headers,
          }),
        );
      })
        .on('error', reject)
        .end();
    },
  );

describe('the server of the web app', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/?plan=lai-chau', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/assets/app.js', 'text/javascript; charset=utf-8', 'export {};'],
  ])('serves %s', async (path, type, body) => {
    expect(await get(path)).toMatchObject({ status: 200, type, body });
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/../../secret.txt',
    '/../web-other/x.txt',
    '/link.txt',
    '/index.html%00.js',
    '/%',
    '/assets',
    '/nothing.js',
  ])('does not give away %s', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  it('keeps the app to itself and isolated', async () => {
    const { headers } = await get('/');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('answers HEAD without a body and refuses the rest', async () => {
    expect(await get('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect((await get('/', 'POST')).status).toBe(405);
  });

  it('says when a port is taken', async () => {
    const port = Number(new URL(server.url).port);
    await expect(startStaticServer(join(folder, 'web'), '127.0.0.1', port)).rejects.toThrow(`port ${port} is in use`);
  });
});

describe('under a path', () => {
  it('serves the folder there and nowhere else, and leads to the stroke at its end', async () => {
    const placed = await startStaticServer(join(folder, 'web'), '127.0.0.1', 0, { base: '/a/b/' });
    try {
      expect(new URL(placed.url).pathname).toBe('/a/b/');
      const { origin } = new URL(placed.url);
      const statusOf = async (path: string) => (await fetch(origin + path, { redirect: 'manual' })).status;
      expect(await statusOf('/a/b/')).toBe(200);
      expect(await statusOf('/a/b/assets/app.js')).toBe(200);
      expect(await statusOf('/a/b')).toBe(308);
      for (const path of ['/', '/index.html', '/assets/app.js', '/a/bassets/app.js', '/a/b/..%2f..%2fsecret.txt'])
        expect(await statusOf(path), path).toBe(404);
    } finally {
      await placed.close();
    }
  });
});

describe('a server that lets a base map in', () => {
  it('says so in the header and in the page, of that origin and no other', async () => {
    const root = join(folder, 'admitting');
    mkdirSync(root);
    const meta = (policy: string) => `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
    writeFileSync(join(root, 'index.html'), `<!doctype html>${meta("default-src 'self'")}`);
    const origin = toOrigin('https://tiles.example.vn/a/{z}');
    const other = await startStaticServer(root, '127.0.0.1', 0, { allowedOrigins: [origin] });
    const answer = await fetch(other.url);
    const [header, page] = [answer.headers.get('content-security-policy')!, await answer.text()];
    await other.close();
    for (const policy of [header, page]) {
      expect(policy).toContain("connect-src 'self' https://tiles.example.vn;");
      expect(policy).toContain("img-src 'self' data: blob: https://tiles.example.vn;");
      expect(policy).toContain("default-src 'self';");
    }
    expect(page).toBe(`<!doctype html>${meta(header.replace("; frame-ancestors 'none'", ''))}`);
    expect((await get('/')).headers['content-security-policy']).not.toContain('tiles');
  });

  it('takes nothing that is no origin of the web', () => {
    for (const address of ['tiles', '*', 'file:///etc', "https://x'; script-src *"])
      expect(() => toOrigin(address)).toThrow(/is not an address/);
  });
});
