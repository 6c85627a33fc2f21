import { PackedFileError } from './pack-faults.ts';
import { contradicted, type OpenedSections, parsePackedJson, type Section } from './packed-sections.ts';
import { decodeWtf8, encodeWtf8 } from './wtf8.ts';

/** Bytes by their name that travel with a dataset and are none of its columns. */
export type Attachments = ReadonlyMap<string, Uint8Array>;

/** Grows when a reader of today would misunderstand what is attached. A reader that knows no attachments passes them over. */
const FORM = 1;
const LIST = 'attachments';

const sectionOf = (name: string): string => `attachment/${name}`;

/** The sections of attachments: a list of their names, and the bytes of each; none where there is nothing. */
export function attachmentSections(attachments: Attachments): Section[] {
  if (attachments.size === 0) return [];
  const list = { form: FORM, names: [...attachments.keys()] };
  return [
    { name: LIST, data: encodeWtf8(JSON.stringify(list)) },
    ...Array.from(attachments, ([name, data]) => ({ name: sectionOf(name), data })),
  ];
}

/** The attachments of a file as views on its buffer, none where it has none. Throws a `PackedFileError` where their form is not known. */
export function takeAttachments(file: OpenedSections): Attachments {
  if (!file.has(LIST)) return new Map();
  const list = parsePackedJson(`section ${LIST}`, decodeWtf8(file.take(LIST, 'u8'))) as {
    readonly form?: unknown;
    readonly names?: unknown;
  } | null;
  if (list?.form !== FORM) throw new PackedFileError('other-attachments', { form: String(list?.form), known: FORM });
  if (!Array.isArray(list.names) || !list.names.every((name) => typeof name === 'string'))
    throw contradicted(`section ${LIST}`);
  return new Map(list.names.map((name) => [name, file.take(sectionOf(name), 'u8')]));
}
