import { abortable } from '#core/lib/abortable.ts';

export interface ReadBody {
  readonly text: string;
  /** `truncated`: the connection ended first. `too-large`: reading stopped at `maxBytes`. null: it is whole. */
  readonly fault: 'truncated' | 'too-large' | null;
}

/** Reads a body as UTF-8 text, as it comes, and no further than `maxBytes`. Never rejects but by `signal`. */
export async function readBody(response: Response, maxBytes: number, signal: AbortSignal): Promise<ReadBody> {
  if (!response.body) return { text: '', fault: null };
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await abortable(reader.read(), signal);
      if (done) break;
      size += value.byteLength;
      if (size > maxBytes) return { text: parts.join(''), fault: 'too-large' };
      parts.push(decoder.decode(value, { stream: true }));
    }
    parts.push(decoder.decode());
    return { text: parts.join(''), fault: null };
  } catch (error) {
    if (signal.aborted) throw error;
    return { text: parts.join(''), fault: 'truncated' };
  } finally {
    // Lets the connection go where the body was not read to its end.
    void reader.cancel().catch(() => undefined);
  }
}
