/** The part of write-file-atomic that is used here; the package brings no types. */
declare module 'write-file-atomic' {
  export default function writeFileAtomic(
    file: string,
    data: string | Uint8Array,
    options?: { readonly mode?: number },
  ): Promise<void>;
}
