import { existsSync, mkdtempSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { devDependencies } from '../../package.json';

/** WebGL in software, as a machine without a graphics card draws it. */
const FLAGS = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--no-sandbox',
  '--disable-gpu-rasterization',
];

/** Where a Chrome of the machine's own usually lies. */
const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

type Environment = Record<string, string>;

/**
 * A browser: the one that CHROME_PATH names, else the one packed in an npm package, on the machine's libraries or on
 * those it brings, else one that is installed. Throws with every failure when none starts.
 */
export async function launchBrowser(): Promise<Browser> {
  const failures: string[] = [];
  const tryLaunch = async (executablePath: string | undefined, env: Environment): Promise<Browser | null> => {
    if (!executablePath) return null;
    return chromium.launch({ executablePath, env, args: FLAGS }).catch((error: unknown) => {
      failures.push(`${executablePath}: ${String(error).split('\n')[0]}`);
      return null;
    });
  };
  const own = { ...process.env } as Environment;
  const unpacked = await unpackChromium().catch((error: unknown) => {
    failures.push(String(error));
    return null;
  });
  const browser =
    (await tryLaunch(process.env.CHROME_PATH, own)) ??
    (await tryLaunch(unpacked?.path, own)) ??
    (await tryLaunch(unpacked?.path, unpacked?.env ?? own)) ??
    (await tryLaunch(INSTALLED.find(existsSync), own));
  if (browser === null) throw new Error(`no browser starts; name one in CHROME_PATH\n${failures.join('\n')}`);
  return browser;
}

interface Packed {
  readonly path: string;
  readonly env: Environment;
}

let packed: Promise<Packed> | null = null;

/** The packed Chromium for Linux, and the environment that finds the libraries and fonts packed with it. */
const unpackChromium = (): Promise<Packed> => {
  packed ??= unpackWhole();
  return packed;
};

/** Several processes may unpack at once: each does it in a folder of its own, and the first to be done puts it in its place. */
async function unpackWhole(): Promise<Packed> {
  const folder = join(tmpdir(), `phusong-chromium-${devDependencies['@sparticuz/chromium']}`);
  const own = mkdtempSync(`${folder}-`);
  const isThere = existsSync(folder);
  const { path, env } = await unpackInto(isThere ? folder : own);
  if (!isThere) await rename(own, folder).catch(() => {});
  await rm(own, { recursive: true, force: true });
  const moved = (text: string) => text.replaceAll(own, folder);
  return {
    path: moved(path),
    env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, moved(value)])),
  };
}

/** The package unpacks into the folder for temporary files, and its libraries only where it believes to be on Lambda. */
async function unpackInto(folder: string): Promise<Packed> {
  const before = { ...process.env } as Environment;
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' });
  try {
    const { default: chromiumPackage } = await import('@sparticuz/chromium');
    const path = await chromiumPackage.executablePath();
    const { LD_LIBRARY_PATH = '', FONTCONFIG_PATH = '' } = process.env;
    return { path, env: { ...before, LD_LIBRARY_PATH, FONTCONFIG_PATH } };
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
