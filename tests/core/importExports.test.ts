import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '#core/store/store.ts';
import { dryRunFile, encode, told, utf16 } from './importScene.ts';
import { contact, openAside, pass, useStore } from './storeFixture.ts';

/**
 * Files as other programs export them, with what becomes of every row. Their titles are those of real exports that people
 * have published; each is named where it stands.
 */

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

/** A table of wide rows, of which each names the cells that hold something; quoted where a cell needs it, or all over. */
function csv(
  titles: string,
  rows: readonly Readonly<Record<string, string>>[],
  { lineEnd = '\n', isAllQuoted = false } = {},
): string {
  const columns = titles.split(',');
  const written = (cell: string) =>
    isAllQuoted || /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = rows.map((row) => {
    const odd = Object.keys(row).filter((title) => !columns.includes(title));
    if (odd.length > 0) throw new Error(`There is no column ${odd.join(', ')}.`);
    return columns.map((title) => row[title] ?? '');
  });
  return [columns, ...lines].map((cells) => cells.map(written).join(',') + lineEnd).join('');
}

describe('Google Contacts', () => {
  it('reads its CSV with the older titles', async () => {
    // The titles, and how several values stand in a cell: https://github.com/azamatbayramov/GoogleCSVLoader.
    const titles =
      'Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,Organization 1 - Symbol,Organization 1 - Location,Organization 1 - Job Description';
    const file = csv(titles, [
      {
        Name: 'Ravi Kumar',
        'Given Name': 'Ravi',
        'Family Name': 'Kumar',
        'Group Membership': '* myContacts ::: vip',
        'E-mail 1 - Type': '* Home',
        'E-mail 1 - Value': 'ravi@example.com',
        'Phone 1 - Type': 'Mobile',
        'Phone 1 - Value': '+91 98100 07919',
        'Organization 1 - Name': 'Acme',
      },
      {
        Name: 'Priya Shah',
        'Given Name': 'Priya',
        'Family Name': 'Shah',
        Notes: 'Met at the fair,\nlikes blue',
        'Group Membership': '* myContacts ::: * Starred ::: lead',
        'E-mail 1 - Type': '* ',
        'E-mail 1 - Value': 'priya@example.com ::: p@example.com',
        'Phone 1 - Type': 'Mobile',
        'Phone 1 - Value': '+91 98200 11111 ::: +91 98200 22222',
        'Phone 2 - Type': 'Work',
        'Phone 2 - Value': '+91 22 2345 6789',
        'Address 1 - Formatted': '1 Road\nPune',
      },
      {
        Name: 'Only Mail',
        'Given Name': 'Only',
        'Family Name': 'Mail',
        'Group Membership': '* myContacts',
        'E-mail 1 - Type': '* ',
        'E-mail 1 - Value': 'only@example.com',
      },
    ]);
    const run = await dryRunFile(store, file);
    expect(uses(run.preview)).toEqual({
      Name: 'name',
      'Given Name': 'givenName',
      'Additional Name': 'givenName',
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

  it('reads its CSV with the newer titles, middle names and all', async () => {
    // The titles that Google writes now, without a column for the whole name. Its own help does not list them;
    // public repositories that read such exports have this very line.
    const titles =
      'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value';
    const rows = [
      {
        'First Name': 'Ravi',
        'Last Name': 'Kumar',
        'Organization Name': 'Acme',
        Labels: 'vip ::: wholesale ::: * myContacts',
        'E-mail 1 - Label': '* Home',
        'E-mail 1 - Value': 'ravi@example.com',
        'Phone 1 - Label': 'Mobile',
        'Phone 1 - Value': '+919810007919',
      },
      {
        'First Name': 'Zoë',
        'Middle Name': 'von',
        'Last Name': 'Ångström',
        'File As': 'Ångström, Zoë',
        Notes: 'Region: Schweiz\nKategorien: Business;private',
        Labels: '* coworkers ::: * myContacts',
        'Phone 1 - Label': 'Work',
        'Phone 1 - Value': '+46 8 123 456 78 ::: +46 70 765 43 21',
        'Phone 2 - Label': 'Mobile',
        'Phone 2 - Value': '+46 70 123 45 67',
      },
      { 'Organization Name': 'Acme', Labels: '* myContacts', 'Phone 1 - Value': '98100 07919' },
      {
        'First Name': 'Ambulance',
        Labels: '* myContacts',
        'Phone 1 - Label': 'Mobile',
        'Phone 1 - Value': '144',
      },
    ];
    const run = await dryRunFile(store, `\ufeff${csv(titles, rows)}`, { options: { defaultCountry: 'IN' } });
    expect(told(run)).toEqual([
      '2 update · +919810007919 · Ravi Kumar · tags',
      '3 create · +46812345678 · Zoë von Ångström · name+tags+isOptedIn · (severalPhones)',
      '4 duplicate · +919810007919 · = line 2',
      '5 rejected · phoneNotANumber',
    ]);
  });
});

describe('Outlook', () => {
  it('reads its CSV, the mobile before other numbers, and nobody else’s number', async () => {
    // As outlook.com writes them; what they hold is told in “Create or edit .csv files to import into Outlook” at
    // https://support.microsoft.com, and in https://github.com/michalbe/csv2vcard.
    const titles =
      "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,Car Phone,Other Phone,Primary Phone,Pager,Business Fax,Home Fax,Other Fax,Company Main Phone,Callback,Radio Phone,Telex,TTY/TDD Phone,IMAddress,Job Title,Department,Company,Office Location,Manager's Name,Assistant's Name,Assistant's Phone,Company Yomi,Business Street,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home State,Home Postal Code,Home Country/Region,Other Street,Other City,Other State,Other Postal Code,Other Country/Region,Personal Web Page,Spouse,Schools,Hobby,Location,Web Page,Birthday,Anniversary,Notes";
    const rows = [
      {
        'First Name': 'Ana',
        'Last Name': 'López',
        'E-mail Address': 'ana@example.com',
        'Home Phone': '+34 912 345 678',
        'Mobile Phone': '+34 612 345 678',
        'Business Fax': '+34 900 000 000',
        Company: 'Acme',
      },
      { 'First Name': 'Bo', 'Last Name': 'Berg', 'Business Phone': '+46 8 123 456 78', Birthday: '0/0/00' },
      {
        'First Name': 'Fax',
        'Last Name': 'Only',
        'Business Fax': '+34 900 000 001',
        'Company Main Phone': '+34 900 000 002',
        "Manager's Name": 'Ana López',
        "Assistant's Name": 'Bo Berg',
        "Assistant's Phone": '+34 600 000 003',
      },
      {
        'First Name': 'Odd',
        'Last Name': 'Mail',
        'E-mail Address': 'not an address',
        'Mobile Phone': '+34 612 345 679',
      },
    ];
    const run = await dryRunFile(store, encode(csv(titles, rows, { lineEnd: '\r\n' }), 'windows-1252'));
    expect(run.preview.reading.encoding).toBe('windows-1252');
    expect(uses(run.preview)).toEqual({
      'First Name': 'givenName',
      'Middle Name': 'givenName',
      'Last Name': 'familyName',
      'E-mail Address': 'email',
      'E-mail 2 Address': 'email',
      'E-mail 3 Address': 'email',
      'Home Phone': 'phone',
      'Home Phone 2': 'phone',
      'Business Phone': 'phone',
      'Business Phone 2': 'phone',
      'Mobile Phone': 'phone',
      'Car Phone': 'phone',
      'Other Phone': 'phone',
      'Primary Phone': 'phone',
    });
    expect(told(run)).toEqual([
      '2 create · +34612345678 · Ana López · name+email+isOptedIn · (severalPhones)',
      '3 create · +46812345678 · Bo Berg · name+isOptedIn',
      '4 rejected · noPhone',
      '5 create · +34612345679 · Odd Mail · name+isOptedIn · (emailInvalid)',
    ]);
  });

  it('reads what Google writes for it', async () => {
    const rows = [{ 'First Name': 'Ann', 'Mobile Phone': '+14155552671', Categories: 'myContacts;starred' }];
    const run = await dryRunFile(store, csv('First Name,Last Name,Mobile Phone,Categories', rows));
    expect(told(run)).toEqual(['2 create · +14155552671 · Ann · name+tags+isOptedIn']);
    expect(run.preview.columns.at(-1)).toMatchObject({ title: 'Categories', use: { kind: 'tags' } });
  });
});

describe('iCloud', () => {
  it('reads its vCards of version 3.0', async () => {
    // As phones (PRODID iOS) and icloud.com (iCloud Web Address Book) write them: groups named item1, types one by one or
    // together, X-ABLabel and X-ABADR. See https://alessandrorossini.org/the-sad-story-of-the-vcard-format-and-its-lack-of-interoperability/.
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
      'N:Berg;Bo;;;',
      'FN:Bo Berg',
      'item1.ADR;TYPE=WORK;TYPE=pref:;;Road 10-12;Stockholm;;11122;Sweden',
      'item1.X-ABADR:se',
      'BDAY;VALUE=date:1979-10-10',
      'TEL;type=HOME,VOICE:+46 8 123 456 78',
      'TEL;TYPE=CELL;TYPE=pref;TYPE=VOICE:+46 70 123 45 67',
      'PRODID:-//Apple Inc.//iCloud Web Address Book 2414B11//EN',
      'REV:2024-04-28T12:17:00Z',
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
      '15 create · +46701234567 · Bo Berg · name+isOptedIn · (severalPhones)',
      '27 create · +14155552671 · Acme, Inc. · name+tags+isOptedIn',
      '38 rejected · cardBroken',
      '42 rejected · noPhone',
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
    // The default properties, by https://knowledge.hubspot.com/contacts/hubspots-default-contact-properties.
    const titles =
      'Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Contact owner,Primary Associated Company ID,Last Activity Date,Lead Status,Marketing contact status,Create Date,Associated Company';
    const rows = [
      {
        'Record ID': '101001234567',
        'First Name': 'Ravi',
        'Last Name': 'Kumar',
        Email: 'ravi@example.com',
        'Mobile Phone Number': '+91 98100 07919',
        'Contact owner': 'Ann',
        'Lead Status': 'New',
        'Marketing contact status': 'Marketing contact',
        'Create Date': '2024-01-05 10:12',
      },
      {
        'Record ID': '101001234568',
        'First Name': 'Ola',
        'Last Name': 'Nordmann',
        Email: 'ola@example.com',
        'Phone Number': '+47 22 12 34 56',
        'Mobile Phone Number': '+47 406 12 345',
        'Contact owner': 'Ann',
        'Marketing contact status': 'Non-marketing contact',
        'Associated Company': 'Acme',
      },
      {
        'Record ID': '101001234569',
        'First Name': 'No',
        'Last Name': 'Phone',
        Email: 'nophone@example.com',
        'Primary Associated Company ID': '9810007919',
      },
    ];
    const file = csv(titles, rows, { isAllQuoted: true });
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

// Excel's CSV is in the computer's code page with the list separator of its region, its “CSV UTF-8” begins with a mark, its
// “Unicode Text” is UTF-16 with tabs: https://wiki.scn.sap.com/wiki/display/ABAP/Excel+files+-+CSV+format and
// http://strata.uga.edu/8370/rtips/textFiles.html.
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
