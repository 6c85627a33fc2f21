import { configure } from '@zip.js/zip.js';

// This runs in a worker already, and the browser's own compression needs no code that is made at run time.
configure({ useWebWorkers: false, useCompressionStream: true });

export { BlobReader, type FileEntry, ZipReader, ZipWriter } from '@zip.js/zip.js';
