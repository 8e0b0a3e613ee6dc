import { Copy, ExternalLink, Phone, Reply } from '@lucide/vue';
import type { Component } from 'vue';
import type { MessageContent } from '#contract/routes/messages.ts';
import type { FilledButton } from '#contract/rules/template/fillTemplate.ts';
import { translate as t } from '@/shared/i18n';
import type { TemplateLookup } from '../templates/templateBook';
import { filledTemplate } from './filledTemplate';

/** A button under a bubble: its words, and what it does when a customer presses it. */
export interface HangingButton {
  readonly label: string;
  readonly icon: Component | null;
  /** Where it leads, whom it calls, what it copies; empty where it only answers. */
  readonly hint: string;
}

/** The buttons that hang under a message, as far as they are known. */
export function hangingButtons(content: MessageContent, find: TemplateLookup): readonly HangingButton[] {
  switch (content.type) {
    case 'buttons':
      return content.buttons.map((label) => ({ label, icon: null, hint: '' }));
    case 'template':
      return (filledTemplate(content, find)?.buttons ?? []).map(templateButton);
    default:
      return [];
  }
}

function templateButton({ kind, label, url, phone, code }: FilledButton): HangingButton {
  switch (kind) {
    case 'url':
      return { label: label || url, icon: ExternalLink, hint: url };
    case 'phone':
      return { label: label || phone, icon: Phone, hint: phone };
    case 'copy-code':
      return { label: label || t('templates.button.coupon'), icon: Copy, hint: code };
    case 'one-time-code':
      return { label: label || t('templates.button.code'), icon: Copy, hint: code };
    case 'reply':
      return { label, icon: Reply, hint: '' };
    case 'other':
      return { label: label || t('templates.button.other'), icon: null, hint: '' };
  }
}
