import type { LanguageCode } from './phrasebooks/phrasebook.ts';

/** Where customers live, what they are called there and what they speak. */
export interface Locale {
  readonly language: LanguageCode;
  /** How many of a hundred customers come from here, about. */
  readonly weight: number;
  /** Mobile numbers: one of these, then six digits. */
  readonly prefixes: readonly [string, ...string[]];
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly isFamilyFirst?: true;
  readonly joiner?: '';
  readonly cities: readonly (readonly [name: string, latitude: number, longitude: number])[];
}

export const LOCALES: readonly [Locale, ...Locale[]] = [
  {
    language: 'en',
    weight: 22,
    prefixes: ['+919820', '+919845', '+919930', '+917760', '+918130'],
    given: [
      'Aarav',
      'Ananya',
      'Rohan',
      'Priya',
      'Vikram',
      'Meera',
      'Kabir',
      'Ishita',
      'Arjun',
      'Nandini',
      'Farhan',
      'Sana',
      'Joseph',
      'Leela',
      'Gurpreet',
      'Zoya',
    ],
    family: [
      'Sharma',
      'Iyer',
      'Mehta',
      'Nair',
      'Kapoor',
      'D’Souza',
      'Banerjee',
      'Reddy',
      'Qureshi',
      'Singh',
      'Kulkarni',
      'Menon',
      'Shah',
      'Fernandes',
      'Chatterjee',
    ],
    cities: [
      ['Mumbai', 19.076, 72.8777],
      ['Bengaluru', 12.9716, 77.5946],
      ['Pune', 18.5204, 73.8567],
      ['Kochi', 9.9312, 76.2673],
      ['Kolkata', 22.5726, 88.3639],
    ],
  },
  {
    language: 'hi',
    weight: 15,
    prefixes: ['+919414', '+919829', '+919555', '+917073'],
    given: ['राहुल', 'सुनीता', 'अमित', 'पूजा', 'मनोज', 'कविता', 'दीपक', 'रेखा', 'संजय', 'नेहा', 'विजय', 'गीता'],
    family: ['शर्मा', 'वर्मा', 'गुप्ता', 'यादव', 'मिश्रा', 'चौधरी', 'जोशी', 'अग्रवाल', 'राठौड़', 'त्रिपाठी'],
    cities: [
      ['दिल्ली', 28.6139, 77.209],
      ['जयपुर', 26.9124, 75.7873],
      ['लखनऊ', 26.8467, 80.9462],
      ['इंदौर', 22.7196, 75.8577],
    ],
  },
  {
    language: 'ta',
    weight: 6,
    prefixes: ['+919840', '+919003'],
    given: ['கார்த்திக்', 'லட்சுமி', 'முருகன்', 'பிரியா', 'செல்வி', 'அருண்', 'மீனா', 'குமார்'],
    family: ['சுப்பிரமணியன்', 'ராஜன்', 'கிருஷ்ணன்', 'நடராஜன்', 'வேலு'],
    cities: [
      ['சென்னை', 13.0827, 80.2707],
      ['மதுரை', 9.9252, 78.1198],
      ['கோயம்புத்தூர்', 11.0168, 76.9558],
    ],
  },
  {
    language: 'en',
    weight: 6,
    prefixes: ['+447700', '+447911'],
    given: ['Oliver', 'Amelia', 'Harriet', 'Callum', 'Niamh', 'Siobhán', 'Rhys', 'Imogen'],
    family: ['Bennett', 'O’Connor', 'MacLeod', 'Hughes', 'Ashworth', 'Patel', 'Llewellyn'],
    cities: [
      ['London', 51.5072, -0.1276],
      ['Leeds', 53.8008, -1.5491],
      ['Edinburgh', 55.9533, -3.1883],
    ],
  },
  {
    language: 'en',
    weight: 7,
    prefixes: ['+14155', '+16465', '+13125'],
    given: ['Bob', 'Grace', 'Tyler', 'Maya', 'Dolores', 'Jamal', 'Hannah', 'Mateo'],
    family: ['O’Neil', 'Johnson', 'Nguyen', 'Rivera', 'Goldberg', 'Washington', 'Kowalski'],
    cities: [
      ['San Francisco', 37.7749, -122.4194],
      ['New York', 40.7128, -74.006],
      ['Chicago', 41.8781, -87.6298],
    ],
  },
  {
    language: 'en',
    weight: 4,
    prefixes: ['+2348035', '+2347062'],
    given: ['Olú', 'Chidinma', 'Ṣadé', 'Emeka', 'Ngozi', 'Tunde', 'Adébáyọ̀'],
    family: ['Adéyẹmí', 'Okafor', 'Balogun', 'Eze', 'Ọlátúnjí'],
    cities: [
      ['Lagos', 6.5244, 3.3792],
      ['Abuja', 9.0765, 7.3986],
    ],
  },
  {
    language: 'en',
    weight: 4,
    prefixes: ['+46701', '+46735'],
    given: ['Zoë', 'Björn', 'Åsa', 'Göran', 'Linnéa', 'Sören'],
    family: ['Ångström', 'Sjöberg', 'Lindqvist', 'Öberg', 'Håkansson'],
    cities: [
      ['Malmö', 55.605, 13.0038],
      ['Göteborg', 57.7089, 11.9746],
    ],
  },
  {
    language: 'es',
    weight: 7,
    prefixes: ['+34612', '+34655', '+525512'],
    given: ['María', 'José', 'Lucía', 'Íñigo', 'Sofía', 'Andrés', 'Begoña', 'Ximena'],
    family: ['García', 'Núñez', 'Fernández', 'Ibáñez', 'López', 'Peña', 'Gutiérrez'],
    cities: [
      ['Sevilla', 37.3891, -5.9845],
      ['Madrid', 40.4168, -3.7038],
      ['Ciudad de México', 19.4326, -99.1332],
    ],
  },
  {
    language: 'pt',
    weight: 5,
    prefixes: ['+5511981', '+5521991'],
    given: ['João', 'Ana', 'Conceição', 'Thiago', 'Letícia', 'Antônio', 'Débora'],
    family: ['Gonçalves', 'Araújo', 'da Silva', 'Magalhães', 'Brandão'],
    cities: [
      ['São Paulo', -23.5558, -46.6396],
      ['Florianópolis', -27.5954, -48.548],
    ],
  },
  {
    language: 'fr',
    weight: 5,
    prefixes: ['+33612', '+33768'],
    given: ['Zoé', 'François', 'Héloïse', 'Benoît', 'Anaïs', 'Gaël', 'Léa'],
    family: ['Lefèvre', 'Moreau', 'Garçon', 'Dubois', 'Noël', 'Château'],
    cities: [
      ['Lyon', 45.764, 4.8357],
      ['Paris', 48.8566, 2.3522],
      ['Orléans', 47.9029, 1.9093],
    ],
  },
  {
    language: 'de',
    weight: 5,
    prefixes: ['+4915123', '+4917645'],
    given: ['Jürgen', 'Käthe', 'Lukas', 'Anneliese', 'Sönke', 'Mareike'],
    family: ['Müller', 'Weiß', 'Schröder', 'Köhler', 'Groß', 'Vogt'],
    cities: [
      ['Köln', 50.9375, 6.9603],
      ['München', 48.1351, 11.582],
      ['Leipzig', 51.3397, 12.3731],
    ],
  },
  {
    language: 'ar',
    weight: 6,
    prefixes: ['+966501', '+971504', '+201001'],
    given: ['محمد', 'فاطمة', 'أحمد', 'نورة', 'عبد الله', 'ليلى', 'خالد', 'مريم'],
    family: ['العلي', 'الحربي', 'منصور', 'الزهراني', 'حسن', 'القحطاني'],
    cities: [
      ['الرياض', 24.7136, 46.6753],
      ['دبي', 25.2048, 55.2708],
      ['القاهرة', 30.0444, 31.2357],
    ],
  },
  {
    language: 'he',
    weight: 3,
    prefixes: ['+972501', '+972524'],
    given: ['נועה', 'יונתן', 'תמר', 'איתי', 'שירה', 'עומר'],
    family: ['לוי', 'כהן', 'מזרחי', 'פרידמן', 'ברק'],
    cities: [
      ['חיפה', 32.794, 34.9896],
      ['תל אביב', 32.0853, 34.7818],
    ],
  },
  {
    language: 'zh',
    weight: 4,
    prefixes: ['+8613800', '+8615921'],
    given: ['小龙', '秀英', '伟', '芳', '思远', '雨桐', '建国'],
    family: ['李', '王', '张', '陈', '欧阳', '林'],
    isFamilyFirst: true,
    joiner: '',
    cities: [
      ['深圳', 22.5431, 114.0579],
      ['上海', 31.2304, 121.4737],
      ['成都', 30.5728, 104.0668],
    ],
  },
  {
    language: 'ko',
    weight: 3,
    prefixes: ['+821021', '+821087'],
    given: ['민준', '서연', '지우', '하은', '도현', '수빈'],
    family: ['김', '이', '박', '최', '정', '남궁'],
    isFamilyFirst: true,
    joiner: '',
    cities: [
      ['서울', 37.5665, 126.978],
      ['부산', 35.1796, 129.0756],
    ],
  },
  {
    language: 'ru',
    weight: 4,
    prefixes: ['+79161', '+79213', '+359887'],
    given: ['Анна', 'Дмитрий', 'Ольга', 'Иван', 'Екатерина', 'Семён', 'Алёна'],
    family: ['Иваненко', 'Черных', 'Мельник', 'Шевчук', 'Седых'],
    cities: [
      ['Алматы', 43.222, 76.8512],
      ['Ереван', 40.1872, 44.5152],
      ['София', 42.6977, 23.3219],
    ],
  },
];
