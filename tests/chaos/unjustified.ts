import { sendRequest } from '#core/inlobo/endpoints/messages.ts';
import type { SeenRequest } from '#demo/app.ts';
import type { Flagged } from './audit.ts';

/** A host that dies so soon after an answer was given may not have written it down. */
const UNWRITTEN_MS = 3_000;

/**
 * Messages that are flagged although every answer of the server told for certain what became of them, in words. What
 * never reached the server is rightly flagged: the app can't know how far its request came.
 */
export function unjustified(
  flagged: readonly Flagged[],
  { posts, deaths }: { readonly posts: readonly SeenRequest[]; readonly deaths: readonly number[] },
): readonly string[] {
  const bySend = Map.groupBy(posts, ({ path, body }) => keyOf(path, body));
  const isNearDeath = (at: number) => deaths.some((death) => Math.abs(death - at) < UNWRITTEN_MS);
  return flagged.flatMap(({ clientId, to, content }) => {
    const { path, body } = sendRequest(to, content);
    const attempts = bySend.get(keyOf(path, JSON.stringify(body))) ?? [];
    const toldAll = attempts.every((attempt) => isDefinite(attempt) && !isNearDeath(attempt.at));
    if (attempts.length === 0 || !toldAll) return [];
    return [
      `flagged for nothing: ${clientId} was answered with ${attempts.map(({ status }) => status).join()}`,
    ];
  });
}

/** Whether an answer told the app for certain what became of the send. */
function isDefinite({ status, fault }: SeenRequest): boolean {
  if (status === null) return false;
  if (fault === null || fault === 'delay') return true;
  return fault === 'status' && status >= 400 && status < 500;
}

function keyOf(path: string, body: string): string {
  return `${path} ${body}`;
}
