import type { Catalogue } from '../catalogue';

export const welcome: Catalogue['welcome'] = {
  headline: 'Todas as conversas ao seu alcance.',
  intro: {
    keychain:
      'Conecte o número de WhatsApp da sua empresa. A chave fica no chaveiro deste computador; todo o resto fica em um arquivo criptografado que só você pode abrir.',
    passphrase:
      'Conecte o número de WhatsApp da sua empresa. A chave fica protegida pela sua frase-senha; todo o resto fica em um arquivo criptografado que só você pode abrir.',
    other:
      'Conecte o número de WhatsApp da sua empresa. Você escolhe onde guardar a chave; todo o resto fica em um arquivo criptografado que só você pode abrir.',
    session:
      'Conecte o número de WhatsApp da sua empresa. A chave vale só nesta sessão, e tudo é esquecido quando o Inlobo Desk é encerrado.',
  },

  apiKey: 'Chave de API',
  token: 'Token do painel',
  tokenHint:
    'Está no painel do Inlobo, depois que você entra. Serve para criar uma chave e não fica guardado.',
  accountId: 'ID da conta',
  accountIdHint: 'O ID da conta do WhatsApp, como aparece no painel.',
  baseUrl: 'URL base',
  baseUrlHint: 'Só se o Inlobo deu outra a você.',
  findKey: 'Você a encontra no painel do Inlobo, em Developer Tools.',
  advanced: 'Avançado',
  lessAdvanced: 'Menos',
  connectWith: 'Conectar com',
  withKey: 'Chave existente',
  withToken: 'Nova chave',
  connect: 'Conectar',
  createKey: 'Criar chave e conectar',
  connecting: 'Conectando…',
  tryDemo: 'Experimentar a demonstração',
  startingDemo: 'Iniciando a demonstração…',
  needToken: 'Cole primeiro o token do painel.',
  needAccountId: 'Informe o ID da conta do WhatsApp para a qual é a chave.',

  connected: 'Conta conectada',
  connectedText: 'É para este número que os seus clientes escrevem.',
  demo: 'Demonstração',
  demoReady: 'A demonstração está pronta',
  demoText:
    'Tudo funciona como em uma conta real, e nenhuma mensagem sai deste computador. Os clientes respondem sozinhos.',
  noName: 'Conta do WhatsApp',
  business: 'Empresa',
  quality: 'Qualidade',
  limit: 'Limite',
  notSaid: 'Não informado',
  qualityGreen: 'Alta',
  qualityYellow: 'Média',
  qualityRed: 'Baixa',
  qualityUnknown: 'Ainda sem classificação',
  limitPeople:
    '{count} pessoa por dia, em conversas iniciadas por você | {count} pessoas por dia, em conversas iniciadas por você',
  limitNone: 'Sem limite',
  openInbox: 'Abrir caixa de entrada',

  addTitle: 'Adicionar conta',
  addText:
    'As contas ficam lado a lado e nunca se misturam: cada uma tem a própria chave e o próprio arquivo criptografado.',

  scene: {
    question: 'A azul voltou ao estoque?',
    answer: 'Acabou de chegar. Quer que eu separe uma para você?',
    yes: 'Quero, sim! 🙏',
    order: 'Pedido nº 4822',
    item: '1 × Bata azul · R$ 129,90',
    pay: 'Pagar agora',
    cash: 'Pagar na entrega',
  },
};
