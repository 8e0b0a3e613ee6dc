import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '#core/store/store.ts';
import { dryRunFile, encode, told, utf16 } from './importScene.ts';
import { contact, openAside, pass, useStore } from './storeFixture.ts';

/** Files as other programs export them, by their public descriptions, with what becomes of every row. */

const opened = useStore();
let store: Store;
beforeEach(() => {
  store = openAside(opened.store);
  pass(opened.store, [
    contact('+919810007919', {
      name: 'Ravi Kumar',
      email: 'ravi@example.com',
      tags: ['vip'],
      isOptedIn: true,
    }),
  ]);
});

function uses(preview: { columns: readonly { title: string; use: { kind: string } }[] }) {
  return Object.fromEntries(
    preview.columns.filter(({ use }) => use.kind !== 'ignore').map(({ title, use }) => [title, use.kind]),
  );
}

describe('Google Contacts', () => {
  it('reads its CSV with the older titles', async () => {
    const titles =
      'Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Birthday,Notes,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Address 1 - Formatted,Organization 1 - Name';
    const file = [
      titles,
      'Ravi Kumar,Ravi,,Kumar,,,,,,* myContacts ::: vip,* Home,ravi@example.com,,,Mobile,+91 98100 07919,,,,Acme',
      'Priya Shah,Priya,,Shah,,,,"Met at the fair,\nlikes blue",,* myContacts ::: lead,* ,priya@example.com ::: p@example.com,,,Mobile,+91 98200 11111 ::: +91 98200 22222,Work,+91 22 2345 6789,"1 Road\nPune",',
      'Only Mail,Only,,Mail,,,,,,* myContacts,* ,only@example.com,,,,,,,,',
    ].join('\n');
    const run = await dryRunFile(store, file);
    expect(uses(run.preview)).toEqual({
      Name: 'name',
      'Given Name': 'givenName',
      'Family Name': 'familyName',
      'Group Membership': 'tags',
      'E-mail 1 - Value': 'email',
      'E-mail 2 - Value': 'email',
      'Phone 1 - Value': 'phone',
      'Phone 2 - Value': 'phone',
    });
    expect(told(run)).toEqual([
      '2 same · +919810007919 · Ravi Kumar',
      '3 create · +919820011111 · Priya Shah · name+email+tags+isOptedIn · (severalPhones)',
      '6 rejected · noPhone',
    ]);
  });

  it('reads its CSV with the newer titles', async () => {
    const file = [
      'First Name,Middle Name,Last Name,Phonetic First Name,Nickname,File As,Organization Name,Organization Title,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value',
      'Ravi,,Kumar,,,,Acme,,,,,* myContacts ::: vip ::: wholesale,* Home,ravi@example.com,Mobile,+919810007919,,',
      'Zoë,,Ångström,,,,,,,,,* myContacts,,,Home,+46 8 123 456 78,Mobile,+46 70 123 45 67',
      ',,,,,,Acme,,,,,,,,,98100 07919,,',
    ].join('\r\n');
    const run = await dryRunFile(store, file, { options: { defaultCountry: 'IN' } });
    expect(told(run)).toEqual([
      '2 update · +919810007919 · Ravi Kumar · tags',
      '3 create · +46812345678 · Zoë Ångström · name+isOptedIn · (severalPhones)',
      '4 duplicate · +919810007919 · = line 2',
    ]);
  });
});

describe('Outlook', () => {
  it('reads its CSV, the mobile before other numbers and no fax', async () => {
    const file = [
      'First Name,Middle Name,Last Name,Title,Suffix,Web Page,Birthday,Notes,E-mail Address,E-mail 2 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,Car Phone,Other Phone,Pager,Business Fax,Company,Job Title,Categories',
      'Ana,,López,,,,,,ana@example.com,,+34 912 345 678,,,,+34 612 345 678,,,,+34 900 000 000,Acme,,Clientes;VIP',
      'Bo,,Berg,,,,0/0/00,,,,,,+46 8 123 456 78,,,,,,,,,',
      'Fax,,Only,,,,,,,,,,,,,,,,+34 900 000 001,,,',
      'Odd,,Mail,,,,,,not an address,,,,,,+34 612 345 679,,,,,,,',
    ].join('\r\n');
    const run = await dryRunFile(store, encode(file, 'windows-1252'));
    expect(run.preview.reading.encoding).toBe('windows-1252');
    expect(uses(run.preview)).not.toHaveProperty('Business Fax');
    expect(uses(run.preview)).not.toHaveProperty('Pager');
    expect(told(run)).toEqual([
      '2 create · +34612345678 · Ana López · name+email+tags+isOptedIn · (severalPhones)',
      '3 create · +46812345678 · Bo Berg · name+isOptedIn',
      '4 rejected · noPhone',
      '5 create · +34612345679 · Odd Mail · name+isOptedIn · (emailInvalid)',
    ]);
  });
});

describe('iCloud', () => {
  it('reads its vCards of version 3.0', async () => {
    const file = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'PRODID:-//Apple Inc.//iOS 17.0//EN',
      'N:Kumar;Ravi;;;',
      'FN:Ravi Kumar',
      'TEL;type=HOME;type=VOICE;type=pref:+91 22 2345 6789',
      'item1.TEL:+91 98100 07919',
      'item1.X-ABLabel:WhatsApp',
      'TEL;type=CELL;type=VOICE:+91 98100 07919',
      'EMAIL;type=INTERNET;type=HOME;type=pref:ravi@example.com',
      'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEB',
      ' AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=',
      'REV:2024-01-01T00:00:00Z',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:;;;;',
      'FN:Acme\\, Inc.',
      'ORG:Acme\\, Inc.;Sales',
      'TEL;type=MAIN:+1 (415) 555',
      ' -2671',
      'CATEGORIES:vip,wholesale\\, large',
      'NOTE:Line one\\nLine two\\; more',
      'X-ABShowAs:COMPANY',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:Broken off',
      'TEL:+919820011111',
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:No number',
      'END:VCARD',
      '',
    ].join('\r\n');
    const run = await dryRunFile(store, file, { fileName: 'iCloud.vcf' });
    expect(run.preview.format).toBe('vcard');
    expect(uses(run.preview)).toMatchObject({ FN: 'name', TEL: 'phone', EMAIL: 'email', CATEGORIES: 'tags' });
    expect(told(run)).toEqual([
      '1 same · +919810007919 · Ravi Kumar · (severalPhones)',
      '15 create · +14155552671 · Acme, Inc. · name+tags+isOptedIn',
      '26 rejected · cardBroken',
      '30 rejected · noPhone',
    ]);
    expect(run.preview.columns.find(({ title }) => title === 'NOTE')).toEqual({
      title: 'NOTE',
      use: { kind: 'ignore' },
      samples: ['Line one\nLine two; more'],
    });
  });
});

describe('HubSpot', () => {
  it('reads its CSV, and takes no marketing status for an agreement', async () => {
    const file = [
      '"Record ID","First Name","Last Name","Email","Phone Number","Mobile Phone Number","Contact owner","Lead Status","Marketing contact status","Create Date"',
      '"101001234567","Ravi","Kumar","ravi@example.com","","+91 98100 07919","Ann","New","Marketing contact","2024-01-05 10:12"',
      '"101001234568","Ola","Nordmann","ola@example.com","+47 22 12 34 56","+47 406 12 345","Ann","","Non-marketing contact","2024-01-06 09:00"',
      '"101001234569","No","Phone","nophone@example.com","","","","","",""',
    ].join('\n');
    const run = await dryRunFile(store, file);
    expect(uses(run.preview)).toEqual({
      'First Name': 'givenName',
      'Last Name': 'familyName',
      Email: 'email',
      'Phone Number': 'phone',
      'Mobile Phone Number': 'phone',
    });
    expect(run.preview.options.optIn).toBeNull();
    expect(told(run)).toEqual([
      '2 same · +919810007919 · Ravi Kumar',
      '3 create · +4740612345 · Ola Nordmann · name+email+isOptedIn · (severalPhones)',
      '4 rejected · noPhone',
    ]);
  });
});

describe('Excel', () => {
  it('reads what it saves in the United States, and sees what it did to numbers', async () => {
    const file = [
      'Name,Phone,Tags',
      'José Díaz,9.1981E+11,lead',
      'Ann Lee,\'+1 415 555 2671,"lead, vip"',
      'Bob Ray,"=""+14155552672""",',
      'Cy Fox,4155552673.0,',
      'Di Roe,"(415) 555-2674",',
      ',,',
    ].join('\r\n');
    const run = await dryRunFile(store, encode(file, 'windows-1252'), { options: { defaultCountry: 'US' } });
    expect(run.preview.reading).toEqual({ encoding: 'windows-1252', delimiter: ',', hasHeader: true });
    expect(told(run)).toEqual([
      '2 rejected · phoneLostDigits',
      '3 create · +14155552671 · Ann Lee · name+tags+isOptedIn',
      '4 create · +14155552672 · Bob Ray · name+isOptedIn',
      '5 create · +14155552673 · Cy Fox · name+isOptedIn',
      '6 create · +14155552674 · Di Roe · name+isOptedIn',
    ]);
  });

  it.each([
    ['windows-1252', (text: string) => encode(text, 'windows-1252')],
    ['utf-8', (text: string) => Buffer.from(`\ufeff${text}`)],
  ])('reads what it saves in Germany, in %s', async (encoding, toBytes) => {
    const file = [
      'Vorname;Name;Handynummer;E-Mail;Kategorien;Zugestimmt',
      'Jürgen;Groß;0151 123 45678;juergen@example.de;Stammkunde, Köln;ja',
      'Käthe;Müller;+49 171 2345678;;;nein',
      'Ärger;Öhm;9,1516E+11;;;',
      'Zwei;Mal;0049 151 12345678;;;ja',
    ].join('\r\n');
    const options = { defaultCountry: 'DE', optIn: 'column' } as const;
    const run = await dryRunFile(store, toBytes(file), { options });
    expect(run.preview.reading).toEqual({ encoding, delimiter: ';', hasHeader: true });
    expect(told(run)).toEqual([
      '2 create · +4915112345678 · Jürgen Groß · name+email+tags+isOptedIn',
      '3 create · +491712345678 · Käthe Müller · name+isOptedIn',
      '4 rejected · phoneLostDigits',
      '5 duplicate · +4915112345678 · Zwei Mal · = line 2',
    ]);
  });

  it.each([
    ['utf-16le', (text: string) => utf16(text)],
    ['utf-16le', (text: string) => utf16(text, { hasMark: false })],
    ['utf-16be', (text: string) => utf16(text, { isBigEndian: true })],
    ['windows-1256', (text: string) => encode(text, 'windows-1256')],
  ])('reads what it saves in Arabic, in %s', async (encoding, toBytes) => {
    const file = [
      'الاسم\tرقم الجوال\tالبريد الإلكتروني\tالوسوم',
      'محمد علي\t0501234567\tm@example.ae\tعميل',
      'فاطمة حسن\t+971 50 234 5678\t\t',
      'سارة\tلا يوجد\t\t',
    ].join('\r\n');
    const run = await dryRunFile(store, toBytes(file), { options: { defaultCountry: 'AE' } });
    expect(run.preview.reading).toEqual({ encoding, delimiter: '\t', hasHeader: true });
    expect(told(run)).toEqual([
      '2 create · +971501234567 · محمد علي · name+email+tags+isOptedIn',
      '3 create · +971502345678 · فاطمة حسن · name+isOptedIn',
      '4 rejected · phoneNotANumber',
    ]);
  });

  it('reads what it saves in Japan', async () => {
    const file = [
      '氏名,電話番号,メール,タグ',
      '山田太郎,090-1234-5678,taro@example.jp,得意先',
      '佐藤花子,０８０－２３４５－６７８９,,',
      '鈴木,090-1234-5678,,',
    ].join('\r\n');
    const run = await dryRunFile(store, encode(file, 'shift_jis'), { options: { defaultCountry: 'JP' } });
    expect(run.preview.reading).toEqual({ encoding: 'shift_jis', delimiter: ',', hasHeader: true });
    expect(told(run)).toEqual([
      '2 create · +819012345678 · 山田太郎 · name+email+tags+isOptedIn',
      '3 create · +818023456789 · 佐藤花子 · name+isOptedIn',
      '4 duplicate · +819012345678 · 鈴木 · = line 2',
    ]);
  });
});

describe('a card with a large picture', () => {
  it('is read without looking into it, in a time that does not grow with its square', async () => {
    const picture = Array.from({ length: 30_000 }, () => ` ${'A'.repeat(74)}`);
    const file = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:Ann',
      'PHOTO;ENCODING=b:AAAA',
      ...picture,
      'TEL:+14155552671',
      'END:VCARD',
    ];
    expect(told(await dryRunFile(store, file.join('\r\n')))).toEqual([
      '1 create · +14155552671 · Ann · name+isOptedIn',
    ]);
  });
});

describe('vCards of phones and of newer programs', () => {
  it('reads version 2.1 with bare types and quoted-printable over several lines', async () => {
    const file = [
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=D0=B0=D0=BD=D0=BE=D0=B2;=D0=98=D0=B2=',
      '=D0=B0=D0=BD;;;',
      'TEL;HOME;FAX:+7 495 000-00-00',
      'TEL;HOME:+7 495 123-45-67',
      'TEL;CELL;PREF:+7 916 123-45-67',
      'EMAIL;INTERNET:ivan@example.ru',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N:Müller, Dr.;Käthe',
      'FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:K=E4the M=FCller',
      'TEL;WORK;VOICE:+49 151 12345678',
      'NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo, three',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:2.1',
      'this line is none',
      'TEL;CELL:+49 151 12345679',
      'END:VCARD',
    ].join('\r\n');
    const run = await dryRunFile(store, file, { fileName: 'phone.vcf' });
    expect(told(run)).toEqual([
      '1 create · +79161234567 · Иван Иванов · name+email+isOptedIn · (severalPhones)',
      '10 create · +4915112345678 · Käthe Müller · name+isOptedIn',
      '17 rejected · cardBroken',
    ]);
    expect(run.preview.columns.find(({ title }) => title === 'NOTE')?.samples).toEqual(['one\ntwo, three']);
  });

  it('reads version 4.0 with numbers as links', async () => {
    const file = [
      'BEGIN:VCARD',
      'VERSION:4.0',
      'FN:Ravi Kumar',
      'N:Kumar;Ravi;;;',
      'TEL;VALUE=uri;PREF=2;TYPE="voice,home":tel:+91-22-2345-6789',
      'TEL;VALUE=uri;PREF=1;TYPE="voice,work":tel:+91-98100-07919;ext=5',
      'EMAIL;PREF=1:ravi@example.com',
      'CATEGORIES:vip',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:4.0',
      'FN:李 小龙',
      'TEL;TYPE=cell:+86 138 0013 8000',
      'BDAY:--0415',
      'ADR;TYPE=home:;;1 Road;Pune;MH;411001;India',
      'END:VCARD',
    ].join('\n');
    const run = await dryRunFile(store, file, { fileName: 'cards.vcf' });
    expect(told(run)).toEqual([
      '1 same · +919810007919 · Ravi Kumar · (severalPhones)',
      '10 create · +8613800138000 · 李 小龙 · name+isOptedIn',
    ]);
    expect(run.preview.columns.map(({ title, samples }) => [title, samples[0]])).toContainEqual([
      'ADR',
      '1 Road, Pune, MH, 411001, India',
    ]);
  });
});
