import { formatNumberOf } from '../../frame/format.ts'

/** French texts of the console. */
export const copy = {
  state: {
    title: 'État de la base',
    publishedNote: 'Les utilisateurs ont accès à leurs espaces.',
    stoppedNote: 'Les espaces sont fermés\u00a0: les utilisateurs lisent que le site n’est pas disponible.',
    publish: 'Publier la base',
    stop: 'Arrêter la publication',
    stopQuestion: 'Arrêter la publication de la base\u202f?',
    stopDetail: (connected: number) =>
      connected === 0
        ? 'Aucun utilisateur n’est connecté.'
        : formatNumberOf(
            connected,
            'utilisateur connecté ne pourra plus travailler dans son espace.',
            'utilisateurs connectés ne pourront plus travailler dans leur espace.',
          ),
    nowPublished: 'La base est publiée.',
    nowStopped: 'La publication de la base est arrêtée.',
    facts: {
      uai: 'Numéro d’établissement (UAI)',
      city: 'Commune',
      year: 'Année scolaire',
      address: 'Adresse publique',
      people: 'Utilisateurs connectés',
    },
    unknown: 'Non renseigné',
  },
  publication: {
    title: 'Paramètres de publication',
    locked: 'Vous devez arrêter la publication de la base pour pouvoir modifier ces paramètres.',
    prepare: 'Préparer une modification',
    root: 'Racine',
    rootHint:
      'Dernière partie de l’adresse publique, «\u00a0pronote\u00a0» en général\u00a0: lettres minuscules, chiffres et tirets.',
    rootWrong:
      'La racine s’écrit avec des lettres minuscules, des chiffres et des tirets, et ne peut pas être «\u00a0client\u00a0».',
    table: 'Espaces de la base',
    columns: {
      space: 'Espace publié',
      address: 'Adresse',
      mobile: 'Version mobile',
      connected: 'Connectés',
    },
    none: 'Aucune',
    mobileSpace: (label: string) => `${label}, mobile`,
    save: 'Enregistrer',
    facts: {
      root: 'Racine',
      published: (space: string) => `${space}\u00a0: publié`,
      mobile: (space: string) => `${space}\u00a0: version mobile`,
    },
    savedDraft: 'Le brouillon est enregistré\u00a0: il reste à l’appliquer.',
    saved: 'Les paramètres de publication sont enregistrés.',
  },
} as const
