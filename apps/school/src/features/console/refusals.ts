import { defineRefusals } from '@preau/platform'
import { copy } from './copy.fr.ts'

/** Refusals of the console. */
export const consoleRefusals = defineRefusals({
  'publication.locked': {
    status: 409,
    title: 'Base publiée',
    sentence: `${copy.publication.locked.slice(0, -1)}\u00a0: rien n’a été enregistré.`,
    next: 'Ouvrez «\u00a0État de la base\u00a0», arrêtez la publication, puis recommencez.',
  },
  'publication.not-possible': {
    status: 409,
    title: 'Publication impossible',
    sentence: 'Cette base n’est pas en service\u00a0: elle ne peut pas être publiée.',
    next: 'Une année en préparation prend la place de la base par «\u00a0Nouvelle année scolaire\u00a0», dans le client.',
  },
  'base.uai-invalid': {
    status: 422,
    title: 'Numéro d’établissement incorrect',
    sentence: (p: { readonly uai: string }) =>
      `«\u00a0${p.uai}\u00a0» n’est pas un numéro d’établissement (UAI).`,
    next: 'Un UAI se compose de sept chiffres et d’une lettre de contrôle\u00a0: vérifiez la saisie.',
  },
  'base.name-missing': {
    status: 422,
    title: 'Nom manquant',
    sentence: 'La base n’a pas été créée\u00a0: le nom de l’établissement manque.',
    next: 'Indiquez le nom de l’établissement, tel que les familles le connaissent.',
  },
  'base.year-invalid': {
    status: 422,
    title: 'Année scolaire incorrecte',
    sentence: 'La base n’a pas été créée\u00a0: son année scolaire n’en est pas une.',
    next: 'Indiquez l’année de la rentrée, par exemple 2026 pour 2026-2027.',
  },
  'base.path-invalid': {
    status: 422,
    title: 'Nom d’adresse incorrect',
    sentence: (p: { readonly pathName: string }) =>
      `«\u00a0${p.pathName}\u00a0» ne peut pas servir d’adresse à une base.`,
    next: 'Employez des lettres sans accent, des chiffres et des tirets, et un nom que le serveur n’utilise pas déjà.',
  },
  'base.taken': {
    status: 409,
    title: 'Base déjà créée',
    sentence: (p: { readonly uai: string; readonly pathName: string }) =>
      `Une base porte déjà l’UAI ${p.uai} ou le nom d’adresse «\u00a0${p.pathName}\u00a0».`,
    next: 'Ouvrez la base existante dans la console, ou choisissez un autre nom d’adresse.',
  },
})
