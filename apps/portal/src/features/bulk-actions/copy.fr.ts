import { counted } from '../../frame/format-fr.ts'

const accounts = (count: number): string => counted(count, 'compte')

export const bulkCopy = {
  administration: 'Administration',
  directory: 'Annuaire',
  title: 'Action sur plusieurs comptes',
  confirm: {
    suspend: (count: number) => `Suspendre ${accounts(count)}`,
    reopen: (count: number) => `Réactiver ${accounts(count)}`,
    join: (count: number) => `Ajouter ${accounts(count)} au groupe`,
    leave: (count: number) => `Retirer ${accounts(count)} du groupe`,
  },
  effects: {
    suspend:
      'Ces personnes ne pourront plus se connecter, et leurs connexions ouvertes seront fermées. Rien de leurs données n’est supprimé.',
    reopen: 'Ces personnes pourront de nouveau se connecter, avec le mot de passe qu’elles avaient.',
    join: 'Elles auront les services ouverts à ce groupe.',
    leave: 'Elles perdront les services qui ne leur étaient ouverts que par ce groupe.',
  },
  group: (name: string) => `Groupe\u00a0: ${name}.`,
  leftOut: (count: number) =>
    `${counted(count, 'compte choisi reste', 'comptes choisis restent')} de côté\u00a0: déjà dans cet état, le vôtre, ou celui d’un administrateur.`,
  undoable: 'L’action pourra être annulée pendant vingt-quatre heures.',
  samples: 'Comptes concernés',
  firstOf: (shown: number, count: number) =>
    count > shown ? `Les ${String(shown)} premiers sur ${String(count)}.` : '',
  name: 'Nom Prénom',
  login: 'Identifiant de connexion',
  none: 'Aucun des comptes choisis n’est concerné par cette action.',
  back: 'Revenir à l’annuaire',
  done: {
    suspend: (count: number) => `${counted(count, 'compte suspendu', 'comptes suspendus')}.`,
    reopen: (count: number) => `${counted(count, 'compte réactivé', 'comptes réactivés')}.`,
    join: (count: number) => `${counted(count, 'compte ajouté', 'comptes ajoutés')} au groupe.`,
    leave: (count: number) => `${counted(count, 'compte retiré', 'comptes retirés')} du groupe.`,
  },
  doneBy: (by: string, when: string) => `Par ${by}, le ${when}.`,
  undo: 'Annuler cette action',
  undoQuestion: (count: number) => `Remettre ${accounts(count)} dans l’état d’avant\u202f?`,
  undoDetail: 'Les comptes que quelqu’un a changés depuis restent comme ils sont.',
  undone: (count: number) => `L’action est annulée pour ${accounts(count)}.`,
  undoneBy: (by: string, when: string) => `Annulée par ${by}, le ${when}.`,
  missingKind: 'Choisissez une action.',
  missingAccounts: 'Cochez au moins un compte, ou choisissez toute la recherche.',
  missingGroup: 'Choisissez un groupe.',
} as const
