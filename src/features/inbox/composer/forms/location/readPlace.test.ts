import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isShortMapLink, readPlace } from './readPlace';

const at = (latitude: number, longitude: number, name: string | null = null) => ({
  latitude,
  longitude,
  name,
});
const PUNE = at(18.5204, 73.8567);

describe('coordinates as people write them', () => {
  it.each([
    ['18.5204, 73.8567', PUNE],
    ['18.5204,73.8567', PUNE],
    ['18.5204 73.8567', PUNE],
    ['  (18.5204, 73.8567). ', PUNE],
    ['"18.5204, 73.8567"', PUNE],
    ['18.5204; 73.8567', PUNE],
    ['18.5204 / 73.8567', PUNE],
    ['18.5204\n73.8567', PUNE],
    ['18.5204°, 73.8567°', PUNE],
    ['18.5204° N, 73.8567° E', PUNE],
    ['18.5204N 73.8567E', PUNE],
    ['n18.5204 e73.8567', PUNE],
    ['73.8567° E, 18.5204° N', PUNE],
    ['lat: 18.5204, lng: 73.8567', PUNE],
    ['Longitude 73.8567 Latitude 18.5204', PUNE],
    ['{"lat": 18.5204, "lng": 73.8567}', PUNE],
    ['-33.8688, 151.2093', at(-33.8688, 151.2093)],
    ['−33.8688, 151.2093', at(-33.8688, 151.2093)],
    ['33.8688° S, 151.2093° E', at(-33.8688, 151.2093)],
    ['-33.8688° S, 151.2093° E', at(-33.8688, 151.2093)],
    ['+48.8584, +2.2945', at(48.8584, 2.2945)],
    ['18,5204; 73,8567', PUNE],
    ['18,5204 73,8567', PUNE],
    ['18,5204, 73,8567', PUNE],
    ['१८.५२०४, ७३.८५६७', PUNE],
    ['١٨٫٥٢٠٤، ٧٣٫٨٥٦٧', PUNE],
    ['۱۸٫۵۲۰۴، ۷۳٫۸۵۶۷', PUNE],
    ['\u200e18.5204, 73.8567\u202c', PUNE],
    ['24, 26', at(24, 26)],
    ['24.0, 26.0', at(24, 26)],
    ['-24,26', at(-24, 26)],
    ['0, 0', at(0, 0)],
    ['-0.0, 0', at(0, 0)],
    ['90, 180', at(90, 180)],
    ['-90, -180', at(-90, -180)],
  ])('reads %s', (text, place) => {
    expect(readPlace(text)).toEqual(place);
  });

  it.each([
    ['40° 26\' 46" N 79° 58\' 56" W', at(40.4461111, -79.9822222)],
    ['40°26′46″N, 79°58′56″W', at(40.4461111, -79.9822222)],
    ["40°26'46.3021''N 79°58'56.1234''W", at(40.446195, -79.9822565)],
    ['N 40° 26\' 46", W 79° 58\' 56"', at(40.4461111, -79.9822222)],
    ['40 26 46 N 79 58 56 W', at(40.4461111, -79.9822222)],
    ['40:26:46N 79:58:56W', at(40.4461111, -79.9822222)],
    ['40° 26\' 46", -79° 58\' 56"', at(40.4461111, -79.9822222)],
    ['40° 26\' 46" -79° 58\' 56"', at(40.4461111, -79.9822222)],
    ['40° 26.7717, -79° 56.93172', at(40.446195, -79.948862)],
    ["40° 26.7717' N 79° 56.93172' W", at(40.446195, -79.948862)],
    // Minutes of zero degrees keep their sign.
    ['-0° 30\' 0", 10° 0\' 0"', at(-0.5, 10)],
    // A fraction is one of degrees, not minutes.
    ['18.24S 22.45E', at(-18.24, 22.45)],
  ])('reads degrees, minutes and seconds: %s', (text, place) => {
    expect(readPlace(text)).toEqual(place);
  });

  it.each([
    '',
    ' ',
    'Pune',
    '18.52',
    '18,52',
    '18,52,73,85',
    '91, 0',
    '-90.0001, 0',
    '0, 180.5',
    '40° 60\' 0" N 79° 0\' 0" W',
    '40.5° 26\' 0" N 79° 0\' 0" W',
    "-40° 26' N 79° W",
    '18.52 N, 73.85 S',
    'lat: 18.52, latitude: 73.85',
    '0x10, 0x10',
    '1e400, 0',
    '1e1, 1e1',
    'NaN, NaN',
    'Infinity, 0',
    '12:30, 14:45',
    '1.2.2026, 12.30',
    'call 98100 07919',
    '18.52, 73.85, 12.1',
    '7JCMGVC4+5M',
  ])('takes “%s” for no place', (text) => {
    expect(readPlace(text)).toBeNull();
  });
});

describe('links', () => {
  it.each([
    // Google: the place itself, not the view beside it.
    [
      'https://www.google.com/maps/place/Shaniwar+Wada/@18.5196,73.8527,17z/data=!3m1!4b1!4m6!3m5!1s0x3bc2c0:0x4a!8m2!3d18.5195!4d73.8553!16zL20?entry=ttu',
      at(18.5195, 73.8553, 'Shaniwar Wada'),
    ],
    [
      'https://www.google.co.in/maps/place/Caf%C3%A9+%E2%80%9C%E0%A4%9A%E0%A4%BE%E0%A4%AF%E2%80%9D/@18.5204,73.8567,15z',
      at(18.5204, 73.8567, 'Café “चाय”'),
    ],
    [
      `https://www.google.com/maps/place/18%C2%B031'13.4%22N+73%C2%B051'24.1%22E/@18.52,73.85,17z/data=!3m1!4b1!4m4!3m3!8m2!3d18.5204!4d73.8567`,
      PUNE,
    ],
    [
      `https://www.google.com/maps/place/18%C2%B030'00.0%22N+73%C2%B030'00.0%22E/@18.52,73.85,17z`,
      at(18.5, 73.5),
    ],
    ['https://www.google.com/maps/@18.5204,73.8567,17z', PUNE],
    ['https://www.google.com/maps/@18.5204,73.8567,3a,75y,90t/data=!3m6!1e1', PUNE],
    ['https://maps.google.com/?q=18.5204,73.8567', PUNE],
    ['https://maps.google.com/maps?q=loc:18.5204,73.8567', PUNE],
    ['https://www.google.com/maps?q=18.5204,73.8567(Our+office)', at(18.5204, 73.8567, 'Our office')],
    ['https://maps.google.com/?q=Our+office&ll=18.5204,73.8567', at(18.5204, 73.8567, 'Our office')],
    ['https://www.google.com/maps/search/?api=1&query=18.5204%2C73.8567', PUNE],
    ['https://www.google.com/maps/search/18.5204,+73.8567?entry=tts', PUNE],
    ['https://www.google.com/maps/search/cafes/@18.5204,73.8567,15z', PUNE],
    ['https://www.google.com/maps/dir/?api=1&destination=18.5204,73.8567', PUNE],
    ['https://maps.google.com/maps?saddr=19,72&daddr=18.5204,73.8567', PUNE],
    ['https://www.google.com/maps/dir/Mumbai/18.5204,73.8567/@18.9,73.2,9z', PUNE],
    [
      'https://www.google.com/maps/dir/Mumbai/Pune/@18.9,73.2,9z/data=!4m14!4m13!1m5!1m1!1s0x3be7:0x1!2m2!1d72.8777!2d19.076!1m5!1m1!1s0x3bc2:0x2!2m2!1d73.8567!2d18.5204!3e0',
      at(18.5204, 73.8567, 'Pune'),
    ],
    ['https://www.google.com/maps/embed?pb=!1m14!1m12!1m3!1d3782.2!2d73.8567!3d18.5204!2m3!1f0', PUNE],
    ['www.google.com/maps/@18.5204,73.8567,17z', PUNE],
    ['Our office: https://maps.google.com/?q=18.5204,73.8567. See you!', PUNE],
    ['(https://maps.google.com/?q=18.5204,73.8567)', PUNE],
    // Apple
    ['https://maps.apple.com/?ll=18.5204,73.8567&q=Our%20office', at(18.5204, 73.8567, 'Our office')],
    [
      'https://maps.apple.com/place?coordinate=18.5204,73.8567&name=Our%20office',
      at(18.5204, 73.8567, 'Our office'),
    ],
    ['https://maps.apple.com/?q=18.5204,73.8567', PUNE],
    ['https://maps.apple.com/?saddr=here&daddr=18.5204,73.8567', PUNE],
    // OpenStreetMap: the marker, not the view
    ['https://www.openstreetmap.org/?mlat=18.5204&mlon=73.8567#map=16/1/2', PUNE],
    ['https://www.openstreetmap.org/#map=16/18.5204/73.8567', PUNE],
    ['https://www.openstreetmap.org/#map=16/18.5204/73.8567&layers=T', PUNE],
    ['https://www.openstreetmap.org/directions?engine=x&route=19,72;18.5204,73.8567', PUNE],
    // Bing, Waze, HERE
    ['https://www.bing.com/maps?cp=18.5204~73.8567&lvl=16', PUNE],
    [
      'https://www.bing.com/maps?cp=1~2&sp=point.18.5204_73.8567_Our%20office',
      at(18.5204, 73.8567, 'Our office'),
    ],
    ['https://waze.com/ul?ll=18.5204,73.8567&navigate=yes', PUNE],
    ['https://www.waze.com/ul?ll=18.5204%2C73.8567', PUNE],
    ['https://www.waze.com/live-map/directions?to=ll.18.5204%2C73.8567', PUNE],
    ['https://wego.here.com/?map=18.5204,73.8567,16,normal', PUNE],
    ['https://share.here.com/l/18.5204,73.8567,Our%20office?z=16', at(18.5204, 73.8567, 'Our office')],
    // Yandex: longitude first, but not in routes
    ['https://yandex.com/maps/?ll=73.8567%2C18.5204&z=16', PUNE],
    ['https://yandex.ru/maps/?ll=1,2&pt=73.8567,18.5204,pm2rdm~3,4', PUNE],
    ['https://maps.yandex.ru/?whatshere[point]=73.8567,18.5204&ll=1,2', PUNE],
    ['https://yandex.ru/maps/?rtext=19,72~18.5204,73.8567&ll=1,2', PUNE],
    // geo:
    ['geo:18.5204,73.8567', PUNE],
    ['geo:18.5204,73.8567,560;crs=wgs84;u=35', PUNE],
    ['geo:18.5204,73.8567?z=17', PUNE],
    ['geo:0,0?q=18.5204,73.8567(Our+office)', at(18.5204, 73.8567, 'Our office')],
    // A short link tells nothing, but coordinates stand beside it.
    ['18.5204, 73.8567 https://maps.app.goo.gl/AbC123', PUNE],
  ])('reads %s', (text, place) => {
    expect(readPlace(text)).toEqual(place);
  });

  it.each([
    'https://maps.app.goo.gl/AbC123',
    'https://example.com/maps/@18.5204,73.8567,17z',
    'https://evilgoogle.com/maps/@18.5204,73.8567,17z',
    'https://www.google.com/search?q=18.5204,73.8567',
    'https://www.google.com/maps/@91,73.8567,17z',
    'https://www.google.com/maps/place/Pune',
    // The middle of a route is not where it leads.
    'https://www.google.com/maps/dir/Mumbai/Pune/@18.9,73.2,9z',
    'https://maps.google.com/?q=%E0%A4%A',
    'geo:18.5,73.8;crs=moon-2011',
    'geo:0,0?q=Our+office',
    'geo:91,0',
    'javascript:alert(1)',
  ])('takes %s for no place', (text) => {
    expect(readPlace(text)).toBeNull();
  });

  it('leaves direction marks and line ends out of a name', () => {
    expect(readPlace('https://maps.apple.com/?ll=1,2&q=a%E2%80%AEb%0Ac')?.name).toBe('a b c');
    expect(readPlace(`https://maps.apple.com/?ll=1,2&q=${'%F0%9F%98%80'.repeat(300)}`)?.name).toBe(
      `${'😀'.repeat(199)}…`,
    );
  });

  it.each([
    'https://maps.app.goo.gl/AbC123?g_st=ic',
    'Meet here https://goo.gl/maps/AbC123.',
    'maps.app.goo.gl/AbC123',
    'https://maps.apple/p/AbC',
    'https://waze.com/ul/htek0s4u7',
    'https://yandex.ru/maps/-/CDabc',
  ])('knows the short link in “%s”', (text) => {
    expect(isShortMapLink(text)).toBe(true);
  });

  it.each(['', '18.52, 73.85', 'https://goo.gl/AbC', 'https://example.com/maps.app.goo.gl/a', 'geo:1,2'])(
    'takes “%s” for no short link',
    (text) => {
      expect(isShortMapLink(text)).toBe(false);
    },
  );
});

describe('whatever is pasted', () => {
  const degrees = (max: number) =>
    fc.double({ min: -max, max, noNaN: true }).map((value) => Number(value.toFixed(6)) + 0);
  const place = fc.record({ latitude: degrees(90), longitude: degrees(180) });
  const angle = (value: number, letters: string) => {
    const seconds = Math.round(Math.abs(value) * 36e6) / 1e4;
    const [whole, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
    return `${whole}°${minutes}'${(seconds - whole * 3600 - minutes * 60).toFixed(4)}"${letters[value < 0 ? 1 : 0]}`;
  };

  it('never throws', () => {
    const pieces = fc.constantFrom(
      '18.5',
      '-',
      '°',
      "'",
      '"',
      'N',
      'W',
      ',',
      ';',
      ' ',
      'geo:',
      'https://',
      'www.google.com/maps/',
      '@',
      '!3d',
      '!4d1',
      '?q=',
      '%',
      '%E0',
      '(',
      '#map=',
      'maps.apple.com/?ll=',
      '\u202e',
      '९',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (text) => {
          const read = readPlace(text);
          isShortMapLink(text);
          if (read) {
            expect(Math.abs(read.latitude)).toBeLessThanOrEqual(90);
            expect(Math.abs(read.longitude)).toBeLessThanOrEqual(180);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads back what was printed, in every way of printing it', () => {
    fc.assert(
      fc.property(place, ({ latitude, longitude }) => {
        const [lat, lng] = [latitude.toFixed(6), longitude.toFixed(6)];
        for (const text of [
          `${lat}, ${lng}`,
          `${lat} ${lng}`,
          `${lat.replace('.', ',')}; ${lng.replace('.', ',')}`,
          `${lng.replace('-', '−')}° E, ${lat.replace('-', '−')}° N`.replaceAll(
            /−([\d.]+)° (.)/gu,
            (_, size, letter) => `${size}° ${letter === 'E' ? 'W' : 'S'}`,
          ),
          `geo:${lat},${lng}`,
          `https://www.google.com/maps/place/A/@1,2,3z/data=!3d${lat}!4d${lng}`,
          `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}`,
          `https://yandex.com/maps/?pt=${lng},${lat}`,
        ])
          expect({ ...readPlace(text), name: null }, text).toEqual(at(latitude, longitude));
      }),
    );
  });

  it('reads back degrees, minutes and seconds to a centimetre', () => {
    fc.assert(
      fc.property(place, ({ latitude, longitude }) => {
        const text = `${angle(latitude, 'NS')} ${angle(longitude, 'EW')}`;
        const read = readPlace(text);
        // 59.99996 seconds print as 60: written so, they are no seconds.
        if (text.includes("'60.0000")) return;
        expect(read?.latitude, text).toBeCloseTo(latitude, 6);
        expect(read?.longitude, text).toBeCloseTo(longitude, 6);
      }),
    );
  });
});
