import type { Catalogue } from '../catalogue';

export const errors: Catalogue['errors'] = {
  HOST_GONE: 'O Inlobo Desk parou. Inicie-o de novo e recarregue esta página.',

  INVALID_INPUT: 'Não é possível fazer isto assim. Confira o que você preencheu e tente de novo.',
  UNKNOWN_ROUTE: 'Esta janela e o Inlobo Desk são de versões diferentes. Recarregue a janela.',
  FORBIDDEN: 'Esta página não tem acesso ao Inlobo Desk. Abra o endereço que ele mostrou ao iniciar.',
  INTERNAL: 'Algo deu errado no Inlobo Desk. Nada do que você digitou se perdeu; tente de novo.',
  STOPPING: 'O Inlobo Desk está fechando. O que você digitou fica guardado; abra-o de novo para continuar.',
  NOT_FOUND: 'Isto não está mais aqui. Talvez tenha sido removido nesse meio-tempo.',

  UNREACHABLE: 'Não foi possível conectar ao Inlobo. Verifique a conexão com a internet e tente de novo.',
  TIMED_OUT: 'O Inlobo não respondeu a tempo.',
  NOT_INLOBO:
    'Quem respondeu não foi o Inlobo. Talvez a rede esteja pedindo login: abra uma página da web para ver e tente de novo.',
  UNREADABLE_ANSWER: 'Não foi possível ler a resposta do Inlobo.',
  KEY_REFUSED:
    'A chave foi recusada. Cole uma nova, que você encontra em Developer Tools, no painel do Inlobo.',
  TOKEN_REFUSED: 'O token do painel foi recusado. Entre de novo no painel do Inlobo e copie um novo.',
  API_REJECTED: 'O Inlobo recusou isto sem informar o motivo. Confira o que você preencheu e tente de novo.',
  API_FAILED: 'O Inlobo está com um problema no momento.',
  RATE_LIMITED: 'O Inlobo não aceita mais solicitações no momento. Espere um pouco e tente de novo.',
  WHATSAPP_FAILED: 'O WhatsApp recusou a mensagem. Altere-a ou envie de outra forma.',

  ACCOUNT_NOT_FOUND: 'Esta conta não está mais neste computador. Escolha outra ou conecte-a de novo.',
  ACCOUNT_EXISTS: 'Este número já está conectado. Escolha-o na coluna de contas.',
  ACCOUNT_NOT_READY: 'Esta conta ainda está abrindo. Tente de novo em instantes.',
  KEY_EMPTY: 'Cole primeiro a sua chave de API. Ela começa com wak_.',
  KEY_MISSING:
    'A chave desta conta não está disponível. Cole-a de novo ou crie uma nova no painel do Inlobo.',
  KEY_OF_ANOTHER_ACCOUNT:
    'Esta chave é de {found}; esta conta é {expected}. Cole uma chave de {expected} ou adicione {found} como outra conta.',
  BASE_URL_INVALID:
    'A URL base não é um endereço da web. Ela tem esta forma: https://inlobo.com/api/v1/whatsapp.',
  BASE_URL_INSECURE:
    'A URL base deve começar com https://, ou a chave poderia ser lida no caminho. O http simples só é permitido para este computador.',
  DEMO_UNAVAILABLE: 'Não foi possível iniciar a demonstração aqui. Conecte uma conta.',

  VAULT_UNSET: 'Escolha primeiro onde guardar as suas chaves.',
  VAULT_LOCKED: 'Suas chaves estão bloqueadas. Desbloqueie-as antes com a sua frase-senha.',
  VAULT_EXISTS: 'Suas chaves já estão em um cofre. Desbloqueie-o ou apague-o primeiro.',
  VAULT_DAMAGED:
    'O arquivo do cofre está danificado e foi deixado como está. Restaure uma cópia de um backup ou apague o cofre e cole as suas chaves de API de novo.',
  PASSPHRASE_WRONG: 'Esta não é a frase-senha. Confira as maiúsculas e o layout do teclado e tente de novo.',
  PASSPHRASE_TOO_SHORT:
    'A frase-senha precisa de pelo menos {min} caracteres. Algumas palavras seguidas são fáceis de lembrar.',
  KEYCHAIN_UNAVAILABLE:
    'Não foi possível acessar o chaveiro. Reinicie o computador ou guarde as suas chaves com uma frase-senha.',
  KEYCHAIN_LOCKED: 'Seu chaveiro está bloqueado. Desbloqueie-o e tente de novo.',

  STORE_WRONG_KEY:
    'As mensagens guardadas neste computador foram protegidas com outra chave, diferente da atual, e por isso não podem ser lidas. O arquivo foi deixado como está. Se as suas chaves foram movidas ou restauradas, recupere as antigas; caso contrário, remova esta conta e conecte-a de novo.',
  STORE_DAMAGED:
    'O arquivo com as mensagens desta conta está danificado e não pôde ser reparado. Nada dele foi excluído. Reinicie o Inlobo Desk para tentar mais uma vez; se não adiantar, verifique o disco ou remova a conta e conecte-a de novo para baixar tudo outra vez.',
  STORE_MENDED: 'O arquivo com as mensagens desta conta estava danificado, e o Inlobo Desk criou um novo.',
  STORE_TOO_NEW:
    'As mensagens deste computador foram gravadas por uma versão mais nova do Inlobo Desk. Nada foi alterado: instale a versão mais recente para abri-las.',
  STORE_IN_USE: 'Estas mensagens já estão abertas em outro Inlobo Desk. Feche o outro e tente de novo.',
  DISK_FULL: 'O disco está cheio, então não foi possível guardar isto. Libere espaço e tente de novo.',
  DISK_REFUSED:
    'O Inlobo Desk não tem permissão para gravar na pasta de dados. Confira o dono e as permissões da pasta e inicie-o de novo.',

  TEXT_EMPTY: 'Ainda não há nada para enviar. Escreva uma mensagem primeiro.',
  TEXT_TOO_LONG:
    'A mensagem tem {length} caracteres e o WhatsApp aceita até {max}. Encurte-a ou envie em duas partes.',
  PHONE_INVALID:
    'Este não é um número que o WhatsApp consiga alcançar. Escreva com + e o código do país, como +5511912345678.',
  CONTENT_INVALID: 'Não é possível enviar isto assim. Confira o que você preencheu e tente de novo.',
  MESSAGE_NOT_RETRYABLE: 'Não há mais nada a fazer com esta mensagem: ela já saiu ou foi descartada.',
  WINDOW_CLOSED:
    'Esta pessoa não escreveu nas últimas 24 horas, então o WhatsApp só aceita um modelo aprovado. Envie um.',
  NOT_IN_HISTORY:
    'A resposta a esta mensagem se perdeu, e ela não aparece na conversa. Provavelmente não foi enviada: envie de novo, confirme que foi enviada ou descarte-a.',
  HISTORY_UNAVAILABLE:
    'A resposta a esta mensagem se perdeu, e não é possível ler a conversa para saber se ela foi enviada. Veja se chegou e então envie de novo, confirme que foi enviada ou descarte-a.',

  QUICK_REPLY_INVALID:
    'Não é possível guardar esta resposta rápida assim. Confira o que você preencheu e tente de novo.',

  CONTACT_EXISTS: 'Já existe um contato com este número. Abra-o para fazer alterações.',
  ROW_SKIPPED: 'Esta linha ficou de fora.',
  BATCH_ENDED: 'Isto já terminou.',
  IMPORT_UNREADABLE: 'Não é possível ler este arquivo. Escolha um arquivo CSV ou vCard.',
  IMPORT_TOO_LARGE: 'Este arquivo tem mais de 200 MB. Divida-o e importe as partes.',
  IMPORT_OPT_IN_UNSET: 'Informe primeiro se essas pessoas aceitaram receber mensagens.',

  UPDATE_UNREACHABLE:
    'Não foi possível acessar o lugar onde ficam as versões novas. Verifique a conexão e procure de novo.',
  UPDATE_UNTRUSTED:
    'O que foi baixado não é o que foi publicado, por isso foi descartado. Se acontecer de novo, baixe a nova versão de onde você obteve esta.',
  UPDATE_FAILED:
    'Não foi possível baixar a nova versão. Procure de novo mais tarde ou baixe-a de onde você obteve esta.',
};
