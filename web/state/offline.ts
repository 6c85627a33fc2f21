import { notify } from './notices.ts';

/** How often a page that stays open asks whether there is a newer version. */
const ASK_EVERY_MS = 60 * 60 * 1000;

let waiting: ServiceWorker | null = null;

/** Keeps the page's own files in the browser, so that it opens without a network, and tells when there are newer ones. */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register('./sw.js', { type: 'module' }).catch(() => null);
  if (!registration) return;
  const look = () => {
    // The first version is no news.
    if (registration.waiting === null || navigator.serviceWorker.controller === null) return;
    waiting = registration.waiting;
    notify('new-version');
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  setInterval(() => void registration.update().catch(() => {}), ASK_EVERY_MS);
}

/** Changes to the newer version: its files take over, and the page is loaded again. */
export function useNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  if (waiting === null) location.reload();
  else waiting.postMessage('take-over');
}
