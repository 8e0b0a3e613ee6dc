/** A message template as Meta lists it. */
export interface Template {
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly status: string;
  readonly parameter_format?: 'POSITIONAL' | 'NAMED';
  readonly rejected_reason?: string;
  readonly components: readonly TemplateComponent[];
}

export interface TemplateComponent {
  readonly type: 'HEADER' | 'BODY' | 'FOOTER' | 'BUTTONS';
  readonly format?: 'TEXT' | 'IMAGE' | 'VIDEO' | 'DOCUMENT' | 'LOCATION';
  readonly text?: string;
  readonly example?: Readonly<Record<string, unknown>>;
  readonly add_security_recommendation?: boolean;
  readonly code_expiration_minutes?: number;
  readonly buttons?: readonly TemplateButton[];
}

export interface TemplateButton {
  readonly type: 'QUICK_REPLY' | 'URL' | 'PHONE_NUMBER' | 'COPY_CODE';
  readonly text: string;
  readonly url?: string;
  readonly phone_number?: string;
  readonly example?: readonly string[];
}

const header = (text: string, ...example: readonly string[]): TemplateComponent => ({
  type: 'HEADER',
  format: 'TEXT',
  text,
  ...(example.length > 0 && { example: { header_text: example } }),
});
const picture = (format: 'IMAGE' | 'VIDEO' | 'DOCUMENT', file: string): TemplateComponent => ({
  type: 'HEADER',
  format,
  example: { header_handle: [`https://media.neemandindigo.example/templates/${file}`] },
});
const body = (text: string, ...example: readonly string[]): TemplateComponent => ({
  type: 'BODY',
  text,
  ...(example.length > 0 && { example: { body_text: [example] } }),
});
const footer = (text: string): TemplateComponent => ({ type: 'FOOTER', text });
const buttons = (...list: readonly TemplateButton[]): TemplateComponent => ({
  type: 'BUTTONS',
  buttons: list,
});
const quick = (text: string): TemplateButton => ({ type: 'QUICK_REPLY', text });
const link = (text: string, url: string, ...example: readonly string[]): TemplateButton => ({
  type: 'URL',
  text,
  url,
  ...(example.length > 0 && { example }),
});

const TRACK = 'https://neemandindigo.example/track/{{1}}';
const STOP = 'Reply STOP to unsubscribe';

export const TEMPLATES: readonly Template[] = [
  {
    name: 'order_confirmation',
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    components: [
      header('Order {{1}}', '#4821'),
      body('Hi {{1}}, order {{2}} is confirmed.', 'Sara', '#4821'),
      footer('Thanks for shopping with Neem & Indigo'),
      buttons(link('Track', TRACK, '4821')),
    ],
  },
  {
    name: 'order_confirmation',
    language: 'hi',
    category: 'UTILITY',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    components: [
      header('ऑर्डर {{1}}', '#4821'),
      body('नमस्ते {{1}}जी, आपका ऑर्डर {{2}} पक्का हो गया है।', 'राहुल', '#4821'),
      buttons(link('ट्रैक करें', TRACK, '4821')),
    ],
  },
  {
    name: 'order_confirmation',
    language: 'ar',
    category: 'UTILITY',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    components: [
      header('الطلب {{1}}', '#4821'),
      body('مرحباً {{1}}، تم تأكيد طلبك {{2}}.', 'محمد', '#4821'),
      buttons(link('تتبع الطلب', TRACK, '4821')),
    ],
  },
  {
    name: 'shipping_update',
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    components: [
      body(
        'Good news, {{1}}! Your order {{2}} left our workshop today and reaches {{3}} in two days. Keep {{2}} at hand for the courier.',
        'Fatima',
        '#4817',
        'Mumbai',
      ),
      buttons(link('Track parcel', TRACK, 'NI48170023'), quick('Change address')),
    ],
  },
  {
    name: 'delivery_today',
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED',
    parameter_format: 'NAMED',
    components: [
      {
        type: 'BODY',
        text: 'Hello {{customer_name}}, your parcel comes today between {{time_slot}}. Will somebody be at home?',
        example: {
          body_text_named_params: [
            { param_name: 'customer_name', example: 'Meera' },
            { param_name: 'time_slot', example: '10 and 1' },
          ],
        },
      },
      buttons(quick('Yes'), quick('Leave with guard'), quick('Tomorrow please')),
    ],
  },
  {
    name: 'diwali_sale',
    language: 'en_US',
    category: 'MARKETING',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    components: [
      picture('IMAGE', 'diwali.jpg'),
      body(
        'Happy Diwali, {{1}}! ✨\n\n*{{2}} off* everything hand-block-printed, until Sunday midnight.',
        'Ananya',
        '20 %',
      ),
      footer(STOP),
      buttons(
        quick('Show me'),
        link('Open the shop', 'https://neemandindigo.example/diwali'),
        quick('Not interested'),
      ),
    ],
  },
  {
    name: 'diwali_sale',
    language: 'hi',
    category: 'MARKETING',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    components: [
      picture('IMAGE', 'diwali-hi.jpg'),
      body('दीपावली की शुभकामनाएँ, {{1}}! ✨\nसभी हैंड-ब्लॉक प्रिंट पर *{{2}} की छूट*, रविवार तक।', 'पूजा', '20 %'),
      buttons(quick('दिखाइए')),
    ],
  },
  {
    name: 'back_in_stock',
    language: 'en_US',
    category: 'MARKETING',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    components: [
      body(
        '{{1}}, it’s back: the {{2}} you asked for. We put one aside for you until tomorrow.',
        'Olú',
        'indigo kurta',
      ),
      footer(STOP),
      buttons(quick('I want it'), quick('No, thanks')),
    ],
  },
  {
    name: 'feedback_request',
    language: 'en_US',
    category: 'MARKETING',
    status: 'APPROVED',
    components: [
      body('How did you like your parcel? One tap is enough.'),
      buttons(quick('Loved it 😍'), quick('It was okay'), quick('Not happy')),
    ],
  },
  {
    name: 'invoice_ready',
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    components: [
      picture('DOCUMENT', 'invoice.pdf'),
      body('Dear {{1}}, here is your invoice {{2}} over ₹{{3}}.', 'Priya', 'INV-2291', '18,029'),
    ],
  },
  {
    name: 'lookbook',
    language: 'en_US',
    category: 'MARKETING',
    status: 'APPROVED',
    components: [
      picture('VIDEO', 'lookbook.mp4'),
      body('The new season in forty seconds.'),
      footer(STOP),
      buttons(link('See all', 'https://neemandindigo.example/new'), {
        type: 'PHONE_NUMBER',
        text: 'Call the shop',
        phone_number: '+918045671290',
      }),
    ],
  },
  {
    name: 'store_visit',
    language: 'en',
    category: 'UTILITY',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    components: [
      { type: 'HEADER', format: 'LOCATION' },
      body('See you {{1}} in our shop, {{2}}.', 'on Friday at 5', 'Ivan'),
    ],
  },
  {
    name: 'gift_coupon',
    language: 'en_US',
    category: 'MARKETING',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    components: [
      body('A small thank-you, {{1}}: 15 % off your next order.', 'Bob'),
      buttons({ type: 'COPY_CODE', text: 'Copy offer code', example: ['THANKS15'] }),
    ],
  },
  {
    name: 'payment_reminder',
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    components: [
      header('A friendly reminder'),
      body(
        'Hi {{1}}, we have not received the ₹{{2}} for order {{3}} yet. The link works for another day.',
        'Arjun',
        '1,698',
        '#4790',
      ),
      buttons(link('Pay now', 'https://neemandindigo.example/pay/{{1}}', '4790')),
    ],
  },
  {
    name: 'login_code',
    language: 'en_US',
    category: 'AUTHENTICATION',
    status: 'APPROVED',
    components: [
      {
        type: 'BODY',
        text: '*{{1}}* is your verification code. For your security, do not share this code.',
        add_security_recommendation: true,
        example: { body_text: [['448193']] },
      },
      { type: 'FOOTER', text: 'This code expires in 10 minutes.', code_expiration_minutes: 10 },
      buttons(
        link('Copy code', 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}', '448193'),
      ),
    ],
  },
  {
    name: 'login_code',
    language: 'es',
    category: 'AUTHENTICATION',
    status: 'PENDING',
    components: [body('*{{1}}* es tu código de verificación.', '448193')],
  },
  {
    name: 'pedido_enviado',
    language: 'es',
    category: 'UTILITY',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    components: [
      body('¡Hola, {{1}}! Tu pedido {{2}} ya está en camino 🚚', 'María', '#4801'),
      buttons(link('Seguir el envío', TRACK, '4801')),
    ],
  },
  {
    name: 'pedido_enviado',
    language: 'pt_BR',
    category: 'UTILITY',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    components: [body('Oi, {{1}}! Seu pedido {{2}} já está a caminho 🚚', 'João', '#4802')],
  },
  {
    name: 'eid_greetings',
    language: 'ar',
    category: 'MARKETING',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    components: [
      body('عيد مبارك يا {{1}} 🌙 خصم {{2}} على كل المجموعة حتى نهاية الأسبوع.', 'محمد', '15 %'),
      footer('أرسل STOP لإلغاء الاشتراك'),
    ],
  },
  {
    name: 'new_year',
    language: 'zh_CN',
    category: 'MARKETING',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    components: [body('{{1}}您好，新年快乐！全场{{2}}折。', '小龙', '八')],
  },
  {
    name: 'out_of_hours',
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED',
    components: [body('Our shop is closed right now. We answer every day from 10 to 7 (IST).')],
  },
  {
    name: 'return_received',
    language: 'en_US',
    category: 'UTILITY',
    status: 'PENDING',
    parameter_format: 'POSITIONAL',
    components: [body('Hi {{1}}, your return reached us. ₹{{2}} is on its way back to you.', 'Leela', '899')],
  },
  {
    name: 'free_gift_now',
    language: 'en_US',
    category: 'MARKETING',
    status: 'REJECTED',
    rejected_reason: 'PROMOTIONAL_CONTENT_IN_WRONG_CATEGORY',
    components: [body('You have WON! Claim your free gift within 1 hour!!!')],
  },
  {
    name: 'cart_reminder',
    language: 'en_US',
    category: 'MARKETING',
    status: 'PAUSED',
    parameter_format: 'POSITIONAL',
    components: [
      body('{{1}}, you left something lovely in your bag.', 'Sana'),
      buttons(link('Back to my bag', 'https://neemandindigo.example/bag')),
    ],
  },
  {
    name: 'winter_preview',
    language: 'en_GB',
    category: 'MARKETING',
    status: 'IN_APPEAL',
    rejected_reason: 'INVALID_FORMAT',
    components: [
      picture('IMAGE', 'winter.jpg'),
      body('Winter, woven by hand. A first look for our best customers.'),
    ],
  },
  {
    name: 'daily_tips',
    language: 'en_US',
    category: 'MARKETING',
    status: 'DISABLED',
    components: [body('Tip of the day: wash indigo cold, and dry it in the shade.')],
  },
  {
    name: 'summer_2025',
    language: 'en_US',
    category: 'MARKETING',
    status: 'PENDING_DELETION',
    components: [body('Summer is here.')],
  },
  {
    /** Old accounts still list lower-case statuses and categories Meta no longer has. */
    name: 'payment_received',
    language: 'en_GB',
    category: 'TRANSACTIONAL',
    status: 'approved',
    components: [body('Thank you {{1}}, we received ₹{{2}}.', 'Grace', '749')],
  },
];
