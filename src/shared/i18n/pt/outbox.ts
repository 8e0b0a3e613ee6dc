import type { Catalogue } from '../catalogue';

export const outbox: Catalogue['outbox'] = {
  title: 'Caixa de saída',
  label: 'Mensagens pendentes',
  needsYou:
    'Caixa de saída: {count} mensagem precisa de você | Caixa de saída: {count} mensagens precisam de você',
  counts: {
    waiting: '{count} aguardando | {count} aguardando',
    uncertain: '{count} sem confirmação | {count} sem confirmação',
    failed: '{count} com falha | {count} com falha',
  },
  group: {
    waiting: 'Aguardando',
    uncertain: 'Sem confirmação',
    failed: 'Com falha',
  },
  groupText: {
    waiting: 'Saem sozinhas, nesta ordem para cada pessoa.',
    uncertain: 'Estas podem ter chegado. Nenhuma é enviada de novo sem você mandar.',
    failed: 'Estas não chegaram.',
  },
  state: {
    turn: 'Aguarda a vez',
    held: 'Aguarda até o envio continuar',
    sending: 'Enviando agora',
    network: 'Aguarda a rede',
    networkSince: 'Aguarda a rede desde {time}',
    slowDown: 'Pode sair às {time}, porque o WhatsApp pediu para ir mais devagar',
    again: 'Nova tentativa às {time}. {reason}',
    because: 'Aguarda. {reason}',
    checking: 'Talvez tenha sido enviada. Verificando o histórico.',
    notInHistory: 'Talvez tenha sido enviada, mas não está no histórico. Você decide.',
    historyUnavailable: 'Talvez tenha sido enviada, e não é possível ler o histórico. Você decide.',
    failed: 'Falhou. {reason}',
    failedUnknown: 'Falhou. O WhatsApp não informou o motivo.',
  },
  tried: '{count} tentativa | {count} tentativas',
  since: 'Desde {time}',
  action: {
    cancel: 'Não enviar',
    sendAgain: 'Enviar de novo',
    retry: 'Tentar de novo',
    wasSent: 'Foi enviada',
    discard: 'Descartar',
    open: 'Abrir conversa',
  },
  actionOn: '{action}: {text}, para {name}',
  held: {
    title: 'Nada sai agora.',
    until: 'O envio continua às {time}.',
    offline: 'Offline. O que aguarda sai sozinho quando a rede voltar.',
    offlineSince: 'Offline desde {time}. O que aguarda sai sozinho quando a rede voltar.',
    tryNow: 'Tentar agora',
  },
  discard: {
    title: 'Descartar esta mensagem?',
    failed: 'Ela não chegou e não será enviada. Não é possível desfazer.',
    uncertain:
      'Ela sai apenas deste computador: se foi enviada, o cliente a recebeu, e ela volta com o histórico.',
    keep: 'Para {name}',
  },
  cancel: {
    title: 'Não enviar esta mensagem?',
    text: 'Ela ainda não saiu. Será excluída deste computador, e não é possível desfazer.',
  },
  announce: {
    cancel: 'Não enviada, excluída',
    discard: 'Mensagem descartada',
    retry: 'Aguardando novo envio',
    sendAgain: 'Aguardando novo envio',
    wasSent: 'Marcada como enviada',
  },
  empty: {
    title: 'Nada aguardando',
    text: 'Ficam aqui as mensagens que ainda não saíram, que talvez tenham sido enviadas ou que falharam.',
    toInbox: 'Ir para a caixa de entrada',
  },
};
