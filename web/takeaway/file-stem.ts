/** A name as the beginning of a file name: `Tỉnh Thừa Thiên Huế` is `tinh-thua-thien-hue`; `phusong` where nothing is left. */
export function toFileStem(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd');
  const stem = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return stem || 'phusong';
}
