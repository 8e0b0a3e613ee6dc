import type { BridgeProblem } from '@/bridge';

/** Where an import stands, from choosing a file to the batch that follows. */
export type ImportStage =
  /** `problem`: why what was chosen last could not be taken. */
  | { readonly kind: 'choose'; readonly problem: BridgeProblem | null }
  /** `received`: bytes that the app has; all of them, while it reads the rows for the first time. */
  | { readonly kind: 'reading'; readonly attempt: number; readonly received: number }
  | { readonly kind: 'check' }
  | { readonly kind: 'running'; readonly batchId: number };

/** `attempt`: which reading it is about. What comes late of one that was left changes nothing. */
export type ImportHappening =
  | { readonly kind: 'chosen'; readonly attempt: number }
  | { readonly kind: 'received'; readonly attempt: number; readonly received: number }
  | { readonly kind: 'wasRead'; readonly attempt: number }
  | { readonly kind: 'failed'; readonly attempt: number; readonly problem: BridgeProblem }
  | { readonly kind: 'back' }
  | { readonly kind: 'forward' }
  | { readonly kind: 'started'; readonly batchId: number };

export const CHOOSING: ImportStage = { kind: 'choose', problem: null };

export function nextStage(stage: ImportStage, happening: ImportHappening): ImportStage {
  switch (happening.kind) {
    case 'chosen':
      return { kind: 'reading', attempt: happening.attempt, received: 0 };
    case 'received':
      return isReading(stage, happening.attempt) ? { ...stage, received: happening.received } : stage;
    case 'wasRead':
      return isReading(stage, happening.attempt) ? { kind: 'check' } : stage;
    case 'failed':
      return isReading(stage, happening.attempt) ? { kind: 'choose', problem: happening.problem } : stage;
    case 'back':
      return stage.kind === 'running' ? stage : CHOOSING;
    case 'forward':
      return stage.kind === 'choose' ? { kind: 'check' } : stage;
    case 'started':
      return { kind: 'running', batchId: happening.batchId };
  }
}

function isReading(
  stage: ImportStage,
  attempt: number,
): stage is Extract<ImportStage, { readonly kind: 'reading' }> {
  return stage.kind === 'reading' && stage.attempt === attempt;
}
