/** What contacts are read from. */
export interface ImportSource {
  /** As the batch will be called. */
  readonly name: string;
  readonly blob: Blob;
  /** The text that was pasted; null: it is a file. */
  readonly pasted: string | null;
}

/** Bytes of one piece: a multiple of three, and so few that handing it over keeps nobody from scrolling or typing. */
const PIECE_BYTES = 3 * 256 * 1024;

/** The bytes in order, as base64; each with how many there were up to its end. Throws where the file is gone. */
export async function* readPieces(blob: Blob): AsyncGenerator<{ base64: string; end: number }> {
  for (let start = 0; start < blob.size; start += PIECE_BYTES) {
    const end = Math.min(start + PIECE_BYTES, blob.size);
    yield { base64: await toBase64(blob.slice(start, end)), end };
  }
}

/** By the browser's own reader, off the page's thread. */
function toBase64(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read.'));
    reader.readAsDataURL(piece);
  });
}
