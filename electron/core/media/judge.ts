import type { MediaFinding, MediaKind, MediaReport } from '#contract/routes/media.ts';
import { FILE_LIMITS, fileKindOf, type FileKind } from '#contract/rules/limits.ts';
import { isAccepted, isBox, isDocumentPicture, plainType } from './fileTypes.ts';
import type { Answered, Refused, Sight, Unreached } from './sight.ts';

const LEVELS = ['wrong', 'warning', 'unchecked'] as const;

/** What a link would be sent as, and what of what was seen speaks against it. */
export function judge(link: string, wanted: MediaKind, sight: Sight): MediaReport {
  const kind = wanted === 'media' ? fileKindOf(link) : wanted;
  const findings = findingsOf(kind, sight);
  return {
    kind,
    findings: LEVELS.flatMap((level) => findings.filter((finding) => finding.level === level)),
    file: isFile(sight) ? fileOf(sight) : { url: null, contentType: null, sizeBytes: null, filename: null },
  };
}

function findingsOf(kind: FileKind, sight: Sight): readonly MediaFinding[] {
  switch (sight.kind) {
    case 'refused':
      return [refusal(sight)];
    case 'unreached':
      return [silence(sight)];
    case 'answered': {
      const { status } = sight;
      if (isEmpty(sight)) return [wrong('EMPTY_FILE')];
      if (!isFile(sight)) return [badStatus(status)];
      return [...typeFindings(kind, sight), ...sizeFindings(kind, sight.sizeBytes), ...way(sight)];
    }
  }
}

function refusal({ why, host }: Refused): MediaFinding {
  switch (why) {
    case 'not-a-link':
    case 'credentials':
      return wrong('NOT_A_LINK', { why, host });
    case 'private-address':
      return wrong('PRIVATE_ADDRESS', { host });
    case 'too-many-redirects':
      return wrong('TOO_MANY_REDIRECTS', { host });
  }
}

function silence({ why, host }: Unreached): MediaFinding {
  return why === 'timed-out' ? unchecked('TIMED_OUT', { host }) : unchecked('UNREACHABLE', { why, host });
}

/** Any other status says that this request was not liked, which may not be true of the one WhatsApp makes. */
function badStatus(status: number): MediaFinding {
  if ([401, 402, 403, 407].includes(status)) return wrong('NEEDS_LOGIN', { status });
  if (status === 404 || status === 410) return wrong('NOT_FOUND', { status });
  return unchecked('SERVER_FAILED', { status });
}

function typeFindings(kind: FileKind, sight: Answered): readonly MediaFinding[] {
  const { contentType, sniffed } = sight;
  const said = plainType(contentType);
  const shown = shownType(sight);
  if (shown === 'text/html' || (said === 'text/html' && shown === null)) return [wrong('WEB_PAGE')];
  const type = shown ?? said;
  if (type === null) return [warning('TYPE_UNKNOWN', { contentType })];
  if (kind === 'image' && isDocumentPicture(type))
    return [warning('BETTER_AS_DOCUMENT', { contentType: type })];
  if (!isAccepted(kind, type)) return [wrong('WRONG_TYPE', { contentType: type, kind })];
  if (kind === 'audio' && sniffed?.type === 'audio/ogg' && !sniffed.isOpus) return [warning('NOT_OPUS')];
  return typeDoubts(kind, sight);
}

/** What the server calls an accepted file counts too: WhatsApp goes by that word. */
function typeDoubts(kind: FileKind, sight: Answered): readonly MediaFinding[] {
  const { contentType, sniffed } = sight;
  if (sniffed === null) return [];
  const said = plainType(contentType);
  const shown = shownType(sight);
  const mismatch = warning('TYPE_MISMATCH', { contentType, sniffed: shown });
  if (kind === 'document') {
    // Office files are zip archives by their bytes, and a table is plain text: only some are always known.
    const isKnown = [said, shown].some((type) => type === 'application/pdf' || type === 'text/html');
    return isKnown && said !== null && shown !== null && said !== shown ? [mismatch] : [];
  }
  if (contentType === null) return [warning('TYPE_UNKNOWN', { contentType })];
  // Every image that is accepted is known by its bytes; not every sound is.
  if (shown === null) return kind === 'image' ? [mismatch] : [];
  return said === shown ? [] : [mismatch];
}

/** What its bytes show. Sound and film come in the same box: there, the server's word decides. */
function shownType({ contentType, sniffed }: Answered): string | null {
  const shown = plainType(sniffed?.type ?? null);
  const said = plainType(contentType);
  return isBox(shown) && isBox(said) ? said : shown;
}

function sizeFindings(kind: FileKind, sizeBytes: number | null): readonly MediaFinding[] {
  const maxBytes = FILE_LIMITS[kind];
  if (sizeBytes === null) return [unchecked('SIZE_UNKNOWN', { maxBytes })];
  return sizeBytes > maxBytes ? [wrong('TOO_LARGE', { sizeBytes, maxBytes })] : [];
}

function way({ isEncrypted }: Answered): readonly MediaFinding[] {
  return isEncrypted ? [] : [warning('NOT_HTTPS')];
}

function isEmpty({ status, sizeBytes }: Answered): boolean {
  return status === 204 || (sizeBytes === 0 && ((status >= 200 && status < 300) || status === 416));
}

function isFile(sight: Sight): sight is Answered {
  return sight.kind === 'answered' && sight.status >= 200 && sight.status < 300;
}

function fileOf(sight: Answered): MediaReport['file'] {
  const { url, contentType, sizeBytes, filename } = sight;
  return { url, contentType: shownType(sight) ?? plainType(contentType) ?? contentType, sizeBytes, filename };
}

const wrong = level('wrong');
const warning = level('warning');
const unchecked = level('unchecked');

function level(of: MediaFinding['level']) {
  return (code: MediaFinding['code'], data: MediaFinding['data'] = {}): MediaFinding => ({
    level: of,
    code,
    data,
  });
}
