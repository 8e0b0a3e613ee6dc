import { translate as t } from '@/shared/i18n';
import type { Place } from '../place';

type Point = Pick<Place, 'latitude' | 'longitude'>;

/** The point with its country; null: at sea. */
export function placeWords(point: Point, country: string | null): string {
  return country === null
    ? t('attachments.map.atSea', { point: pointWords(point) })
    : t('attachments.map.inCountry', { point: pointWords(point), country });
}

/** "18.52° N, 73.86° E": no more digits than there are. */
function pointWords({ latitude, longitude }: Point): string {
  return t('attachments.map.point', {
    latitude: t(`attachments.map.${latitude < 0 ? 'south' : 'north'}`, { degrees: size(latitude) }),
    longitude: t(`attachments.map.${longitude < 0 ? 'west' : 'east'}`, { degrees: size(longitude) }),
  });
}

/** Never as 1e-7. */
function size(degrees: number): string {
  return String(Number(Math.abs(degrees).toFixed(6)));
}
