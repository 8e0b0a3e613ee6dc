import type { Catalogue } from '../catalogue';

export const groups: Catalogue['groups'] = {
  title: 'Grupos',
  count: '{count} grupo | {count} grupos',
  new: 'Nuevo grupo',
  list: 'Grupos',
  none: 'Aún no hay grupos',
  noneText: 'Un grupo reúne contactos para encontrarlos y escribirles juntos.',
  notReadText: 'Los grupos aparecen aquí en cuanto responde el servidor.',
  choose: 'Elige un grupo',
  chooseText: 'Sus miembros aparecen aquí.',
  back: 'Todos los grupos',
  members: '{count} miembro | {count} miembros',
  membersUnknown: 'Miembros sin contar',
  unsaved: 'Aún sin enviar',
  refused: 'Rechazado',

  edit: 'Editar',
  delete: 'Eliminar',
  showInContacts: 'Ver en Contactos',
  membership:
    'Los miembros de un grupo se deciden en el panel de Inlobo: su API permite verlos, pero no cambiarlos.',
  membersOf: 'Miembros de {name}',
  search: 'Buscar miembros',
  knownHere: 'En este equipo hay {known} de {count}.',
  membersNone: 'No hay nadie en este grupo',
  membersNoneText:
    'Añade contactos al grupo en el panel de Inlobo; aparecerán aquí en la próxima sincronización.',
  membersNotRead: 'Los miembros aún no están aquí',
  membersNotFound: 'Ningún miembro tiene este nombre, número o correo.',

  newTitle: 'Nuevo grupo',
  editTitle: 'Editar grupo',
  name: 'Nombre',
  nameEmpty: 'Ponle un nombre al grupo.',
  description: 'Descripción (opcional)',
  save: 'Guardar',
  create: 'Crear grupo',
  gone: 'Este grupo se eliminó desde otro lugar. ¿Quieres guardarlo como uno nuevo?',
  createAgain: 'Volver a crearlo',

  deleteTitle: '¿Eliminar {name}?',
  deleteText:
    'El grupo se elimina de Inlobo para todas las personas que trabajan con esta cuenta. Sus contactos se conservan.',
  deleteConfirm: 'Eliminar grupo',
  saved: 'Se guardó {name}.',
  deleted: 'Se eliminó {name}.',
  waiting: 'Se conserva aquí y se envía cuando vuelva la conexión.',
};
