import type { Phrasebook } from './phrasebook.ts';

export const french: Phrasebook = {
  products: [
    'la kurta indigo',
    'l’étole moutarde',
    'les babouches en cuir',
    'le couvre-lit en coton',
    'les boucles d’oreilles en argent',
    'la chemise en lin',
  ],
  scripts: [
    [
      '< Bonjour, avez-vous {product} en {size} ?',
      '> Bonjour {first} ! Oui, il en reste. ₹{price}, livraison comprise.',
      '< Parfait, je la prends',
      '> Merci ! Quelle est votre adresse de livraison ?',
      '< @here',
      '> C’est noté : commande #{order}.',
      '< Merci beaucoup',
    ],
    [
      '< Bonjour, où en est ma commande #{order} ?',
      '> Elle est partie hier pour {city}. Suivi : {tracking}',
      '< Super, merci !',
      '> Avec plaisir, bonne journée !',
    ],
    [
      '< Le colis est arrivé, mais il manque {other}',
      '> Toutes nos excuses ! Nous l’envoyons aujourd’hui.',
      '< Merci de votre rapidité',
      '< @react 🙏',
    ],
  ],
  answers: {
    yes: ['Oui, volontiers', 'Oui, c’est parfait', 'D’accord, allez-y'],
    noted: ['D’accord, merci', 'C’est noté', 'Parfait 👍'],
    thanks: ['Merci beaucoup !', 'Merci, bonne journée à vous'],
    question: [
      'Quand est-ce que ça arrive ?',
      'Existe-t-il une autre couleur ?',
      'Combien coûte la livraison à {city} ?',
    ],
    more: ['Ma sœur voudrait la même', 'L’emballage est magnifique'],
    photo: ['Voici la photo', 'Comme celle-ci'],
  },
  openers: [
    'Bonjour, combien coûte {product} ?',
    'Des nouvelles de la commande #{order} ?',
    'Bien reçu, c’est superbe !',
    'Puis-je changer l’adresse de livraison ?',
    'Livrez-vous à {city} avant vendredi ?',
  ],
  cues: {
    photo: ['photo', 'capture'],
    place: ['adresse', 'position'],
    closing: ['merci', 'bonne journée', 'avec plaisir'],
  },
};
