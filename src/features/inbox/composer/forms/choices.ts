import { Mic, FileText, Image, LayoutTemplate, Link, MapPin, MousePointerClick, Video } from '@lucide/vue';
import type { Component } from 'vue';
import type { FormChoice } from './blankForm';

export const CHOICE_ICONS: Readonly<Record<FormChoice, Component>> = {
  media: Link,
  template: LayoutTemplate,
  location: MapPin,
  buttons: MousePointerClick,
  image: Image,
  document: FileText,
  audio: Mic,
  video: Video,
};

/** What the ＋ menu offers first, and after it the kinds a link may be forced to. */
export const MAIN_CHOICES = ['media', 'template', 'location', 'buttons'] as const satisfies FormChoice[];
export const FORCED_KINDS = ['image', 'document', 'audio', 'video'] as const satisfies FormChoice[];
