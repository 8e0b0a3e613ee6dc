import type { ColumnUse } from '#contract/routes/contactImport.ts';

/**
 * What columns are called, by their use: in English, German, French, Spanish, Portuguese, Italian, Dutch, Turkish,
 * Indonesian, Russian, Arabic, Hindi, Japanese and Chinese, and by the programs people export contacts from. Whole
 * titles, as `foldTitle` gives them.
 */
const WHOLE: Readonly<
  Record<Exclude<ColumnUse['kind'], 'ignore' | 'attribute' | 'phone' | 'email'>, string>
> = {
  name: `name, full name, fullname, display name, contact name, contact, customer, customer name, client, client name, fn,
    vollstandiger name, kontakt, nom, nom complet, nombre, nombre completo, nome, nome completo, naam,
    volledige naam, ad soyad, isim, nama, nama lengkap, имя, фио, полное имя, الاسم, الاسم الكامل, नाम, पूरा नाम, 名前,
    氏名, お名前, 姓名, 名称, 全名`,
  givenName: `first name, firstname, given name, givenname, forename, n given, vorname, prenom, nombre de pila, primer nombre,
    primeiro nome, nome proprio, voornaam, ad, nama depan, الاسم الاول, पहला नाम, 名`,
  familyName: `last name, lastname, family name, familyname, surname, n family, nachname, familienname, nom de famille,
    apellido, apellidos, sobrenome, apelido, ultimo nome, cognome, achternaam, soyad, soyadi, nama belakang, фамилия,
    اسم العائلة, اللقب, अंतिम नाम, उपनाम, 姓, 苗字`,
  tags: `tag, tags, label, labels, category, categories, group membership, group, groups, segment, segments, list, lists,
    schlagwort, schlagworter, kategorie, kategorien, gruppe, gruppen, categorie, etiquette, etiquettes, etiqueta,
    etiquetas, categoria, categorias, etichette, etiket, etiketler, теги, метки, группы, الوسوم, وسوم, التصنيفات, टैग,
    タグ, ラベル, 标签, 標籤`,
  optIn: `opted in, opt in, optin, is opted in, whatsapp opt in, whatsapp optin, whatsapp consent, consent, opt in status,
    einwilligung, whatsapp einwilligung, zugestimmt, consentement, consentimiento, consentimento, consenso, toestemming,
    согласие, الموافقة, سहमति, 同意`,
};

/** Middle names: a part of the given names, beside the first. */
const MIDDLE_NAMES = ['middle name', 'middlename', 'additional name', 'weitere vornamen', 'segundo nombre'];

const BY_TITLE: ReadonlyMap<string, ColumnUse> = new Map([
  ...(Object.keys(WHOLE) as (keyof typeof WHOLE)[]).flatMap((kind) =>
    WHOLE[kind].split(',').map((title) => [title.trim().replaceAll(/\s+/gu, ' '), { kind }] as const),
  ),
  ...MIDDLE_NAMES.map((title) => [title, { kind: 'givenName' }] as const),
]);

/** Words within a title, which programs number and add to: `Phone 1 - Value`, `Business Phone 2`. */
const PHONE =
  /(?:^| )(?:phones?|telephones?|tele?|phone(?:no|number)|msisdn|cell|cellphone|telefon\w*|fon|handy\w*|mobil\w*|rufnummer|portable|celular|movil|telefone|telemovel|telefono|cellulare|telefoonnummer|cep telefonu|telepon|hp|wa|whatsapp|contact (?:no|number))(?: |$)|телефон|мобильный|هاتف|جوال|موبايل|फोन|मोबाइल|電話|携帯|电话|手机|手機/u;
const EMAIL =
  /(?:^| )(?:e ?mails?|mail|email ?address|mailadresse|courriel|correo|eposta)(?: |$)|почта|البريد|ईमेल|メール|邮箱|邮件|郵件/u;
/** What stands beside a number or an address and is none itself. */
const BESIDE =
  /(?:^| )(?:type|label|fax|telefax|pager|country|code|ext|extension|opt|optin|opted|consent|status|verified|valid|display|domain|name|id|date|count|source|yomi|tty|telex|isdn|assistants?|radio|callback|company main)(?: |$)/u;
const MOBILE =
  /mobil|cell|handy|whatsapp|(?:^| )(?:hp|wa|cep)(?: |$)|movil|telemovel|portable|जوال|جوال|موبايل|मोबाइल|携帯|手机|手機|мобильный/u;

/** A title without what differs from program to program: case, accents, signs, runs of blanks. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[أإآ]/gu, 'ا')
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/** What a column of this title holds; null: the title does not tell. */
export function useOfTitle(title: string): ColumnUse | null {
  const folded = foldTitle(title);
  const whole = BY_TITLE.get(folded);
  if (whole) return whole;
  if (BESIDE.test(folded)) return null;
  if (EMAIL.test(folded)) return { kind: 'email' };
  return PHONE.test(folded) ? { kind: 'phone' } : null;
}

export function isMiddleNameTitle(title: string): boolean {
  return MIDDLE_NAMES.includes(foldTitle(title));
}

/** Whether WhatsApp is likelier to be at this number than at others of the same person. */
export function isMobileTitle(title: string): boolean {
  return MOBILE.test(foldTitle(title));
}
