import type { DraftForm } from '#contract/routes/drafts.ts';
import type { MessageContent, OutgoingContent } from '#contract/routes/messages.ts';
import { checkContent, isBlank, type ContentProblem } from '#contract/rules/checkContent.ts';
import { fileKindOf, type FileKind } from '#contract/rules/limits.ts';

export type MediaDraft = Extract<DraftForm, { type: 'media' }>;
export type MediaContent = Extract<
  OutgoingContent,
  { type: 'media' | 'image' | 'document' | 'audio' | 'video' }
>;

export type MediaProblem = ContentProblem | { readonly reason: 'filename-too-long'; readonly max: number };

export interface MediaReading {
  /** What the file arrives as. */
  readonly kind: FileKind;
  /** As it goes out, right or wrong. */
  readonly typed: MediaContent;
  /** null while something is wrong with the form itself. */
  readonly content: MediaContent | null;
  /** null while there is nothing to show. */
  readonly preview: MessageContent | null;
  /** In the order of the fields. */
  readonly problems: readonly MediaProblem[];
}

/** What `messages.send` and `media.check` take, in UTF-16 units. */
const LONGEST_LINK = 4096;
/** What phones and file systems show of a name, and no more. */
const LONGEST_FILENAME = 240;

/** What a media form comes to: blank captions and names left out, and what the chosen kind does not carry. */
export function readMediaForm(form: MediaDraft): MediaReading {
  const url = form.url.trim();
  const kind = form.kind === 'media' ? fileKindOf(url) : form.kind;
  const typed = contentOf(form, url, kind);
  const problems = [...checkContent(typed), ...linkLength(url), ...filenameLength(typed)];
  const caption = 'caption' in typed ? typed.caption : undefined;
  return {
    kind,
    typed,
    content: problems.length === 0 ? typed : null,
    preview: url === '' && caption === undefined ? null : typed,
    problems,
  };
}

function contentOf(form: MediaDraft, url: string, kind: FileKind): MediaContent {
  if (form.kind === 'audio') return { type: 'audio', url };
  const caption = kind === 'audio' || isBlank(form.caption) ? {} : { caption: form.caption };
  if (form.kind !== 'document') return { type: form.kind, url, ...caption };
  const filename = form.filename.trim();
  return { type: 'document', url, ...(filename !== '' && { filename }), ...caption };
}

function linkLength(url: string): readonly MediaProblem[] {
  const { length } = url;
  return length > LONGEST_LINK ? [{ reason: 'too-long', field: 'url', length, max: LONGEST_LINK }] : [];
}

function filenameLength(content: MediaContent): readonly MediaProblem[] {
  const isTooLong = content.type === 'document' && (content.filename ?? '').length > LONGEST_FILENAME;
  return isTooLong ? [{ reason: 'filename-too-long', max: LONGEST_FILENAME }] : [];
}
