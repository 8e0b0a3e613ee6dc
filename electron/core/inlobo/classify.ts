import { isJsonObject, jsonDepth } from '../lib/json.ts';
import { findCloudCode, type CloudCode } from './cloudCode.ts';
import { cloudError } from './cloudErrors.ts';
import type { ApiFailure, ApiOutcome, Lost } from './outcome.ts';
import { readRefusal } from './refusal.ts';
import { readRetryAfter } from './retryAfter.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** What of the body arrived. */
  readonly text: string;
  /** Why the body is not whole; null where it is. */
  readonly fault: 'truncated' | 'too-large' | 'timeout' | null;
}

const MAX_DEPTH = 100;

/** What an HTTP answer means for the request. Pure. */
export function classify(answer: HttpAnswer, now: number): ApiOutcome {
  const { status } = answer;
  // 0: a fetch that hides redirects.
  if (status === 0 || (status >= 300 && status < 400)) {
    return { kind: 'notInlobo', reason: 'redirect', status, mayHaveArrived: false };
  }
  if (status >= 200 && status < 300) return classifySuccess(answer, now);
  if (status < 400 || status >= 600) return lost('unreadable', status);
  return classifyError(answer, now);
}

function classifySuccess(answer: HttpAnswer, now: number): ApiOutcome {
  const { status, text, fault } = answer;
  if (fault !== null) return lost(fault, status);
  if (text.trim() === '') return { kind: 'ok', status, body: null };
  const parsed = parse(text);
  if (parsed === null) {
    return isWebPage(answer)
      ? { kind: 'notInlobo', reason: 'html', status, mayHaveArrived: true }
      : lost('unreadable', status);
  }
  const { body } = parsed;
  if (!isJsonObject(body) || body['success'] !== false) return { kind: 'ok', status, body };
  const cloud = findCloudCode(body, status, false);
  return cloud ? cloudFailure(cloud, answer, now) : { kind: 'refused', status, ...readRefusal(body) };
}

function classifyError(answer: HttpAnswer, now: number): ApiFailure {
  const { status, headers } = answer;
  const parsed = parse(answer.text);
  const body = parsed?.body ?? null;
  // Where the error is Inlobo's own, a Cloud API code counts only where it is plainly one.
  const cloud = findCloudCode(body ?? (status === 502 ? answer.text : null), status, status !== 502);
  if (status === 429 || (status === 503 && headers.has('retry-after'))) {
    const isForOne = cloud !== null && cloudError(cloud.code).treatment === 'throttle-recipient';
    return {
      kind: 'throttled',
      status,
      retryAfterMs: readRetryAfter(headers, now),
      scope: isForOne ? 'recipient' : 'account',
      cloudCode: cloud?.code ?? null,
    };
  }
  if (status === 401) return { kind: 'refused', status, ...readRefusal(body) };
  if (status === 407) return { kind: 'unreached', reason: 'proxy', code: 'HTTP 407' };
  if (cloud) return cloudFailure(cloud, answer, now);
  // A gateway's 408 may come after the request was passed on.
  if (status >= 500 || status === 408) return lost('server-error', status);
  if (parsed === null && isWebPage(answer))
    return { kind: 'notInlobo', reason: 'html', status, mayHaveArrived: false };
  return { kind: 'refused', status, ...readRefusal(body) };
}

function cloudFailure(cloud: CloudCode, answer: HttpAnswer, now: number): ApiFailure {
  const { treatment } = cloudError(cloud.code);
  const { status } = answer;
  if (treatment === 'throttle-account' || treatment === 'throttle-recipient') {
    return {
      kind: 'throttled',
      status,
      retryAfterMs: readRetryAfter(answer.headers, now),
      scope: treatment === 'throttle-recipient' ? 'recipient' : 'account',
      cloudCode: cloud.code,
    };
  }
  return { kind: 'whatsapp', status, cloudCode: cloud.code, treatment, details: cloud.details };
}

function lost(reason: Lost['reason'], status: number): Lost {
  return { kind: 'lost', reason, status, code: null };
}

/** In a wrapper, because `null` is JSON too. */
function parse(text: string): { readonly body: unknown } | null {
  if (jsonDepth(text) > MAX_DEPTH) return null;
  try {
    return { body: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

function isWebPage(answer: HttpAnswer): boolean {
  return /^\s*</.test(answer.text) || /\bhtml\b/i.test(answer.headers.get('content-type') ?? '');
}
