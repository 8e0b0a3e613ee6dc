/** What a message holds, in the shapes Meta's Cloud API gives them: `{type, [type]: payload}`. */
export type Content =
  | { readonly type: 'text'; readonly text: { readonly body: string; readonly preview_url?: boolean } }
  | { readonly type: 'image'; readonly image: Media }
  | { readonly type: 'video'; readonly video: Media }
  | {
      readonly type: 'audio';
      readonly audio: Media & { readonly voice?: boolean; readonly duration?: number };
    }
  | { readonly type: 'document'; readonly document: Media & { readonly filename?: string } }
  | { readonly type: 'sticker'; readonly sticker: Media & { readonly animated: boolean } }
  | { readonly type: 'location'; readonly location: Location }
  | { readonly type: 'template'; readonly template: TemplateContent }
  | { readonly type: 'interactive'; readonly interactive: ButtonsContent | ButtonReply }
  | { readonly type: 'button'; readonly button: { readonly text: string; readonly payload: string } }
  | { readonly type: 'reaction'; readonly reaction: { readonly message_id: string; readonly emoji: string } }
  | { readonly type: 'contacts'; readonly contacts: readonly SharedContact[] }
  | { readonly type: 'order'; readonly order: Order }
  | { readonly type: 'poll'; readonly poll: { readonly name: string; readonly options: readonly string[] } }
  | {
      readonly type: 'unsupported';
      readonly errors: readonly { readonly code: number; readonly title: string }[];
    };

export interface Media {
  readonly link: string;
  readonly caption?: string;
  readonly mime_type?: string;
}

export interface Location {
  readonly latitude: number;
  readonly longitude: number;
  readonly name?: string;
  readonly address?: string;
}

export interface TemplateContent {
  readonly name: string;
  readonly language: { readonly code: string };
  readonly components: readonly unknown[];
}

export interface ButtonsContent {
  readonly type: 'button';
  readonly header?: { readonly type: 'text'; readonly text: string };
  readonly body: { readonly text: string };
  readonly footer?: { readonly text: string };
  readonly action: {
    readonly buttons: readonly {
      readonly type: 'reply';
      readonly reply: { readonly id: string; readonly title: string };
    }[];
  };
}

export interface ButtonReply {
  readonly type: 'button_reply';
  readonly button_reply: { readonly id: string; readonly title: string };
}

export interface SharedContact {
  readonly name: { readonly formatted_name: string };
  readonly phones: readonly { readonly phone: string; readonly type: string }[];
}

export interface Order {
  readonly catalog_id: string;
  readonly text?: string;
  readonly product_items: readonly {
    readonly product_retailer_id: string;
    readonly quantity: number;
    readonly item_price: number;
    readonly currency: string;
  }[];
}

export function textContent(body: string, previewUrl = false): Content {
  return { type: 'text', text: { body, ...(previewUrl && { preview_url: true }) } };
}

export function buttonsContent(parts: {
  readonly body: string;
  readonly buttons: readonly string[];
  readonly header?: string | undefined;
  readonly footer?: string | undefined;
}): Content {
  return {
    type: 'interactive',
    interactive: {
      type: 'button',
      ...(parts.header && { header: { type: 'text', text: parts.header } }),
      body: { text: parts.body },
      ...(parts.footer && { footer: { text: parts.footer } }),
      action: {
        buttons: parts.buttons.map((title, index) => ({
          type: 'reply',
          reply: { id: `button_${index + 1}`, title },
        })),
      },
    },
  };
}

const EXTENSIONS: Readonly<
  Record<string, { readonly kind: 'image' | 'video' | 'audio' | 'document'; readonly mime: string }>
> = {
  jpg: { kind: 'image', mime: 'image/jpeg' },
  jpeg: { kind: 'image', mime: 'image/jpeg' },
  png: { kind: 'image', mime: 'image/png' },
  gif: { kind: 'image', mime: 'image/gif' },
  webp: { kind: 'image', mime: 'image/webp' },
  mp4: { kind: 'video', mime: 'video/mp4' },
  '3gp': { kind: 'video', mime: 'video/3gpp' },
  mp3: { kind: 'audio', mime: 'audio/mpeg' },
  ogg: { kind: 'audio', mime: 'audio/ogg' },
  m4a: { kind: 'audio', mime: 'audio/mp4' },
  aac: { kind: 'audio', mime: 'audio/aac' },
  pdf: { kind: 'document', mime: 'application/pdf' },
};

/** What POST /messages/media/ makes of a link: the kind follows from the extension, anything unknown is a document. */
export function mediaKind(link: string): 'image' | 'video' | 'audio' | 'document' {
  return extension(link)?.kind ?? 'document';
}

export function mediaContent(
  kind: 'image' | 'video' | 'audio' | 'document',
  link: string,
  parts: {
    readonly caption?: string | undefined;
    readonly filename?: string | undefined;
    readonly voice?: number;
  } = {},
): Content {
  const { caption, filename, voice } = parts;
  const media: Media = {
    link,
    mime_type: extension(link)?.mime ?? 'application/octet-stream',
    ...(caption && { caption }),
  };
  switch (kind) {
    case 'image':
      return { type: kind, image: media };
    case 'video':
      return { type: kind, video: media };
    case 'audio':
      return {
        type: kind,
        audio: { ...media, ...(voice !== undefined && { voice: true, duration: voice }) },
      };
    case 'document':
      return { type: kind, document: { ...media, filename: filename ?? link.split('/').at(-1) ?? link } };
  }
}

function extension(link: string) {
  const path = URL.canParse(link) ? new URL(link).pathname : link;
  const name = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(EXTENSIONS, name) ? EXTENSIONS[name] : undefined;
}

/** The words in a message, for rules and for customers who read them. */
export function wordsOf(content: Content): string {
  switch (content.type) {
    case 'text':
      return content.text.body;
    case 'image':
      return content.image.caption ?? '';
    case 'video':
      return content.video.caption ?? '';
    case 'document':
      return content.document.caption ?? '';
    case 'interactive':
      return content.interactive.type === 'button'
        ? content.interactive.body.text
        : content.interactive.button_reply.title;
    case 'button':
      return content.button.text;
    case 'order':
      return content.order.text ?? '';
    case 'audio':
    case 'sticker':
    case 'location':
    case 'template':
    case 'reaction':
    case 'contacts':
    case 'poll':
    case 'unsupported':
      return '';
  }
}
