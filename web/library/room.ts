/** How much of the browser's storage is used, and what it grants, in bytes. */
export interface Room {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** Whether the browser has promised not to clear it when the disk fills up. */
  readonly isPersistent: boolean;
}

/** The room of this origin, `null` where the browser does not tell. */
export async function measureRoom(): Promise<Room | null> {
  const storage = navigator.storage as StorageManager | undefined;
  if (storage?.estimate === undefined) return null;
  const [{ usage = 0, quota = 0 }, isPersistent] = await Promise.all([
    storage.estimate(),
    storage.persisted?.() ?? Promise.resolve(false),
  ]);
  return { usedBytes: usage, quotaBytes: quota, isPersistent };
}

/** Asks the browser not to clear what is kept; it may say no, and nothing depends on it. */
export const askToPersist = async (): Promise<void> => {
  await (navigator.storage as StorageManager | undefined)?.persist?.().catch(() => false);
};
