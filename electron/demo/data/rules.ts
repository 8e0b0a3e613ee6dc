export interface RuleSeed {
  readonly name: string;
  readonly trigger_type: 'KEYWORD' | 'FIRST_MESSAGE' | 'ALWAYS' | 'OUT_OF_HOURS';
  readonly keywords: readonly string[];
  readonly reply_type: 'TEXT' | 'TEMPLATE';
  readonly reply_text: string | null;
  readonly template_name?: string;
  readonly language_code?: string;
  readonly is_active: boolean;
}

export const RULES: readonly RuleSeed[] = [
  {
    name: 'Price list',
    trigger_type: 'KEYWORD',
    keywords: ['price', 'price list', 'rate', 'cost'],
    reply_type: 'TEXT',
    reply_text:
      'Our list for this season: https://neemandindigo.example/prices\nPrices include GST. Tell me what you are looking for and I will check stock for you.',
    is_active: true,
  },
  {
    name: 'Welcome',
    trigger_type: 'FIRST_MESSAGE',
    keywords: [],
    reply_type: 'TEXT',
    reply_text: 'Hi! Thanks for writing to Neem & Indigo 💙 Somebody from our team answers in a few minutes.',
    is_active: true,
  },
  {
    name: 'Cost of delivery',
    trigger_type: 'KEYWORD',
    keywords: ['cost', 'delivery charge', 'shipping'],
    reply_type: 'TEXT',
    reply_text: 'Delivery in India is free above ₹999 (else ₹60). Abroad: ₹450, free above ₹4,999.',
    is_active: true,
  },
  {
    name: 'Returns',
    trigger_type: 'KEYWORD',
    keywords: ['return', 'exchange', 'refund'],
    reply_type: 'TEXT',
    reply_text:
      'Returns and exchanges are free within 30 days. Please keep the label on; we arrange the pickup.',
    is_active: true,
  },
  {
    name: 'दाम',
    trigger_type: 'KEYWORD',
    keywords: ['दाम', 'कीमत', 'रेट'],
    reply_type: 'TEXT',
    reply_text: 'इस सीज़न की सूची: https://neemandindigo.example/prices',
    is_active: true,
  },
  {
    name: 'Opening hours',
    trigger_type: 'KEYWORD',
    keywords: ['open', 'timing', 'sunday'],
    reply_type: 'TEXT',
    reply_text: 'We are open every day from 10 to 8, on Sundays from 11 to 7. Bapu Bazaar, Jaipur.',
    is_active: false,
  },
  {
    name: 'Closed',
    trigger_type: 'OUT_OF_HOURS',
    keywords: [],
    reply_type: 'TEMPLATE',
    reply_text: null,
    template_name: 'out_of_hours',
    language_code: 'en_US',
    is_active: false,
  },
  {
    name: 'Catch-all',
    trigger_type: 'ALWAYS',
    keywords: [],
    reply_type: 'TEXT',
    reply_text: 'An agent will be with you shortly.',
    is_active: false,
  },
];
