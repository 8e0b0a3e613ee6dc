import type { Catalogue } from '../catalogue';

export const problems: Catalogue['problems'] = {
  /** What follows from an answer that was lost: said after the sentence. */
  after: {
    send: 'A mensagem pode ter sido enviada: veja a conversa antes de enviar de novo.',
    key: 'Uma chave pode ter sido criada: veja em Developer Tools, no painel do Inlobo, antes de tentar de novo.',
    again: 'Tente de novo em instantes.',
  },

  INVALID_INPUT: {
    underWay: 'Isto ainda está em andamento. Cancele primeiro.',
    formTooLarge: 'Este formulário tem mais do que é possível guardar sem salvar. Salve-o.',
  },
  STOPPING: {
    cancelled: 'A solicitação foi interrompida antes de a resposta chegar.',
  },

  UNREACHABLE: {
    dns: 'O endereço {host} não foi encontrado. Verifique a conexão com a internet e, se você a alterou, a URL base.',
    refused: 'Ninguém responde em {host}. Confira a URL base ou tente de novo em instantes.',
    offline: 'Não há como chegar a {host} daqui. Verifique a conexão com a internet.',
    tls: 'Não foi possível criar uma conexão segura com {host}, por isso nada foi enviado. Confira a URL base e a data deste computador; na rede de uma empresa, fale com quem a administra.',
    'connect-timeout':
      '{host} não aceitou a conexão a tempo. Verifique a conexão com a internet ou tente de novo em instantes.',
    proxy:
      'O proxy da rede não deixou passar a conexão com {host}. Confira as configurações de proxy ou fale com quem administra a rede.',
    reset: 'A conexão caiu antes de a resposta chegar.',
    windowUnknown:
      'Não foi possível ler a conversa para saber se esta mensagem ainda pode ser enviada. Uma nova tentativa é feita sozinha.',
  },
  UNREADABLE_ANSWER: {
    gaps: 'A lista de contatos do Inlobo tem repetições ou falhas, por isso não pôde ser lida inteira. Ela será lida de novo mais tarde.',
    listAnswerLost:
      'A resposta a isto se perdeu, então talvez já esteja lá. A lista é verificada antes de um novo envio.',
    stopped:
      'O Inlobo Desk parou durante o envio, então talvez a mensagem tenha sido enviada. Verificando o histórico.',
  },
  NOT_INLOBO: {
    wrongAddress:
      'O que responde em {host} não é a API do Inlobo. Confira a URL base: ela termina em /api/v1/whatsapp.',
    redirect:
      '{host} redirecionou a solicitação para outro endereço, e o redirecionamento não foi seguido. Confira a URL base.',
    html: 'Quem respondeu em {host} não foi o Inlobo. Talvez a rede esteja pedindo login: abra uma página da web para ver e tente de novo.',
    other:
      'Quem respondeu em {host} não foi o Inlobo. Talvez a rede esteja pedindo login: abra uma página da web para ver e tente de novo.',
  },
  API_REJECTED: {
    /** {words} are the server's own. */
    words: 'O Inlobo recusou: {words}',
    'not-offered': 'Este servidor não oferece isto.',
  },
  RATE_LIMITED: {
    again: 'O Inlobo não aceita mais solicitações no momento. Uma nova tentativa é feita sozinha em {wait}.',
    wait: 'O Inlobo não aceita mais solicitações no momento. Espere {wait} e tente de novo.',
    oneRecipient:
      'Esta pessoa recebeu mensagens demais em pouco tempo. Esta sai sozinha depois de uma pausa.',
  },
  WHATSAPP_FAILED: {
    reconnect:
      'O WhatsApp não aceita mais a conexão entre o Inlobo e este número. Reconecte o número no painel do Inlobo.',
    tooFast:
      'O WhatsApp não aceita mais mensagens deste número no momento. O envio continua sozinho, mais devagar.',
    itsOwnTrouble:
      'O WhatsApp teve um problema, então a mensagem pode ou não ter sido enviada. Veja a conversa antes de enviar de novo.',
    oneRecipient:
      'Esta pessoa recebeu mensagens demais em pouco tempo. Esta sai sozinha depois de uma pausa.',
    spam: 'O WhatsApp está retendo mensagens deste número porque pessoas o bloquearam ou denunciaram como spam. Veja a classificação de qualidade antes de enviar mais.',
    marketingLimit:
      'O WhatsApp não entregou esta mensagem de marketing para limitar quantas esta pessoa recebe. Espere pelo menos um dia antes de tentar de novo.',
    marketingStopped:
      'Esta pessoa não quer mais receber suas mensagens de marketing. Escreva só se ela escrever primeiro.',
    windowClosed: 'Faz mais de 24 horas que esta pessoa escreveu. Envie um modelo aprovado.',
    undeliverable:
      'Não foi possível entregar a mensagem: talvez o número não esteja no WhatsApp ou o app da pessoa seja antigo demais. Fale com ela de outra forma.',
    kind: 'O WhatsApp não aceita este tipo de mensagem. Envie de outra forma.',
    mediaDownload: 'O WhatsApp não conseguiu baixar o arquivo. Confira o link e envie de novo.',
    mediaLink:
      'O WhatsApp não conseguiu buscar o arquivo. O link precisa ser público, levar ao próprio arquivo e ter um tipo e um tamanho que o WhatsApp aceita. Corrija o link e envie de novo.',
    templateValues:
      'O número de valores não corresponde ao modelo. Preencha de novo a partir do modelo atual.',
    templateMissing: 'O modelo não existe neste idioma ou não está aprovado. Escolha outro.',
    templateTooLong: 'O modelo fica longo demais com estes valores. Encurte-os.',
    templateForm: 'Um valor não está no formato que o modelo exige. Preencha de novo.',
    templatePaused:
      'O WhatsApp pausou este modelo por baixa qualidade. Escolha outro ou edite-o no painel do Inlobo.',
    templateDisabled: 'O WhatsApp desativou este modelo de vez por baixa qualidade. Escolha outro.',
    locked:
      'O WhatsApp bloqueou esta conta comercial. O dono encontra o motivo, e o que fazer, no Gerenciador do WhatsApp.',
    restricted:
      'O WhatsApp restringiu esta conta comercial por violação das políticas. O dono encontra o motivo no Gerenciador do WhatsApp.',
    payment:
      'O WhatsApp não consegue cobrar desta conta comercial. O dono precisa corrigir a forma de pagamento no Gerenciador do WhatsApp.',
    /** Of a message that had left: no code came with it. */
    undelivered: 'O WhatsApp não entregou a mensagem.',
    /** … but words of the server did. */
    undeliveredWords: 'O WhatsApp não entregou a mensagem: {details}',
  },

  BASE_URL_INVALID: {
    holdsPassword:
      'A URL base contém um nome de usuário ou uma senha. Retire-os: a chave de API é suficiente.',
  },
  KEY_REFUSED: {
    notAKey:
      'Isto não é uma chave de API: contém espaços ou outros caracteres que uma chave nunca tem. Copie-a de novo em Developer Tools, no painel do Inlobo.',
  },
  VAULT_UNSET: {
    noPassphrase: 'Suas chaves não são guardadas com uma frase-senha, então não há nenhuma para alterar.',
  },
  KEYCHAIN_UNAVAILABLE: {
    notInstalled:
      'Falta a parte do Inlobo Desk que se comunica com o chaveiro. Instale o app de novo ou guarde as suas chaves com uma frase-senha.',
    notUsed:
      'O Inlobo Desk foi iniciado sem o chaveiro. Inicie-o sem a opção --vault ou guarde as suas chaves com uma frase-senha.',
    forgets:
      'O chaveiro não devolve o que é guardado nele. Reinicie o computador ou guarde as suas chaves com uma frase-senha.',
    linux:
      'Nenhum chaveiro está em execução neste computador. Instale e inicie o GNOME Keyring, o KWallet ou o KeePassXC (com o Secret Service ativado) e tente de novo, ou guarde as suas chaves com uma frase-senha.',
    darwin:
      'Não foi possível acessar o chaveiro do macOS. Veja no Acesso às Chaves se o chaveiro de login está lá e tente de novo.',
    win32:
      'Não foi possível acessar o Gerenciador de Credenciais do Windows. Verifique se o serviço dele está em execução e tente de novo.',
  },
  KEYCHAIN_LOCKED: {
    noAnswer:
      'O chaveiro não respondeu: talvez esteja esperando ser desbloqueado. Responda ao pedido dele ou desbloqueie-o e tente de novo.',
    linux:
      'Seu chaveiro está bloqueado. Desbloqueie-o (em Senhas e chaves ou no KWalletManager) e tente de novo.',
    darwin:
      'Seu chaveiro de login está bloqueado ou o acesso não foi permitido. Desbloqueie-o no Acesso às Chaves, escolha “Permitir Sempre” quando for perguntado e tente de novo.',
    win32:
      'O Windows não deu acesso ao Gerenciador de Credenciais. Entre de novo no Windows e tente outra vez.',
  },

  STORE_DAMAGED: {
    part: 'Uma parte do arquivo com as mensagens desta conta está danificada. Reinicie o Inlobo Desk: ele mantém seus rascunhos, mensagens não enviadas e conversas fixadas, e baixa todo o resto de novo.',
  },
  STORE_MENDED: {
    message:
      'O arquivo com as suas mensagens foi danificado enquanto esta mensagem aguardava ou estava a caminho, então talvez ela tenha sido enviada. Veja se chegou e escolha: Enviar de novo, Foi enviada ou Descartar.',
    change:
      'O arquivo neste computador foi danificado enquanto esta alteração aguardava, por isso ela não é enviada sozinha. Veja o que está lá agora e então envie-a de novo ou desista dela.',
  },
  /** What is told once after a damaged file was mended, a sentence for each part of it. */
  mended: {
    kept: 'Conteúdo preservado: {list}.',
    drafts: '{count} rascunho | {count} rascunhos',
    messages: '{count} mensagem de envio não confirmado | {count} mensagens de envio não confirmado',
    edits: '{count} alteração que o Inlobo não confirmou | {count} alterações que o Inlobo não confirmou',
    unsavedForms: '{count} formulário que você não salvou | {count} formulários que você não salvou',
    quickReplies: '{count} resposta rápida | {count} respostas rápidas',
    contactViews: '{count} visualização salva | {count} visualizações salvas',
    chats:
      'marcações de fixada, concluída e lida de {count} conversa | marcações de fixada, concluída e lida de {count} conversas',
    nothingKept:
      'Não foi possível ler seus rascunhos, mensagens não enviadas, alterações, respostas rápidas, visualizações salvas nem conversas fixadas.',
    messagesAsk:
      'Nenhuma destas mensagens é enviada sozinha: antes, o app pergunta sobre as que talvez tenham sido enviadas.',
    editsAsk: 'Nenhuma destas alterações é enviada sozinha: confira cada uma e então envie ou desista.',
    older: 'Parte disto vem de um backup e pode ser mais antiga do que a última versão que você viu.',
    restIsFetched: 'Todo o resto está sendo baixado de novo.',
    setAside: 'O arquivo danificado fica guardado por 30 dias: {file}',
  },
};
