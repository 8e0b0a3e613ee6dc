import type { Catalogue } from '../catalogue';
import { mediaForm } from './mediaForm';

export const attachments: Catalogue['attachments'] = {
  media: mediaForm,
  location: {
    paste: 'Cole as coordenadas ou um link de mapa',
    pasteExample: '-23.5505, -46.6333 ou um link de um app de mapas',
    pasteUnread:
      'Não foi possível identificar um lugar aqui. Escreva as coordenadas assim: -23.5505, -46.6333.',
    pasteShort:
      'Este link curto não contém as coordenadas. Abra-o uma vez no navegador e cole o link longo que aparece lá.',
    latitude: 'Latitude',
    longitude: 'Longitude',
    name: 'Nome (opcional)',
    address: 'Endereço (opcional)',
    addressNeedsName: 'Os clientes só veem o endereço se também houver um nome.',
    tooLong: 'Longo demais: no máximo {max} caracteres.',
    start: 'Cole as coordenadas ou um link de mapa, ou aponte no mapa',
  },
  map: {
    label: 'Mapa-múndi',
    help: 'As setas movem o marcador; com Shift, ele anda mais. Mais e menos controlam o zoom e Home mostra o mundo inteiro. O mapa conhece países, não ruas.',
    loading: 'Abrindo o mapa…',
    failed: 'Não foi possível abrir o mapa. Digite ou cole as coordenadas.',
    noPin: 'Clique onde o marcador deve ficar',
    north: '{degrees}° N',
    south: '{degrees}° S',
    east: '{degrees}° L',
    west: '{degrees}° O',
    point: '{latitude}, {longitude}',
    inCountry: '{point} ({country})',
    atSea: '{point} · no mar',
    precision: 'Precisão de ±{km} km, sem ruas',
    zoomIn: 'Aumentar zoom',
    zoomOut: 'Diminuir zoom',
    world: 'Mostrar o mundo inteiro',
  },
  buttons: {
    header: 'Cabeçalho (opcional)',
    body: 'Texto',
    bodyHint: '*Negrito*, _itálico_ e ~tachado~ só funcionam no texto.',
    footer: 'Rodapé (opcional)',
    labels: 'Botões',
    label: 'Botão {index}',
    add: 'Adicionar botão',
    full: 'Uma mensagem aceita no máximo {max} botões.',
    remove: 'Remover o botão {index}',
    moveUp: 'Mover o botão {index} para cima',
    moveDown: 'Mover o botão {index} para baixo',
    moved: 'Agora é o botão {index}',
    removed: 'Botão removido',
  },
};
