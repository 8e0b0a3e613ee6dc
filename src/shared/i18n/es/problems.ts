import type { Catalogue } from '../catalogue';

export const problems: Catalogue['problems'] = {
  after: {
    send: 'Quizás el mensaje se envió: mira la conversación antes de enviarlo de nuevo.',
    key: 'Quizás se creó una clave: mira en Developer Tools, en el panel de Inlobo, antes de intentarlo de nuevo.',
    again: 'Inténtalo de nuevo en un momento.',
  },

  INVALID_INPUT: {
    underWay: 'Esto todavía está en curso. Cancélalo primero.',
    formTooLarge: 'Este formulario contiene más de lo que se puede conservar sin guardar. Guárdalo.',
  },
  STOPPING: {
    cancelled: 'La solicitud se detuvo antes de recibir respuesta.',
  },

  UNREACHABLE: {
    dns: 'No se encontró la dirección {host}. Revisa la conexión a internet, y la URL base si la cambiaste.',
    refused: 'Nada responde en {host}. Revisa la URL base o inténtalo de nuevo en un momento.',
    offline: 'Desde aquí no se puede llegar a {host}. Revisa la conexión a internet.',
    tls: 'No se pudo establecer una conexión segura con {host}, así que no se envió nada. Revisa la URL base y la fecha de este equipo; si estás en la red de una empresa, consulta a quien la administra.',
    'connect-timeout':
      '{host} no aceptó la conexión a tiempo. Revisa la conexión a internet o inténtalo de nuevo en un momento.',
    proxy:
      'El proxy de la red no dejó pasar la conexión con {host}. Revisa los ajustes del proxy o consulta a quien administra la red.',
    reset: 'La conexión se cortó antes de recibir la respuesta.',
    windowUnknown:
      'No se pudo leer la conversación para saber si este mensaje aún se puede enviar. Se reintenta por sí solo.',
  },
  UNREADABLE_ANSWER: {
    gaps: 'La lista de contactos de Inlobo tiene repeticiones o huecos, y no se pudo leer completa. Se leerá de nuevo más tarde.',
    listAnswerLost:
      'Se perdió la respuesta, así que quizás ya esté allí. Se revisa la lista antes de enviarlo de nuevo.',
    stopped:
      'Inlobo Desk se detuvo durante el envío, así que quizás se envió. Se está comprobando el historial.',
  },
  NOT_INLOBO: {
    wrongAddress:
      'Lo que responde en {host} no es la API de Inlobo. Revisa la URL base: termina en /api/v1/whatsapp.',
    redirect: '{host} desvió la solicitud a otra dirección, y no se siguió. Revisa la URL base.',
    html: 'En {host} respondió algo que no es Inlobo. Quizás la red te pide iniciar sesión: abre una página web para comprobarlo e inténtalo de nuevo.',
    other:
      'En {host} respondió algo que no es Inlobo. Quizás la red te pide iniciar sesión: abre una página web para comprobarlo e inténtalo de nuevo.',
  },
  API_REJECTED: {
    words: 'Inlobo lo rechazó: {words}',
    'not-offered': 'Este servidor no ofrece esta función.',
  },
  RATE_LIMITED: {
    again: 'Por el momento, Inlobo no acepta más solicitudes. Se reintenta por sí solo en {wait}.',
    wait: 'Por el momento, Inlobo no acepta más solicitudes. Espera {wait} e inténtalo de nuevo.',
    oneRecipient:
      'Esta persona recibió demasiados mensajes en poco tiempo. Este sale por sí solo después de una pausa.',
  },
  WHATSAPP_FAILED: {
    reconnect:
      'WhatsApp ya no acepta la conexión entre Inlobo y este número. Vuelve a conectar el número en el panel de Inlobo.',
    tooFast:
      'Por el momento, WhatsApp no acepta más mensajes de este número. El envío continúa por sí solo, más despacio.',
    itsOwnTrouble:
      'WhatsApp tuvo un problema propio, así que no es seguro que el mensaje se haya enviado. Mira la conversación antes de enviarlo de nuevo.',
    oneRecipient:
      'Esta persona recibió demasiados mensajes en poco tiempo. Este sale por sí solo después de una pausa.',
    spam: 'WhatsApp retiene los mensajes de este número porque hay quien lo bloqueó o lo reportó como spam. Mira la calificación de calidad antes de enviar más.',
    marketingLimit:
      'WhatsApp no entregó este mensaje de marketing para que esta persona no reciba demasiados. Espera al menos un día antes de intentarlo de nuevo.',
    marketingStopped:
      'Esta persona dejó de aceptar tus mensajes de marketing. Escríbele solo si te escribe primero.',
    windowClosed:
      'Pasaron más de 24 horas desde el último mensaje de esta persona. Envía una plantilla aprobada.',
    undeliverable:
      'No se pudo entregar el mensaje: puede que el número no esté en WhatsApp o que su aplicación sea demasiado antigua. Contacta a esta persona por otra vía.',
    kind: 'WhatsApp no admite este tipo de mensaje. Envíalo de otra forma.',
    mediaDownload: 'WhatsApp no pudo descargar el archivo. Revisa el enlace y envíalo de nuevo.',
    mediaLink:
      'WhatsApp no pudo obtener el archivo. El enlace debe ser público y llevar al archivo mismo, y este debe tener un tipo y un tamaño que WhatsApp admita. Corrige el enlace y envíalo de nuevo.',
    templateValues:
      'La cantidad de valores no corresponde a la plantilla. Complétala de nuevo a partir de la plantilla actual.',
    templateMissing: 'La plantilla no existe en este idioma o no está aprobada. Elige otra.',
    templateTooLong: 'La plantilla es demasiado larga con estos valores. Acórtalos.',
    templateForm: 'Un valor no tiene la forma que pide la plantilla. Complétalo de nuevo.',
    templatePaused:
      'WhatsApp pausó esta plantilla por su baja calidad. Elige otra o edítala en el panel de Inlobo.',
    templateDisabled: 'WhatsApp desactivó esta plantilla para siempre por su baja calidad. Elige otra.',
    locked:
      'WhatsApp bloqueó esta cuenta de empresa. En WhatsApp Manager, su propietario encuentra el motivo y qué hacer.',
    restricted:
      'WhatsApp restringió esta cuenta de empresa por incumplir sus políticas. En WhatsApp Manager, su propietario encuentra el motivo.',
    payment:
      'WhatsApp no puede cobrar a esta cuenta de empresa. Su propietario debe corregir el método de pago en WhatsApp Manager.',
    undelivered: 'WhatsApp no entregó el mensaje.',
    undeliveredWords: 'WhatsApp no entregó el mensaje: {details}',
  },

  BASE_URL_INVALID: {
    holdsPassword:
      'La URL base contiene un usuario o una contraseña. Quítalos: solo hace falta la clave de API.',
  },
  KEY_REFUSED: {
    notAKey:
      'Esto no es una clave de API: contiene espacios u otros caracteres que una clave nunca tiene. Cópiala de nuevo desde Developer Tools, en el panel de Inlobo.',
  },
  VAULT_UNSET: {
    noPassphrase: 'Tus claves no están protegidas con una frase de contraseña; no hay ninguna que cambiar.',
  },
  KEYCHAIN_UNAVAILABLE: {
    notInstalled:
      'Falta la parte de Inlobo Desk que se comunica con el llavero. Instala de nuevo la aplicación o protege tus claves con una frase de contraseña.',
    notUsed:
      'Inlobo Desk se inició sin el llavero. Inícialo sin la opción --vault o protege tus claves con una frase de contraseña.',
    forgets:
      'El llavero no devuelve lo que se guarda en él. Reinicia el equipo o protege tus claves con una frase de contraseña.',
    linux:
      'No hay ningún llavero en ejecución en este equipo. Instala e inicia GNOME Keyring, KWallet o KeePassXC (con su Secret Service activado) e inténtalo de nuevo, o protege tus claves con una frase de contraseña.',
    darwin:
      'No se pudo acceder al llavero de macOS. Comprueba en Acceso a Llaveros que tu llavero de inicio de sesión esté ahí e inténtalo de nuevo.',
    win32:
      'No se pudo acceder al Administrador de credenciales de Windows. Comprueba que su servicio esté en ejecución e inténtalo de nuevo.',
  },
  KEYCHAIN_LOCKED: {
    noAnswer:
      'El llavero no respondió: quizás espera a que lo desbloquees. Responde a su aviso o desbloquéalo, e inténtalo de nuevo.',
    linux:
      'Tu llavero está bloqueado. Desbloquéalo (en Contraseñas y claves o en KWalletManager) e inténtalo de nuevo.',
    darwin:
      'Tu llavero de inicio de sesión está bloqueado o no se permitió el acceso. Desbloquéalo en Acceso a Llaveros, elige “Permitir siempre” cuando se te pregunte e inténtalo de nuevo.',
    win32:
      'Windows no dio acceso al Administrador de credenciales. Inicia sesión de nuevo en Windows e inténtalo otra vez.',
  },

  STORE_DAMAGED: {
    part: 'Una parte del archivo con los mensajes de esta cuenta está dañada. Reinicia Inlobo Desk: conservará tus borradores, los mensajes sin enviar y los chats fijados, y descargará de nuevo todo lo demás.',
  },
  STORE_MENDED: {
    message:
      'El archivo con tus mensajes se dañó mientras este mensaje estaba en espera o en camino, así que quizás se envió. Comprueba si llegó y elige “Enviar de nuevo”, “Sí se envió” o “Descartar”.',
    change:
      'El archivo de este equipo se dañó mientras este cambio estaba en espera, así que no se envía por sí solo. Mira qué hay ahora y después envíalo de nuevo o deshazlo.',
  },
  mended: {
    kept: 'Se conserva: {list}.',
    drafts: '{count} borrador | {count} borradores',
    messages: '{count} mensaje que quizás no salió | {count} mensajes que quizás no salieron',
    edits: '{count} cambio que quizás Inlobo no recibió | {count} cambios que quizás Inlobo no recibió',
    unsavedForms: '{count} formulario sin guardar | {count} formularios sin guardar',
    quickReplies: '{count} respuesta rápida | {count} respuestas rápidas',
    contactViews: '{count} vista guardada | {count} vistas guardadas',
    chats:
      'las marcas de fijado, resuelto y leído de {count} chat | las marcas de fijado, resuelto y leído de {count} chats',
    nothingKept:
      'No se pudo leer ninguno de tus borradores, mensajes sin enviar, cambios, respuestas rápidas, vistas guardadas ni chats fijados.',
    messagesAsk:
      'Ninguno de estos mensajes se envía por sí solo: los que quizás se enviaron te preguntan primero.',
    editsAsk: 'Ninguno de estos cambios se envía por sí solo: revísalos y después envíalos o deshazlos.',
    older: 'Una parte viene de una copia de seguridad y puede ser anterior a lo último que viste.',
    restIsFetched: 'Todo lo demás se está descargando de nuevo.',
    setAside: 'El archivo dañado se conserva durante 30 días: {file}',
  },
};
