/**
 * Keeps the page's own files, all of one version, so that the page opens without a network; touches nothing else. A newer
 * version is fetched whole beside the old one and waits until the page asks for it.
 */

/** What the build puts in place of these: the version, and the files with their paths below this one. */
declare const PRECACHE_VERSION: string;
declare const PRECACHE_FILES: readonly string[];

interface LifetimeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends LifetimeEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface ServiceWorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifetimeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

const worker = self as unknown as ServiceWorkerScope;
/** Caches are one origin's; another app, or this one under another path, has its own. */
const PREFIX = `phusong ${worker.registration.scope} `;
const CACHE = PREFIX + PRECACHE_VERSION;

worker.addEventListener('install', (event) => {
  const fetchAll = async () => {
    const cache = await caches.open(CACHE);
    // All or nothing: one file that fails leaves the old version as it is.
    await cache.addAll(PRECACHE_FILES.map((file) => new Request(file, { cache: 'no-cache' })));
  };
  event.waitUntil(fetchAll());
});

worker.addEventListener('activate', (event) => {
  const clear = async () => {
    const names = await caches.keys();
    await Promise.all(
      names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
    );
    await worker.clients.claim();
  };
  event.waitUntil(clear());
});

worker.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(worker.registration.scope)) return;
  event.respondWith(answer(request));
});

/** The kept file, with the headers that it came with; what is not kept comes from the network. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const isPage =
    request.mode === 'navigate' && new URL(request.url).pathname === new URL(worker.registration.scope).pathname;
  return (await cache.match(isPage ? './' : request, { ignoreSearch: isPage })) ?? fetch(request);
}
