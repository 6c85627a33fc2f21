/** Long after the browser has taken hold of a file. */
const KEPT_MS = 60_000;

/** Hands a file, its text in pieces, to the browser's own way of saving it. */
export function saveFile(name: string, pieces: readonly string[], type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([...pieces], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
