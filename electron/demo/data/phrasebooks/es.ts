import type { Phrasebook } from './phrasebook.ts';

export const spanish: Phrasebook = {
  products: [
    'la kurta índigo',
    'el pañuelo mostaza',
    'las babuchas de cuero',
    'la colcha de algodón',
    'los pendientes de plata',
    'la camisa de lino',
  ],
  scripts: [
    [
      '< ¡Hola! ¿Tenéis {product} en talla {size}?',
      '> ¡Hola, {first}! Sí, queda una. Son ₹{price} con envío.',
      '< Me la quedo 😊',
      '> ¡Genial! ¿Me pasas tu dirección?',
      '< @here',
      '> Gracias. Tu pedido es el #{order}.',
      '< ¡Muchas gracias!',
    ],
    [
      '< ¿Dónde está mi pedido #{order}?',
      '> Salió ayer hacia {city}. Seguimiento: {tracking}',
      '< Perfecto, gracias',
      '> ¡A ti!',
    ],
    [
      '< @image {slug} | Llegó con una manchita',
      '> ¡Ay, lo siento! ¿Te mandamos otra o prefieres el reembolso?',
      '< Otra, por favor',
      '> Sale hoy mismo.',
    ],
    [
      '> @template pedido_enviado',
      '< ¿A qué hora pasa el repartidor?',
      '> Entre las 9 y las 14 h.',
      '< Vale',
    ],
  ],
  answers: {
    yes: ['Sí, por favor', 'Sí, perfecto', 'Vale, adelante'],
    noted: ['Vale, gracias', 'Entendido', 'Genial 👌'],
    thanks: ['¡Muchas gracias!', '¡Mil gracias, sois un encanto!'],
    question: ['¿Cuándo llega?', '¿Lo hay en otro color?', '¿Cuánto cuesta el envío a {city}?'],
    more: ['Mi hermana quiere una igual', 'El paquete venía precioso'],
    photo: ['Mira, así', 'Te mando una foto'],
  },
  openers: [
    'Hola, ¿cuánto cuesta {product}?',
    '¿Hay novedades del pedido #{order}?',
    '¡Ya me llegó, me encanta! 😍',
    '¿Puedo cambiar la dirección de envío?',
    '¿Llegaría a {city} antes del viernes?',
  ],
  cues: {
    photo: ['foto', 'captura'],
    place: ['dirección', 'ubicación'],
    closing: ['gracias', '¡a ti!', 'de nada'],
  },
};
