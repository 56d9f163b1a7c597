import { formatNumberOf } from '../../frame/format.ts'

/** French texts of *Adresses de la base*. */
export const copy = {
  title: 'Adresses de la base',
  lead: 'Ce qui mène à cette base, aujourd’hui et hier.',
  now: {
    title: 'Adresse publique',
    address: 'Adresse des espaces',
    client: 'Adresse du client',
    root: 'La racine se change dans «\u00a0Paramètres de publication\u00a0».',
    locked: 'La base est publiée\u00a0: arrêtez la publication pour changer l’adresse publique.',
  },
  ent: {
    title: 'L’ENT emploie encore une ancienne adresse',
    text: (uses: number, former: string, address: string) =>
      `${formatNumberOf(uses, 'personne est arrivée', 'personnes sont arrivées')} de l’ENT par ${former}. Demandez à l’administrateur de l’ENT de la remplacer par ${address} dans la fiche du service.`,
  },
  before: {
    title: 'Avant de changer l’adresse',
    lead: 'Nom d’adresse, nom d’hôte et racine\u00a0: chacun change l’adresse publique de la base.',
    cas: 'Demandez à l’administrateur de l’ENT d’ajouter la nouvelle adresse à la fiche du service\u202f; jusque-là, l’ENT refusera d’y envoyer quelqu’un. Il connaît aujourd’hui\u00a0:',
    federation: (issuer: string) =>
      `Le service Ws-Federation «\u00a0${issuer}\u00a0» connaît la base par son adresse. Dès le changement, plus personne n’entrera par lui, jusqu’à ce que la partie de confiance soit déclarée de nouveau, avec les nouvelles métadonnées de la base. Prévenez son administrateur et convenez d’une heure. Il connaît aujourd’hui\u00a0:`,
    realm: 'Identifiant (wtrealm)\u00a0:',
    reply: 'Adresse de retour (wreply)\u00a0:',
    sessions:
      'Un nouveau nom d’adresse ou une nouvelle racine ne déconnecte personne. Un nouveau nom d’hôte demande à chacun de se connecter de nouveau.',
    logout:
      'Les déconnexions que l’ENT envoie par le CAS à une ancienne adresse ferment encore les bonnes sessions, tant que cette adresse n’est pas oubliée.',
  },
  path: {
    title: 'Nom d’adresse',
    field: 'Nom d’adresse',
    hint: 'Premier mot de l’adresse sous ce serveur\u00a0: lettres sans accent, chiffres et tirets. L’ancien continue de mener à la base.',
    wrong:
      'Employez des lettres sans accent, des chiffres et des tirets, et un nom que le serveur n’utilise pas déjà.',
    taken: 'Une autre base a, ou avait, ce nom d’adresse.',
    overtaken: (now: string) =>
      `Rien n’est enregistré\u00a0: pendant que vous aviez cette page sous les yeux, quelqu’un d’autre a changé ce nom en «\u00a0${now}\u00a0». Enregistrez de nouveau pour le remplacer par le vôtre.`,
    save: 'Changer le nom d’adresse',
    saved: (name: string) => `Le nom d’adresse est «\u00a0${name}\u00a0».`,
  },
  host: {
    title: 'Noms d’hôte',
    lead: 'Avec un nom d’hôte à elle, la base est à la racine de ce nom. Le nom doit mener à ce serveur (DNS, certificat), et le serveur mandataire doit transmettre l’en-tête Host.',
    none: 'Aucun\u00a0: la base est sous l’adresse du serveur.',
    columns: { name: 'Nom d’hôte', state: 'Rôle', since: 'Depuis', actions: 'Actions' },
    states: { main: 'Principal', alias: 'Mène au principal', former: 'Ancien' },
    field: 'Nouveau nom d’hôte',
    hint: 'Par exemple 0350000x.ecole.example, sans https:// ni port.',
    main: 'En faire l’adresse principale de la base',
    mainHint: 'Les espaces y seront, et l’ENT devra déclarer cette adresse. La précédente y mènera.',
    wrong: 'Ce n’est pas un nom d’hôte\u00a0: écrivez par exemple 0350000x.ecole.example.',
    own: 'C’est le nom du serveur lui-même.',
    taken: 'Une autre base a, ou avait, ce nom d’hôte.',
    published: 'La base est publiée\u00a0: arrêtez la publication, puis recommencez.',
    add: 'Ajouter le nom d’hôte',
    added: (name: string) => `${name} mène maintenant à la base.`,
    makeMain: 'Rendre principal',
    madeMain: 'L’adresse principale de la base a changé.',
  },
  uai: {
    title: 'Établissements de la base',
    lead: 'Une cité scolaire a plusieurs numéros d’établissement pour une seule base\u00a0: ses fichiers SIECLE et STSWEB sont acceptés sous chacun.',
    main: 'Principal',
    other: 'Autre établissement',
    columns: { uai: 'UAI', role: 'Rôle', actions: 'Actions' },
    field: 'Autre numéro d’établissement',
    wrong: 'Un UAI se compose de sept chiffres et d’une lettre de contrôle.',
    taken: 'Ce numéro est déjà celui d’une base.',
    add: 'Ajouter l’établissement',
    added: (uai: string) => `La base est aussi celle de l’établissement ${uai}.`,
  },
  former: {
    title: 'Anciennes adresses',
    none: 'La base n’a jamais changé d’adresse.',
    lead: 'Elles mènent à la nouvelle et le disent. Une ancienne adresse oubliée devient une page inconnue.',
    columns: {
      address: 'Adresse',
      since: 'Remplacée le',
      uses: 'Arrivées depuis',
      entUses: 'Dont par l’ENT',
      last: 'Dernière',
      actions: 'Actions',
    },
    never: 'Jamais',
    forget: 'Oublier',
    question: (name: string) => `Oublier ${name}\u202f?`,
    detail: 'Qui l’a encore dans ses favoris lira que la page est inconnue.',
  },
  remove: 'Retirer',
  removeQuestion: (name: string) => `Retirer ${name}\u202f?`,
  removeHost: 'Ceux qui emploient ce nom liront que la page est inconnue.',
  removeUai: 'Les fichiers de cet établissement seront refusés.',
  removed: 'L’adresse est retirée.',
} as const
