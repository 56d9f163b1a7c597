import type { PictureFault } from './service-picture.ts'

/** The tab « Icône » of a service. */
export const pictureCopy = {
  tab: 'Icône',
  present: 'Icône actuelle',
  own: 'Votre image remplace le dessin choisi dans «\u00a0Informations générales\u00a0».',
  fromSet: (label: string) => `Le service montre le dessin «\u00a0${label}\u00a0» de la liste.`,
  sendTitle: 'Envoyer une image',
  file: 'Image du service',
  hint: 'PNG ou SVG, 512\u00a0Ko au plus. Taille conseillée\u00a0: 30\u00a0×\u00a033\u00a0pixels, ou le double pour les écrans fins\u00a0; une image plus grande est réduite.',
  send: 'Envoyer',
  remove: 'Retirer l’image',
  removeQuestion: 'Retirer l’image de ce service\u202f?',
  removeDetail: 'Le dessin de la liste la remplace aussitôt.',
  sent: 'L’image du service est enregistrée.',
  removed: 'L’image du service est retirée.',
  missing: 'Choisissez une image PNG ou SVG.',
} as const

/** Why a file was not taken, and what to do. */
export function pictureFaultSentence(fault: PictureFault): string {
  switch (fault.code) {
    case 'png-size':
      return `Cette image mesure ${String(fault.width)}\u00a0×\u00a0${String(fault.height)} pixels\u00a0: réduisez-la à 1024\u00a0×\u00a01024 au plus.`
    case 'bad-svg':
      return `Ce fichier SVG est mal formé (ligne\u00a0${String(fault.line)})\u00a0: exportez-le de nouveau, ou envoyez un PNG.`
    case 'svg-element':
      return `Ce fichier SVG contient «\u00a0${fault.name}\u00a0» (ligne\u00a0${String(fault.line)}), qui n’est pas un simple tracé\u00a0: exportez-le sans, ou envoyez un PNG.`
    case 'svg-attribute':
      return `Ce fichier SVG contient «\u00a0${fault.name}\u00a0» (ligne\u00a0${String(fault.line)}), qui lance une action ou mène hors de l’image\u00a0: exportez-le sans, ou envoyez un PNG.`
    default:
      return sentences[fault.code]
  }
}

const sentences = {
  'not-a-picture': 'Ce fichier n’est ni un PNG ni un SVG, quel que soit son nom. Choisissez une image.',
  'bad-png': 'Ce fichier PNG est abîmé ou trompeur\u00a0: enregistrez l’image de nouveau, puis renvoyez-la.',
  'too-heavy': 'Cette image est trop lourde\u00a0: envoyez-en une plus simple, ou un PNG.',
  'svg-size':
    'Ce fichier SVG ne dit pas sa taille\u00a0: exportez-le avec un cadre (viewBox), ou envoyez un PNG.',
  'svg-empty': 'Ce fichier SVG ne dessine rien\u00a0: vérifiez l’image, ou envoyez un PNG.',
  'svg-entities':
    'Ce fichier SVG commence par une déclaration DOCTYPE ou contient des entités\u00a0: exportez-le en «\u00a0SVG simple\u00a0», ou envoyez un PNG.',
} as const
