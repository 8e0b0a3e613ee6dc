import type { Catalogue } from '../catalogue';

export const outbox: Catalogue['outbox'] = {
  title: 'Bandeja de salida',
  label: 'Mensajes en espera, sin confirmar o con error',
  needsYou:
    'Bandeja de salida: {count} mensaje requiere tu atención | Bandeja de salida: {count} mensajes requieren tu atención',
  counts: {
    waiting: '{count} en espera | {count} en espera',
    uncertain: '{count} sin confirmar | {count} sin confirmar',
    failed: '{count} con error | {count} con error',
  },
  group: {
    waiting: 'En espera',
    uncertain: 'Sin confirmar',
    failed: 'Con error',
  },
  groupText: {
    waiting: 'Salen por sí solos, en este orden para cada persona.',
    uncertain: 'Quizás llegaron. Ninguno se envía de nuevo si no lo indicas tú.',
    failed: 'Estos no llegaron.',
  },
  state: {
    turn: 'Espera su turno',
    held: 'Espera a que se reanude el envío',
    sending: 'Enviando ahora',
    network: 'Espera la conexión',
    networkSince: 'Espera la conexión desde {time}',
    slowDown: 'WhatsApp pidió ir más despacio; próximo envío: {time}',
    again: 'Próximo intento: {time}. {reason}',
    because: 'En espera. {reason}',
    checking: 'Quizás se envió. Se está comprobando el historial.',
    notInHistory: 'Quizás se envió, pero no está en el historial. Tú decides.',
    historyUnavailable: 'Quizás se envió, y el historial no se puede leer. Tú decides.',
    failed: 'Error. {reason}',
    failedUnknown: 'Error. WhatsApp no indicó el motivo.',
  },
  tried: 'Un intento | {count} intentos',
  since: 'Desde {time}',
  action: {
    cancel: 'No enviar',
    sendAgain: 'Enviar de nuevo',
    retry: 'Reintentar',
    wasSent: 'Sí se envió',
    discard: 'Descartar',
    open: 'Abrir chat',
  },
  actionOn: '{action}: {text}, para {name}',
  held: {
    title: 'Ahora no sale nada.',
    until: 'Se reanuda el envío: {time}.',
    offline: 'Sin conexión. Lo que espera sale por sí solo cuando vuelva la red.',
    offlineSince: 'Sin conexión desde {time}. Lo que espera sale por sí solo cuando vuelva la red.',
    tryNow: 'Intentar ahora',
  },
  discard: {
    title: '¿Descartar este mensaje?',
    failed: 'No llegó y no se enviará. Esto no se puede deshacer.',
    uncertain: 'Solo se quita de este equipo: si se envió, el cliente lo tiene y volverá con el historial.',
    keep: 'Para {name}',
  },
  cancel: {
    title: '¿No enviar este mensaje?',
    text: 'Aún no ha salido. Se elimina de este equipo y no se puede deshacer.',
  },
  announce: {
    cancel: 'Eliminado sin enviar',
    discard: 'Descartado',
    retry: 'Pendiente de enviarse de nuevo',
    sendAgain: 'Pendiente de enviarse de nuevo',
    wasSent: 'Marcado como enviado',
  },
  empty: {
    title: 'No hay nada en espera',
    text: 'Aquí aparece lo que aún no pudo salir, lo que quizás se envió y lo que falló.',
    toInbox: 'Ir a la bandeja de entrada',
  },
};
