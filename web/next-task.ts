/** Resolves in a task of its own, after the events that wait; a timer would wait four milliseconds more. */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Does `job` in a task of its own, once however often it was asked for meanwhile. */
export function inNextTask(job: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    void nextTask().then(() => {
      isWaiting = false;
      job();
    });
  };
}
