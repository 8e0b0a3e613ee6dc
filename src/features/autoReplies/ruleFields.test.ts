import { describe, expect, it } from 'vitest';
import type { AutoReply } from '#contract/routes/autoReplies.ts';
import {
  changeToSend,
  editedFields,
  editedRow,
  NEW_RULE,
  problemsOf,
  ruleToCreate,
  withChange,
  withoutSaved,
  type RuleEdit,
  type RuleFields,
} from './ruleFields';

const row = (more: Partial<AutoReply> = {}): AutoReply => ({
  id: 'r1',
  name: 'Prices',
  triggerType: 'KEYWORD',
  keywords: ['price'],
  replyType: 'TEXT',
  replyText: 'Our list',
  templateName: null,
  templateLanguage: null,
  isActive: true,
  createdAt: null,
  updatedAt: null,
  editState: null,
  ...more,
});
/** One change after the other, as a person makes them. */
function changed(of: AutoReply | null, ...changes: readonly Partial<RuleFields>[]): RuleEdit {
  return changes.reduce<RuleEdit | null>((edit, change) => withChange(of, edit, change), null)!;
}

describe('an edit', () => {
  it('is nothing once everything stands as it did', () => {
    const edit = changed(row(), { name: 'Other' });
    expect(withChange(row(), edit, { name: 'Prices' })).toBeNull();
    expect(withChange(row(), null, { keywords: ['price'] })).toBeNull();
  });

  it('keeps what was seen first, and follows the rule in what is not changed', () => {
    const edit = changed(row(), { name: 'A' });
    const elsewhere = row({ name: 'Theirs', replyText: 'Their text' });
    const later = withChange(elsewhere, edit, { name: 'AB' });
    expect(later?.seen).toEqual({ name: 'Prices' });
    expect(editedFields(elsewhere, later)).toMatchObject({ name: 'AB', replyText: 'Their text' });
  });

  it('leaves what was typed while it was being saved', () => {
    const saved = changed(row(), { name: 'A', replyText: 'B' });
    const now = row({ name: 'A', replyText: 'B' });
    expect(withoutSaved(saved, now, saved)).toBeNull();
    const typed = withChange(row(), saved, { name: 'Again' });
    expect(withoutSaved(typed, now, saved)).toMatchObject({ change: { name: 'Again' }, seen: { name: 'A' } });
  });

  it('of a new rule makes a row that has no other’s id', () => {
    expect(editedRow(null, changed(null, { name: 'New' }))).toMatchObject({ id: NEW_RULE, name: 'New' });
  });
});

describe('what is sent', () => {
  it('is what was changed, and what was seen of it', () => {
    expect(changeToSend(row(), changed(row(), { name: ' Price list ' }))).toEqual({
      change: { name: 'Price list' },
      seen: { name: 'Prices' },
    });
  });

  it('goes with what a new trigger or reply needs, changed or not', () => {
    const first = row({
      triggerType: 'FIRST_MESSAGE',
      replyType: 'TEMPLATE',
      replyText: 'old',
      templateName: 'a',
    });
    const edit = changed(first, { triggerType: 'KEYWORD', replyType: 'TEXT' });
    expect(changeToSend(first, edit)).toEqual({
      change: { triggerType: 'KEYWORD', keywords: ['price'], replyType: 'TEXT', replyText: 'old' },
      seen: { triggerType: 'FIRST_MESSAGE', keywords: ['price'], replyType: 'TEMPLATE', replyText: 'old' },
    });
  });

  it('leaves out what the trigger and the reply have no use for', () => {
    const edit = changed(
      row(),
      { keywords: ['gone'], replyText: 'gone' },
      { triggerType: 'ALWAYS', replyType: 'TEMPLATE', templateName: 'closed', templateLanguage: 'hi' },
    );
    expect(changeToSend(row(), edit).change).toEqual({
      triggerType: 'ALWAYS',
      replyType: 'TEMPLATE',
      templateName: 'closed',
      templateLanguage: 'hi',
    });
  });

  it('does not touch a trigger and a reply that nobody here knows', () => {
    const strange = row({ triggerType: 'REGEX', replyType: 'FLOW', replyText: null });
    const edit = changed(strange, { name: 'Flow' });
    expect(problemsOf(strange, edit)).toEqual([]);
    expect(changeToSend(strange, edit).change).toEqual({ name: 'Flow' });
    expect(editedRow(strange, edit)).toMatchObject({ triggerType: 'REGEX', replyType: 'FLOW' });
  });

  it('of a new rule is whole, without what it has no use for', () => {
    const fields = editedFields(
      null,
      changed(null, { name: 'Hi ', triggerType: 'ALWAYS', replyText: 'Hello' }),
    );
    expect(ruleToCreate(fields)).toEqual({
      name: 'Hi',
      triggerType: 'ALWAYS',
      replyType: 'TEXT',
      replyText: 'Hello',
    });
    const other = { ...fields, replyType: 'TEMPLATE', templateName: 'closed', isActive: false };
    expect(ruleToCreate(other)).toEqual({
      name: 'Hi',
      triggerType: 'ALWAYS',
      replyType: 'TEMPLATE',
      templateName: 'closed',
      templateLanguage: null,
      isActive: false,
    });
  });
});

describe('what keeps it from being saved', () => {
  it('is everything a new rule lacks', () => {
    expect(problemsOf(null, null).map(({ field }) => field)).toEqual(['name', 'keywords', 'replyText']);
  });

  it('is nothing that was so before and is not touched', () => {
    const broken = row({ keywords: [], replyText: null });
    expect(problemsOf(broken, changed(broken, { name: 'Still' }))).toEqual([]);
    const turned = changed(broken, { replyType: 'TEMPLATE' });
    expect(problemsOf(broken, turned).map(({ field }) => field)).toEqual(['templateName']);
  });
});
