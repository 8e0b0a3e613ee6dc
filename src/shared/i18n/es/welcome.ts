import type { Catalogue } from '../catalogue';

export const welcome: Catalogue['welcome'] = {
  headline: 'Todas tus conversaciones, al alcance de la mano.',
  intro: {
    keychain:
      'Conecta el número de WhatsApp de tu empresa. Tu clave va al llavero de este equipo; todo lo demás queda en un almacén cifrado que solo tú puedes abrir.',
    passphrase:
      'Conecta el número de WhatsApp de tu empresa. Tu clave se protege con tu frase de contraseña; todo lo demás queda en un almacén cifrado que solo tú puedes abrir.',
    other:
      'Conecta el número de WhatsApp de tu empresa. Tú eliges dónde se guarda tu clave; todo lo demás queda en un almacén cifrado que solo tú puedes abrir.',
    session:
      'Conecta el número de WhatsApp de tu empresa. Tu clave se conserva solo durante esta sesión, y todo se olvida cuando Inlobo Desk se detiene.',
  },

  apiKey: 'Clave de API',
  token: 'Token del panel',
  tokenHint: 'Del panel de Inlobo, una vez iniciada la sesión. Sirve para crear una clave y no se guarda.',
  accountId: 'ID de la cuenta',
  accountIdHint: 'El ID de la cuenta de WhatsApp, tal como aparece en el panel.',
  baseUrl: 'URL base',
  baseUrlHint: 'Solo si Inlobo te dio otra.',
  findKey: 'La encuentras en Developer Tools, en el panel de Inlobo.',
  advanced: 'Opciones avanzadas',
  lessAdvanced: 'Menos opciones',
  connectWith: 'Conectar con',
  withKey: 'Clave existente',
  withToken: 'Nueva clave',
  connect: 'Conectar',
  createKey: 'Crear clave y conectar',
  connecting: 'Conectando…',
  tryDemo: 'Probar la demostración',
  startingDemo: 'Iniciando la demostración…',
  needToken: 'Primero pega el token del panel.',
  needAccountId: 'Escribe el ID de la cuenta de WhatsApp para la que es la clave.',

  connected: 'Cuenta conectada',
  connectedText: 'Este es el número al que escriben tus clientes.',
  demo: 'Demo',
  demoReady: 'Tu espacio de demostración está listo',
  demoText:
    'Todo funciona como con una cuenta real, y ningún mensaje sale de este equipo. Los clientes responden por sí solos.',
  noName: 'Cuenta de WhatsApp',
  business: 'Empresa',
  quality: 'Calidad',
  limit: 'Límite',
  notSaid: 'No indicado',
  qualityGreen: 'Alta',
  qualityYellow: 'Media',
  qualityRed: 'Baja',
  qualityUnknown: 'Aún sin calificar',
  limitPeople:
    '{count} persona al día, si escribes tú primero | {count} personas al día, si escribes tú primero',
  limitNone: 'Sin límite',
  openInbox: 'Abrir bandeja de entrada',

  addTitle: 'Añadir una cuenta',
  addText:
    'Las cuentas conviven sin mezclarse nunca: cada una tiene su propia clave y su propio almacén cifrado.',

  scene: {
    question: '¿La azul ya está disponible?',
    answer: 'Acaba de llegar. ¿Te aparto una?',
    yes: '¡Sí, por favor! 🙏',
    order: 'Pedido #4822',
    item: '1 × Kurta azul · ₹1,249',
    pay: 'Pagar ahora',
    cash: 'Pago contra entrega',
  },
};
