import type { Catalogue } from '../catalogue';

export const vault: Catalogue['vault'] = {
  chooseTitle: 'Onde guardar as suas chaves?',
  chooseText:
    'O Inlobo Desk não encontrou neste computador um chaveiro que possa usar. Escolha o que vai proteger as suas chaves de API.',
  passphraseOption: 'Com uma frase-senha',
  passphraseText:
    'As chaves ficam criptografadas em um arquivo neste computador, e você digita a frase-senha a cada início. Ninguém pode recuperá-la: se você a esquecer, terá de conectar as contas de novo.',
  sessionOption: 'Só nesta sessão',
  sessionText:
    'As chaves e as mensagens se perdem quando o Inlobo Desk é encerrado. Na próxima vez, você conecta de novo.',
  passphrase: 'Frase-senha',
  repeat: 'Repita a frase-senha',
  differ: 'As duas não são iguais. Digite a segunda de novo.',
  protect: 'Proteger e continuar',
  goOn: 'Continuar sem guardar chaves',
  lookAgain: 'Procurar um chaveiro de novo',
  stillNone: 'Ainda não há um chaveiro que funcione.',

  unlockTitle: 'Desbloqueie as suas chaves',
  unlockText:
    'Suas chaves estão neste computador, protegidas por uma frase-senha. Digite-a para abrir as suas contas.',
  unlock: 'Desbloquear',
  forgot: 'Esqueceu a frase-senha?',
  startOverTitle: 'Começar do zero?',
  startOverText:
    'Ninguém pode recuperar uma frase-senha e, sem ela, nada do que está neste computador pode ser lido. Começar do zero exclui deste computador:',
  startOverKeys: 'todas as chaves de API guardadas aqui',
  startOverAccounts:
    'a cópia local de {count} conta, com rascunhos e mensagens não enviadas | as cópias locais de {count} contas, com rascunhos e mensagens não enviadas',
  startOverRemote: 'Nada muda no Inlobo. Depois, você conecta com uma chave do painel, como no primeiro dia.',
  startOver: 'Excluir e começar do zero',
  startOverOffer: 'Começar do zero…',

  keychainLockedTitle: 'Seu chaveiro está bloqueado',
  keychainLockedText: 'Desbloqueie-o no seu sistema e tente de novo.',
  unavailableTitle: 'Não foi possível acessar as suas chaves',
  unavailableText: 'Nada foi alterado nem excluído.',
};
