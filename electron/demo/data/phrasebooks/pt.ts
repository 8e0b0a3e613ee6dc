import type { Phrasebook } from './phrasebook.ts';

export const portuguese: Phrasebook = {
  products: [
    'a kurta índigo',
    'o lenço mostarda',
    'o sapato de couro',
    'a colcha de algodão',
    'os brincos de prata',
    'a camisa de linho',
  ],
  scripts: [
    [
      '< Oi! Vocês têm {product} no tamanho {size}?',
      '> Oi, {first}! Temos sim. Fica ₹{price} com frete.',
      '< Vou querer',
      '> Que bom! Me manda seu endereço?',
      '< @here',
      '> Anotado. Pedido #{order} confirmado ✅',
      '< Obrigada! 🥰',
    ],
    [
      '< Cadê meu pedido #{order}?',
      '> Já está a caminho de {city}. Rastreio: {tracking}',
      '< Beleza, obrigado',
    ],
    [
      '< @audio 21',
      '> Pode sim, parcelamos em até 3 vezes.',
      '< Ótimo',
      '> @buttons Como prefere pagar? | Pix | Cartão',
      '< @press 1',
      '> Perfeito, segue o link: https://neemandindigo.example/pay/{order}',
    ],
  ],
  answers: {
    yes: ['Sim, por favor', 'Pode ser', 'Sim, fechado'],
    noted: ['Ok, obrigado', 'Entendi', 'Beleza 👍'],
    thanks: ['Muito obrigada!', 'Valeu, bom dia pra vocês'],
    question: ['Quando chega?', 'Tem em outra cor?', 'Quanto é o frete pra {city}?'],
    more: ['Minha mãe amou o dela', 'A embalagem é linda demais'],
    photo: ['Olha só', 'Igual a essa'],
  },
  openers: [
    'Oi, quanto custa {product}?',
    'Alguma novidade do pedido #{order}?',
    'Chegou! É lindo 😍',
    'Dá pra mudar o endereço de entrega?',
    'Entrega em {city} até sexta?',
  ],
  cues: {
    photo: ['foto', 'imagem'],
    place: ['endereço', 'localização'],
    closing: ['obrigad', 'de nada', 'valeu'],
  },
};
