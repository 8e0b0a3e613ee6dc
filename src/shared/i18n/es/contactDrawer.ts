import type { Catalogue } from '../catalogue';

export const contactDrawer: Catalogue['contactDrawer'] = {
  newTitle: 'Nuevo contacto',
  unnamed: 'Sin nombre',
  openChat: 'Abrir chat',
  copyPhone: 'Copiar número',
  phoneCopied: 'Número copiado',
  delete: 'Eliminar',
  save: 'Guardar',
  add: 'Añadir contacto',
  cancel: 'Cancelar',
  restored: 'Estos cambios aún no se han guardado.',
  startOver: 'Empezar de nuevo',

  phone: 'Teléfono',
  phoneSaved: 'Se guardará como {phone}.',
  phoneOther: 'Otro número es otro chat: los mensajes escritos hasta ahora se quedan con el número anterior.',
  phoneProblem: {
    empty: 'Escribe el número de teléfono.',
    notPhone: 'Todavía no es un número de teléfono. Escribe sus dígitos.',
    noPlus: 'Elige el país, o empieza con + y el código de país.',
    tooShort: 'Este número es demasiado corto para su país.',
    tooLong: 'Este número es demasiado largo para su país.',
    noCountry: 'Ningún país tiene este código. Revisa los dígitos después del +.',
    invalid: 'No es un número de teléfono. Revisa los dígitos.',
  },
  taken: '{name} ya tiene este número.',
  openTaken: 'Abrir ese contacto',
  country: 'País del número: {country}',
  noCountry: 'sin elegir',
  countrySearch: 'Buscar países',
  countries: 'Países',
  countryNone: 'Ningún país se llama así ni tiene ese código.',

  name: 'Nombre',
  email: 'Correo electrónico',
  emailProblem:
    "No es una dirección de correo electrónico. Escríbela como en este ejemplo: ravi{'@'}example.com.",
  tags: 'Etiquetas',
  tagsPlaceholder: 'Escribe una etiqueta y pulsa Enter',
  optIn: 'Con consentimiento',
  optInText: 'Esta persona aceptó recibir tus mensajes por WhatsApp. Actívalo solo si es así.',
  optInUnknown: 'Inlobo no indicó si esta persona aceptó recibir tus mensajes por WhatsApp.',

  attributes: 'Atributos',
  attributeKey: 'Nombre del atributo {place}',
  attributeValue: 'Valor de {name}',
  attributeNew: 'el atributo nuevo',
  attributeRemove: 'Quitar el atributo {name}',
  attributeAdd: 'Añadir un atributo',
  attributeKeyPlaceholder: 'Nombre',
  attributeValuePlaceholder: 'Valor',
  attributeNoKey: 'Ponle un nombre a este valor o quítalo.',
  attributeTwice: 'Hay dos con este nombre. Cambia el nombre de uno o quítalo.',
  attributeObject: 'Una lista o un objeto: se conserva tal cual.',
  attributeLong: '{count} caracteres. Solo se muestra el principio.',
  attributeEdit: 'Mostrar y editar todo',

  groups: 'Grupos',
  groupsNone: 'En ningún grupo.',
  groupsNote:
    'Los miembros de un grupo se deciden en el panel de Inlobo: su API permite verlos, pero no cambiarlos.',
  created: 'Creado',
  updated: 'Último cambio',

  moved:
    'El campo {field} se cambió desde otro lugar mientras escribías: allí dice “{theirs}”. Se conserva lo tuyo.',
  movedMerged:
    'El campo {field} se cambió desde otro lugar mientras escribías. Al guardar se conservan ambos cambios.',
  useTheirs: 'Usar el otro valor',
  gone: 'Este contacto se eliminó desde otro lugar. Lo que ves no se perdió: puedes añadirlo de nuevo.',
  goneUnknown: 'Este número no está en ninguna lista de contactos.',
  addAgain: 'Añadirlo de nuevo',
  exists: 'Ya hay un contacto con este número.',

  deleteTitle: '¿Eliminar el contacto {name}?',
  deleteText:
    'El contacto se elimina de Inlobo, con sus etiquetas y atributos, para todas las personas que trabajan con esta cuenta. El chat se conserva.',
  deleteConfirm: 'Eliminar contacto',

  saved: 'Se guardó {name}.',
  added: 'Se añadió {name}.',
  deleted: 'Se eliminó {name}.',
  waiting: 'Se conserva aquí y se envía cuando vuelva la conexión.',
  overruled: 'Guardado. Alguien más había cambiado una parte: mira cuál.',
};
