import type { Catalogue } from '../catalogue';

export const groups: Catalogue['groups'] = {
  title: 'Grupos',
  count: '{count} grupo | {count} grupos',
  new: 'Novo grupo',
  list: 'Grupos',
  none: 'Nenhum grupo ainda',
  noneText: 'Um grupo reúne contatos, para que você possa encontrá-los e escrever para todos juntos.',
  notReadText: 'Os grupos aparecem aqui assim que o servidor responder.',
  choose: 'Escolha um grupo',
  chooseText: 'Os membros aparecem aqui.',
  back: 'Todos os grupos',
  members: '{count} membro | {count} membros',
  membersUnknown: 'Membros não contados',
  unsaved: 'Ainda não enviado',
  refused: 'Recusado',

  edit: 'Editar',
  delete: 'Excluir',
  showInContacts: 'Mostrar em Contatos',
  membership:
    'Quem está em cada grupo é definido no painel do Inlobo: a API permite ver os membros, mas não alterá-los.',
  membersOf: 'Membros de {name}',
  search: 'Buscar membros',
  knownHere: 'Aqui constam {known} de {count}.',
  membersNone: 'Ninguém está neste grupo',
  membersNoneText:
    'Adicione contatos a ele no painel do Inlobo; eles aparecem aqui na próxima sincronização.',
  membersNotRead: 'Os membros ainda não estão aqui',
  membersNotFound: 'Nenhum membro tem este nome, número ou e-mail.',

  newTitle: 'Novo grupo',
  editTitle: 'Editar grupo',
  name: 'Nome',
  nameEmpty: 'Dê um nome ao grupo.',
  description: 'Descrição (opcional)',
  save: 'Salvar',
  create: 'Criar grupo',
  gone: 'Este grupo foi excluído em outro lugar. Salvar como um novo?',
  createAgain: 'Criar de novo',

  deleteTitle: 'Excluir {name}?',
  deleteText: 'O grupo é excluído do Inlobo para todos que usam esta conta. Os contatos dele continuam.',
  deleteConfirm: 'Excluir grupo',
  saved: 'Grupo salvo: {name}.',
  deleted: 'Grupo excluído: {name}.',
  waiting: 'Guardado aqui; será enviado quando você voltar a ficar online.',
};
