import type { RunningDemoApi } from '#demo/index.ts';

/** Any row of the API; which fields it has depends on the list it comes from. */
export interface Row {
  readonly id: string;
  readonly name: string | null;
  readonly phone_number: string;
  readonly tags: readonly string[];
  readonly groups: readonly unknown[];
  readonly is_opted_in: boolean;
  readonly created_at: string;
  readonly updated_at: string;
  readonly last_message_at: string;
  readonly contact_count: number;
  readonly direction: 'inbound' | 'outbound';
  readonly status: string;
  readonly timestamp: string;
  readonly text?: { readonly body: string };
  readonly image?: { readonly link: string };
  readonly location?: unknown;
  readonly interactive?: { readonly type: string; readonly button_reply: { readonly title: string } };
  readonly context?: { readonly id: string };
  readonly message_id: string;
  readonly key: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The envelope; empty where the body is no JSON. `data` is a row or a list of them. */
  readonly body: {
    readonly data: Row[] & Row;
    readonly meta: { readonly total: number; readonly page: number; readonly limit: number };
    readonly errors: Readonly<Record<string, string[]>> & { readonly error: { readonly code: number } };
  };
}

export type Call = (call: string, body?: unknown, bearer?: string | null) => Promise<Answer>;

/** Calls the demo API as `call('PUT /contacts/+91…/', {…})`, with its key unless another bearer (null: none) is given. */
export function createCaller(demo: Pick<RunningDemoApi, 'baseUrl' | 'apiKey'>): Call {
  return async (call, body, bearer = demo.apiKey) => {
    const [method = 'GET', path = '/'] = call.split(/ (.*)/s);
    const response = await fetch(`${demo.baseUrl}${path}`, {
      method,
      headers: {
        ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: readJson(text) as Answer['body'] };
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
