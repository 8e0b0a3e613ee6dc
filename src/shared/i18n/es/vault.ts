import type { Catalogue } from '../catalogue';

export const vault: Catalogue['vault'] = {
  chooseTitle: '¿Dónde quieres guardar tus claves?',
  chooseText:
    'Inlobo Desk no encontró en este equipo un llavero que pueda usar. Elige qué protege tus claves de API en su lugar.',
  passphraseOption: 'Con una frase de contraseña',
  passphraseText:
    'Las claves se guardan cifradas en un archivo de este equipo y escribes la frase de contraseña en cada inicio. Nadie puede recuperarla: si la olvidas, tendrás que conectar tus cuentas de nuevo.',
  sessionOption: 'Solo para esta sesión',
  sessionText:
    'Las claves y los mensajes desaparecen cuando Inlobo Desk se detiene. La próxima vez te conectas de nuevo.',
  passphrase: 'Frase de contraseña',
  repeat: 'Repite la frase de contraseña',
  differ: 'No son iguales. Escribe de nuevo la segunda.',
  protect: 'Proteger y continuar',
  goOn: 'Continuar sin guardar claves',
  lookAgain: 'Buscar de nuevo un llavero',
  stillNone: 'Sigue sin haber un llavero que funcione.',

  unlockTitle: 'Desbloquea tus claves',
  unlockText:
    'Tus claves están protegidas con una frase de contraseña en este equipo. Escríbela para abrir tus cuentas.',
  unlock: 'Desbloquear',
  forgot: '¿Olvidaste la frase de contraseña?',
  startOverTitle: '¿Empezar de nuevo?',
  startOverText:
    'Nadie puede recuperar una frase de contraseña, y sin ella no se puede leer nada de lo que hay en este equipo. Al empezar de nuevo se elimina de este equipo:',
  startOverKeys: 'todas las claves de API que se guardan aquí',
  startOverAccounts:
    'la copia local de {count} cuenta, con sus borradores y mensajes sin enviar | las copias locales de {count} cuentas, con sus borradores y mensajes sin enviar',
  startOverRemote:
    'En Inlobo no cambia nada. Después te conectas con una clave del panel, como el primer día.',
  startOver: 'Eliminar y empezar de nuevo',
  startOverOffer: 'Empezar de nuevo…',

  keychainLockedTitle: 'Tu llavero está bloqueado',
  keychainLockedText: 'Desbloquéalo en tu sistema e inténtalo de nuevo.',
  unavailableTitle: 'No se puede acceder a tus claves',
  unavailableText: 'No se cambió ni se eliminó nada.',
};
