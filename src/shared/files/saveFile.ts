/** How long the browser may take to begin reading what it saves. */
const KEPT_MS = 60_000;

/** Hands a file to the browser, which asks where it goes or puts it among the downloads. `parts` one after the other are what is in it. */
export function saveFile(name: string, parts: readonly BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
