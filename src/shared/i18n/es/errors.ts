import type { Catalogue } from '../catalogue';

export const errors: Catalogue['errors'] = {
  HOST_GONE: 'Inlobo Desk se detuvo. Inícialo de nuevo y recarga esta página.',

  INVALID_INPUT: 'No se puede hacer tal como se pidió. Revisa lo que escribiste e inténtalo de nuevo.',
  UNKNOWN_ROUTE: 'Esta ventana e Inlobo Desk son de versiones distintas. Recarga la ventana.',
  FORBIDDEN: 'Esta página no tiene acceso a Inlobo Desk. Abre la dirección que mostró al iniciarse.',
  INTERNAL: 'Algo falló dentro de Inlobo Desk. No se perdió nada de lo que escribiste; inténtalo de nuevo.',
  STOPPING: 'Inlobo Desk se está cerrando. Lo que escribiste se conserva; ábrelo de nuevo para continuar.',
  NOT_FOUND: 'Esto ya no está aquí. Quizás se eliminó mientras tanto.',

  UNREACHABLE: 'No hay conexión con Inlobo. Revisa la conexión a internet e inténtalo de nuevo.',
  TIMED_OUT: 'Inlobo no respondió a tiempo.',
  NOT_INLOBO:
    'Respondió algo que no es Inlobo. Quizás la red te pide iniciar sesión: abre una página web para comprobarlo e inténtalo de nuevo.',
  UNREADABLE_ANSWER: 'No se pudo leer la respuesta de Inlobo.',
  KEY_REFUSED: 'Se rechazó la clave. Pega una nueva desde Developer Tools, en el panel de Inlobo.',
  TOKEN_REFUSED:
    'Se rechazó el token del panel. Inicia sesión de nuevo en el panel de Inlobo y copia uno nuevo.',
  API_REJECTED: 'Inlobo lo rechazó sin indicar el motivo. Revisa lo que escribiste e inténtalo de nuevo.',
  API_FAILED: 'Inlobo tiene un problema propio en este momento.',
  RATE_LIMITED: 'Por el momento, Inlobo no acepta más solicitudes. Espera un momento e inténtalo de nuevo.',
  WHATSAPP_FAILED: 'WhatsApp rechazó el mensaje. Modifícalo o envíalo de otra forma.',

  ACCOUNT_NOT_FOUND: 'Esta cuenta ya no está en este equipo. Elige otra o conéctala de nuevo.',
  ACCOUNT_EXISTS: 'Este número ya está conectado. Elígelo en la columna de cuentas.',
  ACCOUNT_NOT_READY: 'Esta cuenta todavía se está abriendo. Inténtalo de nuevo en un momento.',
  KEY_EMPTY: 'Primero pega tu clave de API. Empieza con wak_.',
  KEY_MISSING:
    'La clave de esta cuenta no está disponible. Pégala de nuevo o crea una nueva en el panel de Inlobo.',
  KEY_OF_ANOTHER_ACCOUNT:
    'Esta clave es de {found}; esta cuenta es {expected}. Pega una clave de {expected} o añade {found} como otra cuenta.',
  BASE_URL_INVALID:
    'La URL base no es una dirección web. Tiene esta forma: https://inlobo.com/api/v1/whatsapp.',
  BASE_URL_INSECURE:
    'La URL base debe empezar con https://; de lo contrario, alguien podría leer la clave en el camino. http sin cifrar solo se permite para este equipo.',
  DEMO_UNAVAILABLE: 'No se pudo iniciar aquí el espacio de demostración. Conecta una cuenta.',

  VAULT_UNSET: 'Elige primero dónde guardar tus claves.',
  VAULT_LOCKED: 'Tus claves están bloqueadas. Desbloquéalas primero con tu frase de contraseña.',
  VAULT_EXISTS: 'Tus claves ya se guardan en un lugar. Desbloquéalo u olvídalo primero.',
  VAULT_DAMAGED:
    'El archivo donde se guardan tus claves está dañado y se dejó como está. Repón una copia desde una copia de seguridad, u olvida ese archivo y pega de nuevo tus claves de API.',
  PASSPHRASE_WRONG:
    'La frase de contraseña no es correcta. Revisa las mayúsculas y la distribución del teclado, y escríbela de nuevo.',
  PASSPHRASE_TOO_SHORT:
    'La frase de contraseña necesita al menos {min} caracteres. Unas cuantas palabras seguidas son fáciles de recordar.',
  KEYCHAIN_UNAVAILABLE:
    'No se pudo acceder al llavero. Reinicia el equipo o protege tus claves con una frase de contraseña.',
  KEYCHAIN_LOCKED: 'Tu llavero está bloqueado. Desbloquéalo e inténtalo de nuevo.',

  STORE_WRONG_KEY:
    'Los mensajes de este equipo se cifraron con otra clave que no es la actual, así que no se pueden leer. El archivo se dejó como está. Si moviste o restauraste tus claves, recupera las anteriores; si no, quita esta cuenta y conéctala de nuevo.',
  STORE_DAMAGED:
    'El archivo con los mensajes de esta cuenta está dañado y no se pudo reparar. No se eliminó nada de él. Reinicia Inlobo Desk para intentarlo otra vez; si no sirve, revisa el disco, o quita la cuenta y conéctala de nuevo para volver a descargarlo todo.',
  STORE_MENDED: 'El archivo con los mensajes de esta cuenta estaba dañado e Inlobo Desk creó uno nuevo.',
  STORE_TOO_NEW:
    'Los mensajes de este equipo los escribió una versión más nueva de Inlobo Desk. No se cambió nada: instala la versión más reciente para abrirlos.',
  STORE_IN_USE: 'Estos mensajes ya están abiertos en otro Inlobo Desk. Cierra el otro e inténtalo de nuevo.',
  DISK_FULL: 'El disco está lleno y esto no se pudo guardar. Libera espacio e inténtalo de nuevo.',
  DISK_REFUSED:
    'Inlobo Desk no puede escribir en su carpeta de datos. Revisa el propietario y los permisos de la carpeta, y vuelve a iniciarlo.',

  TEXT_EMPTY: 'Todavía no hay nada que enviar. Escribe primero un mensaje.',
  TEXT_TOO_LONG:
    'El mensaje tiene {length} caracteres y WhatsApp admite {max}. Acórtalo o envíalo en dos partes.',
  PHONE_INVALID:
    'No es un número de teléfono al que WhatsApp pueda llegar. Escríbelo con + y el código de país, por ejemplo +919876543210.',
  CONTENT_INVALID: 'No se puede enviar así. Revisa lo que escribiste e inténtalo de nuevo.',
  MESSAGE_NOT_RETRYABLE: 'Con este mensaje no hay nada más que hacer: ya salió o se descartó.',
  WINDOW_CLOSED:
    'Esta persona no ha escrito en las últimas 24 horas, así que WhatsApp solo acepta una plantilla aprobada. Envía una.',
  NOT_IN_HISTORY:
    'Se perdió la confirmación de este mensaje y no aparece en la conversación. Probablemente no se envió: envíalo de nuevo, indica que se envió o descártalo.',
  HISTORY_UNAVAILABLE:
    'Se perdió la confirmación de este mensaje y no se puede leer la conversación para ver si se envió. Comprueba si llegó; después envíalo de nuevo, indica que se envió o descártalo.',

  QUICK_REPLY_INVALID:
    'Esta respuesta rápida no se puede guardar así. Revisa lo que escribiste e inténtalo de nuevo.',

  CONTACT_EXISTS: 'Ya hay un contacto con este número. Ábrelo para modificarlo.',
  ROW_SKIPPED: 'Esta fila se omitió.',
  BATCH_ENDED: 'Esto ya terminó.',
  IMPORT_UNREADABLE: 'Este archivo no se puede leer. Elige un archivo CSV o vCard.',
  IMPORT_TOO_LARGE: 'Este archivo pesa más de 200 MB. Divídelo e importa sus partes.',
  IMPORT_OPT_IN_UNSET: 'Indica primero si estas personas aceptaron recibir tus mensajes.',

  UPDATE_UNREACHABLE:
    'No hay conexión con el sitio donde se publican las versiones nuevas. Revisa tu conexión y busca de nuevo.',
  UPDATE_UNTRUSTED:
    'Lo que se descargó no es lo que se publicó, así que se desechó. Si vuelve a ocurrir, descarga la versión nueva del mismo sitio de donde obtuviste esta.',
  UPDATE_FAILED:
    'No se pudo descargar la versión nueva. Busca de nuevo más tarde o descárgala del mismo sitio de donde obtuviste esta.',
};
